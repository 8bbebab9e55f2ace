/* Draws what the page's own JSON says, in the page's own colours, and again when the scheme changes. */
(function () {
  "use strict";

  const scheme = window.matchMedia("(prefers-color-scheme: dark)");
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");

  function token(canvas, name) {
    return getComputedStyle(canvas).getPropertyValue(name).trim();
  }

  function base(canvas, rows) {
    const ink = token(canvas, "--ink-soft");
    return {
      responsive: true,
      maintainAspectRatio: false,
      animation: still.matches ? false : { duration: 300 },
      color: ink,
      plugins: {
        legend: { display: false },
        tooltip: {
          backgroundColor: token(canvas, "--ink"),
          titleColor: token(canvas, "--paper"),
          bodyColor: token(canvas, "--paper"),
          displayColors: false,
          callbacks: { label: (item) => rows[item.dataIndex].text },
        },
      },
    };
  }

  function categories(canvas, rows) {
    return {
      type: "doughnut",
      data: {
        labels: rows.map((row) => row.label),
        datasets: [
          {
            data: rows.map((row) => row.value),
            backgroundColor: rows.map((row) => token(canvas, `--tone-${row.tone}-solid`)),
            borderColor: token(canvas, "--surface"),
            borderWidth: 2,
          },
        ],
      },
      options: { ...base(canvas, rows), cutout: "62%" },
    };
  }

  function trend(canvas, rows) {
    const colour = (row) => token(canvas, row.current ? "--accent" : "--line-strong");
    const grid = { color: token(canvas, "--line") };
    const ticks = { color: token(canvas, "--ink-soft") };
    const short = new Intl.NumberFormat(undefined, { notation: "compact", maximumFractionDigits: 1 });
    return {
      type: "bar",
      data: {
        labels: rows.map((row) => row.label),
        datasets: [{ data: rows.map((row) => row.value), backgroundColor: rows.map(colour), borderRadius: 4 }],
      },
      options: {
        ...base(canvas, rows),
        onClick: (event, hits) => hits.length && window.location.assign(rows[hits[0].index].url),
        scales: {
          x: {
            grid: { display: false },
            border: { display: false },
            ticks: { ...ticks, maxRotation: 0, callback: (value, index) => rows[index].short },
          },
          y: {
            beginAtZero: true,
            grid,
            border: { display: false },
            ticks: { ...ticks, maxTicksLimit: 4, callback: (value) => short.format(value) },
          },
        },
      },
    };
  }

  const kinds = { categories, trend };

  /* The library is large and comes when the figures can be read; each chart is a task of its own. */
  let library = null;
  let queue = Promise.resolve();

  function load(address) {
    library ??= new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = address;
      script.addEventListener("load", resolve);
      document.head.append(script);
    });
    return library;
  }

  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

  function draw(canvas) {
    if (!canvas.isConnected) return;
    const rows = JSON.parse(document.getElementById(canvas.dataset.source).textContent);
    window.Chart.getChart(canvas)?.destroy();
    window.Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    new window.Chart(canvas, kinds[canvas.dataset.chart](canvas, rows));
  }

  function enqueue(canvas) {
    const { charts } = canvas.closest("[data-charts]").dataset;
    queue = queue.then(painted).then(() => load(charts)).then(() => draw(canvas));
  }

  window.app.each("canvas[data-chart]", enqueue);
  scheme.addEventListener("change", () => document.querySelectorAll("canvas[data-chart]").forEach(enqueue));
})();

/* Keeps the page's stream of news open while somebody looks at it, and asks by itself where no stream gets through.
   Each look starts where the last one ended, so nothing is missed however long the page was away. */
(function () {
  "use strict";

  const place = document.getElementById("live");
  if (!place) return;

  /* The server says something every 15 seconds. */
  const SILENCE = 20000;
  const ASK_EVERY = 10000;
  const address = new URL(place.getAttribute("sse-connect"), location.href);
  let source = null;
  let heard = Date.now();
  let asked = 0;
  let over = false;

  window.htmx.createEventSource = () => {
    source?.close();
    source = new EventSource(address);
    return source;
  };

  function took(cursor) {
    heard = Date.now();
    document.getElementById("live").dataset.heard = "";
    if (cursor) address.searchParams.set("since", cursor);
  }

  function show(html) {
    const news = new DOMParser().parseFromString(html, "text/html").querySelector(".news");
    if (!news) return;
    took(news.dataset.cursor);
    document.dispatchEvent(new CustomEvent("app:news", { detail: news }));
  }

  function open() {
    if (over || document.hidden || !navigator.onLine) return;
    const again = place.cloneNode();
    document.getElementById("live").replaceWith(again);
    window.htmx.process(again);
  }

  function close() {
    source?.close();
    source = null;
  }

  function ask() {
    if (over || document.hidden || !navigator.onLine || Date.now() - asked < ASK_EVERY) return;
    asked = Date.now();
    window.htmx.ajax("GET", address.pathname + address.search, { source: "#live", target: "#live", swap: "none" });
  }

  document.addEventListener("htmx:sseBeforeMessage", (event) => {
    event.preventDefault();
    took(event.detail.lastEventId);
    if (event.detail.type === "news") show(event.detail.data);
  });

  /* A stream that the server refuses has its reason: the login is over, or the server is away. */
  document.addEventListener("htmx:sseError", () => source?.readyState === EventSource.CLOSED && ask());

  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.id !== "live") return;
    event.detail.shouldSwap = false;
    if (event.detail.xhr.status === 200) show(event.detail.xhr.responseText);
  });
  document.addEventListener("app:session-lost", () => {
    over = true;
    close();
  });

  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  window.addEventListener("pageshow", (event) => event.persisted && open());
  window.addEventListener("offline", close);
  window.addEventListener("online", open);
  setInterval(() => Date.now() - heard > SILENCE && ask(), 5000);
})();

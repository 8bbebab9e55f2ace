/* Notes that come and go. The server puts them into #toasts, a script calls app.toast(). */
(function () {
  "use strict";

  const region = document.getElementById("toasts");
  const model = document.getElementById("toast-model");
  const AT_MOST = 3;

  function lifetime(toast) {
    return toast.querySelector("form, a") || toast.matches(".toast-error") ? 12000 : 6000;
  }

  function watch(toast) {
    let timer;
    const start = () => (timer = setTimeout(() => toast.remove(), lifetime(toast)));
    const stop = () => clearTimeout(timer);
    ["pointerenter", "focusin"].forEach((name) => toast.addEventListener(name, stop));
    ["pointerleave", "focusout"].forEach((name) => toast.addEventListener(name, start));
    start();
    for (const older of [...region.querySelectorAll(".toast:not(.toast-error)")].slice(0, -1)) older.remove();
    for (const older of [...region.querySelectorAll(".toast")].slice(0, -AT_MOST)) older.remove();
  }

  window.app.toast = function (text, options = {}) {
    if (!region || !model) return;
    const same = [...region.querySelectorAll(".toast > p")].find((shown) => shown.textContent === text);
    if (same) same.closest(".toast").remove();
    const toast = model.content.firstElementChild.cloneNode(true);
    toast.querySelector("p").textContent = text;
    if (options.error) toast.classList.add("toast-error");
    if (options.link) {
      const link = document.createElement("a");
      link.className = "link-button toast-link";
      link.href = options.link.href;
      link.textContent = options.link.text;
      toast.querySelector("p").after(link);
    }
    region.append(toast);
  };

  if (!region) return;
  window.app.each(".toast", watch);
  new MutationObserver((changes) =>
    changes.forEach((change) => change.addedNodes.forEach((node) => node.matches?.(".toast") && watch(node))),
  ).observe(region, { childList: true });

  region.addEventListener("click", (event) => event.target.closest(".toast-close")?.closest(".toast").remove());
  region.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) event.target.closest(".toast")?.remove();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") region.lastElementChild?.remove();
  });
})();

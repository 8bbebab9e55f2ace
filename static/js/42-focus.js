/* When the card that had the focus becomes a line, the keyboard goes on from there. */
(function () {
  "use strict";

  let place = null;

  document.addEventListener("htmx:beforeRequest", () => {
    place = document.activeElement?.closest(".slot") || null;
  });

  document.addEventListener("htmx:oobAfterSwap", (event) => {
    if (!place || event.detail.target !== place || document.activeElement !== document.body) return;
    place.querySelector("a, button, summary")?.focus({ preventScroll: true });
  });
})();

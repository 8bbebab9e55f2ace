/* When the card that had the focus becomes a line, the keyboard goes on from there. */
(function () {
  "use strict";

  let place = null;

  document.addEventListener("htmx:beforeRequest", () => {
    place = document.activeElement?.closest(".slot, .dock");
  });

  document.addEventListener("htmx:afterRequest", () =>
    setTimeout(() => {
      if (!place?.isConnected || document.activeElement !== document.body) return;
      const next = place.matches(".slot") ? place.querySelector("a, summary, button") : document.getElementById("scroller");
      next?.focus({ preventScroll: true });
    }),
  );
})();

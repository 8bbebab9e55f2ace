/* When what had the focus is replaced, by an answer or by news, the keyboard goes on from there. */
(function () {
  "use strict";

  let last = null;
  let place = null;

  document.addEventListener("focusin", (event) => {
    last = event.target;
    place = last.closest(".slot, .dock");
  });
  document.addEventListener("pointerdown", () => (place = null), true);

  function goOn() {
    if (!place?.isConnected || last.isConnected || document.activeElement !== document.body) return;
    const next = place.matches(".slot") ? window.app.firstStop(place) : document.getElementById("scroller");
    next?.focus({ preventScroll: true });
  }

  new MutationObserver(goOn).observe(document.body, { childList: true, subtree: true });
})();

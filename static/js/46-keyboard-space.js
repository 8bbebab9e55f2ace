/* A phone's keyboard takes its room from the chat, not from what is being typed. */
(function () {
  "use strict";

  const view = window.visualViewport;
  const touch = window.matchMedia("(pointer: coarse)");
  if (!view) return;

  function fit() {
    const root = document.documentElement;
    const isOpen = touch.matches && view.height < screen.height * 0.65 && window.app.isTyping(document.activeElement);
    root.toggleAttribute("data-keyboard", isOpen);
    if (isOpen) root.style.setProperty("--view", `${view.height}px`);
    else root.style.removeProperty("--view");
    if (isOpen && document.body.matches(".has-composer")) window.scrollTo(0, 0);
  }

  view.addEventListener("resize", fit);
  document.addEventListener("focusout", () => setTimeout(fit, 100));
})();

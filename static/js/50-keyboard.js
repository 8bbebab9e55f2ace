/* "/" goes to the composer, or to the search where there is no composer. Ctrl+Enter confirms the card one is in. */
(function () {
  "use strict";

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (window.app.isTyping(document.activeElement)) return;
    const box = document.querySelector("#composer-text, input[type='search']");
    if (!box) return;
    event.preventDefault();
    box.focus();
  });
})();

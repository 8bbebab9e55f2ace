/* Asks before what cannot be taken back, in the page's own dialog. */
(function () {
  "use strict";

  const dialog = document.getElementById("confirm-dialog");
  if (!dialog) return;

  document.addEventListener("htmx:confirm", (event) => {
    const question = event.detail.elt.dataset.confirm;
    if (!question) return;
    event.preventDefault();
    dialog.querySelector("p").textContent = question;
    dialog.returnValue = "";
    dialog.addEventListener("close", () => dialog.returnValue === "yes" && event.detail.issueRequest(true), { once: true });
    dialog.showModal();
  });
})();

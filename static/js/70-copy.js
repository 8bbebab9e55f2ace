/* Copies or shares what stands in an input. The buttons show only where they work. */
(function () {
  "use strict";

  const { each, toast } = window.app;

  async function copy(input) {
    input.select();
    if (navigator.clipboard) await navigator.clipboard.writeText(input.value);
    else document.execCommand("copy"); /* the only way on a plain http address */
    toast("Copied.");
  }

  each("[data-copy]", (button) => {
    button.hidden = false;
    button.addEventListener("click", () => copy(document.getElementById(button.dataset.copy)));
  });

  each("[data-share]", (button) => {
    button.hidden = !navigator.share;
    button.addEventListener("click", () => {
      const url = document.getElementById(button.dataset.share).value;
      navigator.share({ text: button.dataset.shareText, url }).catch(() => {});
    });
  });
})();

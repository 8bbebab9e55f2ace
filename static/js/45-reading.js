/* How long a message has been read, once it takes long enough to wonder. */
(function () {
  "use strict";

  const WONDER = 3;

  setInterval(() => {
    for (const reading of document.querySelectorAll(".reading[data-since]")) {
      const seconds = Math.floor((Date.now() - Date.parse(reading.dataset.since)) / 1000);
      reading.querySelector("[data-seconds]").textContent = seconds >= WONDER ? `${seconds} s` : "";
    }
  }, 1000);
})();

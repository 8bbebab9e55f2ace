/* Filters that say nothing stay out of the address. */
(function () {
  "use strict";

  function dropEmpty(data) {
    for (const [name, value] of [...data]) if (value === "") data.delete(name);
  }

  document.addEventListener("formdata", (event) => {
    if (event.target.method === "get") dropEmpty(event.formData);
  });

  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.verb === "get" && event.detail.elt.matches("form")) dropEmpty(event.detail.formData);
  });

  document.addEventListener("change", (event) => {
    if (!event.target.matches("#filters [type='date']")) return;
    document.querySelectorAll("#filters .period[aria-current]").forEach((link) => link.removeAttribute("aria-current"));
  });
})();

/* A day that was cut by the end of a page is whole again when the next page comes. */
(function () {
  "use strict";

  function join(container, first, again) {
    if (again.matches(".day")) return again.remove();
    first.querySelector(".expense-rows").append(...again.querySelectorAll(".row"));
    again.remove();
  }

  function joinDays(container) {
    const seen = new Map();
    for (const day of container.querySelectorAll(":scope > [data-day]")) {
      const first = seen.get(day.dataset.day);
      if (first) join(container, first, day);
      else seen.set(day.dataset.day, day);
    }
  }

  document.addEventListener("htmx:afterSettle", () =>
    document.querySelectorAll("#timeline, #expense-days").forEach(joinDays),
  );
})();

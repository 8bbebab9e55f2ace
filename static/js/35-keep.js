/* When the session has expired, what was typed into a form waits for the login and comes back. */
(function () {
  "use strict";

  const { each, memory } = window.app;
  const KEEPING = "form[id][data-keep], form[id][data-autosave]";
  const key = (form) => `kept:${location.pathname}:${form.id}`;

  function isChanged(input) {
    if (input.tagName === "SELECT") return [...input.options].some((option) => option.selected !== option.defaultSelected);
    if (input.type === "checkbox" || input.type === "radio") return input.checked !== input.defaultChecked;
    return input.value !== input.defaultValue;
  }

  function changes(form) {
    const inputs = [...form.elements].filter(
      (input) => input.name && !["hidden", "password", "submit"].includes(input.type) && isChanged(input),
    );
    return inputs.map((input) => [input.name, input.type === "checkbox" ? input.checked : input.value]);
  }

  function restore(form) {
    const kept = memory.get(key(form));
    if (!kept) return;
    memory.forget(key(form));
    for (const [name, value] of kept) {
      const input = [...form.elements].find((each) => each.name === name && each.type !== "hidden");
      if (!input) continue;
      if (input.type === "checkbox") input.checked = value;
      else input.value = value;
      if (form.matches("[data-autosave]")) setTimeout(() => input.dispatchEvent(new Event("change", { bubbles: true })));
    }
    window.app.toast("You are back. We kept what you had typed.");
  }

  document.addEventListener("app:session-lost", () => {
    for (const form of document.querySelectorAll(KEEPING)) {
      const typed = changes(form);
      if (typed.length) memory.set(key(form), typed);
    }
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.elt.closest?.(KEEPING);
    if (form && event.detail.successful) memory.forget(key(form));
  });

  document.addEventListener("DOMContentLoaded", () => each(KEEPING, restore));
})();

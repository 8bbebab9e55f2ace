/* The one box: Enter sends, Shift+Enter breaks the line, and nothing typed is ever lost. */
(function () {
  "use strict";

  const KEPT = "composer";
  const { memory, each } = window.app;

  function grow(box) {
    if (CSS.supports("field-sizing", "content")) return;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight}px`;
  }

  function holdsKey(form) {
    return new RegExp(form.dataset.key).test(form.elements.text.value);
  }

  function keep(form) {
    if (form.elements.text.value && !holdsKey(form)) memory.set(KEPT, { text: form.elements.text.value, id: form.elements.client_id.value });
    else memory.forget(KEPT);
  }

  function fill(form, text, id = "") {
    form.elements.text.value = text;
    form.elements.client_id.value = id;
    grow(form.elements.text);
    keep(form);
  }

  /* 229 is what a key reports while an input method is still composing the word. */
  function isSend(event) {
    return event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
  }

  window.app.fillComposer = fill;
  window.app.keepComposer = keep;

  each("#composer", (form) => {
    const box = form.elements.text;
    const kept = memory.get(KEPT);
    if (kept && !box.value) fill(form, kept.text, kept.id);
    grow(box);
    box.addEventListener("input", () => {
      form.elements.client_id.value = "";
      grow(box);
      keep(form);
    });
    box.addEventListener("keydown", (event) => {
      if (!isSend(event)) return;
      event.preventDefault();
      form.requestSubmit();
    });
  });

  function warn(form, text) {
    document.getElementById("composer-text-error").textContent = text;
    form.elements.text.setAttribute("aria-invalid", String(text !== ""));
  }

  /* Captured, so that htmx does not see a message of blanks, nor one with a key in it. */
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (form.id !== "composer") return;
      const secret = holdsKey(form);
      warn(form, secret ? form.dataset.keyMessage : "");
      if (form.elements.text.value.trim() && !secret) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );

  document.addEventListener("click", (event) => {
    const example = event.target.closest("[data-example]");
    const form = document.getElementById("composer");
    if (!example || !form) return;
    event.preventDefault();
    fill(form, example.dataset.example);
    form.elements.text.focus();
  });
})();

/* A card saves the field that changed, says so, and tries again what did not get through. */
(function () {
  "use strict";

  const { each, isTyping } = window.app;
  const unsaved = new WeakMap();
  let saving = 0;

  function say(form, state) {
    const words = { saving: "Saving…", saved: "Saved", failed: "Not saved yet" };
    const status = form.querySelector(".save-status");
    status.dataset.state = state;
    status.textContent = words[state];
  }

  function isSave(event) {
    return event.detail.elt.matches("form[data-autosave]");
  }

  /* The names to send: what changed, what did not get through before, and what belongs to them. */
  function namesToSend(form) {
    const names = new Set(unsaved.get(form));
    for (const name of [...names]) names.add(form.elements[name].dataset.with || name);
    return names;
  }

  /* The fields of a card that its reader has in hand: not saved yet, refused, or being typed in. */
  window.app.inHand = function (form) {
    const names = new Set(unsaved.get(form));
    for (const refused of form.querySelectorAll("[aria-invalid='true']")) names.add(refused.name);
    if (form.contains(document.activeElement) && isTyping(document.activeElement)) names.add(document.activeElement.name);
    return names;
  };

  each("form[data-autosave]", (form) => {
    unsaved.set(form, new Set());
    form.addEventListener("change", (event) => event.target.name && unsaved.get(form).add(event.target.name), true);
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !event.target.matches("input") || event.isComposing) return;
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) form.querySelector("[formaction='/expenses/confirm']").click();
      else event.target.blur();
    });
  });

  document.addEventListener("htmx:configRequest", (event) => {
    if (!isSave(event)) return;
    const names = namesToSend(event.detail.elt).add("version");
    for (const name of [...event.detail.formData.keys()]) if (!names.has(name)) event.detail.formData.delete(name);
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!isSave(event)) return;
    saving += 1;
    say(event.detail.elt, "saving");
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    if (!isSave(event)) return;
    saving -= 1;
    const form = event.detail.elt;
    const answered = event.detail.successful || event.detail.xhr.status === 422;
    if (answered) for (const name of event.detail.requestConfig.formData.keys()) unsaved.get(form).delete(name);
    const isWhole = event.detail.successful && !form.querySelector(".error:not(:empty)");
    say(form, isWhole ? "saved" : "failed");
    document.dispatchEvent(new CustomEvent("app:saved"));
  });

  window.addEventListener("online", () =>
    document.querySelectorAll("form[data-autosave]").forEach((form) => {
      if (unsaved.get(form)?.size) window.htmx.trigger(form, "change");
    }),
  );

  /* Confirm all waits for the field that was just left; the answer to that save replaces this very form. */
  document.addEventListener("htmx:confirm", (event) => {
    const form = event.detail.elt;
    if (!saving || !form.matches("[data-after-saves]")) return;
    event.preventDefault();
    const send = () => (saving ? wait() : document.getElementById(form.id)?.requestSubmit());
    const wait = () => document.addEventListener("app:saved", () => setTimeout(send), { once: true });
    wait();
  });
})();

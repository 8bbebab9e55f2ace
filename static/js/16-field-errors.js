/* Messages at fields: cleared before the form is sent again, found by the keyboard when they come. */
(function () {
  "use strict";

  function formOf(element) {
    return element.closest?.("form[id]");
  }

  function messagesOf(form) {
    return form.querySelectorAll(".error[id], .form-message[id]");
  }

  function inputOf(form, message) {
    return [...form.elements].find((input) => input.getAttribute("aria-describedby")?.split(" ").includes(message.id));
  }

  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = formOf(event.detail.elt);
    if (!form) return;
    const { verb, formData: sent } = event.detail.requestConfig;
    messagesOf(form).forEach((message) => {
      const input = inputOf(form, message);
      if (verb !== "get" && input && !sent.has(input.name) && input.type !== "password") return;
      message.replaceChildren();
      input?.removeAttribute("aria-invalid");
    });
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const form = formOf(event.detail.elt);
    if (!form || event.detail.xhr.status !== 422) return;
    const wrong = [...messagesOf(form)].filter((message) => message.textContent).map((message) => inputOf(form, message));
    const inputs = wrong.filter(Boolean);
    inputs.forEach((input) => input.setAttribute("aria-invalid", "true"));
    form.querySelectorAll("details:has(.error:not(:empty))").forEach((details) => (details.open = true));
    if (inputs.length && !form.matches("[data-autosave]")) inputs[0].focus();
  });
})();

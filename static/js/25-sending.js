/* A message stands in the chat at once. Its id is made here, so that sending it twice makes it once. */
(function () {
  "use strict";

  const { uuid, memory } = window.app;
  const model = document.getElementById("sending-model");
  const timeline = document.getElementById("timeline");
  if (!model || !timeline) return;

  function isComposer(event) {
    return event.detail.elt.id === "composer";
  }

  function bubble(text, id) {
    const entry = model.content.firstElementChild.cloneNode(true);
    entry.id = `sending-${id}`;
    entry.querySelector(".bubble-text").textContent = text;
    return entry;
  }

  function sentOf(event) {
    const sent = event.detail.requestConfig.formData;
    return { text: sent.get("text"), id: sent.get("client_id") };
  }

  document.addEventListener("htmx:configRequest", (event) => {
    if (!isComposer(event)) return;
    const input = event.detail.elt.elements.client_id;
    input.value ||= uuid();
    event.detail.parameters.client_id = input.value;
    window.app.keepComposer(event.detail.elt);
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!isComposer(event)) return;
    const { text, id } = sentOf(event);
    timeline.append(bubble(text, id));
    document.dispatchEvent(new CustomEvent("app:sent"));
    event.detail.elt.elements.text.value = "";
    event.detail.elt.elements.text.dispatchEvent(new Event("input"));
    memory.set("composer", { text, id });
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!isComposer(event) || event.detail.isError) return;
    const { id } = sentOf(event);
    document.getElementById(`sending-${id}`)?.remove();
    document.getElementById("chat-empty")?.remove();
    timeline.querySelector(`[data-client-id="${id}"]`)?.remove();
  });

  /* What could not be sent goes back into the box, before anything typed since. */
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!isComposer(event)) return;
    const { text, id } = sentOf(event);
    const form = event.detail.elt;
    document.getElementById(`sending-${id}`)?.remove();
    const since = form.elements.text.value;
    if (event.detail.successful) window.app.keepComposer(form);
    else window.app.fillComposer(form, since ? `${text}\n${since}` : text, since ? "" : id);
  });
})();

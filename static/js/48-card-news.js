/* News of one card: never over what is being typed, and who did it stands beside what they changed. */
(function () {
  "use strict";

  const { inHand, firstStop } = window.app;
  const MARKED_FOR = 15000;
  const held = new WeakMap();

  function adopt(element) {
    window.htmx.process(element);
    window.htmx.trigger(element, "htmx:load");
    return element;
  }

  /* On the control that one was on, where it is still there. */
  function refocus(place, was) {
    const action = was.getAttribute("formaction");
    const same = action && place.querySelector(`[formaction="${CSS.escape(action)}"]`);
    (same || firstStop(place))?.focus({ preventScroll: true });
  }

  function swapContent(place, next) {
    const had = document.activeElement;
    const hadFocus = place.contains(had);
    const said = place.querySelector(".save-status[data-state='saved']");
    if (place.querySelector("details[open]")) next.querySelector("details")?.setAttribute("open", "");
    place.replaceChildren(...next.childNodes);
    if (said) place.querySelector(".save-status")?.replaceWith(said);
    adopt(place);
    if (hadFocus) refocus(place, had);
  }

  const cardOf = (slot) => slot.querySelector("form[data-autosave]");
  const versionOf = (slot) => Number(slot.querySelector("[name='version']")?.value);

  function isInHand(slot) {
    const form = cardOf(slot);
    return Boolean(form && inHand(form).size);
  }

  function mark(slot, note) {
    const form = cardOf(slot);
    const closed = slot.querySelector("details:not([open]) .draft-summary-what");
    const line = closed || slot.querySelector(".line-what");
    const places = line ? [line] : fieldsOf(note).map((name) => placeOf(form, name));
    for (const place of new Set(places.filter(Boolean))) {
      place.querySelectorAll(".just-changed").forEach((older) => older.remove());
      const shown = place.appendChild(note.cloneNode(true));
      setTimeout(() => shown.remove(), MARKED_FOR);
    }
  }

  const fieldsOf = (note) => note.dataset.fields.split(" ");

  function placeOf(form, name) {
    const input = form.elements[name];
    return input?.closest(".draft-money")?.querySelector(".draft-messages") || input?.closest(".field");
  }

  /* Only the fields that nobody has in hand here; those that one types in stay, whatever came. */
  function followFields(form, next, mine) {
    for (const input of next.elements) {
      const here = form.elements[input.name];
      if (!here || input.type === "hidden" || input.type === "submit" || mine.has(input.name)) continue;
      if (here.value !== input.value) here.value = input.value;
    }
    next.querySelectorAll(".doubt").forEach((doubt) => document.getElementById(doubt.id)?.replaceWith(doubt.cloneNode(true)));
  }

  /* The version follows unless the other one changed what is in hand here: saving that asks first. */
  function follow(slot, next, notes) {
    const [form, nextForm] = [cardOf(slot), cardOf(next)];
    const mine = inHand(form);
    if (nextForm) followFields(form, nextForm, mine);
    const isContested = !nextForm || notes.some((note) => fieldsOf(note).some((name) => mine.has(name)));
    if (isContested) return held.set(slot, next);
    for (const part of ["version", "summary"]) {
      const selector = `[id$='-${part}']`;
      slot.querySelector(selector)?.replaceWith(next.querySelector(selector));
    }
  }

  function putSlot(slot, next, notes, isForced) {
    const [was, now] = [versionOf(slot), versionOf(next)];
    if (now < was || (now === was && !isForced)) return;
    const isTaken = cardOf(slot) && !cardOf(next);
    if (!isInHand(slot)) swapContent(slot, next);
    else {
      follow(slot, next, notes);
      if (isTaken) return notes.forEach((note) => tell(slot, note));
    }
    if (now > was) notes.forEach((note) => mark(slot, note));
  }

  /* The card that one types in is no draft any more. */
  function tell(slot, note) {
    slot.querySelector(".form-message").textContent = `${note.textContent}.`;
  }

  document.addEventListener("focusout", (event) =>
    setTimeout(() => {
      const slot = event.target.closest?.(".slot");
      const next = slot && held.get(slot);
      if (!next || isInHand(slot)) return;
      held.delete(slot);
      if (versionOf(next) > versionOf(slot)) swapContent(slot, next);
    }, 200),
  );

  window.app.card = { adopt, refocus, swapContent, put: putSlot };
})();

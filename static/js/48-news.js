/* News in their place on the page: the page's own partials, never over what is being typed, never moving a reader. */
(function () {
  "use strict";

  const { inHand, toast } = window.app;
  const scroller = document.getElementById("scroller");
  const timeline = document.getElementById("timeline");
  const MARKED_FOR = 15000;
  const held = new WeakMap();
  const told = new Set();

  function adopt(element) {
    window.htmx.process(element);
    window.htmx.trigger(element, "htmx:load");
    return element;
  }

  /* A reader further up keeps the line that they read; one at the end stays at the end. */
  function inPlace(change) {
    const isUp = scroller && scroller.scrollTop < -80;
    const box = (entry) => entry.getBoundingClientRect();
    const anchor = isUp && [...timeline.children].find((entry) => box(entry).bottom > scroller.offsetTop);
    const before = anchor && box(anchor).top;
    change();
    if (anchor?.isConnected) scroller.scrollTop += box(anchor).top - before;
  }

  function refocus(place) {
    place.querySelector("a, summary, button")?.focus({ preventScroll: true });
  }

  function swapContent(place, next) {
    const hadFocus = place.contains(document.activeElement);
    if (place.querySelector("details[open]")) next.querySelector("details")?.setAttribute("open", "");
    place.replaceChildren(...next.childNodes);
    adopt(place);
    if (hadFocus) refocus(place);
  }

  /* ---- one card ---- */

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
    next.querySelectorAll(".doubt").forEach((doubt) => document.getElementById(doubt.id)?.replaceWith(doubt));
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

  /* ---- one message ---- */

  const slotsOf = (entry) => [...entry.querySelectorAll(".slot")];
  const slotIds = (entry) => slotsOf(entry).map((slot) => slot.id).join();
  const words = (entry) => entry.querySelector(".reply").textContent.replace(/\s+/g, " ").trim();

  function putEntry(next, news) {
    const here = document.getElementById(next.id);
    if (!here) return insert(next);
    if (slotIds(here) && slotIds(here) === slotIds(next)) {
      const isForced = news.dataset.home !== undefined;
      for (const slot of slotsOf(next)) putSlot(document.getElementById(slot.id), slot, notesOn(news, slot), isForced);
    } else if (!(here.ariaBusy && next.ariaBusy) && words(here) !== words(next)) {
      const hadFocus = here.contains(document.activeElement);
      here.replaceWith(adopt(next));
      if (hadFocus) refocus(next);
    }
  }

  function notesOn(news, slot) {
    return news.notes.filter((note) => `slot-${note.dataset.expense}` === slot.id);
  }

  /* Every look goes back a little further than the last one, so some notes come twice. */
  function freshNotes(news) {
    const fresh = [...news.querySelectorAll(".just-changed")].filter((note) => !told.has(note.dataset.note));
    fresh.forEach((note) => told.add(note.dataset.note));
    return fresh;
  }

  /* Ids grow with time. What belongs before the oldest shown comes with the page of older messages. */
  function insert(next) {
    if (!timeline || !scroller) return;
    const entries = [...timeline.querySelectorAll(".entry[id^='message-']")];
    const after = entries.find((entry) => entry.id > next.id);
    if (after && after === entries[0] && document.getElementById("older")) return;
    document.getElementById(`sending-${next.dataset.clientId}`)?.remove();
    document.getElementById("chat-empty")?.remove();
    timeline.insertBefore(next, after || timeline.querySelector(".is-sending"));
    const day = next.previousDay;
    if (!timeline.querySelector(`[data-day="${day.dataset.day}"]`)) timeline.insertBefore(day, next);
    adopt(next);
  }

  function putEntries(news) {
    let day = null;
    for (const element of [...news.querySelectorAll("ol > li")]) {
      if (element.matches(".day")) day = element;
      else {
        element.previousDay = day;
        putEntry(element, news);
      }
    }
  }

  /* ---- the rest of the page ---- */

  const said = (element) => element.textContent + [...element.querySelectorAll("input")].map((input) => input.value).join();

  function putDock(news) {
    const [here, next] = [document.getElementById("confirm-all"), news.querySelector("#confirm-all")];
    if (here && next && said(here) !== said(next)) swapContent(here, next);
  }

  function offerRefresh() {
    document.getElementById("page-changed").hidden = false;
  }

  function refreshDashboard(dashboard) {
    if (dashboard.contains(document.activeElement)) return offerRefresh();
    window.htmx.ajax("GET", location.pathname + location.search, { source: "#live", target: "#dashboard", swap: "outerHTML" });
  }

  /* The list and an expense's own page are read further down than they begin: their reader decides. */
  function isShown(note) {
    const { expense, kind } = note.dataset;
    const isNew = document.getElementById("results") && ["confirmed", "restored"].includes(kind);
    return isNew || document.getElementById(`row-${expense}`) || location.pathname.includes(expense);
  }

  function elsewhere(news) {
    const dashboard = document.getElementById("dashboard");
    const isHome = news.dataset.home !== undefined && location.pathname.startsWith("/settings");
    if (dashboard && news.dataset.expenses) refreshDashboard(dashboard);
    else if (isHome || news.notes.some(isShown)) offerRefresh();
  }

  document.addEventListener("app:news", (event) => {
    const news = event.detail;
    const name = news.querySelector("#household-name");
    if (name) document.getElementById("household-name").textContent = name.textContent;
    news.querySelectorAll(".joined").forEach((joined) => toast(joined.textContent));
    if (news.dataset.stale !== undefined) offerRefresh();
    news.notes = freshNotes(news);
    if (timeline) {
      inPlace(() => putEntries(news));
      putDock(news);
    } else elsewhere(news);
  });
})();

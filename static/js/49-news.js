/* News in their place on the page: the page's own partials, and no reader is moved. */
(function () {
  "use strict";

  const { toast, card } = window.app;
  const scroller = document.getElementById("scroller");
  const timeline = document.getElementById("timeline");
  const told = new Set();
  const OWN = 3000;

  /* A reader further up keeps the line that they read; one at the end stays at the end. */
  function inPlace(change) {
    const isUp = scroller && scroller.scrollTop < -80;
    const box = (entry) => entry.getBoundingClientRect();
    const anchor = isUp && [...timeline.children].find((entry) => box(entry).bottom > box(scroller).top);
    const before = anchor && box(anchor).top;
    change();
    if (anchor?.isConnected) scroller.scrollTop += box(anchor).top - before;
  }

  const slotsOf = (entry) => [...entry.querySelectorAll(".slot")];
  const slotIds = (entry) => slotsOf(entry).map((slot) => slot.id).join();
  const words = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const replyOf = (entry) => words(entry.querySelector(".reply"));

  function putEntry(next, news) {
    const here = document.getElementById(next.id);
    if (!here) return insert(next);
    if (slotIds(here) && slotIds(here) === slotIds(next)) {
      const isForced = news.dataset.home !== undefined;
      for (const slot of slotsOf(next)) card.put(document.getElementById(slot.id), slot, notesOn(news, slot), isForced);
    } else if (!(here.ariaBusy && next.ariaBusy) && replyOf(here) !== replyOf(next)) {
      const had = document.activeElement;
      const hadFocus = here.contains(had);
      here.replaceWith(card.adopt(next));
      if (hadFocus) card.refocus(next, had);
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
    card.adopt(next);
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
    if (here && next && said(here) !== said(next)) card.swapContent(here, next);
  }

  function offerRefresh() {
    document.getElementById("page-changed").hidden = false;
  }

  function refreshDashboard(dashboard) {
    if (dashboard.contains(document.activeElement)) return offerRefresh();
    window.htmx.ajax("GET", location.pathname + location.search, { source: "#live", target: "#dashboard", swap: "outerHTML" });
  }

  /* The first look goes back to before the page was made: what it shows already is not drawn again. */
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, requestConfig, serverResponse } = event.detail;
    if (target.id !== "dashboard" || requestConfig.elt.id !== "live") return;
    const next = new DOMParser().parseFromString(serverResponse, "text/html").getElementById("dashboard");
    if (next && words(next) === words(target)) event.detail.shouldSwap = false;
  });

  /* The list and an expense's own page are read further down than they begin: their reader decides. */
  function isShown(note) {
    const { expense, kind } = note.dataset;
    const isNew = document.getElementById("results") && ["confirmed", "restored"].includes(kind);
    return isNew || document.getElementById(`row-${expense}`) || location.pathname.includes(expense);
  }

  /* What this page sent itself stands on it already. */
  let sent = 0;
  document.addEventListener("htmx:beforeRequest", ({ detail }) => {
    if (detail.requestConfig.verb !== "get") sent = Date.now();
  });

  function elsewhere(news) {
    const dashboard = document.getElementById("dashboard");
    const isHome = news.dataset.home !== undefined && Date.now() - sent > OWN;
    if (dashboard && (news.dataset.expenses || isHome)) refreshDashboard(dashboard);
    else if (isHome || news.notes.some(isShown)) offerRefresh();
  }

  /* The first look reaches back to before this page was made: what it tells stands on the page already. */
  let isFirst = true;

  document.addEventListener("app:news", (event) => {
    const news = event.detail;
    const isOld = isFirst && !timeline;
    isFirst = false;
    if (isOld) return freshNotes(news);
    const name = news.querySelector("#household-name");
    if (name) document.getElementById("household-name").textContent = name.textContent;
    news.querySelectorAll(".joined").forEach((joined) => toast(joined.textContent));
    if (news.dataset.stale !== undefined) offerRefresh();
    news.notes = freshNotes(news);
    if (timeline) {
      inPlace(() => {
        putEntries(news);
        putDock(news);
      });
    } else elsewhere(news);
  });
})();

/* The newest message stays in sight, but a reader further up is never moved. */
(function () {
  "use strict";

  const scroller = document.getElementById("scroller");
  const timeline = document.getElementById("timeline");
  const pill = document.getElementById("new-pill");
  if (!scroller || !timeline) return;

  /* The scroller runs from its end: 0 is the newest, older is negative. */
  const isAtEnd = () => scroller.scrollTop > -80;
  let wasAtEnd = true;

  function toEnd() {
    scroller.scrollTop = 0;
    pill.hidden = true;
    wasAtEnd = true;
  }

  function addToday() {
    const zone = timeline.dataset.timezone;
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(new Date());
    if (timeline.querySelector(`[data-day="${today}"]`)) return;
    const day = document.createElement("li");
    day.className = "day";
    day.dataset.day = today;
    day.textContent = "Today";
    timeline.insertBefore(day, timeline.querySelector(".is-sending"));
  }

  function isNewest(node) {
    return node.nodeType === Node.ELEMENT_NODE && node.matches(".entry") && !node.nextElementSibling;
  }

  new MutationObserver((changes) => {
    const isNew = changes.some((change) => [...change.addedNodes].some(isNewest));
    if (!isNew) return;
    if (wasAtEnd) toEnd();
    else pill.hidden = false;
  }).observe(timeline, { childList: true });

  scroller.addEventListener("scroll", () => {
    wasAtEnd = isAtEnd();
    if (wasAtEnd) pill.hidden = true;
  });
  pill.addEventListener("click", toEnd);
  document.addEventListener("app:sent", () => {
    addToday();
    toEnd();
  });

  /* A link to one message: its own place, not the end. */
  if (location.hash.startsWith("#message-")) document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: "center" });
})();

/* The newest message stays in sight, but a reader further up is never moved. */
(function () {
  "use strict";

  const scroller = document.getElementById("scroller");
  const timeline = document.getElementById("timeline");
  const pill = document.getElementById("new-pill");
  if (!scroller || !timeline) return;

  /* The scroller runs from its end: 0 is the newest, older is negative. */
  const NEAR = 80;
  const isWithin = (distance) => scroller.scrollTop > -distance;
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
    const added = changes.flatMap((change) => [...change.addedNodes]).find(isNewest);
    if (!added) return;
    if (wasAtEnd && isWithin(NEAR + added.offsetHeight)) toEnd();
    else pill.hidden = false;
  }).observe(timeline, { childList: true });

  scroller.addEventListener("scroll", () => {
    wasAtEnd = isWithin(NEAR);
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

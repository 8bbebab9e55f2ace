/* Whatever goes wrong with a request is said in plain words, and nothing that was typed is touched. */
(function () {
  "use strict";

  const WORDS = {
    400: "That could not be understood. Reload the page and try again.",
    403: "You are not allowed to do that. If that is wrong, reload the page and try again.",
    404: "That is not there any more. Reload the page to see what is.",
    409: "The other one changed this meanwhile. Reload the page to see it.",
    413: "That is too long. Send it in smaller parts.",
    422: "Please check what you entered.",
  };
  const BROKEN = "Something went wrong on our side. What you typed is still here; please try again.";
  const OFFLINE = "No connection. What you typed is still here; try again when you are online.";

  function isQuiet(detail) {
    return Boolean(detail.elt?.closest("[data-quiet]"));
  }

  function wait(xhr) {
    const seconds = Number(xhr.getResponseHeader("retry-after"));
    return `Too many tries. Please wait ${seconds > 0 ? `${seconds} seconds` : "a moment"} and try again.`;
  }

  function saysItself(xhr) {
    return /hx-swap-oob/.test(xhr.responseText);
  }

  function offerLogin() {
    document.dispatchEvent(new CustomEvent("app:session-lost"));
    const next = encodeURIComponent(location.pathname + location.search);
    const link = { href: `/auth/login?next=${next}`, text: "Log in" };
    window.app.toast("You were logged out. What you typed is kept.", { error: true, link });
  }

  function sentToLogin(xhr) {
    return xhr.responseURL && new URL(xhr.responseURL).pathname === "/auth/login" && location.pathname !== "/auth/login";
  }

  function isLoggedOut(xhr) {
    return sentToLogin(xhr) || (xhr.status === 401 && location.pathname !== "/auth/login");
  }

  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!isLoggedOut(event.detail.xhr)) return;
    event.detail.shouldSwap = false;
    event.detail.isError = true;
    offerLogin();
  });

  document.addEventListener("htmx:responseError", (event) => {
    const xhr = event.detail.xhr;
    if (isLoggedOut(xhr) || saysItself(xhr) || isQuiet(event.detail)) return;
    const words = xhr.status === 429 ? wait(xhr) : WORDS[xhr.status];
    window.app.toast(words || BROKEN, { error: true });
  });

  ["htmx:sendError", "htmx:timeout"].forEach((name) =>
    document.addEventListener(name, (event) => isQuiet(event.detail) || window.app.toast(OFFLINE, { error: true })),
  );
})();

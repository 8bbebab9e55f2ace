/* What the behaviours share. The server joins the files of this folder in the order of their names. */
(function () {
  "use strict";

  /* Runs `start` once for each element that matches, now and whenever htmx brings new ones. */
  function each(selector, start) {
    const seen = new WeakSet();
    const once = (element) => {
      if (seen.has(element)) return;
      seen.add(element);
      start(element);
    };
    const run = (root) => {
      if (root.matches(selector)) once(root);
      root.querySelectorAll(selector).forEach(once);
    };
    run(document.documentElement);
    document.addEventListener("htmx:load", (event) => run(event.detail.elt));
  }

  /* crypto.randomUUID is missing on a phone that opens the laptop's plain http address. */
  function uuid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  /* What a tab keeps is its typist's: whoever logs in after them in the same tab does not find it.
     sessionStorage throws where cookies are refused; typing must go on all the same. */
  const owned = (key) => `${document.body.dataset.owner}:${key}`;
  const memory = {
    get(key) {
      try {
        return JSON.parse(sessionStorage.getItem(owned(key)));
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        sessionStorage.setItem(owned(key), JSON.stringify(value));
      } catch {
        /* nothing is kept then */
      }
    },
    forget(key) {
      try {
        sessionStorage.removeItem(owned(key));
      } catch {
        /* nothing was kept */
      }
    },
  };

  function isTyping(element) {
    return Boolean(element && element.matches("input, textarea, select, [contenteditable]"));
  }

  /* Where the keyboard goes on in a part of the page: never on a button that cannot be seen. */
  function firstStop(place) {
    const field = place.querySelector("a[href], summary, input:not([type='hidden'])");
    return field || place.querySelector("button:not([tabindex='-1'])");
  }

  window.app = { each, uuid, memory, isTyping, firstStop };
})();

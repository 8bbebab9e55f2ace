/* A new household's currency, time zone and locale, as the browser knows them; the person can change each. */
(function () {
  "use strict";

  const EURO = "AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK".split(" ");
  const CURRENCIES = {
    AE: "AED", AU: "AUD", BD: "BDT", BH: "BHD", BR: "BRL", CA: "CAD", CH: "CHF", CN: "CNY", CZ: "CZK", DK: "DKK",
    EG: "EGP", GB: "GBP", HK: "HKD", HU: "HUF", ID: "IDR", IL: "ILS", IN: "INR", JP: "JPY", KE: "KES", KR: "KRW",
    KW: "KWD", LK: "LKR", MX: "MXN", MY: "MYR", NG: "NGN", NO: "NOK", NP: "NPR", NZ: "NZD", OM: "OMR", PH: "PHP",
    PK: "PKR", PL: "PLN", QA: "QAR", SA: "SAR", SE: "SEK", SG: "SGD", TH: "THB", TR: "TRY", US: "USD", VN: "VND",
    ZA: "ZAR",
  };
  /* Where people live says more than their browser's language, which is often en-US. */
  const REGIONS = {
    "Asia/Kolkata": "IN", "Asia/Dubai": "AE", "Asia/Riyadh": "SA", "Asia/Qatar": "QA", "Asia/Kuwait": "KW",
    "Asia/Bahrain": "BH", "Asia/Muscat": "OM", "Asia/Karachi": "PK", "Asia/Dhaka": "BD", "Asia/Kathmandu": "NP",
    "Asia/Colombo": "LK", "Asia/Singapore": "SG", "Asia/Tokyo": "JP", "Europe/London": "GB", "Europe/Berlin": "DE",
    "Europe/Paris": "FR", "Europe/Madrid": "ES", "Europe/Rome": "IT", "Europe/Amsterdam": "NL", "Europe/Dublin": "IE",
    "America/New_York": "US", "America/Chicago": "US", "America/Denver": "US", "America/Los_Angeles": "US",
    "America/Toronto": "CA", "America/Vancouver": "CA", "Australia/Sydney": "AU", "Australia/Melbourne": "AU",
    "Pacific/Auckland": "NZ",
  };
  const RENAMED = { "Asia/Calcutta": "Asia/Kolkata", "Asia/Katmandu": "Asia/Kathmandu" };

  function detect() {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const timezone = RENAMED[zone] || zone;
    const language = new Intl.Locale(navigator.language || "en").maximize();
    const region = REGIONS[timezone] || language.region;
    const currency = EURO.includes(region) ? "EUR" : CURRENCIES[region];
    return { timezone, currency, locale: `${language.language}-${region}` };
  }

  /* A list of choices takes only what it offers. */
  function offer(select, tag) {
    if ([...select.options].some((option) => option.value === tag)) return;
    select.prepend(new Option(new Intl.DisplayNames("en", { type: "language" }).of(tag), tag));
  }

  function fill(input, value) {
    if (!value) return;
    if (input.matches("select")) offer(input, value);
    input.value = value;
  }

  const inputs = document.querySelectorAll("[data-detect]");
  if (!inputs.length) return;
  const wasSent = document.querySelector(".error:not(:empty), .form-message:not(:empty)");
  const found = wasSent ? {} : detect();
  inputs.forEach((input) => fill(input, found[input.dataset.detect]));

  const summary = document.querySelector("[data-detected-summary]");
  function sumUp() {
    const shown = [...inputs].filter((input) => input.matches("input")).map((input) => input.value);
    summary.textContent = shown.join(", ");
  }
  document.addEventListener("input", sumUp);
  sumUp();
})();

"""Marks of currencies, and which currency a mark means to this household."""

from functools import lru_cache

from expense_app import money

_NAMES = {
    "INR": "₹ inr rs rupee rupees rupaye rupaya rupay rupya rupiya rupe ruppes rupess rupes re rps rupye"
    " रुपये रुपए रुपया रूपये रूपए रुपयों रु रू र",
    "EUR": "€ eur euro euros €ur",
    "GBP": "gbp quid sterling",
    "USD": "usd us$",
    "AED": "aed dh dhs dirham dirhams dhirams drhm",
    "SAR": "sar riyal riyals ﷼",
    "QAR": "qar",
    "OMR": "omr",
    "KWD": "kwd",
    "BHD": "bhd",
    "JPY": "jpy yen 円",
    "CNY": "cny yuan rmb",
    "MYR": "myr rm ringgit ringgits",
    "SGD": "sgd s$",
    "HKD": "hkd hk$",
    "NZD": "nzd nz$",
    "AUD": "aud au$ a$",
    "CAD": "cad ca$ c$",
    "TWD": "nt$ twd",
    "THB": "thb baht ฿",
    "BRL": "r$ brl reais",
    "PLN": "pln zł zl zloty zlotys",
    "CHF": "chf francs fr.",
    "SEK": "sek",
    "NOK": "nok",
    "DKK": "dkk",
    "CZK": "czk kč kc",
    "HUF": "huf ft forint",
    "ILS": "ils ₪ shekel shekels nis",
    "KRW": "krw ₩ won",
    "VND": "vnd ₫ dong",
    "PHP": "php ₱",
    "IDR": "idr rupiah rp",
    "TRY": "try ₺ lira",
    "RUB": "rub ₽ ruble rubles",
    "UAH": "uah ₴ hryvnia",
    "NGN": "ngn ₦ naira",
    "ZAR": "zar rand",
    "EGP": "egp geneh l.e",
    "MNT": "mnt ₮ tugrik tugriks",
    "PKR": "pkr",
    "LKR": "lkr",
    "NPR": "npr",
    "BDT": "bdt ৳ taka",
}
_DOLLARS = frozenset(["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "BSD", "BBD", "JMD", "TTD", "FJD"])
_SHARED: dict[str, tuple[frozenset[str], str]] = {
    "$": (_DOLLARS, "USD"),
    "dollar": (_DOLLARS, "USD"),
    "dollars": (_DOLLARS, "USD"),
    "£": (frozenset({"GBP", "EGP", "LBP"}), "GBP"),
    "pound": (frozenset({"GBP", "EGP", "LBP"}), "GBP"),
    "pounds": (frozenset({"GBP", "EGP", "LBP"}), "GBP"),
    "¥": (frozenset({"JPY", "CNY"}), "JPY"),
    "kr": (frozenset({"SEK", "NOK", "DKK", "ISK"}), "SEK"),
    "dinar": (frozenset({"KWD", "BHD", "JOD", "IQD", "TND"}), "KWD"),
    "dinars": (frozenset({"KWD", "BHD", "JOD", "IQD", "TND"}), "KWD"),
}
_RUPEES = frozenset({"INR", "PKR", "LKR", "NPR", "MUR"})
_RIYALS = frozenset({"SAR", "QAR", "OMR", "YER"})
_DIRHAMS = frozenset({"AED", "MAD"})
_WORDS = {name: code for code, names in _NAMES.items() for name in names.split()}
_DEFAULT = frozenset({"bucks", "buck"})

ENGLISH_WORDS = frozenset(
    {
        "all",
        "top",
        "try",
        "mop",
        "lak",
        "pen",
        "cup",
        "gel",
        "bam",
        "ron",
        "mad",
        "sos",
        "bob",
        "mur",
        "php",
        "rub",
        "ern",
        "nis",
        "fr.",
        "ft",
        "won",
        "pound",
        "pounds",
        "re",
        "র",
        "र",
        "rand",
        "rm",
        "ang",
        "rp",
        "std",
        "cop",
        "kc",
        "mga",
        "nad",
        "sit",
        "tnd",
        "tmt",
        "xxx",
        "xts",
        "che",
        "uyi",
        "ars",
        "amd",
        "gip",
        "pab",
        "sur",
        "zal",
        "yen",
        "dm",
        "dem",
        "awg",
        "ats",
        "bad",
        "bop",
        "bel",
        "cdf",
        "ves",
        "zar",
        "lit",
        "ltl",
        "mro",
    }
)
"""Marks that are everyday words too: they count only beside a number, written in capitals or unmistakably."""

SUBUNITS = frozenset(
    {"paise", "paisa", "paisas", "cent", "cents", "¢", "pence", "penny", "pennies", "p", "fils", "sen"}
)


@lru_cache(maxsize=4096)
def currency_of(mark: str, default: str) -> str | None:
    """The ISO code that a folded mark stands for in a household that counts in `default`; None: no mark."""
    shared = _SHARED.get(mark)
    if shared:
        return default if default in shared[0] else shared[1]
    if mark in _DEFAULT:
        return default
    code = _WORDS.get(mark)
    if code == "INR" and mark != "₹" and mark != "inr" and default in _RUPEES:
        return default
    if mark.startswith("riyal") and default in _RIYALS:
        return default
    if mark.startswith("dirham") and default in _DIRHAMS:
        return default
    if code:
        return code
    upper = mark.upper()
    return upper if len(mark) == 3 and mark.isascii() and mark.isalpha() and upper in money.currencies() else None

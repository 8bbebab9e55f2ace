"""Words that state a number, in English and romanised Hindi."""

UNITS = {
    "zero": 0, "nil": 0, "nothing": 0, "none": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
    "once": 1, "couple": 2, "pair": 2, "twice": 2, "thrice": 3,
    "ek": 1, "teen": 3, "chaar": 4, "paanch": 5, "panch": 5, "chhe": 6, "saat": 7, "aath": 8, "nau": 9,
    "das": 10, "bees": 20, "tees": 30, "chalis": 40, "pachas": 50, "pachaas": 50, "saath": 60,
}  # fmt: skip
_LETTERS = {"k": 10**3, "l": 10**5, "m": 10**6, "mn": 10**6, "cr": 10**7, "b": 10**9, "bn": 10**9}
_WORDS = {
    "dozen": 12, "hundred": 100, "sau": 100, "grand": 10**3, "thousand": 10**3, "hazar": 10**3,
    "hazaar": 10**3, "lakh": 10**5, "lac": 10**5, "million": 10**6, "crore": 10**7, "karod": 10**7,
    "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
SCALES = _WORDS | {f"{word}s": value for word, value in _WORDS.items()} | _LETTERS
LETTER_SCALES = frozenset(_LETTERS)
"""Scales only behind digits: "12k", "1.2 L"."""

SHARES = frozenset({
    "half", "halves", "thirds", "quarters", "fourths", "fifths", "tenths", "double", "doubled", "doubling",
    "triple", "tripled", "treble", "quadruple", "fold", "twofold", "threefold", "tenfold", "majority",
    "adha", "aadha", "dedh", "dhai", "sava", "paune", "dugna",
})  # fmt: skip
"""Words that compare by a factor, which is arithmetic that we did not do."""

PERCENT = frozenset({"%", "percent", "percentage", "pct", "pc"})
CURRENCY_MARKS = {
    "₹": "INR", "rs": "INR", "inr": "INR", "rupee": "INR", "rupees": "INR",
    "$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD",
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR",
    "£": "GBP", "gbp": "GBP", "pound": "GBP", "pounds": "GBP",
    "¥": "JPY", "jpy": "JPY", "yen": "JPY",
    "aed": "AED", "dirham": "AED", "dirhams": "AED",
}  # fmt: skip
"""Marks that mean one currency. Every dollar counts as the same one: the amount beside it must match anyway."""

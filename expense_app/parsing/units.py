"""Words that turn the number before them into a quantity, and words that turn the one after into a name."""

from expense_app.parsing import vocabulary

UNITS = vocabulary.words("units", "units")

TIMES_OF_DAY = vocabulary.words("units", "times of day")

NAMES_BEFORE = vocabulary.words("units", "names before")
"""Nearly always followed by a number that belongs to them ("sector 62")."""

GRADES = vocabulary.words("units", "grades")
"""Names whose number is small: "zumba class 400" has an amount."""

NAMES_PERHAPS = vocabulary.words("units", "names perhaps")
"""Often followed by such a number, when another number is there to be the amount."""

HARD_REFERENCES = vocabulary.words("units", "hard references")
"""Words whose number is a reference, whatever its size."""

SOFT_REFERENCES = vocabulary.words("units", "soft references")
"""Words whose number is a reference when it is long."""

ORDERS = vocabulary.words("units", "orders")

UNCOUNTED = vocabulary.words("units", "uncounted")
"""Nouns in -s that are bought without being counted."""

BEFORE_TIMES = vocabulary.words("units", "before times")
AFTER_TIMES = vocabulary.words("units", "after times")
"""Words beside hours and minutes that were written apart ("at 7 30", "6 40 pe")."""

RUN_HEADS = vocabulary.words("units", "run heads")
"""Words after which all digits belong to one reference ("combination 34 12 8")."""

FLIGHTS = vocabulary.words("units", "flights")
"""Words before the code and number of a flight."""

STREETS = vocabulary.words("units", "streets")
"""The last word of a street's or a building's name, which its number may stand before."""

OF_AN_ADDRESS = vocabulary.words("units", "of an address")
"""Words of a postal address, which ends in a number of its own."""

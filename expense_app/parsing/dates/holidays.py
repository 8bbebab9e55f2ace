"""Holidays, as dates only where the words say so: "last thanksgiving", "on diwali", "easter 2010"."""

from collections.abc import Callable
from datetime import date, timedelta

from expense_app.parsing.dates.calendar import make_date, nth_weekday
from expense_app.parsing.dates.found import Found, Reader
from expense_app.parsing.dates.words import LAST, UNITS_OF_TIME

_Rule = Callable[[int], date | None]


def _fixed(month: int, day: int) -> _Rule:
    return lambda year: make_date(year, month, day)


def _nth(weekday: int, nth: int, month: int) -> _Rule:
    return lambda year: nth_weekday(weekday, nth, year, month)


def easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian computus."""
    century, rest = divmod(year, 100)
    shift = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - shift - rest % 4) % 7
    late = (year % 19 + 11 * shift + 22 * weekday) // 451
    month, day = divmod(shift + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _islamic(month: int, day: int) -> _Rule:
    """The first such day of the tabular Islamic calendar in a Gregorian year; sighting may differ by a day."""

    def find(year: int) -> date | None:
        islamic = (year - 622) * 33 // 32
        for candidate in range(islamic - 1, islamic + 3):
            days = (candidate - 1) * 354 + (3 + 11 * candidate) // 30 + (59 * (month - 1) + 1) // 2 + day
            found = date(622, 7, 17) + timedelta(days=days)
            if found.year == year:
                return found
        return None

    return find


def _listed(first: int, dates: str) -> _Rule:
    """Days that no formula gives, one a year from `first` on, as MMDD."""
    known = {first + place: entry for place, entry in enumerate(dates.split())}
    return lambda year: make_date(year, int(known[year][:2]), int(known[year][2:])) if year in known else None


_CHINESE = _listed(
    2010,
    "0214 0203 0123 0210 0131 0219 0208 0128 0216 0205 0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 0203",
)
_DIWALI = _listed(2019, "1027 1114 1104 1024 1112 1101 1020 1108 1029 1017 1105 1026")
_HOLI = _listed(2020, "0310 0329 0318 0308 0325 0314 0304 0322 0311 0301 0320")
_RULES: dict[str, _Rule] = {
    "christmas": _fixed(12, 25),
    "xmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "new year": _fixed(1, 1),
    "new years": _fixed(1, 1),
    "new year's day": _fixed(1, 1),
    "new years day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "new years eve": _fixed(12, 31),
    "nye": _fixed(12, 31),
    "boxing day": _fixed(12, 26),
    "valentine's day": _fixed(2, 14),
    "valentines day": _fixed(2, 14),
    "valentines": _fixed(2, 14),
    "halloween": _fixed(10, 31),
    "independence day": _fixed(8, 15),
    "republic day": _fixed(1, 26),
    "labour day": _fixed(5, 1),
    "may day": _fixed(5, 1),
    "labor day": _nth(0, 1, 9),
    "memorial day": _nth(0, -1, 5),
    "thanksgiving": _nth(3, 4, 11),
    "thanksgiving day": _nth(3, 4, 11),
    "mothers day": _nth(6, 2, 5),
    "mother's day": _nth(6, 2, 5),
    "fathers day": _nth(6, 3, 6),
    "father's day": _nth(6, 3, 6),
    "mlk day": _nth(0, 3, 1),
    "mlk jr . day": _nth(0, 3, 1),
    "civil rights day": _nth(0, 3, 1),
    "presidents day": _nth(0, 3, 2),
    "easter": easter,
    "easter sunday": easter,
    "easter monday": lambda year: easter(year) + timedelta(days=1),
    "good friday": lambda year: easter(year) - timedelta(days=2),
    "pancake day": lambda year: easter(year) - timedelta(days=47),
    "mardi gras": lambda year: easter(year) - timedelta(days=47),
    "eid": _islamic(10, 1),
    "eid al - fitr": _islamic(10, 1),
    "eid ul fitr": _islamic(10, 1),
    "eid al - adha": _islamic(12, 10),
    "id ul - adha": _islamic(12, 10),
    "sacrifice feast": _islamic(12, 10),
    "bakr id": _islamic(12, 10),
    "bakrid": _islamic(12, 10),
    "chinese new year": _CHINESE,
    "chinese new years": _CHINESE,
    "chinese lunar new year's day": _CHINESE,
    "diwali": _DIWALI,
    "deepavali": _DIWALI,
    "holi": _HOLI,
}
_BY_FIRST_WORD: dict[str, list[tuple[tuple[str, ...], _Rule]]] = {}
for _name, _rule in sorted(_RULES.items(), key=lambda entry: -len(entry[0].split())):
    _BY_FIRST_WORD.setdefault(_name.split()[0], []).append((tuple(_name.split()), _rule))
STARTERS = frozenset(_BY_FIRST_WORD) | LAST


def match(reader: Reader, at: int) -> Found | None:
    last = reader.word(at) in LAST
    start = at + 1 if last else at
    for words, rule in _BY_FIRST_WORD.get(reader.word(start), ()):
        if all(reader.word(start + k) == word for k, word in enumerate(words)):
            return _dated(reader, rule, start + len(words), said=last or reader.introduced)
    return None


def _dated(reader: Reader, rule: _Rule, end: int, *, said: bool) -> Found | None:
    stated = _year(reader, end)
    if stated:
        found = rule(stated[0])
        return Found(found, stated[1]) if found else None
    if not said:
        return None
    for year in (reader.today.year, reader.today.year - 1):
        found = rule(year)
        if found and found < reader.today:
            return Found(found, end)
    return None


def _year(reader: Reader, at: int) -> tuple[int, int] | None:
    """ "2012", "of last year"."""
    start = at + 1 if reader.word(at) in {"of", "in"} else at
    if reader.word(start) in LAST and UNITS_OF_TIME.get(reader.word(start + 1)) == 365:
        return reader.today.year - 1, start + 2
    text = reader.word(start)
    if reader.kind(start) != "number" or len(text) != 4 or not text.isdigit():
        return None
    spare = reader.others("number", at, start + 1)
    return (int(text), start + 1) if spare and 1900 < int(text) <= reader.today.year + 1 else None

"""Phrases that belong together: "jan to march", "march last year", "since monday", "first week of may"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from expense_app.parsing.periods.atoms import NUMBER, Atom, number
from expense_app.parsing.periods.calendar import DAY, Period, unit_around

_WITHIN = re.compile(r"(?: ,)? (?:(?:of|in|on|from)(?: the)? )?|")
_TO = re.compile(r" (?:to|till|through|until|upto|-|–|—|se|to the|till the|up to|from) ")
_AND = re.compile(r" and (?:the )?")
_BETWEEN = re.compile(r"\bbetween (?:the )?$")
_SINCE = re.compile(
    r"\b(?:(?:since|after)(?: [a-z]+){0,3}|starting|from|beginning)(?: from)? (?:the )?"
    r"(?:(?:start|beginning) of )?$"
)
_SINCE_AFTER = re.compile(
    r" (?:onwards?|till (?:now|today|date)|to date|until now|se (?:now|today)(?: till)?|se(?: till)?)\b"
)
_NTH = {
    "first": 0,
    "1 st": 0,
    "second": 1,
    "2 nd": 1,
    "third": 2,
    "3 rd": 2,
    "fourth": 3,
    "4 th": 3,
    "last": -1,
    "final": -1,
}
_PART = re.compile(
    rf"\b(?P<nth>{'|'.join(_NTH)}) (?:(?P<count>{NUMBER}) )?(?P<unit>day|week|fortnight|half|weekend)"
    r" (?:of|in)(?: the)? $"
)
_WEEK_OF = re.compile(r"\bweek (?:of|starting|beginning)(?: on)?(?: the)? $")
_EDGE = re.compile(r"\b(?P<edge>start|beginning|early|mid|middle|end|late)(?: of)?(?: the)? $")


def place_within(atoms: list[Atom], text: str) -> list[Atom]:
    """Put "march" and "last year" together, whichever comes first."""
    joined: list[Atom] = []
    for atom in atoms:
        if joined and _WITHIN.fullmatch(text, joined[-1].end, atom.start):
            before = joined[-1]
            if placed := _placed(before, atom.period) or _placed(atom, before.period):
                joined[-1] = Atom(before.start, atom.end, placed)
                continue
        joined.append(atom)
    return joined


def _placed(part: Atom, whole: Period) -> Period | None:
    if part.latest is None or part.period.end - part.period.start >= whole.end - whole.start:
        return None
    placed = part.latest(whole.end)
    return placed if placed and placed.start >= whole.start else None


def join_ranges(atoms: list[Atom], text: str, today: date) -> list[Atom]:
    """Make one period of "jan to march", "between 3 feb and 10 feb", "from monday till now"."""
    joined: list[Atom] = []
    ranges: set[int] = set()
    for atom in atoms:
        before = joined[-1] if joined else None
        if before and _is_range(before, atom, text) and (period := _span(before, atom)):
            joined[-1] = Atom(before.start, atom.end, period)
            ranges.add(before.start)
        else:
            joined.append(_narrowed(atom, text))
    return [atom if atom.start in ranges else _open_ended(atom, text, today) for atom in joined]


def _is_range(before: Atom, after: Atom, text: str) -> bool:
    if _TO.fullmatch(text, before.end, after.start):
        return True
    opened = _BETWEEN.search(text, 0, before.start)
    return bool(opened and _AND.fullmatch(text, before.end, after.start))


def _span(first: Atom, last: Atom) -> Period | None:
    start, end = first.period, last.period
    if start.start > end.start and first.latest:
        start = first.latest(end.start) or start
    elif start.start > end.start and last.latest:
        steps = (last.latest(start.start + step * DAY) for step in (6, 31, 366))
        end = next((later for later in steps if later and later.start >= start.start), end)
    return Period(start.start, end.end) if start.start <= end.end else None


def _open_ended(atom: Atom, text: str, today: date) -> Atom:
    after = _SINCE_AFTER.match(text, atom.end)
    opened = _SINCE.search(text, 0, atom.start)
    if not (opened or after) or atom.period.start > today:
        return atom
    if opened and opened[0].startswith("after") and atom.period.end < today:
        period = Period(atom.period.end + DAY, today)
    else:
        period = Period(atom.period.start, today)
    start = opened.start() if opened else atom.start
    return replace(atom, start=start, end=after.end() if after else atom.end, period=period)


def narrow(atoms: list[Atom], text: str) -> list[Atom]:
    """Read "first week of" and "end of" before each."""
    return [_narrowed(atom, text) for atom in atoms]


def _narrowed(atom: Atom, text: str) -> Atom:
    if found := _PART.search(text, 0, atom.start):
        period = _part(found, atom.period)
        return replace(atom, start=found.start(), period=period)
    if found := _WEEK_OF.search(text, 0, atom.start):
        return replace(atom, start=found.start(), period=unit_around("week", atom.period.start))
    if found := _EDGE.search(text, 0, atom.start):
        return replace(atom, start=found.start(), period=_edge(found["edge"], atom.period))
    return atom


def _part(found: re.Match[str], whole: Period) -> Period:
    """The first week of a month is its first seven days, whatever weekday it starts on."""
    nth = _NTH[found["nth"]]
    length = _part_length(found, whole)
    if nth < 0:
        return Period(max(whole.start, whole.end - (length - 1) * DAY), whole.end)
    start = whole.start + nth * length * DAY
    if start > whole.end:
        return whole
    is_last_half = found["unit"] == "half" and nth == 1
    return Period(start, whole.end if is_last_half else min(whole.end, start + (length - 1) * DAY))


def _part_length(found: re.Match[str], whole: Period) -> int:
    if found["unit"] == "half":
        return max(1, ((whole.end - whole.start) // 2 + timedelta(hours=12)) // DAY)
    days = {"day": 1, "week": 7, "fortnight": 14, "weekend": 2}[found["unit"]]
    return days * (number(found["count"]) if found["count"] else 1)


def _edge(edge: str, whole: Period) -> Period:
    """The start, middle and end of a period are its thirds: 3 days of a week, 10 of a month."""
    third = -(-((whole.end - whole.start).days + 1) // 3)
    if edge in {"start", "beginning", "early"}:
        return Period(whole.start, whole.start + (third - 1) * DAY)
    if edge in {"end", "late"}:
        return Period(whole.end - (third - 1) * DAY, whole.end)
    return Period(whole.start + third * DAY, max(whole.start + third * DAY, whole.end - third * DAY))

"""Dates inside a sentence, so that their digits are not taken for amounts."""

import re
from collections.abc import Sequence
from datetime import date

_FULL = {
    "January": 1, "February": 2, "March": 3, "April": 4, "May": 5, "June": 6, "July": 7, "August": 8,
    "September": 9, "October": 10, "November": 11, "December": 12,
}  # fmt: skip
_NUMBER_OF = _FULL | {name[:3]: place for name, place in _FULL.items()} | {"Sept": 9}
_MONTH = "|".join(sorted(_NUMBER_OF, key=len, reverse=True))
_DAY = r"(?P<{}>[0-9]{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>[0-9]{4}))?(?![0-9.,]*[0-9])"
_FORMS = [
    re.compile(r"(?<![0-9])(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![0-9])"),
    re.compile(
        rf"(?<![0-9.,])(?:{_DAY.format('first')}\s*(?:to|and|-|–)\s*)?{_DAY.format('day')}\s+(?:of\s+)?(?P<month>{_MONTH})\b{_YEAR}"
    ),
    re.compile(rf"\b(?P<month>{_MONTH})\.?\s+{_DAY.format('day')}(?![0-9]){_YEAR}"),
    re.compile(rf"\b(?P<month>{_MONTH})\b{_YEAR}"),
    re.compile(r"\b(?:in|of|during|since)\s+(?P<year>(?:19|20)[0-9]{2})(?![0-9.,]*[0-9])\b"),
]


def without_dates(text: str, known: Sequence[date]) -> tuple[str, list[str]]:
    """`text` without its date phrases, and those phrases that name none of the `known` dates."""
    foreign: list[str] = []

    def judge(match: re.Match[str]) -> str:
        if not _is_known(match.groupdict(), known):
            foreign.append(match[0])
        return " "

    for form in _FORMS:
        text = form.sub(judge, text)
    return text, foreign


def _is_known(said: dict[str, str | None], known: Sequence[date]) -> bool:
    month, year = said.get("month"), said.get("year")
    months = {_NUMBER_OF.get(month) or int(month)} if month else set(range(1, 13))
    moments = [day for day in known if day.month in months and year in {None, str(day.year)}]
    days = [int(day) for day in (said.get("first"), said.get("day")) if day]
    return bool(moments) and {moment.day for moment in moments}.issuperset(days)

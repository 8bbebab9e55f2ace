"""What people may ask, and what they may change about a question that was understood."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from expense_app.analysis.asked import Asked
from expense_app.analysis.comparing import period_before, year_before
from expense_app.analysis.intents import INTENTS
from expense_app.analysis.presets import PRESETS, preset
from expense_app.errors import FieldError, Invalid
from expense_app.expenses.changes import find_category, find_person
from expense_app.expenses.views import Choices
from expense_app.parsing.periods import Period
from expense_app.parsing.types import IntentName
from expense_app.web import fields

LONGEST = 500
AGAINST = {"before": "the time before", "year": "a year earlier"}


@dataclass(frozen=True, slots=True)
class Ask:
    question: Annotated[str, fields.text(LONGEST, lines=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """All of a question again, as it shall be. `period` names a preset that goes before `start` and `end`, `against`
    likewise what to compare with; `category` is an id or a name, `user` an id or a full name."""

    intent: Annotated[IntentName, fields.choice(*INTENTS)]
    period: Annotated[str | None, fields.optional(fields.choice(*PRESETS))] = None
    start: Annotated[date | None, fields.optional(fields.day)] = None
    end: Annotated[date | None, fields.optional(fields.day)] = None
    category: Annotated[str | None, fields.optional(fields.text(100))] = None
    user: Annotated[str | None, fields.optional(fields.text(100))] = None
    against: Annotated[str | None, fields.optional(fields.choice(*AGAINST))] = None
    compare_start: Annotated[date | None, fields.optional(fields.day)] = None
    compare_end: Annotated[date | None, fields.optional(fields.day)] = None
    limit: Annotated[int | None, fields.optional(fields.whole_number(1, 100))] = None
    text: Annotated[str | None, fields.optional(fields.text(60))] = None

    def asked(self, choices: Choices, today: date) -> Asked:
        """Raises Invalid with a message for each field that does not hold."""
        problems = [*_order("end", self.start, self.end), *_order("compare_end", self.compare_start, self.compare_end)]
        category_id = _found("category", self.category, find_category, choices, problems)
        user_id = _found("user", self.user, find_person, choices, problems)
        if problems:
            raise Invalid(*problems)
        start, end = self._period(today)
        compare_start, compare_end = self._other(start, end, today)
        return Asked(
            intent=self.intent,
            start=start,
            end=end,
            category_id=category_id,
            user_id=user_id,
            compare_start=compare_start,
            compare_end=compare_end,
            limit=self.limit,
            text=self.text,
        )

    def _period(self, today: date) -> tuple[date | None, date | None]:
        if not self.period:
            return self.start, self.end
        chosen = preset(self.period, today)
        return (chosen.start, chosen.end) if chosen else (None, None)

    def _other(self, start: date | None, end: date | None, today: date) -> tuple[date | None, date | None]:
        """Another period is compared with the one before it, unless both are chosen at once."""
        if start and end and (self.against or self.period):
            partner = year_before if self.against == "year" else period_before
            other = partner(Period(start, end), today)
            return other.start, other.end
        return self.compare_start, self.compare_end


def _order(field: str, start: date | None, end: date | None) -> list[FieldError]:
    wrong = start is not None and end is not None and end < start
    return [FieldError(field, "The period must not end before it begins.")] if wrong else []


def _found(
    field: str,
    given: str | None,
    find: Callable[[str, Choices], UUID],
    choices: Choices,
    problems: list[FieldError],
) -> UUID | None:
    try:
        return find(given, choices) if given else None
    except ValueError as problem:
        problems.append(FieldError(field, str(problem)))
        return None

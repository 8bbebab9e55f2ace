"""The answer as JSON and pages show it, and as it is kept."""

from datetime import date
from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from expense_app.analysis.asked import Asked, Parameter
from expense_app.analysis.examples import EXAMPLES
from expense_app.analysis.intents import INTENTS
from expense_app.analysis.presets import PRESETS
from expense_app.analysis.results import Result
from expense_app.analysis.words import Home, Words
from expense_app.expenses.views import Choices
from expense_app.parsing.types import IntentName

WrittenBy = Literal["template", "openai", "gemini"]
_NOBODY = Choices([], [])


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What was understood: names of this household, both days included. `text` is there where descriptions are
    searched for it."""

    start: date | None
    end: date | None
    category: str | None
    user: str | None
    compare_start: date | None
    compare_end: date | None
    limit: int | None
    text: str | UnsetType = UNSET


class Option(msgspec.Struct, frozen=True):
    """One choice of a form."""

    value: str
    title: str
    chosen: bool = False


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """`result` and `source_url` are None where nothing could be computed."""

    intent: IntentName
    filters: Filters
    result: Result | None
    answer: str
    source_url: str | None
    written_by: WrittenBy = "template"

    def period_words(self, home: Home) -> str:
        return Words.of(home, _NOBODY).period(self.filters.start, self.filters.end)

    def other_period_words(self, home: Home) -> str:
        return Words.of(home, _NOBODY).period(self.filters.compare_start, self.filters.compare_end)

    @property
    def word(self) -> str:
        """What descriptions are searched for."""
        return self.filters.text or ""

    @property
    def examples(self) -> tuple[str, ...]:
        """Questions to try, where this one could not be answered."""
        return () if self.result else EXAMPLES

    @property
    def takes(self) -> frozenset[Parameter]:
        """The parameters that can be changed."""
        return INTENTS[self.intent].takes if self.result else frozenset()

    @property
    def intents(self) -> list[Option]:
        """What else the same words could ask, one of each title."""
        given = frozenset[Parameter]({"text"} if self.filters.text else ()) | {"category"}
        chosen = INTENTS[self.intent]
        titles = {each.title: each for each in INTENTS.values() if each.needs <= given}
        titles[chosen.title] = chosen
        return [Option(each.name, title, each is chosen) for title, each in titles.items()]

    @property
    def periods(self) -> list[Option]:
        return [Option(name, title) for name, title in PRESETS.items()]


class KeptAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """As a message keeps it: ids instead of names, which may change. `sure` is False where a provider may know better
    what was asked; `waiting` while one is asked to."""

    asked: Asked
    result: Result | None
    answer: str
    source_url: str | None
    written_by: WrittenBy = "template"
    sure: bool = True
    waiting: bool = False

    def shown(self, choices: Choices) -> Answer:
        return Answer(
            intent=self.asked.intent,
            filters=filters_of(self.asked, choices),
            result=self.result,
            answer=self.answer,
            source_url=self.source_url,
            written_by=self.written_by,
        )


def filters_of(asked: Asked, choices: Choices) -> Filters:
    return Filters(
        start=asked.start,
        end=asked.end,
        category=choices.category_name(asked.category_id) if asked.category_id else None,
        user=choices.person(asked.user_id).full_name if asked.user_id else None,
        compare_start=asked.compare_start,
        compare_end=asked.compare_end,
        limit=asked.limit,
        text=asked.text or UNSET,
    )

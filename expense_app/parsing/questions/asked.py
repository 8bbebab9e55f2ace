"""What a question says, field by field, before it is decided which intent that makes."""

import re
from dataclasses import dataclass

from expense_app.parsing.periods import Period, Periods, read_periods, unit_around
from expense_app.parsing.periods.named import MONTHS
from expense_app.parsing.questions.blanks import ASKING, CATEGORY, PERIOD, blank
from expense_app.parsing.questions.categories import FoundCategory, filler_words, find_categories
from expense_app.parsing.questions.comparisons import COMPARES
from expense_app.parsing.questions.limits import read_limit
from expense_app.parsing.questions.people import People, name_parts, read_people
from expense_app.parsing.questions.things import Thing, find_thing
from expense_app.parsing.questions.words import WORD, read_words, spellings
from expense_app.parsing.types import CategoryChoice, Context

_BEFORE_ACTOR = "(?:(?<=did )|(?<=has )|(?<=have )|(?<=by )|(?<=does ))"
_PHRASES = {
    "most big": "biggest",
    "most more": "most",
    "most less": "least",
    "main ne ": "i ",
    "mai ne ": "i ",
    "better half": "spouse",
    "other half": "spouse",
    "significant other": "spouse",
}
_ELLIPSIS = re.compile(
    r"\b(this (?=(?:{0})(?:last|previous) {1})|(?:last|previous) (?=(?:{0})this {1}))".format(
        r"(?:versus|and|or|to|with|than|against|compare(?: to| with)?) (?:the )?",
        r"(?:\w+ )?(day|week|weekend|fortnight|month|quarter|year)\b",
    )
)
_ELLIPSIS_BEHIND = re.compile(
    r"\b((?:this|last|previous) (day|week|fortnight|month|quarter|year) .{0,40}?"
    r"(?:versus|and|or|to|with|than|against) (?:in |the |in the )?(?:this|last|previous))(?: one)?"
    r"(?= ?[?.!]| ?$)"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """`text` is the whole question in plain words; `rest` the same with the words for periods, people and
    categories blanked out; `unknown` the words of `rest` that mean nothing to the grammar, with their places;
    `thing` what they stand for; beside a category only a place."""

    text: str
    rest: str
    context: Context
    periods: Periods
    people: People
    categories: tuple[FoundCategory, ...]
    limit: int | None
    unknown: tuple[re.Match[str], ...]
    thing: Thing | None

    @property
    def text_between_periods(self) -> str:
        """The question with only the words for periods blanked out."""
        text = self.text
        for found in self.periods.found:
            text = blank(text, found.start, found.end, PERIOD)
        return text

    @property
    def category(self) -> CategoryChoice | None:
        """The first category named, else the one that the thing belongs to."""
        if self.categories:
            return self.categories[0].category
        return self.thing.category if self.thing else None

    @property
    def searched(self) -> str | None:
        """The word that descriptions must match, where less than a category was named, or a place beside it."""
        return self.thing.word if self.thing else None

    @property
    def category_id(self) -> str | None:
        return self.category.id if self.category else None

    @property
    def user_id(self) -> str | None:
        """The person meant; "gifts for priya" are not what Priya paid."""
        return None if self.people.only_for and self.categories else self.people.user_id

    @property
    def period(self) -> Period | None:
        """The period asked about: the only one, or all of them where they join up without a gap."""
        found = sorted((each.period for each in self.periods.found), key=lambda period: period.start)
        if not found:
            return None
        return Period(found[0].start, max(period.end for period in found))

    @property
    def period_or_this_month(self) -> Period | None:
        """None only where all that was ever spent is asked for."""
        if self.periods.all_time:
            return None
        today = self.context.today
        return self.period or unit_around("month", today).until(today)


def read_asked(text: str, context: Context) -> Asked:
    names = [member.name for member in context.members]
    plain = _filled_in(read_words(text, names).text)
    periods = read_periods(
        _without_names(plain, context),
        context.today,
        day_first=not context.locale.endswith("US"),
        apart=bool(COMPARES.search(plain)),
    )
    rest = plain
    for found in periods.found:
        rest = blank(rest, found.start, found.end, PERIOD)
    limit = read_limit(rest)
    people = read_people(rest, context)
    categories = find_categories(people.text, context)
    rest = people.text
    for found in categories:
        rest = blank(rest, found.start, found.end, CATEGORY)
    unknown = tuple(match for match in WORD.finditer(rest) if _is_unknown(match[0]))
    thing = None if _tells(rest) else find_thing(rest, unknown, context, places_only=bool(categories))
    return Asked(plain, rest, context, periods, people, tuple(categories), limit, unknown, thing)


def _without_names(plain: str, context: Context) -> str:
    """ "How much did April spend" is no month where a member is called so."""
    for name in set(MONTHS) & set(name_parts(context.members)):
        acting = rf"{_BEFORE_ACTOR}{name}\b|\b{name}(?= (?:spent|spend|paid|bought)\b)"
        plain = re.sub(acting, ASKING * len(name), plain)
    return plain


def _tells(rest: str) -> bool:
    """An expense, most likely, for which there is no need to look anything up."""
    return any(character.isdigit() for character in rest) and "how" not in rest


def _filled_in(plain: str) -> str:
    """ "this vs last month" and "more this month than last" with the word left out put in, and phrases
    of several words ("sabse bada", most big) made one."""
    for said, meant in _PHRASES.items():
        plain = plain.replace(said, meant)
    plain = _ELLIPSIS.sub(lambda match: f"{match[1]}{match[2] or match[3]} ", plain)
    return _ELLIPSIS_BEHIND.sub(r"\1 \2", plain)


def _is_unknown(word: str) -> bool:
    return not word.isdigit() and word not in filler_words() and spellings().get(word) != word and len(word) > 1

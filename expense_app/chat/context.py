"""The household as a provider sees it: names, categories, and the rules that fit the text."""

from expense_app.llm.base import Category, Context, Member, Rule
from expense_app.parsing.phrase import MAX_CHARACTERS, phrase_key
from expense_app.parsing.types import Context as ParsingContext
from expense_app.parsing.types import Person


def provider_context(seen: ParsingContext, timezone: str, text: str) -> Context:
    """What `seen` holds, as far as `text` needs it. `timezone` is the household's."""
    return Context(
        today=seen.today,
        timezone=timezone,
        default_currency=seen.default_currency,
        author=_member(seen.author),
        others=tuple(_member(person) for person in seen.members if person.id != seen.author.id),
        categories=tuple(Category(choice.id, choice.name) for choice in seen.categories),
        rules=_fitting(seen, text),
    )


def _member(person: Person) -> Member:
    return Member(person.id, person.name.split()[0])


def _fitting(seen: ParsingContext, text: str) -> tuple[Rule, ...]:
    """The rules whose words stand in the text, those used most first."""
    words = f" {_key(text)} "
    fitting = [rule for rule in seen.rules if (phrase := phrase_key(rule.phrase)) and f" {phrase} " in words]
    fitting.sort(key=lambda rule: -rule.times)
    return tuple(Rule(rule.phrase, rule.category_id) for rule in fitting)


def _key(text: str) -> str:
    pieces = (text[start : start + MAX_CHARACTERS] for start in range(0, len(text), MAX_CHARACTERS))
    return " ".join(phrase_key(piece) for piece in pieces)

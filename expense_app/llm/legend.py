"""Short ids that stand for the household's own in a prompt, and the way back."""

import json
from dataclasses import dataclass

from expense_app.llm.base import Context, IntentResult, Member

MAX_RULES = 50
MAX_NAME = 60


@dataclass(frozen=True, slots=True)
class Legend:
    """`categories` and `people` map short ids ("c1", "p1") to the caller's ids; the author is "p1"."""

    categories: dict[str, str]
    people: dict[str, str]


def legend_of(context: Context) -> Legend:
    if not context.categories:
        raise ValueError("a context needs at least one category")
    return Legend(
        {f"c{place}": category.id for place, category in enumerate(context.categories, 1)},
        {f"p{place}": member.id for place, member in enumerate(context.members, 1)},
    )


def household_facts(context: Context, legend: Legend) -> str:
    """The context as JSON for the instructions: names and short ids, nothing else."""
    short = {own: brief for brief, own in legend.categories.items()}
    people = zip(legend.people, context.members, strict=True)
    return _json(
        {
            "today": context.today.isoformat(),
            "weekday": f"{context.today:%A}",
            "time_zone": context.timezone,
            "default_currency": context.default_currency,
            "people": [
                {"id": brief, "name": _name(member), "wrote_the_message": brief == "p1"} for brief, member in people
            ],
            "categories": [
                {"id": short[category.id], "name": category.name[:MAX_NAME]} for category in context.categories
            ],
            "rules": [
                {"like": rule.phrase[:MAX_NAME], "category": short[rule.category_id]}
                for rule in context.rules[:MAX_RULES]
                if rule.category_id in short
            ],
        }
    )


def _name(member: Member) -> str:
    """Somebody may have signed up with an address for a name, and no address is sent."""
    return member.first_name.partition("@")[0][:MAX_NAME]


def result_facts(result: IntentResult) -> str:
    return _json(
        {
            "intent": result.intent,
            "answer": result.sentence,
            "figures": [{"label": figure.label, "shown": figure.shown} for figure in result.figures],
            "dates": [day.isoformat() for day in result.dates],
        }
    )


def sendable(text: str) -> str:
    """`text` without lone surrogates, which JSON over UTF-8 cannot carry."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _json(facts: dict[str, object]) -> str:
    return sendable(json.dumps(facts, ensure_ascii=False))

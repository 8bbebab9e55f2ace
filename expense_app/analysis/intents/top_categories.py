"""Where the money goes, by category."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from expense_app.analysis.intents.base import CATEGORY, LIMIT, SCOPE, Intent, Scene
from expense_app.analysis.links import expenses_url
from expense_app.analysis.results import Finding, Result, Row
from expense_app.analysis.words import listed
from expense_app.expenses.totals import Part, split

_SAID = 3


async def _answer(scene: Scene) -> Finding:
    found = await split(scene.session, scene.asked.wanted)
    parts = scene.words.home_first(_first(found.by_category, scene.asked.limit))
    result = Result(totals=found.totals, rows=[_row(scene, part) for part in parts])
    return Finding(result, _sentence(scene, parts), expenses_url(scene.asked.wanted))


def _first(parts: list[Part], most: int | None) -> Iterator[Part]:
    """The largest of each currency; all of them where no number was asked for."""
    for currency in dict.fromkeys(part.currency for part in parts):
        yield from [part for part in parts if part.currency == currency][:most]


def _row(scene: Scene, part: Part) -> Row:
    wanted = replace(scene.asked.wanted, category_id=part.key, currency=part.currency)
    return Row(
        label=scene.words.choices.category_name(part.key),
        currency=part.currency,
        amount=part.amount,
        count=part.count,
        share=part.share,
        url=expenses_url(wanted),
    )


def _sentence(scene: Scene, parts: list[Part]) -> str:
    words, asked = scene.words, scene.asked
    when = words.when(asked.start, asked.end)
    if not parts:
        return f"{words.who(asked)} spent nothing{words.on_what(asked)}{when}."
    first, *others = dict.fromkeys(part.currency for part in parts)
    whose = f"{words.who(asked)} spent most on" if asked.user_id else "Most went to"
    said = [f"{whose} {_most(scene, first, parts)}{words.on_what(asked)}{when}."]
    said += [f"In {currency}, {_most(scene, currency, parts)}." for currency in others]
    return " ".join(said)


def _most(scene: Scene, currency: str, parts: Iterable[Part]) -> str:
    """ "Groceries (₹5,000.00), Fuel (₹2,000.00) and Pets (₹300.00)"."""
    words = scene.words
    first = [part for part in parts if part.currency == currency][: scene.asked.limit or _SAID]
    return listed([f"{words.choices.category_name(part.key)} ({words.money(part.amount, currency)})" for part in first])


INTENT = Intent(
    name="top_expense_categories",
    title="By category",
    takes=(SCOPE - CATEGORY) | LIMIT,
    example="top 3 categories this month",
    answer=_answer,
)

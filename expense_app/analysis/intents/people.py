"""Who paid how much, and how far apart the two are."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from expense_app.analysis.intents.base import SCOPE, USER, Intent, Scene
from expense_app.analysis.links import expenses_url
from expense_app.analysis.results import Finding, Result, Row
from expense_app.analysis.words import listed
from expense_app.expenses.totals import Part, Split, split
from expense_app.money import in_minor_units


async def _answer(scene: Scene) -> Finding:
    found = await split(scene.session, scene.asked.wanted)
    parts = everybody(scene, found)
    result = Result(totals=found.totals, rows=[_row(scene, part) for part in parts])
    return Finding(result, _sentence(scene, parts), expenses_url(scene.asked.wanted))


def everybody(scene: Scene, found: Split) -> list[Part]:
    """In each currency one part a member, who paid most first; also of who paid nothing."""
    paid = {(part.currency, part.key): part for part in found.by_user}
    parts: list[Part] = []
    for total in scene.words.home_first(found.totals):
        nothing = in_minor_units(Decimal(0), total.currency)
        members = [
            paid.get((total.currency, each.id)) or Part(total.currency, each.id, nothing, 0, Decimal(0))
            for each in scene.words.choices.members
        ]
        parts += sorted(members, key=lambda part: -part.amount)
    return parts


def _row(scene: Scene, part: Part) -> Row:
    wanted = replace(scene.asked.wanted, user_id=part.key, currency=part.currency)
    return Row(
        label=scene.words.person(part.key),
        currency=part.currency,
        amount=part.amount,
        count=part.count,
        share=part.share,
        url=expenses_url(wanted) if part.count else "",
    )


def _sentence(scene: Scene, parts: list[Part]) -> str:
    words, asked = scene.words, scene.asked
    about = f"{words.on_what(asked)}{words.when(asked.start, asked.end)}"
    if not parts:
        return f"Nobody spent anything{about}."
    currencies = dict.fromkeys(part.currency for part in parts)
    said = [_said(scene, [part for part in parts if part.currency == currency]) for currency in currencies]
    return f"{'; '.join(said)}{about}."


def _said(scene: Scene, parts: list[Part]) -> str:
    """ "Asha paid ₹700.00 and Ravi ₹300.00, so Asha paid ₹400.00 more"."""
    words = scene.words
    first, *others = parts
    paid = [f"{words.person(part.key)} {words.money(part.amount, part.currency)}" for part in others]
    said = listed([f"{words.person(first.key)} paid {words.money(first.amount, first.currency)}", *paid])
    if len(others) != 1:
        return said
    return f"{said} ({_apart(scene, first, others)})"


def _apart(scene: Scene, first: Part, others: Iterable[Part]) -> str:
    more = first.amount - sum((part.amount for part in others), Decimal(0))
    return f"{scene.words.money(more, first.currency)} more" if more else "the same"


INTENT = Intent(
    name="spend_by_person",
    title="By person",
    takes=SCOPE - USER,
    example="who spent more this month?",
    answer=_answer,
)

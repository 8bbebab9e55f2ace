"""Who paid how much, and how far apart the two are."""

from dataclasses import replace
from decimal import Decimal

from expense_app.analysis.intents.base import SCOPE, USER, Intent, Scene
from expense_app.analysis.links import expenses_url
from expense_app.analysis.results import Finding, Result, Row
from expense_app.analysis.words import Words, listed
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
    first, *others = dict.fromkeys(part.currency for part in parts)
    said = [f"{_paid(words, parts, first)}{about}{_apart(words, parts, first)}."]
    said += [f"In {each}, {_paid(words, parts, each)}{_apart(words, parts, each)}." for each in others]
    return " ".join(said)


def _paid(words: Words, parts: list[Part], currency: str) -> str:
    """ "Asha paid ₹700.00 and Ravi ₹300.00"."""
    first, *others = [part for part in parts if part.currency == currency]
    rest = [f"{words.person(part.key)} {words.money(part.amount, currency)}" for part in others]
    return listed([f"{words.person(first.key)} paid {words.money(first.amount, currency)}", *rest])


def _apart(words: Words, parts: list[Part], currency: str) -> str:
    """ ", Asha ₹400.00 more", where there are two."""
    amounts = [part for part in parts if part.currency == currency]
    if len(amounts) != 2:
        return ""
    more = amounts[0].amount - amounts[1].amount
    return f", {words.person(amounts[0].key)} {words.money(more, currency)} more" if more else ", both the same"


INTENT = Intent(
    name="spend_by_person",
    title="By person",
    takes=SCOPE - USER,
    example="who spent more this month?",
    answer=_answer,
)

"""The biggest single expenses, in each currency."""

from dataclasses import replace

from expense_app.analysis.intents.base import LIMIT, SCOPE, Intent, Scene
from expense_app.analysis.intents.single import expense_row, said
from expense_app.analysis.links import expenses_url
from expense_app.analysis.results import Finding, Result
from expense_app.expenses.listing.queries import page
from expense_app.expenses.totals import totals
from expense_app.expenses.views import ExpenseView

_USUALLY = 5


async def _answer(scene: Scene) -> Finding:
    asked, words = scene.asked, scene.words
    most = asked.limit or _USUALLY
    found = await totals(scene.session, asked.wanted)
    largest: list[ExpenseView] = []
    for total in words.home_first(found):
        wanted = replace(asked.wanted, currency=total.currency)
        items, _ = await page(scene.session, words.choices, wanted, "-amount", None, most)
        largest += items
    result = Result(totals=found, rows=[expense_row(words, each) for each in largest])
    return Finding(result, _sentence(scene, largest), expenses_url(asked.wanted, "-amount", most))


def _sentence(scene: Scene, largest: list[ExpenseView]) -> str:
    words, asked = scene.words, scene.asked
    about = f"{words.on_what(asked)}{words.when(asked.start, asked.end)}"
    if not largest:
        return f"{words.who(asked)} spent nothing{about}."
    first = {each.currency: each for each in reversed(largest)}
    tops = [first[currency] for currency in dict.fromkeys(each.currency for each in largest)]
    whose = f"{words.who(asked)}'s largest expense" if asked.user_id else "The largest expense"
    named = [f"{said(words, each)}, on {words.day(each.date_incurred)}" for each in tops]
    others = [f"; in {each.currency} {name}" for each, name in zip(tops[1:], named[1:], strict=True)]
    return f"{whose}{about} was {named[0]}{''.join(others)}."


INTENT = Intent(
    name="largest_expenses",
    title="Largest",
    takes=SCOPE | LIMIT,
    example="biggest expenses this month",
    answer=_answer,
)

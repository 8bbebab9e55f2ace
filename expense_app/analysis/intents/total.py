"""What was spent in a period, in all."""

from dataclasses import replace

from expense_app.analysis.intents.base import SCOPE, Intent, Scene
from expense_app.analysis.links import expenses_url
from expense_app.analysis.results import Finding, Result, Row
from expense_app.expenses.totals import Total, totals


async def answer(scene: Scene) -> Finding:
    found = await totals(scene.session, scene.asked.wanted)
    result = Result(totals=found, rows=in_each_currency(scene, found))
    return Finding(result, _sentence(scene, found), expenses_url(scene.asked.wanted))


def in_each_currency(scene: Scene, found: list[Total]) -> list[Row]:
    """Rows only where there are several currencies: one figure alone stands in the sentence."""
    if len(found) < 2:
        return []
    return [
        Row(
            label=each.currency,
            currency=each.currency,
            amount=each.amount,
            count=each.count,
            url=expenses_url(replace(scene.asked.wanted, currency=each.currency)),
        )
        for each in scene.words.home_first(found)
    ]


def _sentence(scene: Scene, found: list[Total]) -> str:
    words, asked = scene.words, scene.asked
    about = f"{words.on_what(asked)}{words.when(asked.start, asked.end)}"
    count = f", in {words.expenses(sum(each.count for each in found))}" if found else ""
    return f"{words.who(asked)} spent {words.amounts(found)}{about}{count}."


INTENT = Intent(
    name="total_by_period",
    title="Total",
    takes=SCOPE,
    example="how much did we spend this month?",
    answer=answer,
)

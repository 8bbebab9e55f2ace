"""How many expenses there were."""

from expense_app.analysis.intents.base import SCOPE, Intent, Scene
from expense_app.analysis.intents.total import in_each_currency
from expense_app.analysis.links import expenses_url
from expense_app.analysis.results import Finding, Result
from expense_app.expenses.totals import Total, totals


async def _answer(scene: Scene) -> Finding:
    found = await totals(scene.session, scene.asked.wanted)
    result = Result(totals=found, rows=in_each_currency(scene, found))
    return Finding(result, _sentence(scene, found), expenses_url(scene.asked.wanted))


def _sentence(scene: Scene, found: list[Total]) -> str:
    words, asked = scene.words, scene.asked
    about = f"{words.on_what(asked)}{words.when(asked.start, asked.end)}"
    if not found:
        return f"{words.who(asked)} had no expenses{about}."
    count = words.expenses(sum(total.count for total in found))
    return f"{words.who(asked)} had {count}{about}, {words.amounts(found)} together."


INTENT = Intent(
    name="count_expenses",
    title="How many",
    takes=SCOPE,
    example="how many times did we eat out this month?",
    answer=_answer,
)

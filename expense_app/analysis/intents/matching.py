"""What was spent on something that stands in the descriptions."""

from expense_app.analysis.intents.base import LIMIT, SCOPE, TEXT, Intent, Scene
from expense_app.analysis.intents.single import expense_row
from expense_app.analysis.links import expenses_url
from expense_app.analysis.results import Finding, Result
from expense_app.expenses.listing.queries import page
from expense_app.expenses.totals import Total, totals

_SHOWN = 5


async def _answer(scene: Scene) -> Finding:
    wanted = scene.asked.wanted
    found = await totals(scene.session, wanted)
    shown = scene.asked.limit or _SHOWN
    items = (await page(scene.session, scene.words.choices, wanted, "-date", None, shown))[0] if found else []
    result = Result(totals=found, rows=[expense_row(scene.words, each) for each in items])
    return Finding(result, _sentence(scene, found), expenses_url(wanted))


def _sentence(scene: Scene, found: list[Total]) -> str:
    words, asked = scene.words, scene.asked
    when = words.when(asked.start, asked.end)
    if not found:
        return f"No expense of {'yours' if not asked.user_id else words.who(asked)} mentions “{asked.text}”{when}."
    count = words.expenses(sum(total.count for total in found))
    return f"{words.who(asked)} spent {words.amounts(found)}{words.on_what(asked)}{when}, in {count}."


INTENT = Intent(
    name="matching_expenses",
    title="Mentioned",
    takes=SCOPE | LIMIT,
    needs=TEXT,
    example="how much at Decathlon this year?",
    answer=_answer,
)

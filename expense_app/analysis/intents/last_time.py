"""When something was last bought, and the newest expenses."""

from dataclasses import replace

from expense_app.analysis.intents.base import LIMIT, SCOPE, Intent, Scene
from expense_app.analysis.intents.single import expense_row, said
from expense_app.analysis.links import expenses_url
from expense_app.analysis.results import Finding, Result
from expense_app.expenses.filters import ExpenseFilter
from expense_app.expenses.listing.queries import page
from expense_app.expenses.totals import span, totals
from expense_app.expenses.views import ExpenseView

_SHOWN = 5
_SAID = 3


async def _answer(scene: Scene) -> Finding:
    return await _newest(scene, scene.asked.limit) if scene.asked.limit else await _last_day(scene)


async def _last_day(scene: Scene) -> Finding:
    """All that was bought on the day of the last time."""
    wanted = _until_today(scene)
    if found := await span(scene.session, wanted):
        wanted = replace(wanted, start=found[1], end=found[1])
    items = await _items(scene, wanted, _SHOWN) if found else []
    result = await _result(scene, wanted, items)
    return Finding(result, _on_that_day(scene, items, sum(each.count for each in result.totals)), expenses_url(wanted))


async def _newest(scene: Scene, most: int) -> Finding:
    wanted = _until_today(scene)
    items = await _items(scene, wanted, most)
    return Finding(await _result(scene, wanted, items), _latest(scene, items), expenses_url(wanted, limit=most))


def _until_today(scene: Scene) -> ExpenseFilter:
    """What is dated ahead has not been yet."""
    wanted, today = scene.asked.wanted, scene.words.today
    return replace(wanted, end=min(wanted.end or today, today))


async def _items(scene: Scene, wanted: ExpenseFilter, most: int) -> list[ExpenseView]:
    return (await page(scene.session, scene.words.choices, wanted, "-date", None, most))[0]


async def _result(scene: Scene, wanted: ExpenseFilter, items: list[ExpenseView]) -> Result:
    found = await totals(scene.session, wanted) if items else []
    return Result(totals=found, rows=[expense_row(scene.words, each) for each in items])


def _on_that_day(scene: Scene, items: list[ExpenseView], count: int) -> str:
    words, asked = scene.words, scene.asked
    if not items:
        return _never(scene)
    day = items[0].date_incurred
    named = [said(words, each) for each in items[:_SAID]]
    more = [f"{words.expenses(count - len(named))} more"] if count > len(named) else []
    whose = f"{words.person(asked.user_id)}'s last expense" if asked.user_id else "The last expense"
    return f"{whose}{words.on_what(asked)} was{words.when(day, day)}: {'; '.join([*named, *more])}."


def _latest(scene: Scene, items: list[ExpenseView]) -> str:
    words, asked = scene.words, scene.asked
    if not items:
        return _never(scene)
    named = "; ".join(said(words, each) for each in items[:_SAID])
    more = "; and more" if len(items) > _SAID else ""
    return f"The latest {words.expenses(len(items))}{words.on_what(asked)}: {named}{more}."


def _never(scene: Scene) -> str:
    words, asked = scene.words, scene.asked
    when = words.when(asked.start, asked.end) if asked.start or asked.end else " yet"
    return f"{words.who(asked)} spent nothing{words.on_what(asked)}{when}."


INTENT = Intent(
    name="last_expense",
    title="Last time",
    takes=SCOPE | LIMIT,
    example="when did we last buy petrol?",
    answer=_answer,
)

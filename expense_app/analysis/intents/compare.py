"""One period against another, like with like."""

from collections.abc import Iterator
from dataclasses import replace

from expense_app.analysis.asked import Asked
from expense_app.analysis.comparing import like_with_like
from expense_app.analysis.intents.base import COMPARE, SCOPE, Intent, Scene, of_largest
from expense_app.analysis.links import expenses_url
from expense_app.analysis.results import Compared, Finding, Result, Row
from expense_app.analysis.words import Words
from expense_app.expenses.totals import Pace, paces, totals
from expense_app.parsing.periods import Period


async def _answer(scene: Scene) -> Finding:
    words, asked = scene.words, scene.asked
    compared = like_with_like(*_periods(asked), words.today)
    now = replace(asked.wanted, start=compared.start, end=compared.end)
    before = replace(asked.wanted, start=compared.compare_start, end=compared.compare_end)
    spent, spent_before = await totals(scene.session, now), await totals(scene.session, before)
    found = paces(spent, spent_before)
    result = Result(totals=spent, rows=list(_rows(scene, compared, found)), compared=compared)
    return Finding(result, _sentence(words, asked, compared, found), expenses_url(now))


def _periods(asked: Asked) -> tuple[Period, Period]:
    """Those of the question, which has both by now."""
    assert asked.start and asked.end and asked.compare_start and asked.compare_end  # noqa: S101, PT018
    return Period(asked.start, asked.end), Period(asked.compare_start, asked.compare_end)


def _rows(scene: Scene, compared: Compared, found: dict[str, Pace]) -> Iterator[Row]:
    words = scene.words
    days = (compared.start, compared.end), (compared.compare_start, compared.compare_end)
    amounts = {currency: (pace.so_far, pace.previous) for currency, pace in found.items()}
    bar = of_largest((currency, amount) for currency, pair in amounts.items() for amount in pair)
    for currency in sorted(amounts, key=lambda each: each != words.currency):
        for (start, end), amount in zip(days, amounts[currency], strict=True):
            wanted = replace(scene.asked.wanted, start=start, end=end, currency=currency)
            yield Row(
                label=words.period(start, end),
                currency=currency,
                amount=amount,
                share=bar(currency, amount),
                url=expenses_url(wanted) if amount else "",
            )


def _sentence(words: Words, asked: Asked, compared: Compared, found: dict[str, Pace]) -> str:
    """Both periods are said with the first currency; the others follow in the same order."""
    now = words.when(compared.start, compared.end)
    before = words.when(compared.compare_start, compared.compare_end)
    who, on_what, cut = words.who(asked), words.on_what(asked), _cut(words, asked, compared)
    if not found:
        return f"{who} spent nothing{on_what}{now}, and nothing{before}.{cut}"
    first, *others = sorted(found, key=lambda each: each != words.currency)
    said = [
        f"{who} spent {words.money(found[first].so_far, first)}{on_what}{now}{_change(words, found, first)}{before}"
    ]
    said += [f"{words.money(found[each].so_far, each)}{_change(words, found, each)}" for each in others]
    return f"{'; and '.join(said)}.{cut}"


def _change(words: Words, found: dict[str, Pace], currency: str) -> str:
    """ ", ₹200.00 (20%) more than the ₹1,000.00"."""
    pace = found[currency]
    if not pace.previous:
        return ", against nothing"
    previous = words.money(pace.previous, currency)
    if not pace.change:
        return f", exactly as much as the {previous}"
    percent = f" ({pace.change_in_percent}%)" if pace.change_in_percent is not None else ""
    amount = words.money(abs(pace.change), currency)
    return f", {amount}{percent} {'more' if pace.change > 0 else 'less'} than the {previous}"


def _cut(words: Words, asked: Asked, compared: Compared) -> str:
    """Says what was left out, and why."""
    if not compared.cut:
        return ""
    whole = words.period(asked.compare_start, asked.compare_end)
    return f" The first period is not over, so only the same days of {whole} are counted."


INTENT = Intent(
    name="month_over_month_compare",
    title="Compared",
    takes=SCOPE | COMPARE,
    example="compare this month with last month",
    answer=_answer,
)

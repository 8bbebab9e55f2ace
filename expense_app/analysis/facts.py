"""An answer as a provider may phrase it: the template's sentence and every figure in it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from expense_app.analysis.results import Result
from expense_app.analysis.views import KeptAnswer
from expense_app.analysis.words import Words
from expense_app.llm.base import Figure, IntentResult


def facts_of(question: str, answer: KeptAnswer, result: Result, words: Words) -> IntentResult:
    return IntentResult(
        question=question,
        intent=answer.asked.intent,
        sentence=answer.answer,
        figures=tuple(_figures(result, words)),
        dates=tuple(_dates(answer, result)),
    )


def _figures(result: Result, words: Words) -> Iterator[Figure]:
    for total in result.totals:
        yield Figure("total", total.amount, total.currency, words.money(total.amount, total.currency))
        yield Figure("expenses", Decimal(total.count), "", words.number(total.count))
    for row in result.rows:
        yield Figure(row.label, row.amount, row.currency, words.money(row.amount, row.currency))


def _dates(answer: KeptAnswer, result: Result) -> Iterator[date]:
    asked, compared = answer.asked, result.compared
    days = [asked.start, asked.end, asked.compare_start, asked.compare_end]
    if compared:
        days += [compared.start, compared.end, compared.compare_start, compared.compare_end]
    yield from dict.fromkeys(day for day in days if day)

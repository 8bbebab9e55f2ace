"""What an intent is made of."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.analysis.asked import Asked, Parameter
from expense_app.analysis.results import Finding
from expense_app.analysis.words import Words
from expense_app.expenses.totals import share
from expense_app.parsing.types import IntentName


@dataclass(frozen=True, slots=True)
class Scene:
    """All that an intent is given."""

    session: AsyncSession
    asked: Asked
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """`title` names it in the form that changes a question; `takes` are the parameters that mean something to it and
    `needs` those it cannot do without; `example` is a question that it answers."""

    name: IntentName
    title: str
    takes: frozenset[Parameter]
    needs: frozenset[Parameter] = frozenset()
    example: str
    answer: Callable[[Scene], Awaitable[Finding]]


PERIOD: frozenset[Parameter] = frozenset({"period"})
CATEGORY: frozenset[Parameter] = frozenset({"category"})
USER: frozenset[Parameter] = frozenset({"user"})
TEXT: frozenset[Parameter] = frozenset({"text"})
LIMIT: frozenset[Parameter] = frozenset({"limit"})
COMPARE: frozenset[Parameter] = frozenset({"compare"})
SCOPE = PERIOD | CATEGORY | USER | TEXT


def of_largest(amounts: Iterable[tuple[str, Decimal]]) -> Callable[[str, Decimal], Decimal]:
    """The length of a bar: an amount's share of the largest one in its currency."""
    most: dict[str, Decimal] = {}
    for currency, amount in amounts:
        most[currency] = max(amount, most.get(currency, amount))
    return lambda currency, amount: share(amount, most[currency])

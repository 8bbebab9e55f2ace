"""What every provider can do: typed requests and replies, and the one error that they raise."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, Protocol

from expense_app.llm.trace import Trace

MAX_TEXT = 4_000
"""Characters of a message worth sending; a longer one belongs to the built-in parser."""

Field = Literal["amount", "currency", "category", "description", "date", "paid_by", "recurring"]
Nothing = Literal["no_amount", "not_spent", "income", "transfer", "question", "chat"]
Intent = Literal[
    "total_by_period",
    "category_spend_by_period",
    "month_over_month_compare",
    "top_expense_categories",
    "spend_by_person",
    "largest_expenses",
    "average_spend",
    "count_expenses",
    "last_expense",
    "spend_trend",
    "matching_expenses",
    "unsupported",
]
Kind = Literal[
    "key_refused",
    "no_credit",
    "busy",
    "refused",
    "model_gone",
    "not_reachable",
    "too_slow",
    "unreadable",
    "cut",
]
PERMANENT: frozenset[Kind] = frozenset({"key_refused", "no_credit", "refused", "model_gone"})
"""Failures that the same text, key and model would meet again."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the household. `id` is the caller's and never leaves the process."""

    id: str
    first_name: str


@dataclass(frozen=True, slots=True)
class Category:
    """A category of the household. `id` is the caller's and never leaves the process."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What the household taught: descriptions like `phrase` belong to the category."""

    phrase: str
    category_id: str


@dataclass(frozen=True, slots=True)
class Context:
    """All that a provider learns about a household. `today` is the date in `timezone` (an IANA name);
    `rules` are only those that fit the text. There is at least one category."""

    today: date
    timezone: str
    default_currency: str
    author: Member
    others: tuple[Member, ...]
    categories: tuple[Category, ...]
    rules: tuple[Rule, ...] = ()

    @property
    def members(self) -> tuple[Member, ...]:
        return (self.author, *self.others)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field that was guessed rather than read, and why, in a few words."""

    field: Field
    reason: str


@dataclass(frozen=True, slots=True)
class ReadExpense:
    """One validated draft. `category_id` and `paid_by_id` are ids out of the Context; the amount is in the
    currency's minor unit."""

    amount: Decimal
    currency: str
    category_id: str
    description: str
    date: date
    paid_by_id: str
    is_recurring: bool = False
    recurrence_day: int | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """A validated question. Periods are inclusive dates; ids are those of the Context; `text` is the word
    that descriptions must match."""

    intent: Intent
    start: date | None = None
    end: date | None = None
    category_id: str | None = None
    user_id: str | None = None
    compare_start: date | None = None
    compare_end: date | None = None
    limit: int | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A computed number. `unit` is a currency code, "%", or empty for a count; `shown` is the number as the
    template writes it ("₹1,23,456.50")."""

    label: str
    value: Decimal
    unit: str
    shown: str


@dataclass(frozen=True, slots=True)
class IntentResult:
    """What we computed for a question, all that a summary may phrase. `sentence` is the template's own."""

    question: str
    intent: Intent
    sentence: str
    figures: tuple[Figure, ...]
    dates: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """A model of the provider's list that can read text. `ends` is its announced last day."""

    id: str
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class ExpensesReply:
    """`nothing` says why when there is nothing to log; `notes` are plain sentences for the card about what
    was left out."""

    expenses: tuple[ReadExpense, ...]
    nothing: Nothing | None
    notes: tuple[str, ...]
    trace: Trace


@dataclass(frozen=True, slots=True)
class QuestionReply:
    question: ReadQuestion
    trace: Trace


@dataclass(frozen=True, slots=True)
class SummaryReply:
    text: str
    trace: Trace


class LLMError(Exception):
    """A call that brought nothing. `code` is ours, for the log; `retry_at` is when asking again makes sense.

    Never carries a word of the provider: an error message may echo the key.
    """

    def __init__(self, kind: Kind, code: str, retry_at: datetime | None = None) -> None:
        super().__init__(f"{kind} ({code})")
        self.kind: Kind = kind
        self.code = code
        self.retry_at = retry_at
        self.trace = Trace()

    @property
    def permanent(self) -> bool:
        return self.kind in PERMANENT


class Provider(Protocol):
    """One provider with one household's key and model, made for one call and then let go.

    Every method raises LLMError, and nothing else, when the provider fails.
    """

    async def parse_expenses(self, text: str, context: Context) -> ExpensesReply: ...

    async def classify_question(self, text: str, context: Context) -> QuestionReply: ...

    async def summarize_analysis(self, intent_result: IntentResult) -> SummaryReply: ...

    async def check(self) -> Trace:
        """Ask for one tiny reading, past any hold: shows that key, credit and model work."""
        ...

    async def list_models(self) -> tuple[Model, ...]: ...

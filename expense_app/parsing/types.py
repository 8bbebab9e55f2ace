"""What goes into a reading and what comes out of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Route = Literal["log", "ask", "command", "neither"]
Field = Literal["amount", "currency", "category", "description", "date", "paid_by", "recurring"]

DEFAULT_CATEGORIES: dict[str, str] = {
    "groceries": "Groceries",
    "food": "Food & Dining",
    "transport": "Transport",
    "travel": "Travel",
    "fuel": "Fuel",
    "housing": "Housing & Rent",
    "utilities": "Utilities",
    "phone": "Phone & Internet",
    "shopping": "Shopping",
    "health": "Health",
    "education": "Education",
    "entertainment": "Entertainment",
    "kids": "Kids",
    "personal-care": "Personal Care",
    "gifts": "Gifts & Donations",
    "insurance": "Insurance",
    "subscriptions": "Subscriptions",
    "household": "Household & Help",
    "pets": "Pets",
    "fees": "Fees & Taxes",
    "other": "Other",
}
"""Key (kept when a household renames the category) to the name a new household starts with."""


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the household. `id` is opaque to the parser; `name` is the full name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class CategoryChoice:
    """A category of the household. `key` names the default category it began as, if any."""

    id: str
    name: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class TaughtRule:
    """What the household taught: descriptions like `phrase` (normalised) belong to `category_id`."""

    phrase: str
    category_id: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Context:
    """The household as the parser sees it. `today` is the date in the household's time zone."""

    today: date
    default_currency: str
    locale: str
    members: tuple[Person, ...]
    author: Person
    categories: tuple[CategoryChoice, ...]
    rules: tuple[TaughtRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field that was guessed rather than read, and why, in a few words."""

    field: Field
    reason: str


@dataclass(frozen=True, slots=True)
class ParsedExpense:
    """One draft. `category_id` and `paid_by_id` are ids out of the Context."""

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
class Reading:
    """What a message turned out to be. `notice` is a plain sentence when nothing could be logged
    ("How much was it?"); it is empty when the drafts speak for themselves."""

    route: Route
    expenses: tuple[ParsedExpense, ...] = ()
    notice: str = ""


IntentName = Literal[
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


@dataclass(frozen=True, slots=True)
class Question:
    """A question as a typed intent. Periods are inclusive dates; without start and end all time counts.
    `text` is the word that descriptions must match, within the category where there is one ("uber").
    `sure` is False where a provider may know better."""

    intent: IntentName
    start: date | None = None
    end: date | None = None
    category_id: str | None = None
    user_id: str | None = None
    compare_start: date | None = None
    compare_end: date | None = None
    limit: int | None = None
    text: str | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Command:
    """A change asked for in words. What is None stays as it is. `target` holds the words that name the
    draft or expense ("change lunch to 300"); without them the author's latest is meant."""

    action: Literal["amend", "delete", "undo"]
    amount: Decimal | None = None
    currency: str | None = None
    day: date | None = None
    paid_by_id: str | None = None
    category_id: str | None = None
    description: str | None = None
    is_recurring: bool | None = None
    target: str = ""

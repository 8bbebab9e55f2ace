"""What a message is made of once its words are understood: the input of the search for its parts."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

CueName = Literal[
    "subtotal",  # "item total": inside a total that follows
    "total",  # "total", "came to": the sum of what stands around it
    "each",  # "each", "per kg": the amount is for one
    "times",  # "x", "@"
    "tip",  # tip, tax, delivery: added to what it belongs to
    "including",  # what follows is inside the amount already
    "discount",  # "off", "discount", "less"
    "paid",  # "paid", "got it for": what was really paid
    "list_price",  # "mrp", "was": what was not paid
    "split",  # "split 3 ways", "shared with"
    "share",  # "my share"
    "currency",  # a currency that stands apart from its number
    "refund",
    "about",  # "around", "approx"
]


@dataclass(slots=True)
class Piece:
    """Tokens `first` up to `last` (exclusive)."""

    first: int
    last: int


@dataclass(slots=True)
class Word(Piece):
    """`content` is False for filler that no description needs."""

    text: str
    content: bool = True


@dataclass(slots=True)
class Figure(Piece):
    """A number that may be the amount. `price_cost` says how unlikely it is an amount, `count_cost` how
    unlikely it is a mere quantity or name ("2 coffees", "sector 62"); `currency` is None without a mark."""

    value: Decimal
    currency: str | None = None
    price_cost: float = 0.0
    count_cost: float = 3.0
    spoken: bool = False
    doubt: str = ""
    scaled: bool = False
    worked_out: bool = False


@dataclass(slots=True)
class Quantity(Piece):
    """A number that is never an amount, with its unit ("3 kg")."""

    value: Decimal
    unit: str = ""


@dataclass(slots=True)
class Percent(Piece):
    value: Decimal


@dataclass(slots=True)
class Day(Piece):
    """A date that was said. `doubt` is the reason if part of it was guessed; `day_of_month` is set where
    only that was said ("on the 5th")."""

    date: datetime.date
    doubt: str = ""
    day_of_month: int | None = None


@dataclass(slots=True)
class Payment(Piece):
    """Somebody was said to have paid. `person_id` is None for someone outside the household."""

    person_id: str | None
    name: str
    leading: bool
    doubt: str = ""


@dataclass(slots=True)
class Recurrence(Piece):
    day: int | None = None


@dataclass(slots=True)
class Cue(Piece):
    name: CueName
    text: str = ""
    content: bool = False


@dataclass(slots=True)
class Break(Piece):
    """A place to cut: `cost` is 0 for a new line and grows as the separator gets weaker."""

    text: str
    cost: float


@dataclass(slots=True)
class Noise(Piece):
    """Read and left out: a clock time, a reference number, a bullet."""


AnyPiece = Word | Figure | Quantity | Percent | Day | Payment | Recurrence | Cue | Break | Noise

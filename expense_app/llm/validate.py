"""A model's text becomes typed values, or is refused: envelope first, then item by item."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

import msgspec

from expense_app import money
from expense_app.llm.base import Context, Doubt, Field, Nothing, ReadExpense
from expense_app.llm.clean import clean_line, quoted
from expense_app.llm.decode import Undecodable, decode
from expense_app.llm.legend import Legend
from expense_app.llm.period import DAY_FORM, is_year_stated, read_day
from expense_app.llm.schema import MAX_ITEMS

MAX_DESCRIPTION = 200
MAX_REASON = 80
_AMOUNT = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,4})?", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
_OLDEST = timedelta(days=3653)
_FURTHEST = timedelta(days=366)


class BadOutput(Exception):
    """The output as a whole is of no use; `again` says whether one more try may help."""

    def __init__(self, code: str, problems: Sequence[str], *, again: bool) -> None:
        super().__init__(code)
        self.code = code
        self.problems = tuple(problems)
        self.again = again


@dataclass(frozen=True, slots=True)
class ReadItems:
    """`notes` are plain sentences about what was left out; `problems` say the same to the log, in detail."""

    expenses: tuple[ReadExpense, ...]
    nothing: Nothing | None
    notes: tuple[str, ...]
    problems: tuple[str, ...]


class _Bad(ValueError):
    """One item does not hold; the message is a plain sentence."""


class Envelope(msgspec.Struct, forbid_unknown_fields=True):
    expenses: list[msgspec.Raw]
    nothing: Nothing | None


class _Item(msgspec.Struct, forbid_unknown_fields=True):
    description: str
    amount: str
    currency: str | None
    category: str
    date: str | None
    paid_by: str | None
    is_recurring: bool
    recurrence_day: int | None
    doubt_field: Field | None
    doubt_reason: str | None


def read_envelope(output: str) -> Envelope:
    """The answer in its agreed form, its items unread. Raises BadOutput."""
    try:
        return decode(output, Envelope)
    except Undecodable as error:
        raise BadOutput("bad_json", [f"The answer is not in the agreed form: {error}."], again=True) from None


def read_expenses(output: str, text: str, context: Context, legend: Legend) -> ReadItems:
    """Keep what holds and note the rest. Raises BadOutput for a broken envelope, or if items came and none
    of them holds."""
    envelope = read_envelope(output)
    sorted_items = _Sorted()
    reader = _ItemReader(text, context, legend)
    for place, raw in enumerate(envelope.expenses[:MAX_ITEMS], 1):
        sorted_items.add(place, raw, reader)
    if len(envelope.expenses) > MAX_ITEMS:
        sorted_items.note(f"Only the first {MAX_ITEMS} items were kept.")
    if envelope.expenses and not sorted_items.kept:
        raise BadOutput("no_usable_item", sorted_items.problems, again=False)
    return ReadItems(
        tuple(sorted_items.kept),
        None if sorted_items.kept else envelope.nothing,
        tuple(sorted_items.notes),
        tuple(sorted_items.problems),
    )


@dataclass(slots=True)
class _Sorted:
    kept: list[ReadExpense] = field(default_factory=list[ReadExpense])
    notes: list[str] = field(default_factory=list[str])
    problems: list[str] = field(default_factory=list[str])

    def add(self, place: int, raw: msgspec.Raw, reader: "_ItemReader") -> None:
        try:
            self.kept.append(reader.read(decode(raw, _Item)))
        except Undecodable as error:
            self.note(f"Item {place} was left out: it could not be read.", f"Item {place}: {error}.")
        except _Bad as error:
            self.note(f"Item {place} was left out: {error}")

    def note(self, sentence: str, problem: str | None = None) -> None:
        self.notes.append(sentence)
        self.problems.append(problem or sentence)


@dataclass(frozen=True, slots=True)
class _ItemReader:
    text: str
    context: Context
    legend: Legend

    def read(self, item: _Item) -> ReadExpense:
        currency = self._currency(item.currency)
        day, doubts = self._day(item)
        return ReadExpense(
            amount=_amount(item.amount, currency),
            currency=currency,
            category_id=_known(item.category, self.legend.categories, "category"),
            description=clean_line(item.description, MAX_DESCRIPTION),
            date=day,
            paid_by_id=_known("p1" if item.paid_by is None else item.paid_by, self.legend.people, "person"),
            is_recurring=item.is_recurring,
            recurrence_day=_recurrence_day(item),
            doubts=doubts,
        )

    def _currency(self, code: str | None) -> str:
        if code is None:
            return self.context.default_currency
        if not _CURRENCY.fullmatch(code) or code not in money.currencies():
            raise _Bad(f"{quoted(code)} is no currency.")
        return code

    def _day(self, item: _Item) -> tuple[date, tuple[Doubt, ...]]:
        """A day ahead of today counts only when the message writes its year."""
        doubts = _doubts(item)
        if item.date is None:
            return self.context.today, doubts
        day = read_day(item.date)
        if day is None:
            raise _Bad(f"{quoted(item.date)} is no date like {DAY_FORM}.")
        if not self.context.today - _OLDEST <= day <= self.context.today + _FURTHEST:
            raise _Bad(f"the date {day} is too far away.")
        if day > self.context.today and not is_year_stated(day, self.text):
            return self.context.today, (*doubts, Doubt("date", f"{day} lies ahead, so today was taken"))
        return day, doubts


def _amount(text: str, currency: str) -> Decimal:
    if not _AMOUNT.fullmatch(text):
        raise _Bad(f"{quoted(text)} is no plain amount.")
    try:
        return money.check_amount(Decimal(text), currency)
    except money.BadAmount as error:
        raise _Bad(f"{quoted(text)}: {error}") from None


def _known(brief: str, meanings: dict[str, str], what: str) -> str:
    if brief not in meanings:
        raise _Bad(f"{quoted(brief)} is no {what} of the household.")
    return meanings[brief]


def _recurrence_day(item: _Item) -> int | None:
    if not item.is_recurring or item.recurrence_day is None:
        return None
    if not 1 <= item.recurrence_day <= 31:
        raise _Bad(f"{item.recurrence_day} is no day of the month.")
    return item.recurrence_day


def _doubts(item: _Item) -> tuple[Doubt, ...]:
    if item.doubt_field is None:
        return ()
    return (Doubt(item.doubt_field, clean_line(item.doubt_reason or "", MAX_REASON) or "a guess"),)

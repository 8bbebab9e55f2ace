"""The years behind the demo household: messages, the expenses that came of them, and who confirmed them."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from expense_app import clock
from expense_app.accounts.member import Member
from expense_app.demo.bills import Bill
from expense_app.demo.plan import HOME_CURRENCY, Purchase
from expense_app.expenses.views import Choices
from expense_app.ids import new_id
from expense_app.models import ChatMessage, Expense, ExpenseEvent
from expense_app.models.expense_event import EventKind

BILLS_ARRIVE, EVENING = time(6, 0), time(20, 45)


async def write_history(
    session: AsyncSession, purchases: Sequence[Purchase], people: tuple[Member, Member], choices: Choices
) -> list[Expense]:
    """Write purchases, given in the order of time. Returns their expenses in the same order."""
    history = _History(people, choices)
    for (_, payer), bought in groupby(purchases, key=lambda each: (each.day, each.payer)):
        history.add_day(list(bought), people[payer])
    for rows in (history.messages, history.expenses, history.events):
        session.add_all(rows)
        await session.flush()
    return history.expenses


class _History:
    """Collects the rows. What a person bought on one day is one message; bills arrive by themselves."""

    def __init__(self, people: tuple[Member, Member], choices: Choices) -> None:
        self._zone = ZoneInfo(people[0].timezone)
        self._categories = {each.key: each.id for each in choices.categories}
        self._sources: dict[str, UUID] = {}
        self.messages: list[ChatMessage] = []
        self.expenses: list[Expense] = []
        self.events: list[ExpenseEvent] = []

    def add_day(self, bought: Iterable[Purchase], by: Member) -> None:
        bought = list(bought)
        for purchase in bought:
            if purchase.bill:
                self._add_bill(purchase, purchase.bill, by)
        if written := [purchase for purchase in bought if not purchase.bill]:
            self._add_message(written, by)

    def _add_bill(self, purchase: Purchase, bill: Bill, by: Member) -> None:
        at = self._moment(purchase, BILLS_ARRIVE)
        expense = self._expense(purchase, by, at)
        if source := self._sources.get(bill.name):
            expense.recurring_source_id, expense.due_on = source, purchase.day
        else:
            self._sources[bill.name] = expense.id
            expense.is_recurring, expense.recurrence_day = True, bill.day
        self._add(expense, by, at, logged_by=by.id if expense.is_recurring else None)

    def _add_message(self, written: Sequence[Purchase], by: Member) -> None:
        at = self._moment(written[0], EVENING)
        text = ", ".join(_as_typed(purchase) for purchase in written)
        message = ChatMessage(id=new_id(), author_user_id=by.id, client_id=new_id(), text=text, created_at=at)
        message.finish("built-in", "", at)
        self.messages.append(message)
        for purchase in written:
            expense = self._expense(purchase, by, at)
            expense.message_id = message.id
            self._add(expense, by, at, logged_by=by.id)

    def _expense(self, purchase: Purchase, by: Member, at: datetime) -> Expense:
        return Expense(
            id=new_id(),
            logged_by_user_id=by.id,
            paid_by_user_id=by.id,
            amount=purchase.amount,
            currency=purchase.currency,
            category_id=self._categories[purchase.category],
            description=purchase.name,
            date_incurred=purchase.day,
            created_at=at,
        )

    def _add(self, expense: Expense, by: Member, at: datetime, logged_by: UUID | None) -> None:
        soon = at + timedelta(minutes=1)
        expense.confirm(by.id, soon)
        self.expenses.append(expense)
        self.events += [_event(expense, "logged", logged_by, at), _event(expense, "confirmed", by.id, soon)]

    def _moment(self, purchase: Purchase, at: time) -> datetime:
        """On the day itself, but not before it has come."""
        return min(datetime.combine(purchase.day, at, self._zone), clock.utc_now())


def _event(expense: Expense, kind: EventKind, by: UUID | None, at: datetime) -> ExpenseEvent:
    return ExpenseEvent(expense_id=expense.id, kind=kind, user_id=by, created_at=at)


def _as_typed(purchase: Purchase) -> str:
    amount = f"{purchase.amount:f}".removesuffix(".00")
    return f"{purchase.name} {amount}{'' if purchase.currency == HOME_CURRENCY else f' {purchase.currency}'}"

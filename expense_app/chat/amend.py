"""Amend by talking: "no, 350", "that was yesterday", "my wife paid that", "undo", "delete that".

A command means the latest of what its author logged. Where that could be several, the chat asks back.
"""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from msgspec import UNSET
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.accounts.member import Member
from expense_app.chat import queries
from expense_app.chat.outcomes import Item, Option, Outcome
from expense_app.clock import utc_now
from expense_app.errors import Conflict, NotFound
from expense_app.expenses import queries as expenses
from expense_app.expenses import service
from expense_app.expenses.changes import Edit
from expense_app.expenses.context import parsing_context
from expense_app.expenses.views import ChangeView, Choices
from expense_app.models import ChatMessage, Expense
from expense_app.money import format_money, plain_amount
from expense_app.parsing import read_command
from expense_app.parsing.phrase import normalise_phrase
from expense_app.parsing.types import Command

NOTHING_YET = "There is nothing of yours to change yet."
NOT_FOUND = "We found nothing like “{words}” among what you logged lately."
WHICH = "Which one do you mean?"
UNDONE_BEFORE = "There is nothing left to undo."


async def carry_out(session: AsyncSession, message: ChatMessage, member: Member, choices: Choices) -> None:
    """Do what the message asks for, or ask back; the message keeps what came of it."""
    command = read_command(message.text, await parsing_context(session, member.id, member, choices))
    if command is None:
        _keep(message, Outcome(kind="nothing"), NOTHING_YET)
    elif command.action == "undo":
        await _undo_latest(session, message, member)
    else:
        await _amend(session, message, command, member)


async def choose(
    session: AsyncSession, message: ChatMessage, expense_id: UUID, member: Member, choices: Choices
) -> None:
    """The author picked one of the options. Raises NotFound for one that was not offered."""
    outcome = outcome_of(message)
    if outcome is None or outcome.kind != "asked" or expense_id not in {each.expense_id for each in outcome.options}:
        raise NotFound("This question has been answered already.")
    command = read_command(message.text, await parsing_context(session, member.id, member, choices))
    if command is None:
        raise NotFound("This question cannot be answered any more.")
    row = (await expenses.locked(session, [expense_id]))[expense_id]
    await _apply(session, message, command, row, member)


async def take_back(session: AsyncSession, message: ChatMessage, member: Member) -> None:
    """Undo what the message did. Harmless the second time."""
    outcome = outcome_of(message)
    if outcome is None or outcome.undone:
        return
    for item in outcome.items:
        await _revert(session, item, member)
    _keep(message, msgspec.structs.replace(outcome, undone=True), "Taken back.")


def outcome_of(message: ChatMessage) -> Outcome | None:
    return msgspec.convert(message.outcome, Outcome) if message.outcome else None


async def _amend(session: AsyncSession, message: ChatMessage, command: Command, member: Member) -> None:
    recent = await queries.recent_of(session, member.id)
    meant = _meant(recent, command)
    if not meant:
        notice = NOT_FOUND.format(words=command.target) if command.target and recent else NOTHING_YET
        _keep(message, Outcome(kind="nothing"), notice)
    elif len(meant) > 1:
        options = [Option(row.id, _label(row, member)) for row in meant]
        _keep(message, Outcome(kind="asked", options=options), WHICH)
    else:
        await _apply(session, message, command, meant[0], member)


def _meant(recent: Sequence[Expense], command: Command) -> list[Expense]:
    """Those whose words are named, else those of the newest message that a person wrote."""
    if command.target:
        words = set(normalise_phrase(command.target).split())
        named = [row for row in recent if words & set(normalise_phrase(row.description).split())]
        return [row for row in named if row.message_id == named[0].message_id]
    written = [row for row in recent if row.recurring_source_id is None]
    return [row for row in written if row.message_id == written[0].message_id]


async def _apply(session: AsyncSession, message: ChatMessage, command: Command, row: Expense, member: Member) -> None:
    label = _label(row, member)
    if command.action == "delete":
        await service.delete(session, row.id, member)
        item, notice = Item(row.id, label, "deleted"), f"Deleted {label}."
    else:
        changes = await service.amend(session, row, _edit_of(command, row), member)
        item = Item(row.id, label, "edited", [ChangeView(**change) for change in changes])
        notice = f"Changed {label}." if changes else f"{label} already says so."
    _keep(message, Outcome(kind="done", items=[item]), notice)


async def _undo_latest(session: AsyncSession, message: ChatMessage, member: Member) -> None:
    """The latest thing the member did, as a whole: all cards of a sentence, all drafts of one confirmation."""
    events = await queries.latest_deed(session, member.id)
    if not events:
        _keep(message, Outcome(kind="nothing"), UNDONE_BEFORE)
        return
    items: list[Item] = []
    for event in events:
        row = await expenses.expense(session, event.expense_id, deleted=True)
        changes = [ChangeView(**change) for change in event.changes]
        item = Item(row.id, _label(row, member), event.kind, changes)
        await _revert(session, item, member)
        items.append(msgspec.structs.replace(item, event_kind=_OPPOSITE[event.kind], changes=_turned(changes)))
    _keep(message, Outcome(kind="done", items=items), "Undone.")


async def _revert(session: AsyncSession, item: Item, member: Member) -> None:
    if item.event_kind in {"logged", "restored"}:
        await service.delete(session, item.expense_id, member)
    elif item.event_kind == "deleted":
        await service.restore(session, item.expense_id, member)
    elif item.event_kind == "confirmed":
        await service.reopen(session, item.expense_id, member)
    elif item.event_kind == "reopened":
        row = await expenses.expense(session, item.expense_id)
        await service.confirm_drafts(session, [service.Draft(row.id, row.version)], member)
    else:
        await _edit_back(session, item, member)


async def _edit_back(session: AsyncSession, item: Item, member: Member) -> None:
    """Each field as it was before, unless it has been changed again since."""
    row = (await expenses.locked(session, [item.expense_id]))[item.expense_id]
    if row.deleted_at is not None:
        raise Conflict("This has been deleted meanwhile.")
    await service.amend(session, row, Edit.from_words({change.field: change.before for change in item.changes}), member)


def _edit_of(command: Command, row: Expense) -> Edit:
    currency = command.currency or row.currency
    return Edit(
        amount=UNSET if command.amount is None else plain_amount(command.amount, currency),
        currency=command.currency or UNSET,
        date_incurred=command.day or UNSET,
        paid_by=command.paid_by_id or UNSET,
        category=command.category_id or UNSET,
        description=command.description or UNSET,
        is_recurring=UNSET if command.is_recurring is None else command.is_recurring,
    )


_OPPOSITE = {
    "logged": "deleted",
    "edited": "edited",
    "confirmed": "reopened",
    "reopened": "confirmed",
    "deleted": "restored",
    "restored": "deleted",
}


def _turned(changes: list[ChangeView]) -> list[ChangeView]:
    return [ChangeView(change.field, change.after, change.before) for change in changes]


def _label(row: Expense, member: Member) -> str:
    return f"{row.description} {format_money(row.amount, row.currency, member.locale)}"


def _keep(message: ChatMessage, outcome: Outcome, notice: str) -> None:
    message.route = "command"
    message.outcome = msgspec.to_builtins(outcome)
    message.finish("built-in", notice, utc_now())

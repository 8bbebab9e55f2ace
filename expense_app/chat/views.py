"""What the timeline shows."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from expense_app.analysis.views import Answer, KeptAnswer
from expense_app.chat.outcomes import Outcome
from expense_app.clock import utc_now
from expense_app.expenses.views import AnyRow, Choices, ExpenseView, PersonView, expense_view
from expense_app.look_back.views import LookBackView
from expense_app.models import ChatMessage

_LONGEST_PHRASING = timedelta(seconds=40)


class MessageView(msgspec.Struct, frozen=True, kw_only=True):
    """`status` is reading, ready or failed; `reader` is built-in, openai or gemini; `notice` the plain sentence.
    Without an author it is the product that speaks."""

    id: UUID
    status: str
    text: str
    author: PersonView | None
    reader: str
    notice: str
    client_id: UUID
    created_at: datetime


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A message with what came of it; discarded drafts stay, so that discarding can be undone, unless the message
    was answered as a question instead. `phrasing` while a provider looks for other words for the answer."""

    message: MessageView
    drafts: list[ExpenseView]
    answer: Answer | None
    outcome: Outcome | None = None
    look_back: LookBackView | None = None
    phrasing: bool = False


class TimelineEntry(MessageView, frozen=True, kw_only=True):
    """The same for the JSON of the timeline: a message that carries its drafts and its answer."""

    drafts: list[ExpenseView]
    answer: Answer | None
    look_back: LookBackView | None


class Timeline(msgspec.Struct, frozen=True):
    """A page of the timeline, oldest first; `next_cursor` leads to the older ones."""

    messages: list[TimelineEntry]
    next_cursor: str | None


def entry(
    message: ChatMessage, drafts: Iterable[AnyRow], choices: Choices, look_back: LookBackView | None = None
) -> Entry:
    outcome = msgspec.convert(message.outcome, Outcome) if message.outcome else None
    kept = msgspec.convert(message.answer, KeptAnswer) if message.answer else None
    answer = kept.shown(choices) if kept else None
    views = [expense_view(draft, choices) for draft in drafts if not (answer and draft.deleted_at)]
    return Entry(message_view(message, choices), views, answer, outcome, look_back, _is_waited_for(message, kept))


def _is_waited_for(message: ChatMessage, kept: KeptAnswer | None) -> bool:
    """Not longer than two calls can take: after that no worker is at it any more."""
    return bool(kept and kept.waiting and message.read_at and utc_now() - message.read_at < _LONGEST_PHRASING)


def message_view(message: ChatMessage, choices: Choices) -> MessageView:
    return MessageView(
        id=message.id,
        status=message.status,
        text=message.text,
        author=choices.author(message.author_user_id),
        reader=message.reader,
        notice=message.notice,
        client_id=message.client_id,
        created_at=message.created_at,
    )


def timeline(entries: list[Entry], next_cursor: str | None) -> Timeline:
    shown = [
        TimelineEntry(
            **msgspec.structs.asdict(each.message), drafts=each.drafts, answer=each.answer, look_back=each.look_back
        )
        for each in entries
    ]
    return Timeline(shown, next_cursor)


def by_day(entries: list[Entry], timezone: str) -> list[tuple[date, list[Entry]]]:
    """The entries under the days of the household's calendar."""
    zone = ZoneInfo(timezone)
    days = groupby(entries, key=lambda each: each.message.created_at.astimezone(zone).date())
    return [(day, list(each)) for day, each in days]

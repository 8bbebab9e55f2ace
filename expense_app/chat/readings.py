"""How a message was read: one record for every attempt, for the household's admin, kept 90 days."""

import time
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.llm.trace import Trace
from expense_app.models import ChatMessage, ParseLog
from expense_app.tenancy import household_of

BUILT_IN = "built-in"


class ReadingView(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt. `raw_output` is the model's own text, `errors` plain sentences, times in milliseconds."""

    provider: str
    model: str
    prompt_version: str
    text: str
    raw_output: str
    errors: list[str]
    input_tokens: int
    output_tokens: int
    duration_ms: int
    created_at: datetime


class Readings(msgspec.Struct, frozen=True):
    """The attempts on one message, the first one first."""

    readings: list[ReadingView]


async def readings_of(session: AsyncSession, message_id: UUID) -> Readings:
    found = await session.execute(
        select(ParseLog)
        .where(ParseLog.household_id == household_of(session), ParseLog.message_id == message_id)
        .order_by(ParseLog.id)
    )
    names = ReadingView.__struct_fields__
    return Readings([ReadingView(**{name: getattr(row, name) for name in names}) for row in found.scalars()])


def note_built_in(session: AsyncSession, message: ChatMessage, began: float) -> None:
    """`began` is when the parser set out, on `time.perf_counter`."""
    spent = round((time.perf_counter() - began) * 1000)
    session.add(ParseLog(message_id=message.id, provider=BUILT_IN, text=message.text, duration_ms=spent))


def note_provider(
    session: AsyncSession, message: ChatMessage, provider: str, trace: Trace, errors: Sequence[str] = ()
) -> None:
    session.add(
        ParseLog(
            message_id=message.id,
            provider=provider,
            model=trace.model[:100],
            prompt_version=trace.prompt_version[:20],
            text=message.text,
            raw_output=trace.raw_output,
            errors=[*trace.problems, *errors],
            input_tokens=trace.tokens_in,
            output_tokens=trace.tokens_out,
            duration_ms=trace.duration_ms,
        )
    )

"""A sentence becomes a message, and the message goes to whoever reads it."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app import jobs
from expense_app.accounts.member import Member
from expense_app.analysis.words import Words
from expense_app.chat.amend import carry_out
from expense_app.chat.answering import answer_message
from expense_app.chat.built_in import keep
from expense_app.chat.forms import Say
from expense_app.clock import utc_now
from expense_app.expenses.context import parsing_context
from expense_app.expenses.views import Choices
from expense_app.ids import new_id
from expense_app.llm.base import MAX_TEXT
from expense_app.models import ChatMessage
from expense_app.models.llm_setting import ProviderName
from expense_app.parsing import read_message
from expense_app.parsing.types import Context, Reading
from expense_app.providers.calls import reader_of
from expense_app.providers.sentences import QUEUE_AWAY, TOO_LONG, instead
from expense_app.tenancy import household_of, insert_once

READ_TASK = "read_message"


async def _freely() -> None:
    """Without a limit."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where a message goes. `provider` is None for the built-in parser, whose `reading` is done already; `obstacle` is
    the sentence that says why the household's provider cannot read it. `began` is on `time.perf_counter`."""

    context: Context
    began: float
    reading: Reading
    provider: ProviderName | None
    obstacle: str


async def say(
    session: AsyncSession,
    form: Say,
    member: Member,
    choices: Choices,
    may_ask: Callable[[], Awaitable[None]] = _freely,
) -> ChatMessage:
    """Keep the message, and read it or leave it to the worker. The same `client_id` again returns the message
    that it made the first time. `may_ask` is called before a question is answered and raises TooMany when there
    were too many."""
    client_id = form.client_id or new_id()
    plan = await _plan(session, form.text, member, choices)
    values = {
        "client_id": client_id,
        "author_user_id": member.id,
        "text": form.text,
        "route": "log",
        "status": "reading",
        "reader": plan.provider or "built-in",
        "notice": "",
        "created_at": utc_now(),
    }
    message = await insert_once(session, ChatMessage, values, unique=["client_id"])
    if message is None:
        return await _by_client_id(session, client_id)
    await _follow(plan, session, message, member, choices, may_ask)
    return message


async def _plan(session: AsyncSession, text: str, member: Member, choices: Choices) -> _Plan:
    """A command is carried out and a question answered here; anything else is the provider's, if there is one."""
    context = await parsing_context(session, member.id, member, choices)
    began = time.perf_counter()
    reading = read_message(text, context)
    provider = None if reading.route in {"command", "ask"} else await reader_of(session)
    obstacle = await _obstacle(session, provider, text) if provider else ""
    return _Plan(context, began, reading, None if obstacle else provider, obstacle)


async def _follow(
    plan: _Plan,
    session: AsyncSession,
    message: ChatMessage,
    member: Member,
    choices: Choices,
    may_ask: Callable[[], Awaitable[None]],
) -> None:
    if plan.reading.route == "command":
        await carry_out(session, message, member, choices)
        await session.flush()
    elif plan.reading.route == "ask":
        await may_ask()
        await answer_message(session, message, plan.context, Words.of(member, choices))
    elif plan.provider:
        jobs.after_commit(session, READ_TASK, household_of(session), message.id)
    else:
        await keep(session, message, plan.reading, plan.began, plan.obstacle)


async def _obstacle(session: AsyncSession, provider: ProviderName, text: str) -> str:
    """Why the provider cannot be asked at all, in a sentence for the card; empty where it can."""
    if len(text) > MAX_TEXT:
        return instead(TOO_LONG, provider)
    return "" if await jobs.queue_answers(session) else instead(QUEUE_AWAY, provider)


async def _by_client_id(session: AsyncSession, client_id: UUID) -> ChatMessage:
    statement = select(ChatMessage).where(
        ChatMessage.household_id == household_of(session), ChatMessage.client_id == client_id
    )
    return (await session.execute(statement)).scalar_one()

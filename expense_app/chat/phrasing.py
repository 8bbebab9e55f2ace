"""What the household's provider may add to an answer: reading the question where the grammar was unsure, and other
words for the sentence. The template's answer stands all the while, and stays where the provider fails.

No transaction is open during a call. An answer that changed meanwhile is left alone.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.accounts import queries as accounts
from expense_app.analysis import service
from expense_app.analysis.asked import Asked
from expense_app.analysis.facts import facts_of
from expense_app.analysis.views import KeptAnswer
from expense_app.analysis.words import Words
from expense_app.chat import queries
from expense_app.chat.context import provider_context
from expense_app.chat.readings import note_provider
from expense_app.db import Database
from expense_app.expenses import queries as expenses
from expense_app.expenses.context import parsing_context
from expense_app.expenses.views import Choices
from expense_app.llm.base import Context, LLMError, QuestionReply, ReadQuestion, SummaryReply
from expense_app.models import ChatMessage, Household
from expense_app.parsing.types import Question
from expense_app.providers.calls import Connection, NotReady, make_ready, reader_of, settle
from expense_app.providers.gateway import Gateway
from expense_app.providers.sentences import failed

Reply = TypeVar("Reply", QuestionReply, SummaryReply)


@dataclass(frozen=True, slots=True)
class _Work:
    """An answer as it stood when the provider was asked."""

    text: str
    kept: KeptAnswer
    call: Connection
    context: Context
    words: Words


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer is kept."""

    database: Database
    household_id: UUID
    message_id: UUID


async def phrase_answer(place: Place, gateway: Gateway) -> None:
    """Harmless for a message whose answer is not waited for."""
    work = await _prepare(place, gateway)
    if work and not work.kept.sure:
        await _classify(place, work)
        work = await _prepare(place, gateway)
    if work:
        await _phrase(place, work)


async def _prepare(place: Place, gateway: Gateway) -> _Work | None:
    """All that a call needs; None where there is nothing to ask, or nobody."""
    async with place.database.unit_of_work(place.household_id) as session:
        message = await queries.locked_message(session, place.message_id)
        kept = kept_answer(message)
        if kept is None or not kept.waiting:
            return None
        home, choices = await accounts.household(session), await expenses.choices(session)
        try:
            connection = await _connect(session, gateway, home, kept)
        except NotReady:
            await _end(session, message, kept)
            return None
        seen = await parsing_context(session, message.typed_by, home, choices)
        context = provider_context(seen, home.timezone, message.text)
        return _Work(message.text, kept, connection, context, Words.of(home, choices))


async def _connect(session: AsyncSession, gateway: Gateway, home: Household, kept: KeptAnswer) -> Connection:
    """Raises NotReady where there is nothing left to ask."""
    provider = await reader_of(session)
    if provider is None or (kept.sure and kept.result is None):
        raise NotReady
    return await make_ready(session, gateway, home, provider)


async def _classify(place: Place, work: _Work) -> None:
    reply = await _call(lambda: work.call.provider.classify_question(work.text, work.context))
    async with place.database.unit_of_work(place.household_id) as session:
        message = await _settled(session, place, work, reply)
        if message is None:
            return
        answer = work.kept
        if isinstance(reply, QuestionReply) and _is_known(reply.question, work.words.choices):
            answer = await service.answer(session, Asked.of(_question(reply.question)), work.words)
        _store(message, msgspec.structs.replace(answer, sure=True, waiting=True))


async def _phrase(place: Place, work: _Work) -> None:
    result = work.kept.result
    if result is None:
        return
    facts = facts_of(work.text, work.kept, result, work.words)
    reply = await _call(lambda: work.call.provider.summarize_analysis(facts))
    async with place.database.unit_of_work(place.household_id) as session:
        message = await _settled(session, place, work, reply)
        if message is None:
            return
        answer = msgspec.structs.replace(work.kept, waiting=False)
        if isinstance(reply, SummaryReply):
            answer = msgspec.structs.replace(answer, answer=reply.text, written_by=work.call.name)
        _store(message, answer)


async def _call(ask: Callable[[], Awaitable[Reply]]) -> Reply | LLMError:
    try:
        return await ask()
    except LLMError as error:
        return error


async def _settled(
    session: AsyncSession, place: Place, work: _Work, reply: QuestionReply | SummaryReply | LLMError
) -> ChatMessage | None:
    """Count the call and note it; the message, locked, where its answer is still the one that was asked about."""
    message = await queries.locked_message(session, place.message_id)
    home = await accounts.household(session)
    error = reply if isinstance(reply, LLMError) else None
    await settle(session, work.call, home, reply.trace, error)
    errors = [failed(error, work.call.name, home.timezone)] if error else []
    note_provider(session, message, work.call.name, reply.trace, errors)
    return message if kept_answer(message) == work.kept else None


def kept_answer(message: ChatMessage) -> KeptAnswer | None:
    return msgspec.convert(message.answer, KeptAnswer) if message.answer else None


def _store(message: ChatMessage, answer: KeptAnswer) -> None:
    message.answer = msgspec.to_builtins(answer)


async def _end(session: AsyncSession, message: ChatMessage, kept: KeptAnswer) -> None:
    _store(message, msgspec.structs.replace(kept, waiting=False))
    await session.flush()


def _is_known(question: ReadQuestion, choices: Choices) -> bool:
    """Everything of this household still, also after the time that the provider took."""
    known = {None, *(str(each.id) for each in (*choices.categories, *choices.members))}
    return {question.category_id, question.user_id} <= known


def _question(read: ReadQuestion) -> Question:
    return Question(
        intent=read.intent,
        start=read.start,
        end=read.end,
        category_id=read.category_id,
        user_id=read.user_id,
        compare_start=read.compare_start,
        compare_end=read.compare_end,
        limit=read.limit,
        text=read.text,
    )

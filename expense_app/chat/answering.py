"""Questions in the timeline: the answer is kept with its message, and its author is the one who asks."""

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app import jobs
from expense_app.analysis import service
from expense_app.analysis.asked import Asked
from expense_app.analysis.views import KeptAnswer
from expense_app.analysis.words import Words
from expense_app.clock import utc_now
from expense_app.errors import NotFound
from expense_app.models import ChatMessage
from expense_app.parsing.types import Context
from expense_app.providers.calls import reader_of
from expense_app.tenancy import household_of

PHRASE_TASK = "phrase_answer"


async def answer_message(session: AsyncSession, message: ChatMessage, context: Context, words: Words) -> None:
    """Read the message as a question and keep the answer, which the household's provider may phrase afterwards."""
    answer = await service.ask(session, message.text, context, words)
    waiting = (answer.result is not None or not answer.sure) and await reader_of(session) is not None
    await _keep(session, message, msgspec.structs.replace(answer, waiting=waiting))
    if waiting:
        jobs.after_commit(session, PHRASE_TASK, household_of(session), message.id)


async def answer_again(session: AsyncSession, message: ChatMessage, asked: Asked, words: Words) -> KeptAnswer:
    """The answer to a question that was changed by hand. Raises NotFound for a message that is no question."""
    if message.answer is None:
        raise NotFound("This message is no question any more.")
    return await _keep(session, message, await service.answer(session, asked, words))


async def _keep(session: AsyncSession, message: ChatMessage, answer: KeptAnswer) -> KeptAnswer:
    message.route = "ask"
    message.answer = msgspec.to_builtins(answer)
    message.finish("built-in", "", utc_now())
    await session.flush()
    return answer

"""A question becomes an answer. Nothing here writes: keeping an answer is the chat's business."""

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.analysis.asked import Asked
from expense_app.analysis.comparing import period_before
from expense_app.analysis.examples import CANNOT, EXAMPLES
from expense_app.analysis.intents import INTENTS
from expense_app.analysis.intents.base import Scene
from expense_app.analysis.results import Finding
from expense_app.analysis.views import KeptAnswer
from expense_app.analysis.words import Words
from expense_app.parsing.periods import Period, unit_around
from expense_app.parsing.questions import read_question
from expense_app.parsing.types import Context


async def ask(session: AsyncSession, question: str, context: Context, words: Words) -> KeptAnswer:
    """Read by the grammar; the household and the one who asks are those of the context."""
    read = read_question(question, context)
    return msgspec.structs.replace(await answer(session, Asked.of(read), words), sure=read.sure)


async def answer(session: AsyncSession, asked: Asked, words: Words) -> KeptAnswer:
    """The answer as the household's expenses stand now."""
    if asked.intent == "unsupported":
        return KeptAnswer(
            asked=Asked(intent="unsupported"), result=None, answer=CANNOT.format(EXAMPLES[0]), source_url=None
        )
    asked = settled(asked, words)
    finding = await _find(session, asked, words)
    if asked.text and asked.category_id and not finding.result.totals:
        # A word that nobody wrote down: what was meant is most likely the category that it belongs to.
        wider = msgspec.structs.replace(asked, text=None)
        found = await _find(session, wider, words)
        if found.result.totals:
            note = f"Nothing mentions “{asked.text}”. {found.sentence}"
            asked, finding = wider, Finding(found.result, note, found.source_url)
    return KeptAnswer(asked=asked, result=finding.result, answer=finding.sentence, source_url=finding.source_url)


def settled(asked: Asked, words: Words) -> Asked:
    """The intent that fits what is narrowed, without what it does not take, and with the periods that it needs."""
    intent = INTENTS[asked.intent]
    if not intent.needs <= asked.given:
        intent = INTENTS["total_by_period"]
    if intent.name == "total_by_period" and asked.category_id:
        intent = INTENTS["category_spend_by_period"]
    asked = msgspec.structs.replace(asked, intent=intent.name).only(intent.takes)
    return _with_both_periods(asked, words) if "compare" in intent.takes else asked


def _with_both_periods(asked: Asked, words: Words) -> Asked:
    """This month where no period is named, and the one before where there is nothing to compare with."""
    current = unit_around("month", words.today).until(words.today)
    if asked.start and asked.end:
        current = Period(asked.start, asked.end)
    other = period_before(current, words.today)
    if asked.compare_start and asked.compare_end:
        other = Period(asked.compare_start, asked.compare_end)
    return msgspec.structs.replace(
        asked, start=current.start, end=current.end, compare_start=other.start, compare_end=other.end
    )


async def _find(session: AsyncSession, asked: Asked, words: Words) -> Finding:
    return await INTENTS[asked.intent].answer(Scene(session, asked, words))

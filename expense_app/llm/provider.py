"""The one implementation of Provider: any wire format, over the shared transport, within limits."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import TypeVar

from expense_app.llm.base import (
    Context,
    ExpensesReply,
    IntentResult,
    LLMError,
    Model,
    QuestionReply,
    SummaryReply,
)
from expense_app.llm.breaker import Breaker
from expense_app.llm.exchange import Exchange
from expense_app.llm.http import Transport
from expense_app.llm.key import Key
from expense_app.llm.limits import Slots
from expense_app.llm.tasks import Task, asking, checking, phrasing, reading
from expense_app.llm.trace import Tally, Trace
from expense_app.llm.wire import Wire

T = TypeVar("T")
_MODEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Seconds around all attempts of one call."""

    reading: float = 25.0
    question: float = 12.0
    summary: float = 12.0
    check: float = 10.0


@dataclass(frozen=True, slots=True)
class Line:
    """What the calls of one provider share within a process."""

    name: str
    wire: Wire
    transport: Transport
    slots: Slots
    breaker: Breaker
    deadlines: Deadlines


class WireProvider:
    """A Provider for one household's key and model. Make it for one call and let it go with the key.

    `circuit` is an opaque name for household and provider.
    """

    def __init__(self, line: Line, key: Key, model: str, circuit: str) -> None:
        self._line = line
        self._key = key
        self._model = model.removeprefix("models/")
        self._circuit = circuit

    def __repr__(self) -> str:
        return f"<{self._line.name} {self._model!r}>"

    async def parse_expenses(self, text: str, context: Context) -> ExpensesReply:
        items, trace = await self._perform(reading(text, context), self._line.deadlines.reading)
        return ExpensesReply(
            items.expenses, items.nothing, items.notes, replace(trace, problems=trace.problems + items.problems)
        )

    async def classify_question(self, text: str, context: Context) -> QuestionReply:
        question, trace = await self._perform(asking(text, context), self._line.deadlines.question)
        return QuestionReply(question, trace)

    async def summarize_analysis(self, intent_result: IntentResult) -> SummaryReply:
        summary, trace = await self._perform(phrasing(intent_result), self._line.deadlines.summary)
        return SummaryReply(summary, trace)

    async def check(self) -> Trace:
        _, trace = await self._perform(checking(), self._line.deadlines.check, past_hold=True)
        return trace

    async def list_models(self) -> tuple[Model, ...]:
        tally = self._tally("")
        return await self._run(tally, self._line.deadlines.check, Exchange.list_models, nullcontext())

    async def _perform(self, task: Task[T], deadline: float, *, past_hold: bool = False) -> tuple[T, Trace]:
        async def generate(exchange: Exchange) -> T:
            if not _MODEL.fullmatch(self._model):
                raise LLMError("model_gone", "unusable_model")
            return await exchange.generate(task, self._model)

        tally = self._tally(task.prompt_version)
        guard = self._line.breaker.guard(self._circuit, self._key.fingerprint, past_hold=past_hold)
        result = await self._run(tally, deadline, generate, guard)
        return result, tally.freeze(_now())

    async def _run(
        self,
        tally: Tally,
        deadline: float,
        work: Callable[[Exchange], Awaitable[T]],
        guard: AbstractContextManager[None],
    ) -> T:
        """Wait for a slot, pass the `guard`, then do `work` within `deadline` seconds."""
        line = self._line
        try:
            async with line.slots.slot(self._circuit):
                with guard:
                    tally.began = _now()
                    ends = tally.began + deadline
                    exchange = Exchange(line.wire, line.transport, self._key, tally, ends)
                    return await _within(ends, work(exchange))
        except LLMError as error:
            error.trace = tally.freeze(_now())
            raise

    def _tally(self, prompt_version: str) -> Tally:
        return Tally(self._line.name, self._model, prompt_version, _now())


async def _within(ends: float, work: Awaitable[T]) -> T:
    try:
        async with asyncio.timeout_at(ends):
            return await work
    except TimeoutError:
        pass
    raise LLMError("too_slow", "deadline")


def _now() -> float:
    return asyncio.get_running_loop().time()

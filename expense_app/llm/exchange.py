"""One call from inside: what is sent, what comes back, and whether it is worth asking once more."""

from dataclasses import dataclass
from typing import TypeVar

from expense_app.llm.base import LLMError, Model
from expense_app.llm.decode import Undecodable
from expense_app.llm.http import Transport
from expense_app.llm.key import Key
from expense_app.llm.tasks import CUT_HINT, UNREADABLE_HINT, Task
from expense_app.llm.trace import Tally
from expense_app.llm.validate import BadOutput
from expense_app.llm.wire import Ask, Call, Failed, Output, Wire

T = TypeVar("T")
_MOST_PAGES = 5


@dataclass(frozen=True, slots=True, repr=False)
class Exchange:
    """`ends` is the deadline on the loop's clock."""

    wire: Wire
    transport: Transport
    key: Key
    tally: Tally
    ends: float

    async def generate(self, task: Task[T], model: str) -> T:
        """Ask, and once more if the output was cut or unreadable. Raises LLMError."""
        ask = task.ask(model)
        result = await self._attempt(ask, task)
        if isinstance(result, Failed) and result.again:
            hint = CUT_HINT if result.kind == "cut" else UNREADABLE_HINT
            result = await self._attempt(ask.again(hint, ask.max_tokens * 2), task)
        if isinstance(result, Failed):
            raise LLMError(result.kind, result.code)
        return result

    async def list_models(self) -> tuple[Model, ...]:
        models: list[Model] = []
        page: str | None = None
        for _ in range(_MOST_PAGES):
            body = await self._model_page(page)
            try:
                found, page = self.wire.read_models(body)
            except Undecodable as error:
                self.tally.problems.append(f"The list of models cannot be read: {error}.")
                break
            if self.key.is_in(repr(found)):
                raise LLMError("unreadable", self._echoed().code)
            models += found
            if page is None:
                return tuple(models)
        raise LLMError("unreadable", "bad_model_list")

    async def _model_page(self, page: str | None) -> bytes:
        try:
            return await self._send(self.wire.list_models(page))
        except LLMError as error:
            if error.kind != "model_gone":
                raise
        raise LLMError("not_reachable", "no_model_list")

    async def _attempt(self, ask: Ask, task: Task[T]) -> T | Failed:
        output = self._read(await self._send(self.wire.generate(ask)))
        self.tally.add_output(output.text, output.tokens_in, output.tokens_out)
        if output.failed:
            return output.failed
        try:
            result = task.read(output.text)
        except BadOutput as bad:
            if self.key.is_in(repr(bad.problems)):
                return self._echoed()
            self.tally.problems += bad.problems
            return Failed("unreadable", bad.code, bad.again)
        if self.key.is_in(repr(result)):
            return self._echoed()
        return result

    async def _send(self, call: Call) -> bytes:
        return await self.transport.send(call, self.wire, self.key, self.tally, self.ends)

    def _read(self, body: bytes) -> Output:
        try:
            output = self.wire.read_output(body)
        except Undecodable as error:
            self.tally.problems.append(f"The provider's answer is not in its own published form: {error}.")
            return Output(failed=Failed("unreadable", "bad_envelope"))
        return Output(failed=self._echoed()) if self.key.is_in(output.text) else output

    def _echoed(self) -> Failed:
        """The key came back inside the answer, so nothing of the answer may be kept."""
        self.tally.problems.clear()
        self.tally.raw_output = ""
        return Failed("unreadable", "key_echoed")

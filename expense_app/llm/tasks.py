"""The three things that a model is asked to do, each with its prompt, its schema and its judge."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from expense_app.llm.base import Category, Context, IntentResult, Member, ReadQuestion
from expense_app.llm.legend import household_facts, legend_of, result_facts, sendable
from expense_app.llm.prompts import prompt
from expense_app.llm.questions import read_question
from expense_app.llm.schema import Schema, expenses_schema, question_schema, summary_schema
from expense_app.llm.summary import read_summary
from expense_app.llm.validate import Envelope, ReadItems, read_envelope, read_expenses
from expense_app.llm.wire import Ask

T_co = TypeVar("T_co", covariant=True)

_FACTS = "\n\nFacts (JSON, data only):\n"
_READING_TOKENS = 4096
_SAMPLE_TEXT = "tea 10"
_SAMPLE = Context(
    today=date(2026, 1, 1),
    timezone="UTC",
    default_currency="INR",
    author=Member("1", "Sam"),
    others=(),
    categories=(Category("1", "Food & Dining"), Category("2", "Other")),
)
_SHORT_TOKENS = 1024
UNREADABLE_HINT = "The last answer could not be read. Answer with one JSON object of the schema and nothing else."
CUT_HINT = "The last answer was cut off. Keep every description and reason as short as possible."


@dataclass(frozen=True, slots=True)
class Task(Generic[T_co]):
    """`read` turns the model's text into a typed value, or raises BadOutput."""

    prompt_version: str
    name: str
    instructions: str
    text: str
    schema: Schema
    max_tokens: int
    read: Callable[[str], T_co]

    def ask(self, model: str) -> Ask:
        return Ask(model, self.instructions, self.text, self.name, self.schema, self.max_tokens)


def reading(text: str, context: Context) -> Task[ReadItems]:
    legend = legend_of(context)
    rules = prompt("expenses")
    return Task(
        rules.version,
        "expenses",
        rules.text + _FACTS + household_facts(context, legend),
        sendable(text),
        expenses_schema(list(legend.categories), list(legend.people)),
        _READING_TOKENS,
        lambda output: read_expenses(output, text, context, legend),
    )


def checking() -> Task[Envelope]:
    """A tiny reading whose answer only has to have the agreed form: what is tested is the connection."""
    sample = reading(_SAMPLE_TEXT, _SAMPLE)
    return Task(
        sample.prompt_version,
        sample.name,
        sample.instructions,
        sample.text,
        sample.schema,
        sample.max_tokens,
        read_envelope,
    )


def asking(text: str, context: Context) -> Task[ReadQuestion]:
    legend = legend_of(context)
    rules = prompt("question")
    return Task(
        rules.version,
        "question",
        rules.text + _FACTS + household_facts(context, legend),
        sendable(text),
        question_schema(list(legend.categories), list(legend.people)),
        _SHORT_TOKENS,
        lambda output: read_question(output, context, legend),
    )


def phrasing(result: IntentResult) -> Task[str]:
    rules = prompt("summary")
    return Task(
        rules.version,
        "summary",
        rules.text + _FACTS + result_facts(result),
        sendable(result.question),
        summary_schema(),
        _SHORT_TOKENS,
        lambda output: read_summary(output, result),
    )

from datetime import date
from typing import get_args

import pytest

from expense_app.analysis.intents import INTENTS
from expense_app.analysis.intents.base import Intent
from expense_app.parsing import read_message
from expense_app.parsing.questions import read_question
from expense_app.parsing.types import DEFAULT_CATEGORIES, CategoryChoice, Context, IntentName, Person

ASHA = Person("1", "Asha Rao")
CONTEXT = Context(
    today=date(2026, 5, 22),
    default_currency="INR",
    locale="en-IN",
    members=(ASHA, Person("2", "Ravi Rao")),
    author=ASHA,
    categories=tuple(CategoryChoice(key, name, key) for key, name in DEFAULT_CATEGORIES.items()),
)


def test_every_intent_of_the_parser_has_its_module() -> None:
    assert set(INTENTS) == set(get_args(IntentName)) - {"unsupported"}


@pytest.mark.parametrize("intent", INTENTS.values(), ids=lambda intent: intent.name)
def test_its_example_is_a_question_that_it_answers(intent: Intent) -> None:
    assert read_message(intent.example, CONTEXT).route == "ask"
    assert read_question(intent.example, CONTEXT).intent == intent.name

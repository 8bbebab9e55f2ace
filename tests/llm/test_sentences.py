"""Each failure has its own plain sentence."""

from datetime import UTC, datetime
from typing import get_args

import pytest

from expense_app.llm.base import Kind, LLMError, Nothing
from expense_app.llm.prompts import prompt
from expense_app.llm.sentences import ADVICE, FAILURES, NOTHING, failure_sentence
from expense_app.llm.trace import Trace


def test_every_kind_of_failure_has_a_sentence_of_its_own() -> None:
    assert set(FAILURES) == set(ADVICE) == set(get_args(Kind))
    assert len(set(FAILURES.values())) == len(FAILURES)
    assert set(NOTHING) == set(get_args(Nothing))


def test_busy_names_the_time_on_the_households_clock() -> None:
    error = LLMError("busy", "http_429", datetime(2026, 11, 3, 9, 0, tzinfo=UTC))
    assert failure_sentence(error, "Gemini", "Asia/Kolkata") == "Gemini is busy until 14:30."
    assert failure_sentence(LLMError("busy", "http_429"), "Gemini", "Asia/Kolkata") == "Gemini is busy right now."


def test_a_model_that_is_gone_is_named() -> None:
    error = LLMError("model_gone", "http_404")
    error.trace = Trace(model="gpt-4.1")
    assert failure_sentence(error, "OpenAI", "UTC") == "OpenAI does not offer the model gpt-4.1."


@pytest.mark.parametrize("name", ["expenses", "question", "summary"])
def test_a_prompt_is_a_file_with_a_version_that_changes_with_its_words(name: str) -> None:
    read = prompt(name)
    number, _, digest = read.version.removeprefix(f"{name}-").partition("+")
    assert number.isdecimal()
    assert len(digest) == 8
    assert not read.text.startswith("version")
    assert "data" in read.text

"""What holds for every text whatsoever."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expense_app.parsing.questions import looks_like_question, read_question
from expense_app.parsing.types import Question
from tests.parsing.questions.household import ask, household
from tests.parsing.steps import calls_of

phrases = st.sampled_from(
    (
        *("how much", "did", "we", "i", "my", "wife", "priya", "spend", "spent", "on", "in", "since", "from", "to"),
        *("between", "and", "vs", "than", "compare", "top", "3", "5", "biggest", "categories", "groceries", "food"),
        *("rent", "kharcha", "kitna", "last", "this", "next", "past", "month", "week", "year", "quarter", "days"),
        *("ago", "january", "feb", "march", "2025", "2026", "1st", "15th", "3/2", "q1", "fy", "25-26", "monday"),
        *("weeks", "till", "today", "kal", "pichle", "is", "mahine", "first", "half", "of", "the", "?", ",", "-"),
    )
)
sentences = st.lists(phrases, max_size=14).map(" ".join)
days = st.dates(date(2000, 1, 1), date(2090, 12, 31))
HOSTILE = ("a", "how much ", "1 ", "1/2/", "january to ", "in ", "last ", "9", "most where ", "से ", "🙂", "\u0301", "﷽")


def _is_in_order(question: Question, today: date) -> bool:
    pairs = ((question.start, question.end), (question.compare_start, question.compare_end))
    return all(
        (start is None) == (end is None)
        and (start is None or end is None or start <= end)
        and (start or today) <= today
        for start, end in pairs
    )


@given(st.text(max_size=300))
@settings(deadline=None)
def test_any_text_is_read(text: str) -> None:
    assert _is_in_order(ask(text), household().today)
    assert looks_like_question(text) in {True, False}


@given(sentences, days)
@settings(max_examples=300, deadline=None)
def test_periods_never_start_in_the_future_nor_end_before_they_start(text: str, today: date) -> None:
    moved = replace(household(), today=today)
    assert _is_in_order(read_question(text, moved), today)


@given(sentences, days)
@settings(max_examples=300, deadline=None)
def test_only_a_fiscal_year_ends_in_the_future(text: str, today: date) -> None:
    moved = replace(household(), today=today)
    question = read_question(text, moved)
    for end in (question.end, question.compare_end):
        assert end is None or end <= today or (end.month, end.day) == (3, 31)


@given(sentences)
@settings(deadline=None)
def test_case_and_white_space_change_nothing(text: str) -> None:
    assert ask(f"  {text.upper()}\n") == ask(" ".join(text.split()))


@given(sentences)
@settings(deadline=None)
def test_a_question_that_is_unsupported_says_nothing_else(text: str) -> None:
    question = ask(text)
    if question.intent == "unsupported":
        assert question == Question("unsupported", sure=question.sure)
    if question.intent == "month_over_month_compare":
        assert (question.start, question.end) != (question.compare_start, question.compare_end)


@pytest.mark.parametrize("piece", HOSTILE)
def test_ten_thousand_characters_are_read_in_few_steps(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    assert calls_of(lambda: (ask(text), looks_like_question(text))) < 150_000

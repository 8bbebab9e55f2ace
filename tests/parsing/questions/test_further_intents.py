"""The further intents, and that they leave the core ones alone."""

from datetime import date

import pytest

from expense_app.parsing.types import IntentName
from tests.parsing.questions.household import LAST_MONTH, TODAY, ask, period


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("who spent more last month, me or priya?", "spend_by_person"),
        ("how much did each of us spend", "spend_by_person"),
        ("me vs priya this month", "spend_by_person"),
        ("biggest 3 expenses", "largest_expenses"),
        ("most expensive purchase last year", "largest_expenses"),
        ("top expenses in groceries", "largest_expenses"),
        ("average spend per day", "average_spend"),
        ("how many times did we eat out", "count_expenses"),
        ("when did we last buy gas", "last_expense"),
        ("last 5 expenses", "last_expense"),
        ("monthly spending trend", "spend_trend"),
        ("show me the trend", "spend_trend"),
        ("trend", "spend_trend"),
        ("which month did we spend the most", "spend_trend"),
        ("how much at sharma stores", "matching_expenses"),
        ("how much at the pharmacy", "matching_expenses"),
        ("list everything from amazon this month", "matching_expenses"),
    ],
)
def test_each_has_its_own_words(text: str, intent: IntentName) -> None:
    assert ask(text).intent == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("how much did my wife spend this month", "total_by_period"),
        ("how many rupees did we spend", "total_by_period"),
        ("show my expenses this month", "total_by_period"),
        ("show groceries expenses this month", "category_spend_by_period"),
        ("last month's expenses", "total_by_period"),
        ("what was spent on friday", "total_by_period"),
        ("which category had the most expenses", "top_expense_categories"),
    ],
)
def test_none_takes_a_core_question(text: str, intent: IntentName) -> None:
    assert ask(text).intent == intent


def test_the_last_time_looks_back_without_end() -> None:
    question = ask("when did we last pay the maid")
    assert (question.category_id, period(question)) == ("household", (None, None))


def test_a_trend_without_a_period_is_six_months() -> None:
    assert period(ask("spending trend")) == (date(2025, 9, 1), TODAY)


def test_the_word_trend_is_no_thing_to_search_for() -> None:
    question = ask("spending trend of the last 6 months")
    assert (question.intent, question.text, question.category_id) == ("spend_trend", None, None)
    assert ask("show me the monthly trend").intent == "spend_trend"


def test_a_shop_beside_a_category_narrows_it() -> None:
    question = ask("how much on groceries at dmart last month")
    assert (question.category_id, question.text, period(question)) == ("groceries", "dmart", LAST_MONTH)


def test_a_place_is_searched_in_the_descriptions() -> None:
    question = ask("how much at Sharma Stores last month")
    assert (question.text, question.category_id, period(question)) == ("sharma stores", None, LAST_MONTH)
    assert not question.sure


def test_a_thing_of_the_lexicon_keeps_its_category_and_its_word() -> None:
    question = ask("how much on uber last month")
    assert (question.intent, question.category_id) == ("category_spend_by_period", "transport")
    assert question.text == "uber"

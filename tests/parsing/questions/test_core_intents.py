"""The four intents that most questions are: totals, categories, comparisons, where the money goes."""

from datetime import date

import pytest

from tests.parsing.questions.household import (
    LAST_MONTH,
    THIS_MONTH,
    TODAY,
    ask,
    compared,
    period,
)


@pytest.mark.parametrize(
    "text",
    [
        "how much did we spend this month?",
        "total",
        "what's the damage",
        "household expenses this month",
        "how much did me and priya spend",
        "what about this month?",
        "how are we doing this month",
        "is mahine kitna kharcha hua",
        "इस महीने कितना खर्च हुआ",
        "hw mcuh did we spned ths mnth",
    ],
)
def test_it_totals_this_month(text: str) -> None:
    question = ask(text)
    assert (question.intent, period(question)) == ("total_by_period", THIS_MONTH)
    assert (question.category_id, question.user_id, question.limit) == (None, None, None)


def test_no_period_is_this_month() -> None:
    assert period(ask("how much did we spend")) == THIS_MONTH


def test_all_time_has_no_ends() -> None:
    assert period(ask("how much have we ever spent on travel")) == (None, None)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("groceries last month", "groceries"),
        ("how much went on eating out last month", "food"),
        ("HOA fees last month", "fees"),
        ("kirana ka kharcha pichle mahine", "groceries"),
        ("पिछले महीने किराने पर कितना खर्च हुआ", "groceries"),
        ("how much on phone & internet last month", "phone"),
        ("total grocery bill for jan", "groceries"),
        ("how mcuh on groceris last month", "groceries"),
        ("bijli ka bill kitna aaya pichle mahine", "utilities"),
        ("how much on the pharmacy last month", "health"),
    ],
)
def test_it_totals_a_category_by_name_or_by_a_word_for_it(text: str, category: str) -> None:
    question = ask(text)
    assert (question.intent, question.category_id) == ("category_spend_by_period", category)
    assert period(question) == LAST_MONTH


def test_the_household_is_no_category_though_one_begins_with_the_word() -> None:
    assert ask("total household spending").category_id is None
    assert ask("how much on household help").category_id == "household"


@pytest.mark.parametrize(
    "text",
    [
        "this month vs last month",
        "compare last month with this month",
        "did we spend more this month than last?",
        "difference between last month and this month",
        "is mahine pichle mahine se zyada kharcha hua kya",
        "इस महीने और पिछले महीने की तुलना करो",
        "month over month",
        "how does this month compare to last month",
    ],
)
def test_a_comparison_puts_the_current_period_first(text: str) -> None:
    question = ask(text)
    assert question.intent == "month_over_month_compare"
    assert (period(question), compared(question)) == (THIS_MONTH, LAST_MONTH)


def test_a_comparison_keeps_category_and_person() -> None:
    question = ask("compare my grocery spend this month and last month")
    assert (question.intent, question.category_id, question.user_id) == (
        "month_over_month_compare",
        "groceries",
        "rahul",
    )


def test_two_named_months_are_compared_the_later_one_first() -> None:
    question = ask("food in december vs january")
    assert period(question) == LAST_MONTH
    assert compared(question) == (date(2025, 12, 1), date(2025, 12, 31))


def test_a_period_alone_is_compared_with_the_one_before() -> None:
    assert compared(ask("how did january compare to the previous month"))[0] == date(2025, 12, 1)
    assert compared(ask("compare the last 30 days with the 30 days before"))[1] == date(2026, 1, 12)


def test_a_period_that_is_compared_against_stands_behind_the_current_one() -> None:
    question = ask("did we spend more than in december")
    assert period(question) == THIS_MONTH
    assert compared(question) == (date(2025, 12, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "what did we spend most on last month",
        "where did all our money go in january",
        "biggest expense category last month",
        "category wise breakdown for january",
        "pichle mahine sabse zyada kharcha kahan hua",
        "पिछले महीने सबसे ज्यादा खर्च किस पर हुआ",
        "top expenses last month",
    ],
)
def test_it_ranks_the_categories(text: str) -> None:
    question = ask(text)
    assert (question.intent, period(question)) == ("top_expense_categories", LAST_MONTH)
    assert (question.category_id, question.limit) == (None, None)


@pytest.mark.parametrize(
    ("text", "limit"),
    [("top 3 categories", 3), ("top five categories", 5), ("top categories", None), ("top 3000 categories", None)],
)
def test_a_limit_is_read_only_when_it_is_stated(text: str, limit: int | None) -> None:
    assert ask(text).limit == limit


def test_the_number_of_a_period_is_no_limit() -> None:
    question = ask("top categories last 3 months")
    assert (question.limit, question.end) == (None, TODAY)

"""Whose spending is meant."""

import pytest

from expense_app.parsing.types import Person
from tests.parsing.questions.household import PRIYA, RAHUL, ask, household


@pytest.mark.parametrize(
    ("text", "user"),
    [
        ("how much did I spend", "rahul"),
        ("my spending this month", "rahul"),
        ("maine kitna kharch kiya", "rahul"),
        ("expenses by me", "rahul"),
        ("how much did my wife spend", "priya"),
        ("biwi ne kitna kharcha kiya", "priya"),
        ("priya's total", "priya"),
        ("how much did pirya spend", "priya"),
        ("प्रिया ने कितना खर्च किया", "priya"),
        ("how much did we spend", None),
        ("our spending", None),
        ("show me the total", None),
        ("tell me how much we spent", None),
        ("I want to know how much we spent", None),
        ("how much did priya and I spend", None),
        ("how much did pri spend", "priya"),
        ("what did my better half spend", "priya"),
        ("gifts for priya this year", None),
    ],
)
def test_a_question_means_one_person_or_both(text: str, user: str | None) -> None:
    assert ask(text).user_id == user


def test_a_husband_is_the_other_one_when_the_wife_asks() -> None:
    assert ask("what did my husband spend", household(members=(PRIYA, RAHUL))).user_id == "rahul"


def test_a_name_that_both_share_means_nobody_in_particular() -> None:
    assert ask("how much did sharma spend this month").user_id is None


def test_a_member_called_like_a_month_is_no_month() -> None:
    tom, april = Person("tom", "Tom Jones"), Person("april", "April Jones")
    question = ask("how much did April spend in january", household(members=(tom, april)))
    assert (question.user_id, str(question.end)) == ("april", "2026-01-31")
    assert ask("how much did we spend in april", household(members=(tom, april))).user_id is None


def test_a_stranger_is_not_taken_for_a_member() -> None:
    assert ask("how much did Amit spend last month").intent == "unsupported"
    assert ask("amit ne pichle mahine kitna kharch kiya").intent == "unsupported"

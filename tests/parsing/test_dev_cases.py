"""The evaluation cases that the parser was written with: never below what it reached."""

from pathlib import Path

import pytest

from expense_app.parsing.scoring import Score, score_lines

CASES = Path(__file__).parent / "cases"


def score_of(name: str) -> Score:
    return score_lines((CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def score() -> Score:
    return score_of("dev_messages")


@pytest.mark.parametrize(
    ("field", "floor"),
    [
        ("route", 0.99),
        ("number of expenses", 0.99),
        ("amount", 0.99),
        ("currency", 0.99),
        ("date", 0.99),
        ("paid_by", 0.99),
        ("is_recurring", 0.99),
        ("recurrence_day", 0.99),
        ("category", 0.98),
        ("description", 0.94),
    ],
)
def test_each_field_stays_above_its_floor(score: Score, field: str, floor: float) -> None:
    assert 1 - score.wrong[field] / score.messages >= floor


def test_whole_messages_stay_above_the_floor(score: Score) -> None:
    assert score.exact / score.messages >= 0.98
    assert score.core / score.messages >= 0.99


def test_messages_of_more_countries_stay_above_what_they_reached() -> None:
    score = score_of("later_messages")
    assert score.exact / score.messages >= 0.9
    assert score.core / score.messages >= 0.92


def test_messages_of_ordinary_days_stay_above_what_they_reached() -> None:
    score = score_of("daily_messages")
    assert score.exact / score.messages >= 0.84
    assert score.core / score.messages >= 0.94


@pytest.mark.parametrize("name", ["dev_nothing", "check_nothing", "later_nothing", "daily_nothing"])
def test_nothing_is_logged_from_messages_that_hold_no_expense(name: str) -> None:
    score = score_of(name)
    assert 1 - score.wrong["number of expenses"] / score.messages >= 0.97


def test_little_is_logged_from_talk_that_was_meant_to_mislead() -> None:
    score = score_of("fresh_nothing")
    assert 1 - score.wrong["number of expenses"] / score.messages >= 0.91


def test_most_hard_messages_are_read_whole() -> None:
    score = score_of("fresh_messages")
    assert score.exact / score.messages >= 0.86
    assert score.core / score.messages >= 0.92


def test_little_is_logged_from_the_kinds_of_talk_that_sound_most_like_a_purchase() -> None:
    score = score_of("kinds_nothing")
    assert 1 - score.wrong["number of expenses"] / score.messages >= 0.85


def test_messages_of_every_kind_stay_above_what_they_reached() -> None:
    score = score_of("kinds_messages")
    assert score.exact / score.messages >= 0.92
    assert score.core / score.messages >= 0.96


def test_next_to_nothing_is_logged_from_what_two_examiners_wrote_blind() -> None:
    score = score_of("blind_nothing")
    assert 1 - score.wrong["number of expenses"] / score.messages >= 0.965


def test_what_an_examiner_wrote_blind_is_read() -> None:
    score = score_of("blind_messages")
    assert score.exact / score.messages >= 0.95
    assert score.core / score.messages >= 0.96


def test_expenses_told_as_a_story_are_logged() -> None:
    score = score_of("kinds_spent")
    assert score.exact / score.messages >= 0.95


@pytest.mark.parametrize("name", ["dev_tricky", "check_tricky", "later_tricky"])
def test_expenses_that_sound_like_talk_are_logged(name: str) -> None:
    score = score_of(name)
    assert 1 - score.wrong["number of expenses"] / score.messages >= 0.95
    assert score.core / score.messages >= 0.95


@pytest.mark.parametrize(
    "name", ["dev_commands", "check_commands", "later_commands", "fresh_commands", "daily_commands"]
)
def test_commands_in_rare_words_are_known(name: str) -> None:
    score = score_of(name)
    assert 1 - score.wrong["route"] / score.messages >= 0.97

"""Period phrases, read on Wednesday 11 February 2026."""

from datetime import date

import pytest

from expense_app.parsing.periods import Periods, read_periods
from expense_app.parsing.questions.words import read_words

TODAY = date(2026, 2, 11)


def read(phrase: str, *, today: date = TODAY, day_first: bool = True) -> Periods:
    return read_periods(read_words(phrase).text, today, day_first=day_first)


def days(phrase: str, *, today: date = TODAY, day_first: bool = True) -> str:
    found = read(phrase, today=today, day_first=day_first).found
    return ", ".join(f"{each.period.start}..{each.period.end}" for each in found)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("this month", "2026-02-01..2026-02-11"),
        ("this week", "2026-02-09..2026-02-11"),
        ("this quarter", "2026-01-01..2026-02-11"),
        ("this year", "2026-01-01..2026-02-11"),
        ("this financial year", "2025-04-01..2026-02-11"),
        ("ytd", "2026-01-01..2026-02-11"),
        ("month till date", "2026-02-01..2026-02-11"),
        ("today", "2026-02-11..2026-02-11"),
    ],
)
def test_this_period_runs_from_its_start_to_today(phrase: str, expected: str) -> None:
    assert days(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("last month", "2026-01-01..2026-01-31"),
        ("previous week", "2026-02-02..2026-02-08"),
        ("last quarter", "2025-10-01..2025-12-31"),
        ("last year", "2025-01-01..2025-12-31"),
        ("last fy", "2024-04-01..2025-03-31"),
        ("yesterday", "2026-02-10..2026-02-10"),
        ("the day before yesterday", "2026-02-09..2026-02-09"),
        ("last weekend", "2026-02-07..2026-02-08"),
        ("last to last month", "2025-12-01..2025-12-31"),
        ("the week before last", "2026-01-26..2026-02-01"),
        ("2 months ago", "2025-12-01..2025-12-31"),
    ],
)
def test_last_period_is_the_previous_full_one(phrase: str, expected: str) -> None:
    assert days(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("last 7 days", "2026-02-05..2026-02-11"),
        ("past two weeks", "2026-01-29..2026-02-11"),
        ("past week", "2026-02-05..2026-02-11"),
        ("last fortnight", "2026-01-29..2026-02-11"),
        ("last 3 months", "2025-11-11..2026-02-11"),
        ("last couple of years", "2024-02-11..2026-02-11"),
    ],
)
def test_last_so_many_roll_back_from_today(phrase: str, expected: str) -> None:
    assert days(phrase) == expected


def test_rolling_months_end_on_the_last_day_of_a_shorter_month() -> None:
    assert days("last 3 months", today=date(2026, 5, 31)) == "2026-02-28..2026-05-31"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("january", "2026-01-01..2026-01-31"),
        ("feb", "2026-02-01..2026-02-11"),
        ("march", "2025-03-01..2025-03-31"),
        ("mar'25", "2025-03-01..2025-03-31"),
        ("march last year", "2025-03-01..2025-03-31"),
        ("last year january", "2025-01-01..2025-01-31"),
        ("Q1", "2026-01-01..2026-02-11"),
        ("q4 last year", "2025-10-01..2025-12-31"),
        ("H2 2025", "2025-07-01..2025-12-31"),
        ("in 2025", "2025-01-01..2025-12-31"),
        ("FY25-26", "2025-04-01..2026-03-31"),
        ("fy 2024-25", "2024-04-01..2025-03-31"),
        ("FY26", "2025-04-01..2026-03-31"),
        ("monday", "2026-02-09..2026-02-09"),
        ("wednesday", "2026-02-04..2026-02-04"),
        ("last week's friday", "2026-02-06..2026-02-06"),
        ("first monday of last month", "2026-01-05..2026-01-05"),
    ],
)
def test_a_name_means_its_most_recent_time(phrase: str, expected: str) -> None:
    assert days(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("3 feb", "2026-02-03..2026-02-03"),
        ("feb 3rd, 2025", "2025-02-03..2025-02-03"),
        ("2026-02-03", "2026-02-03..2026-02-03"),
        ("03/02", "2026-02-03..2026-02-03"),
        ("on the 5th", "2026-02-05..2026-02-05"),
        ("3rd of last month", "2026-01-03..2026-01-03"),
        ("between 3 feb and 10 feb", "2026-02-03..2026-02-10"),
        ("from 1st to 9th", "2026-02-01..2026-02-09"),
        ("1-15 jan", "2026-01-01..2026-01-15"),
        ("jan 1 to 15", "2026-01-01..2026-01-15"),
        ("first week of march", "2025-03-01..2025-03-07"),
        ("last 5 days of january", "2026-01-27..2026-01-31"),
        ("second half of january", "2026-01-16..2026-01-31"),
        ("beginning of last month", "2026-01-01..2026-01-11"),
    ],
)
def test_days_and_parts_of_months_are_read(phrase: str, expected: str) -> None:
    assert days(phrase) == expected


def test_the_month_comes_first_where_people_write_it_so() -> None:
    assert days("01/02/2026", day_first=False) == "2026-01-02..2026-01-02"
    assert days("01/02/2026") == "2026-02-01..2026-02-01"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("since january", "2026-01-01..2026-02-11"),
        ("since last month", "2026-01-01..2026-02-11"),
        ("january se ab tak", "2026-01-01..2026-02-11"),
        ("jan to march", "2025-01-01..2025-03-31"),
        ("nov to jan", "2025-11-01..2026-01-31"),
        ("dec 2025 to feb", "2025-12-01..2026-02-11"),
    ],
)
def test_two_ends_make_one_period(phrase: str, expected: str) -> None:
    assert days(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("is mahine", "2026-02-01..2026-02-11"),
        ("pichle 3 mahine", "2025-11-11..2026-02-11"),
        ("do mahine pehle", "2025-12-01..2025-12-31"),
        ("kal", "2026-02-10..2026-02-10"),
        ("parso", "2026-02-09..2026-02-09"),
        ("इस महीने", "2026-02-01..2026-02-11"),
        ("पिछले हफ्ते", "2026-02-02..2026-02-08"),
    ],
)
def test_hindi_is_read_in_both_scripts(phrase: str, expected: str) -> None:
    assert days(phrase) == expected


def test_a_time_to_come_is_no_period_but_is_noticed() -> None:
    assert read("next month") == Periods((), future=True)
    assert read("in december 2026").future


def test_all_time_is_no_period_of_its_own() -> None:
    assert read("all time").all_time
    assert not read("this year till date").all_time


@pytest.mark.parametrize("phrase", ["may i know", "31/02/2026", "3.5", "since diwali", ""])
def test_what_is_no_period_is_left_alone(phrase: str) -> None:
    assert read(phrase).found == ()

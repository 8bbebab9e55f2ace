"""Three years, a leap one among them, for every day of the month."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expense_app.recurring.due import MOST_BACK, due_days, next_due

START = date(2023, 12, 1)
YEARS = [START + timedelta(days=number) for number in range(3 * 366)]

every_day = pytest.mark.parametrize("day", range(1, 32))


def expected(day: int) -> list[date]:
    """Found by looking at every date, not by counting months."""
    return [each for each in YEARS if _is_due(each, day) and (each.year, each.month) != (START.year, START.month)]


def _is_due(each: date, day: int) -> bool:
    last = monthrange(each.year, each.month)[1]
    return each.day == day or (each.day == last < day)


def run_on(days: list[date], day: int) -> list[tuple[date, date]]:
    """What a run on each of the days makes: (run on, due on)."""
    came, made = START, list[tuple[date, date]]()
    for today in days:
        for due in due_days(day, came, today):
            made.append((today, due))
            came = due
    return made


@every_day
def test_it_comes_on_its_day_each_month_and_never_twice(day: int) -> None:
    made = run_on(YEARS, day)

    assert [due for _, due in made] == expected(day)
    assert all(today == due for today, due in made)


@every_day
@pytest.mark.parametrize("away", [2, 31, 365], ids=["a day", "a month", "a year"])
def test_what_was_missed_is_caught_up_once_and_dated_on_its_day(day: int, away: int) -> None:
    running = YEARS[::away]

    assert [due for _, due in run_on(running, day)] == [due for due in expected(day) if due <= running[-1]]


@every_day
def test_nothing_older_than_twelve_months_is_caught_up(day: int) -> None:
    caught_up = due_days(day, START, YEARS[-1])

    assert caught_up == expected(day)[-MOST_BACK:]
    assert len(caught_up) == 12


def test_the_31st_is_the_last_day_of_a_short_month_and_the_31st_again_after_it() -> None:
    assert due_days(31, date(2024, 1, 31), date(2024, 5, 1)) == [
        date(2024, 2, 29),
        date(2024, 3, 31),
        date(2024, 4, 30),
    ]
    assert due_days(31, date(2026, 1, 31), date(2026, 3, 31)) == [date(2026, 2, 28), date(2026, 3, 31)]


def test_a_run_makes_nothing_for_days_before_it_may() -> None:
    assert due_days(5, date(2026, 1, 5), date(2026, 5, 6), not_before=date(2026, 4, 6)) == [date(2026, 5, 5)]


@pytest.mark.parametrize(
    ("came", "today", "not_before", "then"),
    [
        (date(2026, 3, 5), date(2026, 3, 20), date.min, date(2026, 4, 5)),
        (date(2026, 3, 5), date(2026, 4, 5), date.min, date(2026, 4, 5)),
        (date(2026, 3, 5), date(2026, 4, 6), date.min, date(2026, 5, 5)),
        (date(2026, 3, 5), date(2026, 3, 6), date(2026, 5, 20), date(2026, 6, 5)),
        (date(2025, 12, 5), date(2025, 12, 6), date.min, date(2026, 1, 5)),
        (date(2026, 9, 5), date(2026, 3, 6), date.min, date(2026, 10, 5)),
    ],
)
def test_the_next_date_is_the_first_that_can_still_come(came: date, today: date, not_before: date, then: date) -> None:
    assert next_due(5, came, today, not_before) == then


@given(
    steps=st.lists(st.tuples(st.integers(0, 40), st.integers(1, 31)), min_size=1, max_size=60),
    first=st.dates(date(2023, 1, 1), date(2025, 12, 31)),
)
def test_however_often_the_day_is_changed_no_month_has_two(steps: list[tuple[int, int]], first: date) -> None:
    today = came = first
    made: list[date] = []
    for wait, day in steps:
        today += timedelta(days=wait)
        for due in due_days(day, came, today):
            made.append(due)
            came = due

    months = [(first.year, first.month), *((due.year, due.month) for due in made)]
    assert all(before < after for before, after in pairwise(months))
    assert all(due <= today for due in made)

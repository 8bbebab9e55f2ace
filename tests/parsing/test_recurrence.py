"""Recurring only on explicit words."""

import pytest

from tests.parsing.homes import TODAY, germany, only


@pytest.mark.parametrize(
    "text",
    [
        "netflix 649 monthly",
        "gym 2000/month",
        "car emi 14500 har mahine",
        "spotify 11 auto-renews",
        "council tax 182 a month",
    ],
)
def test_explicit_words_make_it_recurring(text: str) -> None:
    assert only(text).is_recurring
    assert only(text).recurrence_day is None


@pytest.mark.parametrize(
    "text", ["netflix 649", "rent 15000 for this month", "last month's rent 15000", "weekly groceries 3000"]
)
def test_other_words_do_not(text: str) -> None:
    assert not only(text).is_recurring


@pytest.mark.parametrize(
    "text", ["rent 32000 every month on the 5th", "rent 32000 monthly on 5th", "every 5th rent 32000"]
)
def test_a_stated_day_is_when_it_recurs_and_not_when_it_was_paid(text: str) -> None:
    draft = only(text)
    assert (draft.recurrence_day, draft.date) == (5, TODAY)


@pytest.mark.parametrize("text", ["Kita 220 Euro monatlich", "Miete 900 jeden Monat", "loyer 900 par mois"])
def test_a_month_is_known_in_the_languages_of_europe(text: str) -> None:
    assert only(text, germany()).is_recurring

"""The day an expense is dated. TODAY is Wednesday 11 February 2026."""

from datetime import date

import pytest

from tests.parsing.homes import TODAY, america, drafts, germany, india, only


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("", date(2026, 2, 11)),
        ("today", date(2026, 2, 11)),
        ("this morning", date(2026, 2, 11)),
        ("yesterday", date(2026, 2, 10)),
        ("ystrday", date(2026, 2, 10)),
        ("last night", date(2026, 2, 10)),
        ("kal raat ko", date(2026, 2, 10)),
        ("कल", date(2026, 2, 10)),
        ("day before yesterday", date(2026, 2, 9)),
        ("parso", date(2026, 2, 9)),
        ("two days ago", date(2026, 2, 9)),
        ("teen din pehle", date(2026, 2, 8)),
        ("a week ago", date(2026, 2, 4)),
        ("on monday", date(2026, 2, 9)),
        ("last wednesday", date(2026, 2, 4)),
        ("last week's friday", date(2026, 2, 6)),
        ("on 3rd", date(2026, 2, 3)),
        ("3 feb", date(2026, 2, 3)),
        ("feb 3rd", date(2026, 2, 3)),
        ("03/02", date(2026, 2, 3)),
        ("2026-02-03", date(2026, 2, 3)),
        ("20 dec", date(2025, 12, 20)),
        ("on 25th", date(2026, 1, 25)),
        ("3 feb 2027", date(2027, 2, 3)),
        ("last thanksgiving", date(2025, 11, 27)),
    ],
)
def test_it_looks_back_from_today(said: str, day: date) -> None:
    assert only(f"lunch 250 {said}").date == day
    assert only(f"{said} lunch 250").date == day


def test_a_date_without_its_year_never_lies_ahead_and_says_that_it_was_guessed() -> None:
    draft = only("20 dec lunch 250")
    assert [(doubt.field, doubt.reason) for doubt in draft.doubts] == [("date", "no year given")]


def test_the_month_comes_first_only_in_america() -> None:
    assert only("02/03 lunch 25", america()).date == date(2026, 2, 3)
    assert only("03/02 lunch 25", america()).date == date(2025, 3, 2)
    assert only("03/02 lunch 25", india()).date == date(2026, 2, 3)


def test_a_german_writes_the_day_with_points() -> None:
    assert only("31.12. Feuerwerk 60", germany()).date == date(2025, 12, 31)


@pytest.mark.parametrize("text", ["feb rent 28000", "sun cream 400", "black friday sale 2000", "may flower shop 300"])
def test_a_month_or_weekday_inside_a_name_is_no_date(text: str) -> None:
    assert only(text).date == TODAY


def _days(text: str) -> list[int]:
    return [draft.date.day for draft in drafts(text)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("yesterday lunch 250, auto 80", [10, 10]),
        ("lunch 250 and auto 80 yesterday", [10, 10]),
        ("lunch 250 yesterday, auto 80", [10, 11]),
        ("lunch 250 today, yesterday auto 80", [11, 10]),
        ("9 feb:\nfish 380\ncurd 45", [9, 9]),
        ("yesterday\nbus 30\nlunch 150\n\ntoday\nbus 30", [10, 10, 11]),
        ("yesterday: bus 30, lunch 150; today: bus 30", [10, 10, 11]),
    ],
)
def test_a_date_holds_for_the_whole_message_the_list_below_it_or_the_one_beside_it(text: str, days: list[int]) -> None:
    assert _days(text) == days


def test_another_language_is_asked_for_as_a_last_resort() -> None:
    assert only("oběd 250 předevčírem").date == date(2026, 2, 9)


@pytest.mark.parametrize("text", ["movie tickets for saturday 700", "flight to pune for the 20th 5400"])
def test_the_day_that_something_is_booked_for_is_not_the_day_it_was_paid(text: str) -> None:
    assert only(text).date == TODAY


def test_a_day_that_is_only_compared_with_is_no_date() -> None:
    assert only("same lunch as yesterday 180").date == TODAY
    assert only("same lunch yesterday 180").date == date(2026, 2, 10)


def test_a_day_with_a_colon_belongs_to_what_follows_it() -> None:
    assert _days("parso: petrol 800, kal: puncture 120, aaj: nothing") == [9, 10]


def test_an_amount_with_nothing_but_a_day_of_its_own_is_another_expense() -> None:
    assert _days("kal ki sabzi 140, aaj ki 95") == [10, 11]

from datetime import date

import pytest

from expense_app.dashboard.months import Month, compared_days, trend_of


def month(text: str) -> Month:
    return Month.read(text)


def test_a_month_is_read_and_written_the_same_way() -> None:
    assert str(Month.read("2026-02")) == "2026-02"
    assert Month.read("2026-02") == Month.of(date(2026, 2, 28))


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "2026-00", "2026-2", "02-2026", "2026-02-01", "٢٠٢٦-٠٢", "x"])
def test_what_is_no_month_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"Enter a month like 2026-02\."):
        Month.read(text)


@pytest.mark.parametrize("text", ["1969-12", "2101-01", "0000-01", "9999-12"])
def test_a_month_that_no_calendar_here_reaches_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Enter a month"):
        Month.read(text)


def test_months_know_their_neighbours_and_their_last_day() -> None:
    assert (str(month("2026-01").previous), str(month("2026-12").next)) == ("2025-12", "2027-01")
    assert month("2024-02").last == date(2024, 2, 29)


def test_the_trend_is_the_twelve_months_that_end_with_the_shown_one() -> None:
    months = trend_of(month("2026-02"))

    assert (len(months), str(months[0]), str(months[-1])) == (12, "2025-03", "2026-02")


def test_the_first_days_end_where_the_month_does() -> None:
    assert month("2026-02").first_days(31) == (date(2026, 2, 1), date(2026, 2, 28))
    assert month("2026-03").first_days(12) == (date(2026, 3, 1), date(2026, 3, 12))


def test_a_running_month_is_compared_up_to_today_and_a_past_one_as_a_whole() -> None:
    assert compared_days(month("2026-03"), date(2026, 3, 12)) == 12
    assert compared_days(month("2026-02"), date(2026, 3, 12)) == 31

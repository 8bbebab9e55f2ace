from datetime import date

import pytest

from expense_app.analysis.comparing import like_with_like, period_before, year_before
from expense_app.parsing.periods import Period
from tests.analysis.asking import ask
from tests.support.people import Couple


def period(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))


async def test_a_month_that_is_not_over_is_held_against_the_same_days(home: Couple) -> None:
    answer = await ask(home.asha, "compare groceries this month with last month")

    assert answer["answer"] == (
        "You spent ₹1,500.50 on Groceries from 1 May to 22 May, ₹700.50 (88%) more than the ₹800.00 "
        "from 1 Apr to 22 Apr. The first period is not over, so only the same days of April are counted."
    )
    assert answer["result"]["compared"] == {
        "start": "2026-05-01",
        "end": "2026-05-22",
        "compare_start": "2026-04-01",
        "compare_end": "2026-04-22",
        "cut": True,
    }
    assert (answer["filters"]["compare_start"], answer["filters"]["compare_end"]) == ("2026-04-01", "2026-04-30")


async def test_each_currency_changes_by_itself(home: Couple) -> None:
    answer = await ask(home.asha, "compare this month with last month")

    assert answer["answer"].startswith(
        "You spent ₹3,500.50 from 1 May to 22 May, ₹299.50 (8%) less than the ₹3,800.00 from 1 Apr to 22 Apr; "
        "and $45.50, $4.50 (9%) less than the $50.00."
    )


async def test_finished_periods_are_compared_whole(home: Couple) -> None:
    answer = await ask(home.asha, "compare april with march")

    assert answer["result"]["compared"]["cut"] is False
    assert answer["answer"] == "You spent ₹5,000.00 in April, against nothing in March; and $50.00, against nothing."


@pytest.mark.parametrize(
    ("current", "other", "today", "cut"),
    [
        (("2026-03-01", "2026-03-30"), ("2026-02-01", "2026-02-28"), "2026-03-30", ("2026-02-01", "2026-02-28")),
        (("2026-05-18", "2026-05-22"), ("2026-05-11", "2026-05-17"), "2026-05-22", ("2026-05-11", "2026-05-15")),
        (("2026-01-01", "2026-05-22"), ("2024-01-01", "2024-12-31"), "2026-05-22", ("2024-01-01", "2024-05-22")),
        (("2024-01-01", "2024-02-29"), ("2023-01-01", "2023-12-31"), "2024-02-29", ("2023-01-01", "2023-02-28")),
        (("2026-04-01", "2027-03-31"), ("2025-04-01", "2026-03-31"), "2026-05-22", ("2025-04-01", "2025-05-22")),
        (("2026-04-01", "2026-05-22"), ("2026-01-01", "2026-03-31"), "2026-05-22", ("2026-01-01", "2026-02-21")),
        (("2026-05-16", "2026-05-22"), ("2026-05-09", "2026-05-15"), "2026-05-22", ("2026-05-09", "2026-05-15")),
        (("2026-05-01", "2026-05-22"), ("2026-04-01", "2026-04-30"), "2026-06-03", ("2026-04-01", "2026-04-22")),
        (("2026-05-22", "2026-05-22"), ("2026-05-21", "2026-05-21"), "2026-05-22", ("2026-05-21", "2026-05-21")),
        (("2026-06-01", "2026-06-01"), ("2026-05-01", "2026-05-31"), "2026-06-01", ("2026-05-01", "2026-05-01")),
    ],
)
def test_only_the_days_that_have_passed_are_held_against_each_other(
    current: tuple[str, str], other: tuple[str, str], today: str, cut: tuple[str, str]
) -> None:
    compared = like_with_like(period(*current), period(*other), date.fromisoformat(today))

    assert (compared.compare_start, compared.compare_end) == tuple(map(date.fromisoformat, cut))
    assert compared.cut == (cut != other)
    assert compared.end <= date.fromisoformat(today)


@pytest.mark.parametrize(
    ("shown", "before", "earlier"),
    [
        (("2026-05-01", "2026-05-22"), ("2026-04-01", "2026-04-30"), ("2025-05-01", "2025-05-31")),
        (("2026-02-01", "2026-02-28"), ("2026-01-01", "2026-01-31"), ("2025-02-01", "2025-02-28")),
        (("2026-05-10", "2026-05-12"), ("2026-05-07", "2026-05-09"), ("2025-05-10", "2025-05-12")),
    ],
)
def test_a_period_has_one_before_it_and_one_a_year_earlier(
    shown: tuple[str, str], before: tuple[str, str], earlier: tuple[str, str]
) -> None:
    today = date(2026, 5, 22)

    assert period_before(period(*shown), today) == period(*before)
    assert year_before(period(*shown), today) == period(*earlier)

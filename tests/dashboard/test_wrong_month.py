import pytest

from tests.support.people import Couple


@pytest.mark.parametrize("month", ["2026-13", "may", "2026-05-01", "1969-12", "2026-05%00"])
async def test_a_wrong_month_is_told_at_its_field(couple: Couple, month: str) -> None:
    answer = await couple.asha.get(f"/expenses/dashboard?month={month}")

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == ["month"]


async def test_the_page_of_a_wrong_month_keeps_what_was_typed_and_leads_to_the_current_one(couple: Couple) -> None:
    answer = await couple.asha.page("/expenses/dashboard?month=2026-13")

    assert answer.status_code == 422
    assert 'value="2026-13"' in answer.text
    assert "Enter a month like 2026-02." in answer.text
    assert 'href="/expenses/dashboard"' in answer.text
    assert (await couple.asha.page("/expenses/dashboard")).status_code == 200


async def test_a_parameter_that_is_not_known_is_refused(couple: Couple) -> None:
    answer = await couple.asha.get("/expenses/dashboard?household_id=1")

    assert [error["field"] for error in answer.json()["errors"]] == ["household_id"]


async def test_no_month_means_the_current_one(couple: Couple) -> None:
    assert (await couple.asha.get("/expenses/dashboard?month=")).status_code == 200

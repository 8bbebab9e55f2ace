import csv
import io
import json
from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from litestar import Litestar

from tests.support.people import Couple, Person
from tests.support.rows import add_expenses

BOM = "\ufeff"


def read_csv(answer: httpx.Response) -> list[dict[str, str]]:
    text = answer.content.decode()
    assert text.startswith(BOM)
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline="")))


async def test_the_csv_has_a_header_iso_dates_and_plain_amounts(app: Litestar, couple: Couple) -> None:
    row = {"description": 'दूध, ब्रेड\nand "tea"', "amount": "1234567.5", "paid_by": couple.ravi.id}
    await add_expenses(app, couple.asha, [row])

    answer = await couple.asha.get("/expenses/export.csv")
    (cells,) = read_csv(answer)

    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert {name: cells[name] for name in ("date", "amount", "currency", "category", "description", "paid_by")} == {
        "date": "2026-02-10",
        "amount": "1234567.50",
        "currency": "INR",
        "category": "Groceries",
        "description": 'दूध, ब्रेड\nand "tea"',
        "paid_by": "Ravi Rao",
    }
    assert cells["logged_by"] == "Asha Rao"


@pytest.mark.parametrize("formula", ["=1+1", "+91 98", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=cmd|" /C calc"!A0'])
async def test_no_cell_is_a_formula(app: Litestar, couple: Couple, formula: str) -> None:
    await add_expenses(app, couple.asha, [{"description": formula}])

    (cells,) = read_csv(await couple.asha.get("/expenses/export.csv"))

    assert cells["description"] == f"'{formula}"


async def test_a_category_or_a_name_is_no_formula_either(app: Litestar, couple: Couple) -> None:
    await couple.asha.post("/settings/categories", json={"name": "=HYPERLINK()"})
    await couple.asha.post("/settings/profile", json={"full_name": "@Asha"})
    await add_expenses(app, couple.asha, [{"category": "=HYPERLINK()"}])

    (cells,) = read_csv(await couple.asha.get("/expenses/export.csv"))

    assert (cells["category"], cells["paid_by"]) == ("'=HYPERLINK()", "'@Asha")


async def test_the_json_holds_the_same_objects_as_the_list(app: Litestar, couple: Couple) -> None:
    await add_expenses(app, couple.asha, [{"description": f"row {number}"} for number in range(3)])

    exported = (await couple.asha.get("/expenses/export.json")).json()

    assert exported == (await couple.asha.get("/expenses")).json()["items"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["new", "old"]),
        ({"sort": "date"}, ["old", "new"]),
        ({"to": "2026-01-31"}, ["old"]),
        ({"q": "NEW"}, ["new"]),
        ({"status": "draft"}, ["waiting"]),
        ({"currency": "USD"}, []),
    ],
)
async def test_the_files_follow_the_filters_of_the_list(
    app: Litestar, couple: Couple, filters: dict[str, str], expected: list[str]
) -> None:
    rows: list[dict[str, Any]] = [
        {"description": "old", "day": date(2026, 1, 5)},
        {"description": "new", "day": date(2026, 2, 5)},
        {"description": "waiting", "status": "draft"},
    ]
    await add_expenses(app, couple.asha, rows)

    as_csv = read_csv(await couple.ravi.get("/expenses/export.csv", params=filters))
    as_json = (await couple.ravi.get("/expenses/export.json", params=filters)).json()

    assert [cells["description"] for cells in as_csv] == expected
    assert [each["description"] for each in as_json] == expected


async def test_a_file_longer_than_a_page_is_whole(app: Litestar, couple: Couple) -> None:
    days = [date(2024, 1, 1) + timedelta(days=number % 400) for number in range(1_203)]
    made = await add_expenses(app, couple.asha, [{"day": day} for day in days])

    as_csv = read_csv(await couple.asha.get("/expenses/export.csv"))
    as_json = json.loads((await couple.asha.get("/expenses/export.json")).content)

    wanted = {str(row.id) for row in made}
    assert len(as_csv) == len(as_json) == 1_203
    assert {cells["id"] for cells in as_csv} == {each["id"] for each in as_json} == wanted


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "expenses.csv"),
        ("?from=2026-02-01&to=2026-02-28", "expenses-2026-02-01-to-2026-02-28.csv"),
        ("?from=2026-02-01", "expenses-from-2026-02-01.csv"),
        ("?to=2026-02-28", "expenses-to-2026-02-28.csv"),
    ],
)
async def test_a_file_is_named_after_its_period(couple: Couple, query: str, name: str) -> None:
    answer = await couple.asha.get(f"/expenses/export.csv{query}", accept="text/html")

    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize("path", ["/expenses/export.csv", "/expenses/export.json"])
@pytest.mark.parametrize(
    "query", ["from=never", "category=Yachts", "limit=5", "cursor=abc", "from=2026-02-02&to=2026-02-01"]
)
async def test_a_filter_that_does_not_hold_makes_no_file(couple: Couple, path: str, query: str) -> None:
    answer = await couple.asha.get(f"{path}?{query}")
    page = await couple.asha.page(f"{path}?{query}")

    assert answer.status_code == page.status_code == 422
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert 'id="filters"' in page.text


async def test_nobody_exports_another_household(app: Litestar, couple: Couple, stranger: Person) -> None:
    await add_expenses(app, couple.asha, [{"description": "ours"}])
    assert "ours" in (await couple.asha.get("/expenses/export.csv")).text

    assert read_csv(await stranger.get("/expenses/export.csv?status=all")) == []
    assert (await stranger.get("/expenses/export.json?status=all")).json() == []


async def test_without_a_login_there_is_no_file(couple: Couple) -> None:
    couple.asha.client.cookies.clear()

    assert (await couple.asha.get("/expenses/export.csv")).status_code == 401

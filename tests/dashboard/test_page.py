import re
from datetime import date

from litestar import Litestar

from tests.support.ledger import Spent, write
from tests.support.links import Link, links_of
from tests.support.moments import at_noon
from tests.support.people import Couple, Person, register_person


async def page(person: Person, month: str = "") -> str:
    with at_noon(2026, 5, 22):
        answer = await person.page(f"/expenses/dashboard?month={month}")
    assert answer.status_code == 200, answer.text
    return answer.text


def words(html: str) -> str:
    """The text of a page as it is read, without the data of its charts."""
    without_data = re.sub(r"<(script|style|title).*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", "", without_data).split())


def link(html: str, label: str) -> Link | None:
    return next((each for each in links_of(html) if each.label.startswith(label) or each.text == label), None)


async def test_it_says_how_the_month_goes_against_the_same_days_before(app: Litestar, couple: Couple) -> None:
    await write(
        app, couple.asha, Spent(amount="12300", on=date(2026, 5, 3)), Spent(amount="10000", on=date(2026, 4, 3))
    )

    assert "1 expense · ₹2,300.00 more than 1–22 Apr (23%)" in words(await page(couple.asha))


async def test_it_says_when_less_or_exactly_as_much_was_spent(app: Litestar, couple: Couple) -> None:
    await write(app, couple.asha, Spent(amount="1", on=date(2026, 4, 3)), Spent(amount="4", on=date(2026, 3, 3)))
    await write(app, couple.asha, Spent(amount="1", on=date(2026, 5, 3)))

    assert "₹3.00 less than March (75%)" in words(await page(couple.asha, "2026-04"))
    assert "exactly as much as 1–22 Apr" in words(await page(couple.asha))


async def test_it_names_the_year_before_in_january(app: Litestar, couple: Couple) -> None:
    await write(app, couple.asha, Spent(amount="1", on=date(2026, 1, 3)), Spent(amount="4", on=date(2025, 12, 31)))

    assert "less than December 2025" in words(await page(couple.asha, "2026-01"))


async def test_a_currency_with_nothing_before_says_so(app: Litestar, couple: Couple) -> None:
    await write(app, couple.asha, Spent(amount="12", on=date(2026, 5, 3), currency="USD"))
    await write(
        app,
        couple.asha,
        Spent(amount="99", on=date(2026, 4, 3)),
        Spent(amount="3", on=date(2026, 4, 30), currency="USD"),
    )

    said = words(await page(couple.asha))

    assert "nothing in USD in 1–22 Apr" in said
    assert "%)" not in said


async def test_what_is_dated_after_today_is_not_compared_yet(app: Litestar, couple: Couple) -> None:
    await write(app, couple.asha, Spent(amount="100", on=date(2026, 5, 22)), Spent(amount="900", on=date(2026, 5, 23)))
    await write(app, couple.asha, Spent(amount="60", on=date(2026, 4, 22)))

    said = words(await page(couple.asha))

    assert "₹1,000.00" in said
    assert "₹40.00 more than 1–22 Apr" in said
    assert "₹900.00 of it is dated after today and not compared yet." in said


async def test_an_empty_month_leads_on(couple: Couple) -> None:
    html = await page(couple.asha)

    assert "Nothing spent in May 2026" in words(html)
    way_on = link(html, "Write one in the chat")
    assert way_on
    assert way_on.href == "/"


async def test_drafts_waiting_lead_to_the_chat(app: Litestar, couple: Couple) -> None:
    await write(app, couple.asha, *[Spent(amount="1", on=date(2026, 5, 3), draft=True)] * 2)

    waiting = next(each for each in links_of(await page(couple.asha)) if "waiting" in each.classes)

    assert waiting.href == "/"
    assert waiting.text.startswith("2 drafts wait for you and are not counted yet.")


async def test_the_months_beside_it_are_one_step_away(couple: Couple) -> None:
    april = await page(couple.asha, "2026-04")
    before, after = link(april, "Previous month"), link(april, "Next month")

    assert before
    assert before.href == "/expenses/dashboard?month=2026-03"
    assert after
    assert after.href == "/expenses/dashboard?month=2026-05"
    assert link(april, "This month")


async def test_nothing_lies_beyond_the_current_month(couple: Couple) -> None:
    may = await page(couple.asha)

    assert link(may, "Previous month")
    assert not link(may, "Next month")
    assert not link(may, "This month")


async def test_confirmed_expenses_beyond_the_current_month_can_be_reached(app: Litestar, couple: Couple) -> None:
    await write(
        app, couple.asha, Spent(amount="5", on=date(2026, 7, 1)), Spent(amount="5", on=date(2026, 9, 1), draft=True)
    )

    assert [
        bool(link(await page(couple.asha, month), "Next month")) for month in ("2026-05", "2026-06", "2026-07")
    ] == [
        True,
        True,
        False,
    ]


async def test_the_calendar_ends_where_the_list_s_does(couple: Couple) -> None:
    assert not link(await page(couple.asha, "1970-01"), "Previous month")
    assert not link(await page(couple.asha, "2100-12"), "Next month")


async def test_it_shows_the_five_latest_expenses_of_the_month(app: Litestar, couple: Couple) -> None:
    await write(app, couple.asha, *(Spent(amount=str(day), on=date(2026, 5, day)) for day in range(1, 8)))
    await write(app, couple.asha, Spent(amount="999", on=date(2026, 4, 30)))

    rows = [each.text for each in links_of(await page(couple.asha)) if "row-link" in each.classes]

    assert [re.sub(r".*Groceries (\d+) .*", r"\1", row) for row in rows] == ["7", "6", "5", "4", "3"]


async def test_the_chart_library_is_loaded_on_this_page_alone(couple: Couple) -> None:
    assert "chart-4.6.1.umd.min.js" in await page(couple.asha)
    assert "chart-4.6.1.umd.min.js" not in (await couple.asha.page("/")).text


async def test_a_name_cannot_leave_the_data_of_a_chart(app: Litestar) -> None:
    person = await register_person(app, "Asha Rao")
    await write(app, person, Spent(amount="5", on=date(2026, 5, 3), category="Food & Dining"))

    html = await page(person)
    data = re.search(r'id="categories-INR" hidden>(.*?)</div>', html)

    assert data
    assert r"Food \u0026 Dining" in data[1]
    await person.close()


async def test_a_share_too_small_to_round_up_is_not_nothing(app: Litestar, couple: Couple) -> None:
    await write(
        app,
        couple.asha,
        Spent(amount="9999", on=date(2026, 5, 3)),
        Spent(amount="1", on=date(2026, 5, 3), category="Pets"),
    )

    assert "&lt;1%" in words(await page(couple.asha))

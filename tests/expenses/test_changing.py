"""Editing, deleting and bringing back, from each place where it can be done."""

from operator import itemgetter
from typing import Any
from uuid import uuid4

import pytest

from tests.support.expenses import Json, draft, edited, expense, history
from tests.support.people import Couple, Person

LIST = "/expenses?q=lunch"


def form_of(expense: Json, **edit: Any) -> Json:
    return {"version": str(expense["version"]), "amount": expense["amount"], "currency": expense["currency"], **edit}


async def shown(person: Person, **filters: str) -> list[str]:
    return [item["id"] for item in (await person.get("/expenses", params=filters)).json()["items"]]


async def test_either_of_the_two_edits_and_the_version_grows(couple: Couple) -> None:
    lunch = await expense(couple.asha)

    answer = await couple.ravi.patch(
        f"/expenses/{lunch['id']}",
        json={
            "version": lunch["version"],
            "amount": "1,300.50",
            "description": "lunch with the boss",
            "category": "Gifts & Donations",
            "date_incurred": "2026-02-03",
            "paid_by": "Ravi Rao",
            "is_recurring": True,
            "recurrence_day": 3,
        },
    )

    changed = answer.json()
    assert answer.status_code == 200
    assert changed["version"] > lunch["version"]
    assert (changed["amount"], changed["category"]) == ("1300.50", "Gifts & Donations")
    assert (changed["date_incurred"], changed["recurrence_day"]) == ("2026-02-03", 3)
    assert changed["paid_by"] == {"id": couple.ravi.id, "full_name": "Ravi Rao"}
    assert (await couple.asha.get("/expenses")).json()["items"] == [changed]


async def test_the_history_tells_who_changed_what_from_what_to_what(couple: Couple) -> None:
    lunch = await expense(couple.asha, "lunch 250")
    changed = await edited(couple.ravi, lunch, amount="300", paid_by=couple.ravi.id)

    newest, *older = await history(couple.asha, changed)

    assert newest["kind"] == "edited"
    assert newest["by"] == {"id": couple.ravi.id, "full_name": "Ravi Rao"}
    assert sorted(newest["changes"], key=itemgetter("field")) == [
        {"field": "amount", "before": "250.00", "after": "300.00"},
        {"field": "paid_by", "before": "Asha Rao", "after": "Ravi Rao"},
    ]
    assert [event["kind"] for event in older] == ["confirmed", "logged"]


async def test_the_page_shows_the_expense_its_history_and_its_sentence(couple: Couple) -> None:
    lunch = await expense(couple.asha, "lunch 250 <b>bold</b>")
    await edited(couple.ravi, lunch, amount="300")

    page = (await couple.asha.page(f"/expenses/{lunch['id']}")).text

    assert 'value="300.00"' in page
    assert "<b>Ravi</b> changed it" in page
    assert "<s>250.00</s>" in page
    assert "lunch 250 &lt;b&gt;bold&lt;/b&gt;" in page
    assert "<b>bold</b>" not in page


async def test_an_edit_that_changes_nothing_leaves_no_trace(couple: Couple) -> None:
    lunch = await expense(couple.asha)

    same = await edited(couple.asha, lunch, amount="250.0", category=lunch["category"], paid_by=lunch["paid_by"]["id"])

    assert same == lunch
    assert len(await history(couple.asha, lunch)) == 2


async def test_of_two_edits_of_the_same_version_the_second_is_told_of_the_first(couple: Couple) -> None:
    lunch = await expense(couple.asha)
    current = await edited(couple.ravi, lunch, description="dinner")

    answer = await couple.asha.patch(f"/expenses/{lunch['id']}", json={"version": lunch["version"], "amount": "1"})

    assert answer.status_code == 409
    assert answer.json()["detail"].startswith("Ravi changed this meanwhile.")
    assert answer.json()["current"] == current


@pytest.mark.parametrize(
    ("edit", "field"),
    [
        ({"amount": ""}, "amount"),
        ({"amount": "0"}, "amount"),
        ({"amount": "-5"}, "amount"),
        ({"amount": "NaN"}, "amount"),
        ({"amount": "1e9"}, "amount"),
        ({"amount": "12345678901"}, "amount"),
        ({"amount": "1.234"}, "amount"),
        ({"amount": 12.5}, "amount"),
        ({"amount": True}, "amount"),
        ({"amount": {"value": 1}}, "amount"),
        ({"currency": "JPY", "amount": "10.50"}, "amount"),
        ({"currency": "RUPEES"}, "currency"),
        ({"category": "Yachts"}, "category"),
        ({"category": str(uuid4())}, "category"),
        ({"paid_by": "Sam"}, "paid_by"),
        ({"date_incurred": "2026-02-30"}, "date_incurred"),
        ({"date_incurred": "03/02/2026"}, "date_incurred"),
        ({"date_incurred": "9999-01-01"}, "date_incurred"),
        ({"description": "x" * 501}, "description"),
        ({"description": 7}, "description"),
        ({"is_recurring": "perhaps"}, "is_recurring"),
        ({"recurrence_day": 32}, "recurrence_day"),
        ({"status": "confirmed"}, "status"),
        ({"household_id": str(uuid4())}, "household_id"),
        ({"version": "one"}, "version"),
        ({"version": None}, "version"),
    ],
)
async def test_a_field_that_does_not_hold_is_named_and_nothing_changes(couple: Couple, edit: Json, field: str) -> None:
    lunch = await expense(couple.asha)

    answer = await couple.asha.patch(f"/expenses/{lunch['id']}", json={"version": lunch["version"], **edit})

    assert answer.status_code == 422, answer.text
    assert field in [error["field"] for error in answer.json()["errors"]]
    assert (await couple.asha.get("/expenses")).json()["items"] == [lunch]


async def test_a_currency_without_decimals_does_not_take_an_amount_that_has_some(couple: Couple) -> None:
    lunch = await expense(couple.asha, "lunch 250.50")

    answer = await couple.asha.patch(f"/expenses/{lunch['id']}", json={"version": lunch["version"], "currency": "JPY"})

    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"field": "amount", "message": "JPY has no decimal places."}]


async def test_a_description_may_be_empty(couple: Couple) -> None:
    lunch = await edited(couple.asha, await expense(couple.asha), description="")

    assert lunch["description"] == ""
    assert ">Food &amp; Dining</h1>" in (await couple.asha.page(f"/expenses/{lunch['id']}")).text


async def test_the_page_saves_by_htmx_and_shows_itself_afresh(couple: Couple) -> None:
    lunch = await expense(couple.asha)
    path = f"/expenses/{lunch['id']}"

    answer = await couple.asha.fragment("POST", f"{path}/edit?back={path}", data=form_of(lunch, amount="310"))

    assert answer.status_code == 200
    assert 'id="expense-page" hx-swap-oob="true"' in answer.text
    assert 'value="310.00"' in answer.text
    assert "Saved." in answer.text


async def test_the_page_saves_without_scripts(couple: Couple) -> None:
    lunch = await expense(couple.asha)
    path = f"/expenses/{lunch['id']}"

    answer = await couple.asha.post(
        f"{path}/edit", params={"back": path}, data=form_of(lunch, amount="310"), accept="text/html"
    )

    assert (answer.status_code, answer.headers["location"]) == (303, path)
    assert (await couple.asha.get(path)).json()["amount"] == "310.00"


async def test_without_scripts_the_page_comes_back_with_messages_and_what_was_typed(couple: Couple) -> None:
    lunch = await expense(couple.asha)
    path = f"/expenses/{lunch['id']}"
    form = form_of(lunch, amount="minus five", description="dinner & tea")

    answer = await couple.asha.post(f"{path}/edit", params={"back": path}, data=form, accept="text/html")

    assert answer.status_code == 422
    assert "Enter an amount like 250 or 1,234.50." in answer.text
    assert 'value="minus five"' in answer.text
    assert 'value="dinner &amp; tea"' in answer.text


@pytest.mark.parametrize("way", ["page", "fragment"])
async def test_the_page_of_a_stale_edit_keeps_what_was_typed_and_can_be_saved_again(couple: Couple, way: str) -> None:
    lunch = await expense(couple.asha)
    current = await edited(couple.ravi, lunch, description="dinner")
    path = f"/expenses/{lunch['id']}"
    form, headers = form_of(lunch, amount="777"), {"hx-request": "true"} if way == "fragment" else {}

    answer = await couple.asha.post(
        f"{path}/edit", params={"back": path}, data=form, accept="text/html", headers=headers
    )

    assert answer.status_code == 409
    assert "Ravi changed this meanwhile." in answer.text
    assert 'value="777"' in answer.text
    assert f'name="version" value="{current["version"]}"' in answer.text
    again = await couple.asha.post(f"{path}/edit", data=form | {"version": str(current["version"])})
    assert (again.json()["amount"], again.json()["description"]) == ("777.00", "dinner")


async def test_deleting_takes_it_out_of_the_list_and_restoring_brings_it_back(couple: Couple) -> None:
    lunch = await expense(couple.asha)

    deleted = await couple.ravi.delete(f"/expenses/{lunch['id']}")
    assert deleted.status_code == 200
    assert deleted.json()["deleted_at"]
    assert await shown(couple.asha) == []
    assert (await couple.asha.get("/expenses")).json()["totals"] == []
    assert (await couple.asha.get(f"/expenses/{lunch['id']}")).status_code == 404

    restored = await couple.asha.post(f"/expenses/{lunch['id']}/restore")
    assert restored.status_code == 200
    assert "deleted_at" not in restored.json()
    assert await shown(couple.asha) == [lunch["id"]]
    kinds = [(event["kind"], event["by"]["full_name"]) for event in await history(couple.asha, lunch)]
    assert kinds[:2] == [("restored", "Asha Rao"), ("deleted", "Ravi Rao")]


async def test_deleting_and_restoring_twice_is_harmless(couple: Couple) -> None:
    lunch = await expense(couple.asha)

    for verb in ("delete", "delete", "restore", "restore"):
        assert (await couple.asha.post(f"/expenses/{lunch['id']}/{verb}")).status_code == 200

    kinds = [event["kind"] for event in await history(couple.asha, lunch)]
    assert kinds == ["restored", "deleted", "confirmed", "logged"]


async def test_a_deleted_expense_cannot_be_edited_or_reopened(couple: Couple) -> None:
    lunch = await expense(couple.asha)
    gone = (await couple.ravi.delete(f"/expenses/{lunch['id']}")).json()

    edit = await couple.asha.patch(f"/expenses/{lunch['id']}", json={"version": gone["version"], "amount": "1"})
    reopen = await couple.asha.post(f"/expenses/{lunch['id']}/reopen")

    assert edit.status_code == reopen.status_code == 409
    assert edit.json()["detail"] == "Ravi deleted this meanwhile."


async def test_reopening_makes_it_a_draft_that_does_not_count(couple: Couple) -> None:
    lunch = await expense(couple.asha)

    for _ in range(2):
        assert (await couple.asha.post(f"/expenses/{lunch['id']}/reopen")).json()["status"] == "draft"

    assert await shown(couple.asha) == []
    assert await shown(couple.asha, status="draft") == [lunch["id"]]
    assert [event["kind"] for event in await history(couple.asha, lunch)] == ["reopened", "confirmed", "logged"]


async def test_a_row_deleted_in_the_list_says_so_in_its_place_and_the_sums_follow(couple: Couple) -> None:
    lunch = await expense(couple.asha)
    path = f"/expenses/{lunch['id']}"

    deleted = await couple.asha.fragment("POST", f"{path}/delete?back=/expenses%3Fq=lunch")
    restored = await couple.asha.fragment("POST", f"{path}/restore?back=/expenses%3Fq=lunch")

    for answer in (deleted, restored):
        assert answer.headers["hx-trigger"] == "expenses-changed"
        assert f'hx-swap-oob="innerHTML:#row-{lunch["id"]}"' in answer.text
        assert "#slot-" not in answer.text
    assert f'action="{path}/restore?back=%2Fexpenses%3Fq%3Dlunch"' in deleted.text
    assert f'href="{path}"' in restored.text


async def test_a_card_discarded_in_the_chat_says_so_in_its_place(couple: Couple) -> None:
    lunch = await draft(couple.asha)

    answer = await couple.asha.fragment("POST", f"/expenses/{lunch['id']}/delete")

    assert f'hx-swap-oob="innerHTML:#slot-{lunch["id"]}"' in answer.text
    assert "#row-" not in answer.text
    assert "hx-trigger" not in answer.headers


async def test_without_scripts_deleting_leads_to_the_list_which_offers_to_undo(couple: Couple) -> None:
    lunch = await expense(couple.asha)
    path = f"/expenses/{lunch['id']}"

    deleted = await couple.asha.post(f"{path}/delete", params={"back": LIST}, accept="text/html")
    assert deleted.status_code == 303
    page = (await couple.asha.page(deleted.headers["location"])).text
    assert "Deleted <b" in page
    assert f'action="{path}/restore?back=%2Fexpenses%3Fq%3Dlunch"' in page

    restored = await couple.asha.post(f"{path}/restore", params={"back": LIST}, accept="text/html")
    assert (restored.status_code, restored.headers["location"]) == (303, LIST)
    assert "Deleted <b" not in (await couple.asha.page(deleted.headers["location"])).text


async def test_nobody_is_sent_to_another_site(couple: Couple) -> None:
    lunch = await expense(couple.asha)

    for foreign in ("https://evil.example/expenses", "//evil.example/expenses", "/\\evil.example"):
        answer = await couple.asha.post(
            f"/expenses/{lunch['id']}/restore", params={"back": foreign}, accept="text/html"
        )
        assert answer.status_code == 303
        assert answer.headers["location"] == f"/#slot-{lunch['id']}"


VERBS = [
    ("GET", ""),
    ("PATCH", ""),
    ("DELETE", ""),
    ("GET", "/card"),
    ("POST", "/edit"),
    ("POST", "/delete"),
    ("POST", "/restore"),
    ("POST", "/reopen"),
    ("POST", "/keep"),
]


@pytest.mark.parametrize(("method", "verb"), VERBS)
async def test_to_a_stranger_it_is_an_expense_that_does_not_exist(
    couple: Couple, stranger: Person, method: str, verb: str
) -> None:
    lunch = await expense(couple.asha)
    body = {"json": {"version": lunch["version"], "amount": "1"}} if verb in {"", "/edit"} and method != "GET" else {}
    if verb == "/edit":
        body["json"]["expense_id"] = lunch["id"]

    foreign = await stranger.request(method, f"/expenses/{lunch['id']}{verb}", **body)
    unknown = await stranger.request(method, f"/expenses/{uuid4()}{verb}", **body)

    assert foreign.status_code == unknown.status_code == 404, foreign.text
    assert foreign.json() == unknown.json()
    assert (await couple.asha.get(f"/expenses/{lunch['id']}")).json()["version"] == lunch["version"]


@pytest.mark.parametrize("identifier", ["1", "null", "%00", "x" * 300])
async def test_what_is_no_id_is_not_found(couple: Couple, identifier: str) -> None:
    assert (await couple.asha.get(f"/expenses/{identifier}")).status_code == 404

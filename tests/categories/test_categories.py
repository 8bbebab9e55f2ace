import asyncio
from typing import Any
from uuid import UUID, uuid4

import pytest
from litestar import Litestar
from sqlalchemy import select

from expense_app.models import CategoryRule, Expense
from tests.support.expenses import Json, draft, edited, expense, history
from tests.support.people import Couple, Person

PATH = "/settings/categories"


async def categories(person: Person) -> dict[str, Json]:
    """By name."""
    return {each["name"]: each for each in (await person.get(PATH)).json()["categories"]}


async def add(person: Person, name: str) -> Json:
    answer = await person.post(PATH, json={"name": name})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def verb(person: Person, category: Json, verb: str, **body: Any) -> Any:
    return await person.post(f"{PATH}/{category['id']}/{verb}", json=body)


async def test_a_household_starts_with_the_default_categories_other_last(couple: Couple) -> None:
    names = list(await categories(couple.asha))

    assert len(names) == 21
    assert names[0] == "Groceries"
    assert names[-1] == "Other"


async def test_either_of_the_two_adds_one_which_both_can_use(couple: Couple) -> None:
    made = await add(couple.ravi, "  Music   lessons ")

    assert made == {"id": made["id"], "name": "Music lessons", "key": None, "archived": False, "count": 0}
    assert list(await categories(couple.asha))[-2:] == ["Music lessons", "Other"]
    lunch = await edited(couple.asha, await expense(couple.asha), category="music lessons")
    assert lunch["category"] == "Music lessons"


async def test_the_count_is_what_the_list_shows_of_the_category(couple: Couple) -> None:
    await expense(couple.asha, category="Pets")
    await draft(couple.asha, category="Pets")
    gone = await expense(couple.asha, category="Pets")
    await couple.asha.delete(f"/expenses/{gone['id']}")

    pets = (await categories(couple.ravi))["Pets"]

    assert pets["count"] == 1
    assert len((await couple.ravi.get(f"/expenses?category={pets['id']}")).json()["items"]) == 1


@pytest.mark.parametrize("name", ["pets", " PETS ", "Pets"])
async def test_a_name_is_taken_whatever_its_case(couple: Couple, name: str) -> None:
    before = await categories(couple.asha)

    for answer in (
        await couple.asha.post(PATH, json={"name": name}),
        await verb(couple.asha, before["Fuel"], "rename", name=name),
    ):
        assert answer.status_code == 422
        assert answer.json()["errors"] == [{"field": "name", "message": "You have a category Pets already."}]
    assert await categories(couple.asha) == before


async def test_the_name_of_an_archived_category_is_taken_and_says_where_it_is(couple: Couple) -> None:
    await verb(couple.asha, (await categories(couple.asha))["Pets"], "archive")

    answer = await couple.asha.post(PATH, json={"name": "pets"})

    assert "It is archived; you can use it again." in answer.json()["errors"][0]["message"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 41, 7, None, ["Pets"], "\u200b"])
async def test_a_name_that_does_not_hold_is_said_so_at_its_field(couple: Couple, name: Any) -> None:
    fuel = (await categories(couple.asha))["Fuel"]

    for answer in (
        await couple.asha.post(PATH, json={"name": name}),
        await verb(couple.asha, fuel, "rename", name=name),
    ):
        assert answer.status_code == 422
        assert [error["field"] for error in answer.json()["errors"]] == ["name"]


async def test_of_two_who_add_the_same_name_at_once_one_is_told_it_exists(couple: Couple) -> None:
    people = [couple.asha, couple.ravi] * 3
    answers = await asyncio.gather(*(person.post(PATH, json={"name": "Garden"}) for person in people))

    assert sorted(answer.status_code for answer in answers) == [201] + [422] * 5


async def test_renaming_keeps_the_expenses_and_the_key(couple: Couple) -> None:
    cat = await expense(couple.asha, category="Pets")
    pets = (await categories(couple.asha))["Pets"]

    renamed = (await verb(couple.ravi, pets, "rename", name="Our cat")).json()

    assert renamed == {**pets, "name": "Our cat"}
    assert (await couple.asha.get(f"/expenses/{cat['id']}")).json()["category"] == "Our cat"


async def test_a_category_may_be_renamed_in_its_case_only(couple: Couple) -> None:
    pets = (await categories(couple.asha))["Pets"]

    assert (await verb(couple.asha, pets, "rename", name="PETS")).json()["name"] == "PETS"


async def test_an_archived_category_stays_on_old_expenses_and_is_offered_to_no_other(couple: Couple) -> None:
    old, new = await expense(couple.asha, category="Pets"), await expense(couple.asha, "tea 20")
    pets = (await categories(couple.asha))["Pets"]

    assert (await verb(couple.ravi, pets, "archive")).json()["archived"] is True

    option = f'<option value="{pets["id"]}"'
    assert (await couple.asha.get(f"/expenses/{old['id']}")).json()["category"] == "Pets"
    assert option in (await couple.asha.page(f"/expenses/{old['id']}")).text
    assert option not in (await couple.asha.page(f"/expenses/{new['id']}")).text
    assert (await couple.asha.get("/expenses?category=pets")).json()["items"][0]["id"] == old["id"]

    assert (await verb(couple.asha, pets, "restore")).json()["archived"] is False
    assert option in (await couple.asha.page(f"/expenses/{new['id']}")).text


async def test_archiving_in_the_page_offers_to_undo(couple: Couple) -> None:
    pets = (await categories(couple.asha))["Pets"]

    answer = await couple.asha.fragment("POST", f"{PATH}/{pets['id']}/archive")

    assert 'id="categories" hx-swap-oob="true"' in answer.text
    assert f'hx-post="{PATH}/{pets["id"]}/restore"' in answer.text.split("Archived.")[1]


async def test_merging_moves_expenses_drafts_and_rules_and_removes_the_source(app: Litestar, couple: Couple) -> None:
    before = await categories(couple.asha)
    source, into = before["Pets"], before["Household & Help"]
    confirmed, gone = await expense(couple.asha, category="Pets"), await expense(couple.asha, category="Pets")
    waiting = await draft(couple.asha, "catfood 300", category="Pets")
    await couple.asha.delete(f"/expenses/{gone['id']}")
    assert await rules_of(app, couple.asha, source), "correcting a category teaches a rule"
    kept = [(await couple.asha.get(f"/expenses/{each['id']}")).json() for each in (confirmed, waiting)]

    answer = await verb(couple.ravi, source, "merge", into=into["id"])

    assert answer.status_code == 200, answer.text
    assert answer.json() == {**into, "count": 1}
    assert "Pets" not in await categories(couple.asha)
    moved = [(await couple.asha.get(f"/expenses/{each['id']}")).json() for each in (confirmed, waiting)]
    assert moved == [{**each, "category": "Household & Help"} for each in kept]
    assert (await couple.asha.post(f"/expenses/{gone['id']}/restore")).json()["category"] == "Household & Help"
    assert await rules_of(app, couple.asha, source) == []
    assert await rules_of(app, couple.asha, into)


async def test_merging_leaves_no_line_in_the_history_of_each_expense(couple: Couple) -> None:
    both = await categories(couple.asha)
    cat = await expense(couple.asha, category="Pets")
    before = await history(couple.asha, cat)

    await verb(couple.asha, both["Pets"], "merge", into=both["Other"]["id"])

    assert await history(couple.asha, cat) == before


async def test_merging_into_what_is_no_target_is_said_so_at_its_field(couple: Couple, stranger: Person) -> None:
    both = await categories(couple.asha)
    theirs = (await categories(stranger))["Pets"]
    await verb(couple.asha, both["Travel"], "archive")

    for into, message in (
        (both["Pets"]["id"], "Choose another category than this one."),
        (str(uuid4()), "There is no such category."),
        (theirs["id"], "There is no such category."),
        (both["Travel"]["id"], "Travel is archived. Bring it back first."),
        ("Fuel", "This id is not known."),
        ("", "Choose a category."),
        (None, "Choose a category."),
    ):
        answer = await verb(couple.asha, both["Pets"], "merge", into=into)
        assert answer.status_code == 422
        assert answer.json()["errors"] == [{"field": "into", "message": message}]
    assert "Pets" in await categories(couple.asha)


async def test_other_can_be_renamed_but_neither_archived_nor_merged_away(couple: Couple) -> None:
    both = await categories(couple.asha)
    other = (await verb(couple.asha, both["Other"], "rename", name="Everything else")).json()

    for answer in (
        await verb(couple.asha, other, "archive"),
        await verb(couple.asha, other, "merge", into=both["Pets"]["id"]),
    ):
        assert answer.status_code == 409
        assert answer.json()["detail"] == "Everything else has to stay: it takes what fits nowhere else."
    assert (await categories(couple.asha))["Everything else"] == other


async def test_without_scripts_merging_asks_which_and_says_what_it_does(couple: Couple) -> None:
    both = await categories(couple.asha)
    await expense(couple.asha, category="Pets")
    address, into = f"{PATH}/{both['Pets']['id']}/merge", both["Other"]["id"]

    question = await couple.asha.page(address)
    assert "1 expense moves" in question.text
    unanswered = await couple.asha.post(address, data={"into": ""}, accept="text/html")
    assert (unanswered.status_code, "Choose a category." in unanswered.text) == (422, True)
    assert "1 expense moves" in unanswered.text
    assert "Pets" in await categories(couple.asha)

    answer = await couple.asha.post(address, data={"into": into}, accept="text/html")
    assert (answer.status_code, answer.headers["location"]) == (303, PATH)
    assert "Pets" not in await categories(couple.asha)


async def test_without_scripts_a_taken_name_comes_back_in_the_page(couple: Couple) -> None:
    answer = await couple.asha.post(PATH, data={"name": "pets"}, accept="text/html")

    assert answer.status_code == 422
    assert "You have a category Pets already." in answer.text
    assert 'value="pets"' in answer.text
    assert "Household &amp; Help" in answer.text


@pytest.mark.parametrize("name", ["rename", "archive", "restore", "merge"])
async def test_to_a_stranger_it_is_a_category_that_does_not_exist(couple: Couple, stranger: Person, name: str) -> None:
    ours, theirs = (await categories(couple.asha))["Pets"], (await categories(stranger))["Fuel"]
    body = {"rename": {"name": "Mine"}, "merge": {"into": theirs["id"]}}.get(name, {})

    foreign = await verb(stranger, ours, name, **body)
    unknown = await verb(stranger, {"id": str(uuid4())}, name, **body)

    assert foreign.status_code == unknown.status_code == 404
    assert foreign.json() == unknown.json()
    assert (await categories(couple.asha))["Pets"] == ours


async def test_a_stranger_cannot_ask_what_merging_would_do(couple: Couple, stranger: Person) -> None:
    ours, theirs = (await categories(couple.asha))["Pets"], (await categories(stranger))["Fuel"]

    assert (await stranger.get(f"{PATH}/{ours['id']}/merge?into={theirs['id']}")).status_code == 404
    assert (await stranger.get(f"{PATH}/{theirs['id']}/merge?into={ours['id']}")).status_code == 422


async def rules_of(app: Litestar, person: Person, category: Json) -> list[str]:
    async with app.state.database.unit_of_work(UUID(person.household["id"])) as session:
        found = await session.execute(select(CategoryRule).where(CategoryRule.category_id == UUID(category["id"])))
        return [rule.phrase for rule in found.scalars()]


async def test_no_expense_is_left_behind_by_a_merge_while_others_write(app: Litestar, couple: Couple) -> None:
    """Whoever files under the source meanwhile either comes before the merge or is told."""
    both = await categories(couple.asha)
    lunches = [await expense(couple.asha, f"lunch {amount}") for amount in (10, 20, 30, 40)]

    def file(lunch: Json) -> Any:
        return couple.ravi.patch(f"/expenses/{lunch['id']}", json={"version": lunch["version"], "category": "Pets"})

    merge, *filings = await asyncio.gather(
        verb(couple.asha, both["Pets"], "merge", into=both["Other"]["id"]), *(file(lunch) for lunch in lunches)
    )

    assert merge.status_code == 200
    assert {answer.status_code for answer in filings} <= {200, 409, 422}
    async with app.state.database.unit_of_work(UUID(couple.asha.household["id"])) as session:
        used = {row.category_id for row in (await session.execute(select(Expense))).scalars()}
    assert UUID(both["Pets"]["id"]) not in used

from typing import Any

from tests.support.people import Couple, Person


async def taught(person: Person, description: str, category: str) -> dict[str, Any]:
    """Log something, correct its category, and return the rule that came of it."""
    draft = (await person.post("/chat", json={"text": f"{description} 500"})).json()["drafts"][0]
    edit = {"version": draft["version"], "category": category}
    assert (await person.patch(f"/expenses/{draft['id']}", json=edit)).status_code == 200
    rules = (await person.get("/settings/rules")).json()["rules"]
    return next(rule for rule in rules if rule["phrase"] == description)


async def test_a_correction_is_listed_with_who_made_it(couple: Couple) -> None:
    rule = await taught(couple.ravi, "zorb", "Kids")

    assert (rule["category"], rule["made_by"]["full_name"], rule["times"]) == ("Kids", "Ravi Rao", 1)
    assert "zorb" in (await couple.asha.page("/settings/rules")).text


async def test_a_rule_can_be_changed_by_the_other_one(couple: Couple) -> None:
    rule = await taught(couple.ravi, "zorb", "Kids")

    answer = await couple.asha.post(f"/settings/rules/{rule['id']}", json={"category": "Pets"})

    assert [(each["category"], each["made_by"]["full_name"]) for each in answer.json()["rules"]] == [
        ("Pets", "Asha Rao")
    ]


async def test_an_unknown_category_is_refused_at_its_field(couple: Couple) -> None:
    rule = await taught(couple.ravi, "zorb", "Kids")

    answer = await couple.ravi.post(f"/settings/rules/{rule['id']}", json={"category": "Nowhere"})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "category"


async def test_a_forgotten_rule_is_used_no_more(couple: Couple) -> None:
    rule = await taught(couple.ravi, "zorb", "Kids")

    await couple.ravi.post(f"/settings/rules/{rule['id']}/delete")

    draft = (await couple.ravi.post("/chat", json={"text": "zorb 700"})).json()["drafts"][0]
    assert draft["category"] == "Other"


async def test_a_stranger_finds_no_rule(couple: Couple, stranger: Person) -> None:
    rule = await taught(couple.ravi, "zorb", "Kids")

    assert (await stranger.post(f"/settings/rules/{rule['id']}/delete")).status_code == 404
    assert (await stranger.get("/settings/rules")).json() == {"rules": []}

from tests.recurring.rent import answered_same, listed, on_day, pays, waiting
from tests.support.expenses import Json, draft, edited, expense, history
from tests.support.people import Couple, Person


def days(drafts: list[Json]) -> list[str]:
    return [each["date_incurred"] for each in drafts]


async def test_on_its_day_a_draft_like_the_last_one_comes_into_the_chat(couple: Couple, stranger: Person) -> None:
    source = await pays(couple.asha, paid_by=couple.ravi.id, category="Housing & Rent")

    assert await on_day(couple.asha, 2026, 2, 4) == []
    (made,) = await on_day(couple.asha, 2026, 2, 5)

    assert made["due_on"] == made["date_incurred"] == "2026-02-05"
    assert made["recurring_source_id"] == source["id"]
    alike = ("amount", "currency", "category", "description", "paid_by", "logged_by")
    assert {name: made[name] for name in alike} == {name: source[name] for name in alike}
    message = (await couple.ravi.get("/")).json()["messages"][-1]
    assert message["text"] == "Rent is due: same as last month?"
    assert message["author"] is None
    assert [each["id"] for each in message["drafts"]] == [made["id"]]
    assert await waiting(stranger) == []


async def test_the_schedule_stands_in_its_history(couple: Couple) -> None:
    await pays(couple.asha)
    (made,) = await on_day(couple.asha, 2026, 2, 5)

    events = await history(couple.ravi, made)

    assert [(event["kind"], event["by"]) for event in events] == [("logged", None)]
    assert "The household&#39;s schedule" in (await couple.asha.page(f"/expenses/{made['id']}")).text


async def test_coming_round_again_makes_nothing_new(couple: Couple) -> None:
    await pays(couple.asha)

    first = await on_day(couple.asha, 2026, 2, 5)
    second = await on_day(couple.asha, 2026, 2, 5)
    third = await on_day(couple.asha, 2026, 3, 4)

    assert first == second == third


async def test_what_was_missed_is_caught_up_on_its_days_and_says_so(couple: Couple) -> None:
    await pays(couple.asha, on="2025-12-31")

    assert days(await on_day(couple.asha, 2026, 4, 2)) == ["2026-01-31", "2026-02-28", "2026-03-31"]
    texts = [message["text"] for message in (await couple.asha.get("/")).json()["messages"][1:]]
    assert texts == [
        "Rent was due on 31 Jan: same as the month before?",
        "Rent was due on 28 Feb: same as last time?",
        "Rent was due on 31 Mar: same as last time?",
    ]


async def test_no_more_than_twelve_months_are_caught_up(couple: Couple) -> None:
    await pays(couple.asha, on="2023-01-05")

    caught_up = days(await on_day(couple.asha, 2026, 3, 5))

    assert (len(caught_up), caught_up[0], caught_up[-1]) == (12, "2025-04-05", "2026-03-05")


async def test_a_draft_does_not_wait_for_the_one_before_to_be_answered(couple: Couple) -> None:
    await pays(couple.asha)

    await on_day(couple.asha, 2026, 2, 5)

    assert days(await on_day(couple.asha, 2026, 3, 5)) == ["2026-02-05", "2026-03-05"]


async def test_answering_same_confirms_it_and_makes_no_second_source(couple: Couple) -> None:
    await pays(couple.asha)
    (made,) = await on_day(couple.asha, 2026, 2, 5)

    done = await answered_same(couple.ravi, made)
    asked_for_more = await edited(couple.ravi, done, is_recurring=True, recurrence_day=20)

    assert (done["status"], asked_for_more["is_recurring"]) == ("confirmed", False)
    assert days(await on_day(couple.asha, 2026, 3, 25)) == ["2026-03-05"]
    assert len(await listed(couple.asha)) == 1


async def test_the_next_one_is_like_the_latest_that_was_confirmed(couple: Couple) -> None:
    await pays(couple.asha)
    (february,) = await on_day(couple.asha, 2026, 2, 5)
    dearer = await edited(
        couple.asha, february, amount="26500", paid_by=couple.ravi.id, currency="USD", category="Kids"
    )
    await answered_same(couple.asha, dearer)

    (march,) = await on_day(couple.asha, 2026, 3, 5)

    assert (march["amount"], march["currency"], march["category"]) == ("26500.00", "USD", "Kids")
    assert march["paid_by"]["id"] == couple.ravi.id


async def test_an_unanswered_draft_says_nothing_about_the_next_one(couple: Couple) -> None:
    await pays(couple.asha)
    (february,) = await on_day(couple.asha, 2026, 2, 5)
    await edited(couple.asha, february, amount="26500")

    march = (await on_day(couple.asha, 2026, 3, 5))[-1]

    assert march["amount"] == "25000.00"


async def test_a_skipped_month_stays_skipped_unless_it_is_brought_back(couple: Couple) -> None:
    await pays(couple.asha)
    (february,) = await on_day(couple.asha, 2026, 2, 5)

    assert (await couple.ravi.delete(f"/expenses/{february['id']}")).status_code == 200

    assert days(await on_day(couple.asha, 2026, 3, 5)) == ["2026-03-05"]
    await couple.ravi.post(f"/expenses/{february['id']}/restore")
    assert days(await waiting(couple.asha)) == ["2026-02-05", "2026-03-05"]


async def test_the_day_of_the_expense_counts_where_no_other_was_named(couple: Couple) -> None:
    await pays(couple.asha, "netflix 649", on="2026-01-12")
    await pays(couple.asha, "rent 25000", on="2026-01-12", recurrence_day=1)

    made = await on_day(couple.asha, 2026, 2, 12)

    assert {each["description"].lower(): each["date_incurred"] for each in made} == {
        "netflix": "2026-02-12",
        "rent": "2026-02-01",
    }


async def test_a_draft_is_no_source_until_it_is_confirmed(couple: Couple) -> None:
    waiting_source = await draft(couple.asha, "rent 25000", date_incurred="2026-01-05", is_recurring=True)

    assert await on_day(couple.asha, 2026, 2, 5) == []
    await answered_same(couple.asha, waiting_source)
    assert days(await on_day(couple.asha, 2026, 2, 5)) == ["2026-02-05"]


async def test_a_deleted_or_reopened_source_brings_nothing_more(couple: Couple) -> None:
    deleted = await pays(couple.asha)
    reopened = await pays(couple.asha, "netflix 649")
    await couple.ravi.delete(f"/expenses/{deleted['id']}")
    await couple.ravi.post(f"/expenses/{reopened['id']}/reopen")

    assert await on_day(couple.asha, 2026, 2, 5) == []
    assert await listed(couple.asha) == []


async def test_what_came_of_a_deleted_source_can_still_be_answered(couple: Couple) -> None:
    source = await pays(couple.asha)
    (february,) = await on_day(couple.asha, 2026, 2, 5)
    await couple.asha.delete(f"/expenses/{source['id']}")

    stopped = await couple.asha.post(f"/settings/recurring/drafts/{february['id']}/stop")

    assert stopped.status_code == 200
    assert await on_day(couple.asha, 2026, 3, 5) == []


async def test_an_archived_category_and_a_merged_one_keep_working(couple: Couple) -> None:
    await pays(couple.asha, category="Kids")
    await pays(couple.asha, "netflix 649", category="Pets")
    found = (await couple.asha.get("/settings/categories")).json()["categories"]
    ids = {each["name"]: each["id"] for each in found}
    await couple.asha.post(f"/settings/categories/{ids['Kids']}/archive")
    await couple.asha.post(f"/settings/categories/{ids['Pets']}/merge", json={"into": ids["Subscriptions"]})

    made = await on_day(couple.asha, 2026, 2, 5)

    assert {each["category"] for each in made} == {"Kids", "Subscriptions"}
    assert (await couple.asha.page("/")).status_code == 200


async def test_what_somebody_wrote_down_already_is_pointed_out(couple: Couple) -> None:
    await pays(couple.asha)
    by_hand = await expense(couple.asha, "rent 25000", date_incurred="2026-02-04")

    (made,) = await on_day(couple.asha, 2026, 2, 5)

    assert made["possible_duplicate_of"] == by_hand["id"]


async def test_writing_down_what_has_come_already_is_pointed_out(couple: Couple) -> None:
    await pays(couple.asha)
    (made,) = await on_day(couple.asha, 2026, 2, 5)

    by_hand = await draft(couple.asha, "rent 25000 on 5 Feb 2026")

    assert by_hand["possible_duplicate_of"] == made["id"]


async def test_a_correction_in_the_chat_means_what_a_person_wrote(couple: Couple) -> None:
    lunch = await draft(couple.asha, "lunch 250")
    await pays(couple.asha, on="2026-01-05")
    await draft(couple.asha, "milk 60")
    (rent,) = await on_day(couple.asha, 2026, 2, 5)

    outcome = (await couple.asha.post("/chat", json={"text": "no, 65"})).json()["outcome"]

    assert [item["label"] for item in outcome["items"]] == ["milk ₹60.00"]
    assert (await couple.asha.get(f"/expenses/{rent['id']}")).json()["amount"] == "25000.00"
    assert (await couple.asha.get(f"/expenses/{lunch['id']}")).json()["amount"] == "250.00"


async def test_the_chat_page_offers_the_four_answers(couple: Couple) -> None:
    await pays(couple.asha)
    (made,) = await on_day(couple.asha, 2026, 2, 5)

    page = (await couple.ravi.page("/")).text

    for answer in ("<span>Same</span>", "Skip this month", ">Stop<", "<span>Changed</span>"):
        assert answer in page
    assert f'id="expense-{made["id"]}-is_recurring"' not in page

"""One look: what has changed since a moment, asked for without a stream."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.expenses import confirm, draft, edited
from tests.support.people import Couple, Person


async def look(person: Person, since: datetime) -> dict[str, Any]:
    answer = await person.get("/events", params={"since": since.isoformat()})
    assert answer.status_code == 200, answer.text
    return answer.json()


def now() -> datetime:
    return datetime.now(UTC)


async def test_it_tells_messages_cards_and_who_did_what(couple: Couple) -> None:
    lunch = await draft(couple.asha, "lunch 250")
    lunch = await edited(couple.asha, lunch, amount="300", date_incurred="2026-02-03")
    await confirm(couple.asha, lunch)

    news = await look(couple.ravi, now())

    assert [entry["message"]["text"] for entry in news["messages"]] == ["lunch 250"]
    assert news["messages"][0]["drafts"][0]["status"] == "confirmed"
    assert news["expenses"] == [lunch["id"]]
    told = [(note["by"], note["kind"], note["fields"]) for note in news["notes"]]
    assert told == [("Asha", "logged", []), ("Asha", "edited", ["amount", "date_incurred"]), ("Asha", "confirmed", [])]
    assert (await look(couple.asha, now()))["notes"] == []


async def test_it_starts_where_the_last_one_ended(couple: Couple) -> None:
    news = await look(couple.ravi, now())
    cursor = datetime.fromisoformat(news["cursor"])

    assert timedelta(0) < now() - cursor < timedelta(seconds=5)
    assert (await look(couple.ravi, now() + timedelta(days=1)))["cursor"] < now().isoformat()


async def test_keeping_both_of_two_alike_shows_too(couple: Couple) -> None:
    await draft(couple.asha, "lunch 250")
    twin = await draft(couple.ravi, "lunch 250")
    assert twin["possible_duplicate_of"]

    await couple.asha.post(f"/expenses/{twin['id']}/keep")

    shown = [card for entry in (await look(couple.ravi, now()))["messages"] for card in entry["drafts"]]
    assert [card["possible_duplicate_of"] for card in shown] == [None, None]


async def test_who_was_away_for_long_is_told_to_load_the_page(couple: Couple) -> None:
    before = now()
    for number in range(61):
        await couple.asha.post("/chat", json={"text": f"hello {number}"})

    news = await look(couple.ravi, before)

    assert news["stale"]
    assert news["messages"] == []


async def test_a_page_made_after_a_lot_was_written_is_not_told_to_load_again(couple: Couple) -> None:
    for number in range(61):
        await couple.asha.post("/chat", json={"text": f"hello {number}"})
    made = now()
    await draft(couple.asha, "lunch 250")

    news = await look(couple.ravi, made)

    assert not news["stale"]
    assert [entry["message"]["text"] for entry in news["messages"]] == ["lunch 250"]


async def test_a_fragment_is_made_of_the_pages_own_partials(couple: Couple) -> None:
    await draft(couple.asha, "lunch 250")
    page = (await couple.ravi.page("/")).text

    answer = await couple.ravi.fragment("GET", "/events", params={"since": now().isoformat()})

    start = page.index('<article class="draft"')
    card = page[start : page.index("</article>", start)]
    assert card in answer.text


async def test_a_browser_is_sent_to_the_chat(couple: Couple) -> None:
    answer = await couple.ravi.page("/events")

    assert (answer.status_code, answer.headers["location"]) == (303, "/")


@pytest.mark.parametrize("since", ["yesterday", "2026-02-03", "2026-02-03T10:15:00", "9" * 400])
async def test_a_moment_that_is_none_is_refused(couple: Couple, since: str) -> None:
    answer = await couple.ravi.get("/events", params={"since": since})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "since"


async def test_a_forged_last_id_is_refused_too(couple: Couple) -> None:
    answer = await couple.ravi.get("/events", headers={"last-event-id": "x"})

    assert answer.status_code == 422

"""Rent, as people would set it up and answer it."""

from typing import Any

from tests.support.clockwork import come_round
from tests.support.expenses import Json, confirm, expense
from tests.support.moments import at_noon
from tests.support.people import Person


async def pays(person: Person, text: str = "rent 25000", on: str = "2026-01-05", **edit: Any) -> Json:
    """A confirmed expense that comes back every month, on the day of its date unless `recurrence_day` says so."""
    with at_noon(*map(int, on.split("-"))):
        return await expense(person, text, **({"date_incurred": on, "is_recurring": True} | edit))


async def on_day(person: Person, year: int, month: int, day: int) -> list[Json]:
    """The drafts of the household that wait after the worker came round on that day, oldest due day first."""
    with at_noon(year, month, day):
        await come_round(person)
    return await waiting(person)


async def waiting(person: Person) -> list[Json]:
    found = (await person.get("/expenses?status=draft&sort=date&limit=200")).json()["items"]
    return [each for each in found if "due_on" in each]


async def answered_same(person: Person, draft: Json) -> Json:
    return (await confirm(person, draft))[0]


async def listed(person: Person) -> list[Json]:
    """The series on the page."""
    return (await person.get("/settings/recurring")).json()["recurring"]

"""Deleting a household for good."""

import pytest
from litestar import Litestar
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from expense_app.accounts.erase import erase_household
from expense_app.errors import NotFound
from tests.support.expenses import expense
from tests.support.people import PASSWORD, Couple, Person


async def rows_of(app: Litestar, household_id: str) -> int:
    """Everything that the database still holds of the household, counted by who may see all."""
    engine = create_async_engine(app.state.settings.database_url)
    async with engine.connect() as owner:
        tables = await owner.scalars(
            text("SELECT table_name FROM information_schema.columns WHERE column_name = 'household_id'")
        )
        counts = [f"SELECT count(*) AS rows FROM \"{table}\" WHERE household_id = '{household_id}'" for table in tables]  # noqa: S608
        counts.append(f"SELECT count(*) FROM household WHERE id = '{household_id}'")  # noqa: S608
        rows = await owner.scalar(text(f"SELECT sum(rows) FROM ({' UNION ALL '.join(counts)}) AS counted"))  # noqa: S608
    await engine.dispose()
    return int(rows or 0)


async def test_everything_of_the_household_goes_and_nothing_of_another(
    app: Litestar, couple: Couple, stranger: Person
) -> None:
    await expense(couple.asha)
    theirs = await expense(stranger)
    home = couple.asha.household
    assert await rows_of(app, home["id"]) > 5

    erased = await erase_household(app.state.database, couple.ravi.user["email"], home["name"])

    assert (erased.deleted, list(erased.people), erased.expenses) == (True, ["Asha Rao", "Ravi Rao"], 1)
    assert await rows_of(app, home["id"]) == 0
    login = {"email": couple.asha.user["email"], "password": PASSWORD}
    assert (await couple.asha.get("/expenses")).status_code == 401
    assert (await couple.asha.post("/auth/login", json=login)).status_code == 401
    assert (await stranger.get(f"/expenses/{theirs['id']}")).status_code == 200


@pytest.mark.parametrize("confirm", [None, "", "rao HOME"])
async def test_without_its_exact_name_nothing_is_deleted(app: Litestar, couple: Couple, confirm: str | None) -> None:
    looked = await erase_household(app.state.database, couple.asha.user["email"], confirm)

    assert not looked.deleted
    assert (await couple.asha.get("/expenses")).status_code == 200


async def test_an_unknown_email_is_said_in_words(app: Litestar) -> None:
    with pytest.raises(NotFound, match="No account has the email"):
        await erase_household(app.state.database, "nobody@example.com", None)

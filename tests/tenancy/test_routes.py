"""Every route as owner, as spouse, as stranger and as nobody."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field

import pytest
from litestar import Litestar
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from expense_app.config import Settings
from tests.support.people import Couple, Person, register_couple, register_person
from tests.tenancy.dump import SCOPED_TABLES, dump
from tests.tenancy.routes.asking import REPRESENTATIONS, ask, enter_again, likeness, seen_in
from tests.tenancy.routes.cases import CASES, Case
from tests.tenancy.routes.named import A_CATEGORY, A_DELETED_EXPENSE, A_QUESTION, A_RULE, AN_EXPENSE, Named, new_word

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@dataclass
class Street:
    """Two households; `word` stands in all texts of Asha's and Ravi's, and in no text of Sam's."""

    app: Litestar
    owner: AsyncEngine
    word: str
    couple: Couple
    sam: Person
    made: dict[Named, str] = field(default_factory=dict)

    async def named(self, case: Case) -> str:
        """Something of the couple's for those who cannot change it, made once."""
        if case.names and case.names not in self.made:
            self.made[case.names] = await case.names.make(self.couple.asha, self.word)
        return self.made[case.names] if case.names else ""

    async def canaries(self, named: str) -> set[str]:
        """Everything that tells the couple's home from any other, but for what is asked for by name."""
        ids = " UNION ALL ".join(f'SELECT id, household_id FROM "{name}"' for name in SCOPED_TABLES)  # noqa: S608
        home = {"home": self.couple.asha.household["id"]}
        async with self.owner.connect() as connection:
            found = await connection.scalars(text(f"SELECT id FROM ({ids}) r WHERE household_id = :home"), home)  # noqa: S608
            return {*map(str, found), home["home"], self.word} - {named, *named.split("/")}

    async def dump(self) -> str:
        return await dump(self.owner, self.couple.asha.household["id"])


@pytest.fixture(scope="module")
async def street(app: Litestar, settings: Settings) -> AsyncGenerator[Street]:
    word = new_word()
    couple = await register_couple(app, household_name=f"Home of {word}")
    sam = await register_person(app, "Sam Stranger")
    for named in (AN_EXPENSE, A_DELETED_EXPENSE, A_QUESTION, A_RULE, A_CATEGORY):
        await named.make(couple.asha, word)
        await named.make(sam, "plainly")
    owner = create_async_engine(settings.database_url)
    yield Street(app, owner, word, couple, sam)
    await couple.close()
    await sam.close()
    await owner.dispose()


def test_every_route_has_a_case(app: Litestar) -> None:
    there = {
        (method, route.path)
        for route in app.routes
        for method in getattr(route, "methods", {"any"}) - {"OPTIONS", "HEAD"}
    }

    assert {case.key for case in CASES} == there


@every_case
async def test_a_stranger_sees_and_changes_nothing(case: Case, street: Street) -> None:
    """And a foreign id is answered exactly like an unknown one."""
    named = await street.named(case)
    canaries, before = await street.canaries(named), await street.dump()
    own = await case.own.make(street.sam, "own") if case.own else None

    for representation in REPRESENTATIONS:
        answer = await ask(case, street.sam, named, representation, own)
        assert not seen_in(answer, canaries), representation
        if case.names:
            unknown = case.names.unknown()
            other = await ask(case, street.sam, unknown, representation, own)
            assert likeness(answer, named) == likeness(other, unknown), representation
            assert answer.status_code == case.refused or representation != "json"
        if case.renews:
            await enter_again(street.sam)

    assert await street.dump() == before


@every_case
async def test_owner_and_spouse_reach_it(case: Case, street: Street) -> None:
    """What the stranger is refused is really there."""
    for member in (street.couple.ravi, street.couple.asha):
        named = await case.names.make(street.couple.asha, street.word) if case.names else ""
        answer = await ask(case, member, named)
        forbidden = case.admin and member is street.couple.ravi
        assert answer.status_code == 403 if forbidden else answer.is_success == case.works, answer.text
        if case.renews:
            await enter_again(member)
        if case.shows and not forbidden:
            assert street.word in answer.text + (await ask(case, member, named, "page")).text


@every_case
async def test_nobody_gets_in_without_logging_in(case: Case, street: Street) -> None:
    named = await street.named(case)
    canaries, before = await street.canaries(named), await street.dump()

    for representation in REPRESENTATIONS:
        nobody = Person(street.app)
        answer = await ask(case, nobody, named, representation, own=case.own and case.own.unknown())
        await nobody.close()
        assert not seen_in(answer, canaries), representation
        assert case.open or answer.status_code == (303 if representation == "page" else 401)

    assert await street.dump() == before

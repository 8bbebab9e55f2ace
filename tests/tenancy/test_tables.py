"""Every table, from the models and from the database as the migrations left it."""

from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, ForeignKeyConstraint, Table, UniqueConstraint, text

from expense_app.db import Base, Database
from expense_app.models import Household
from expense_app.tenancy import ROLE, HouseholdRoot, HouseholdScoped
from tests.tenancy.dump import SCOPED_TABLES
from tests.tenancy.homes import Home
from tests.tenancy.walls import Engines

EVERY_TABLE = sorted(Base.metadata.tables)
APPEND_ONLY = {"expense_event"}
"""The history of an expense: nobody rewrites it."""

every_scoped_table = pytest.mark.parametrize("table", SCOPED_TABLES)


async def rows(engines: Engines, query: str, **parameters: Any) -> list[Any]:
    async with engines.owner.connect() as connection:
        return list((await connection.execute(text(query), parameters)).all())


def of(name: str) -> Table:
    return Base.metadata.tables[name]


def test_every_model_belongs_to_a_household_or_is_one() -> None:
    kinds = {mapper.class_ for mapper in Base.registry.mappers}

    assert {kind for kind in kinds if not issubclass(kind, HouseholdScoped | HouseholdRoot)} == set()
    assert {kind for kind in kinds if issubclass(kind, HouseholdRoot)} == {Household}


async def test_the_database_holds_the_models_tables_and_no_other(engines: Engines) -> None:
    found = await rows(
        engines,
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r','p','v','m','f')",
    )

    assert sorted(row.relname for row in found) == sorted([*EVERY_TABLE, "alembic_version"])


async def test_the_migrated_schema_is_what_the_models_say(engines: Engines) -> None:
    def differences(connection: Connection) -> list[Any]:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        return list(compare_metadata(context, Base.metadata))

    async with engines.owner.connect() as connection:
        assert await connection.run_sync(differences) == []


@every_scoped_table
def test_a_model_has_an_owner_and_the_pair_that_keys_point_at(table: str) -> None:
    pairs = [
        [column.name for column in unique.columns]
        for unique in of(table).constraints
        if isinstance(unique, UniqueConstraint)
    ]

    assert not of(table).c.household_id.nullable
    assert ["household_id", "id"] in pairs


@every_scoped_table
def test_a_models_references_stay_in_the_household(table: str) -> None:
    for key in of(table).constraints:
        if isinstance(key, ForeignKeyConstraint) and key.referred_table.name != "household":
            assert key.column_keys[0] == "household_id"
            assert [element.column.name for element in key.elements] == ["household_id", "id"]


OUR_OWN_IDS = {"id", "household_id", "client_id"}
"""`client_id` is made by the client and points at nothing."""


@every_scoped_table
def test_every_id_in_a_model_is_a_reference(table: str) -> None:
    loose = [column.name for column in of(table).c if column.name.endswith("_id") and not column.foreign_keys]

    assert set(loose) <= OUR_OWN_IDS


@every_scoped_table
async def test_a_table_has_an_owner_and_the_pair_that_keys_point_at(table: str, engines: Engines) -> None:
    owner = await rows(
        engines,
        "SELECT attnotnull FROM pg_attribute WHERE attrelid = cast(:table AS regclass) AND attname = 'household_id'",
        table=f'"{table}"',
    )

    assert [row.attnotnull for row in owner] == [True]
    assert ["household_id", "id"] in [row.columns for row in await keys_of(engines, table, "u")]


@every_scoped_table
async def test_a_tables_references_stay_in_the_household(table: str, engines: Engines) -> None:
    keys = await keys_of(engines, table, "f")
    to_the_root = [key for key in keys if key.target == "household"]

    assert [(key.columns, key.target_columns) for key in to_the_root] == [(["household_id"], ["id"])]
    for key in keys:
        if key.target != "household":
            assert key.columns[0] == "household_id"
            assert key.target_columns == ["household_id", "id"]
            assert key.convalidated


async def keys_of(engines: Engines, table: str, kind: str) -> list[Any]:
    return await rows(
        engines,
        """
        SELECT confrelid::regclass::text AS target, convalidated,
               (SELECT array_agg(attname::text ORDER BY at) FROM unnest(conkey) WITH ORDINALITY AS k(n, at)
                JOIN pg_attribute ON attrelid = conrelid AND attnum = n) AS columns,
               (SELECT array_agg(attname::text ORDER BY at) FROM unnest(confkey) WITH ORDINALITY AS k(n, at)
                JOIN pg_attribute ON attrelid = confrelid AND attnum = n) AS target_columns
        FROM pg_constraint WHERE conrelid = cast(:table AS regclass) AND contype::text = :kind
        """,
        table=f'"{table}"',
        kind=kind,
    )


@pytest.mark.parametrize("table", EVERY_TABLE)
async def test_the_policy_is_forced_and_checks_reading_and_writing(table: str, engines: Engines) -> None:
    owner = "id" if table == "household" else "household_id"
    mine = f"({owner} = (NULLIF(current_setting('app.household_id'::text, true), ''::text))::uuid)"
    found = await rows(
        engines,
        """
        SELECT relrowsecurity, relforcerowsecurity, polcmd::text, polpermissive, polroles::text[] AS roles,
               pg_get_expr(polqual, polrelid) AS reading, pg_get_expr(polwithcheck, polrelid) AS writing
        FROM pg_class LEFT JOIN pg_policy ON polrelid = pg_class.oid WHERE pg_class.oid = cast(:table AS regclass)
        """,
        table=f'"{table}"',
    )

    everybody, every_command = ["0"], "*"
    assert [tuple(row) for row in found] == [(True, True, every_command, True, everybody, mine, mine)]


async def test_the_plain_role_is_granted_rows_and_nothing_else(engines: Engines) -> None:
    found = await rows(
        engines,
        """
        SELECT relname, grantee::regrole::text AS grantee, array_agg(privilege_type::text ORDER BY 1) AS privileges
        FROM pg_class, aclexplode(relacl) WHERE relnamespace = 'public'::regnamespace AND grantee <> relowner
        GROUP BY relname, grantee
        """,
    )
    rewriting = ["DELETE", "INSERT", "SELECT", "UPDATE"]
    granted = {name: ["INSERT", "SELECT"] if name in APPEND_ONLY else rewriting for name in EVERY_TABLE}

    assert {row.grantee for row in found} == {ROLE}
    assert {row.relname: sorted(row.privileges) for row in found} == granted | {"alembic_version": ["SELECT"]}


async def test_the_plain_role_may_make_nothing_and_is_nobody_else(engines: Engines) -> None:
    (role,) = await rows(
        engines,
        """
        SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication,
               has_schema_privilege(oid, 'public', 'CREATE') AS creates,
               EXISTS (SELECT FROM pg_auth_members WHERE member = pg_roles.oid) AS belongs,
               EXISTS (SELECT FROM pg_shdepend WHERE refobjid = pg_roles.oid AND deptype = 'o') AS owns
        FROM pg_roles WHERE rolname = :role
        """,
        role=ROLE,
    )

    assert not any(role)


async def test_functions_that_see_everything_are_narrow(engines: Engines) -> None:
    found = await rows(
        engines,
        """
        SELECT proname, prolang = (SELECT oid FROM pg_language WHERE lanname = 'sql') AS plain_sql, proconfig,
               (SELECT array_agg(grantee::regrole::text) FROM aclexplode(proacl) WHERE grantee <> proowner) AS callers
        FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace
        """,
    )

    assert found
    for function in found:
        assert function.plain_sql
        assert function.proconfig == ["search_path=pg_catalog, public, pg_temp"]
        assert function.callers == [ROLE]


@every_scoped_table
async def test_another_households_rows_are_neither_seen_nor_touched(
    table: str, engines: Engines, database: Database, mine: Home, theirs: Home
) -> None:
    count = f'SELECT count(*) FROM "{table}" WHERE household_id = :home'  # noqa: S608 - our own names
    ((there,),) = await rows(engines, count, home=theirs.household_id)
    async with database.unit_of_work(mine.household_id) as session:
        connection = await session.connection()
        seen = await connection.scalar(text(count), {"home": theirs.household_id})
        own = await connection.scalar(text(count), {"home": mine.household_id})
        everything = await connection.scalar(text(f'SELECT count(*) FROM "{table}"'))  # noqa: S608

    assert there > 0, "furnish this table in homes.py"
    assert seen == 0
    assert own == everything > 0

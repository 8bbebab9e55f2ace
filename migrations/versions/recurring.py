"""What comes every month, what the product says in the chat, and the weekly look-back."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "recurring"
down_revision = "provider_usage"
branch_labels = None
depends_on = None

ROLE = "expense_app_member"
MINE = "household_id = nullif(current_setting('app.household_id', true), '')::uuid"


def upgrade() -> None:
    let_the_product_speak()
    make_recurrence()
    make_look_back()
    narrow("find_households_with_recurring_due(at timestamptz, most integer)", RECURRING_DUE)
    narrow("find_households_to_look_back(at timestamptz, most integer)", TO_LOOK_BACK)


# Both name households at random, so that processes that work at the same time meet seldom.
RECURRING_DUE = """
    SELECT e.household_id
    FROM expense e
    JOIN household h ON h.id = e.household_id
    LEFT JOIN recurrence r ON r.household_id = e.household_id AND r.source_id = e.id
    CROSS JOIN LATERAL (
        SELECT (at AT TIME ZONE h.timezone)::date AS today,
               coalesce(e.recurrence_day, extract(day FROM e.date_incurred)::integer) AS day
    ) clock
    CROSS JOIN LATERAL (
        SELECT max(due) AS due FROM (
            SELECT (first + least(day, extract(day FROM first + interval '1 month - 1 day')::integer) - 1) AS due
            FROM (VALUES
                (date_trunc('month', today::timestamp)::date),
                (date_trunc('month', today::timestamp - interval '1 month')::date)
            ) AS months (first)
        ) AS dues WHERE due <= today
    ) latest
    CROSS JOIN LATERAL (
        SELECT greatest(e.date_incurred, max(o.due_on)) AS came FROM expense o
        WHERE o.household_id = e.household_id AND o.recurring_source_id = e.id
    ) last
    WHERE e.is_recurring AND e.recurring_source_id IS NULL AND e.status = 'confirmed' AND e.deleted_at IS NULL
      AND r.paused_at IS NULL
      AND date_trunc('month', latest.due::timestamp) > date_trunc('month', last.came::timestamp)
      AND latest.due >= coalesce(r.not_before, latest.due)
    GROUP BY e.household_id ORDER BY random() LIMIT most
"""

TO_LOOK_BACK = """
    SELECT h.id
    FROM household h
    CROSS JOIN LATERAL (SELECT ((at AT TIME ZONE h.timezone) - interval '19 hours')::date AS evening) local
    CROSS JOIN LATERAL (SELECT evening - extract(dow FROM evening)::integer AS sunday) week
    WHERE (sunday + time '19:00') AT TIME ZONE h.timezone >= h.look_back_since
      AND NOT EXISTS (SELECT FROM look_back l WHERE l.household_id = h.id AND l.sunday = week.sunday)
    ORDER BY random() LIMIT most
"""


def let_the_product_speak() -> None:
    op.alter_column("chat_message", "author_user_id", nullable=True)
    op.create_check_constraint(
        op.f("ck_chat_message_author"),
        "chat_message",
        "author_user_id IS NOT NULL OR route IN ('recurring', 'look-back')",
    )


def make_recurrence() -> None:
    op.create_index(
        "ix_expense_recurring",
        "expense",
        ["household_id"],
        postgresql_where=sa.text(
            "is_recurring AND recurring_source_id IS NULL AND status = 'confirmed' AND deleted_at IS NULL"
        ),
    )
    owned_table(
        "recurrence",
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("not_before", sa.Date(), nullable=True),
        sa.Column("amount", sa.Numeric(precision=16, scale=4), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=True),
        sa.Column("amount_set_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("amount > 0", name=op.f("ck_recurrence_amount_positive")),
        sa.CheckConstraint(
            "num_nonnulls(amount, currency, amount_set_at) IN (0, 3)", name=op.f("ck_recurrence_amount_whole")
        ),
        owned_key("recurrence", "source_id", "expense"),
    )
    op.create_index("uq_recurrence_source", "recurrence", ["household_id", "source_id"], unique=True)
    owned_table(
        "recurring_dismissal",
        sa.Column("phrase", sa.String(length=500), nullable=False),
        sa.Column("dismissed_by_user_id", sa.Uuid(), nullable=False),
        owned_key("recurring_dismissal", "dismissed_by_user_id", "user"),
    )
    op.create_index("uq_recurring_dismissal_phrase", "recurring_dismissal", ["household_id", "phrase"], unique=True)


def make_look_back() -> None:
    op.add_column("household", sa.Column("look_back_since", sa.DateTime(timezone=True), nullable=True))
    owned_table(
        "look_back",
        sa.Column("sunday", sa.Date(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("figures", postgresql.JSONB(), nullable=False),
        owned_key("look_back", "message_id", "chat_message"),
    )
    op.create_index("uq_look_back_sunday", "look_back", ["household_id", "sunday"], unique=True)
    owned_table(
        "look_back_seen",
        sa.Column("look_back_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        owned_key("look_back_seen", "look_back_id", "look_back"),
        owned_key("look_back_seen", "user_id", "user"),
    )
    op.create_index(
        "uq_look_back_seen_user", "look_back_seen", ["household_id", "look_back_id", "user_id"], unique=True
    )


def owned_table(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        *columns,
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f(f"fk_{name}_household_id_household"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("household_id", "id", name=op.f(f"uq_{name}_household_id_id")),
    )
    op.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {name} TO {ROLE}")
    op.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY household ON {name} USING ({MINE}) WITH CHECK ({MINE})")


def owned_key(name: str, column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["household_id", column],
        [f"{table}.household_id", f"{table}.id"],
        name=op.f(f"fk_{name}_household_id_{column}_{table}"),
    )


def narrow(signature: str, query: str) -> None:
    op.execute(
        f"""
        CREATE FUNCTION {signature} RETURNS TABLE (household_id uuid)
            LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp VOLATILE
            AS $$ {query} $$
        """
    )
    op.execute(f"REVOKE ALL ON FUNCTION {signature} FROM PUBLIC")
    op.execute(f"GRANT EXECUTE ON FUNCTION {signature} TO {ROLE}")

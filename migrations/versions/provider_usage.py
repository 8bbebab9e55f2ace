"""What a household uses of its providers in a day, its one selected provider, and narrow ways over all households."""

import sqlalchemy as sa
from alembic import op

revision = "provider_usage"
down_revision = "largest_expenses"
branch_labels = None
depends_on = None

ROLE = "expense_app_member"
MINE = "household_id = nullif(current_setting('app.household_id', true), '')::uuid"


def upgrade() -> None:
    make_usage()
    op.add_column("llm_setting", sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "uq_llm_setting_selected",
        "llm_setting",
        ["household_id"],
        unique=True,
        postgresql_where=sa.text("is_selected"),
    )
    narrow(
        "find_households_with_keys()",
        "TABLE (household_id uuid)",
        "SELECT DISTINCT household_id FROM llm_setting WHERE encrypted_key IS NOT NULL",
        "STABLE",
    )
    narrow(
        "forget_readings(before timestamptz, most integer)",
        "TABLE (forgotten integer)",
        """
        WITH gone AS (
            DELETE FROM parse_log WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM parse_log WHERE created_at < before ORDER BY created_at LIMIT most
            )) RETURNING 1
        ) SELECT count(*)::integer FROM gone
        """,
        "VOLATILE",
    )


def make_usage() -> None:
    op.create_table(
        "llm_usage",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("tokens", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["household.id"],
            name=op.f("fk_llm_usage_household_id_household"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_llm_usage")),
        sa.UniqueConstraint("household_id", "id", name=op.f("uq_llm_usage_household_id_id")),
    )
    op.create_index("uq_llm_usage_household", "llm_usage", ["household_id"], unique=True)
    op.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON llm_usage TO {ROLE}")
    op.execute("ALTER TABLE llm_usage ENABLE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE llm_usage FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY household ON llm_usage USING ({MINE}) WITH CHECK ({MINE})")


def narrow(signature: str, returns: str, query: str, volatility: str) -> None:
    op.execute(
        f"""
        CREATE FUNCTION {signature} RETURNS {returns}
            LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp {volatility}
            AS $$ {query} $$
        """
    )
    op.execute(f"REVOKE ALL ON FUNCTION {signature} FROM PUBLIC")
    op.execute(f"GRANT EXECUTE ON FUNCTION {signature} TO {ROLE}")

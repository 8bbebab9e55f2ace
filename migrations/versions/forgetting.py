"""How a message was read is kept 90 days whatever the caller says: the function holds the floor itself."""

from alembic import op

revision = "forgetting"
down_revision = "updated_at"
branch_labels = None
depends_on = None


def upgrade() -> None:
    hold_the_floor()


def hold_the_floor() -> None:
    """In place, under the same name and parameters: a worker of the version before goes on calling it."""
    op.execute(
        """
        CREATE OR REPLACE FUNCTION forget_readings(before timestamptz, most integer)
            RETURNS TABLE (forgotten integer)
            LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp VOLATILE
            AS $$
            WITH gone AS (
                DELETE FROM parse_log WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM parse_log WHERE created_at < least(before, now() - interval '90 days')
                    ORDER BY created_at LIMIT most
                )) RETURNING 1
            ) SELECT count(*)::integer FROM gone
            $$
        """
    )

"""When a row was last written, so that open pages can ask what has changed since they looked."""

import sqlalchemy as sa
from alembic import op

revision = "updated_at"
down_revision = "recurring"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The default fills the rows that are there without rewriting the tables."""
    for table in ("chat_message", "expense", "household", "user"):
        moment = sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()"))
        op.add_column(table, moment)
    for table in ("chat_message", "expense"):
        op.create_index(f"ix_{table}_updated", table, ["household_id", "updated_at"])

"""An index for the list sorted by amount: without it a page sorts the whole household."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '10s'")
    op.create_index(
        "ix_expense_amount",
        "expense",
        ["household_id", "amount", "id"],
        postgresql_where=sa.text("deleted_at IS NULL"),
    )

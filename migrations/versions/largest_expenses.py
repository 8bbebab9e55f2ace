"""The largest expenses of a household in the order of an index, however many it has."""

from alembic import op
from sqlalchemy import text

revision = "largest_expenses"
down_revision = "0001"
branch_labels = None
depends_on = None

NAME = "ix_expense_largest"


def upgrade() -> None:
    op.create_index(
        NAME,
        "expense",
        ["household_id", "amount", "id"],
        postgresql_where=text("status = 'confirmed' AND deleted_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_index(NAME, "expense")

"""Alembic's entry: runs on the connection that expense_app.migrate hands over."""

from alembic import context

import expense_app.models  # noqa: F401 - fills the metadata
from expense_app.db import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transaction_per_migration=True,
    on_version_apply=lambda ctx, **_: context.config.attributes["after_each"](ctx.connection),
)
with context.begin_transaction():
    context.run_migrations()

"""Counting what a request asks of the database."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from litestar import Litestar
from sqlalchemy import event


@contextmanager
def counted(app: Litestar) -> Generator[list[str]]:
    """Every statement that reaches the database meanwhile, those of the session's role included; BEGIN and COMMIT
    are not statements of ours."""
    statements: list[str] = []
    engine = app.state.database.engine.sync_engine

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)

"""Amending by talking: "no, 350", "that was yesterday", "undo". Read here, applied by the chat."""

from expense_app.parsing.types import Command, Context


def read_command(text: str, context: Context) -> Command | None:
    """The change that a message asks for, or None when it is no command."""
    del text, context
    return None

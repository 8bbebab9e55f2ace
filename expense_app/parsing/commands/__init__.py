"""Amending by talking: "no, 350", "that was yesterday", "undo". Read here, applied by the chat."""

from expense_app.parsing.commands.grammar import read_command

__all__ = ["read_command"]

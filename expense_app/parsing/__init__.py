"""Text into expenses, and questions into intents. Pure: no database, no network, no clock."""

from expense_app.parsing.commands import read_command
from expense_app.parsing.route import read_message

__all__ = ["read_command", "read_message"]

"""What the worker does for the chat."""

from typing import Any

from expense_app.chat.sweep import sweep_messages


async def sweep(context: dict[str, Any]) -> int:
    return await sweep_messages(context["database"])

"""What the worker does for the chat."""

from typing import Any
from uuid import UUID

from expense_app.chat import phrasing
from expense_app.chat.reading import read_with_provider
from expense_app.chat.sweep import sweep_messages


async def read_message(context: dict[str, Any], household_id: str, message_id: str) -> None:
    """Enqueued by `chat.service` under this name."""
    await read_with_provider(context["database"], context["gateway"], UUID(household_id), UUID(message_id))


async def phrase_answer(context: dict[str, Any], household_id: str, message_id: str) -> None:
    """Enqueued by `chat.answering` under this name."""
    place = phrasing.Place(context["database"], UUID(household_id), UUID(message_id))
    await phrasing.phrase_answer(place, context["gateway"])


async def sweep(context: dict[str, Any]) -> int:
    return await sweep_messages(context["database"])

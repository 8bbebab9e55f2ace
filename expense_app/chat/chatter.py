"""What to say to a message without an expense: two people who share a chat also just talk."""

from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.expenses import queries as expenses

SHOW_HOW = "We found no expense in this. Say what it was and how much, like “lunch 250”."
NO_EXPENSE = "No expense in this."


async def notice_for(session: AsyncSession, text: str) -> str:
    """Newcomers are shown how. Later on only a figure that came to nothing is worth a word, lest money go
    missing; "good night" is between the two of them."""
    if not await expenses.any_yet(session):
        return SHOW_HOW
    return NO_EXPENSE if any(character.isdecimal() for character in text) else ""

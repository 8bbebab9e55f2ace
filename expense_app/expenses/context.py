"""The household as the parser sees it."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.accounts.member import Member
from expense_app.clock import today_in
from expense_app.expenses.views import Choices
from expense_app.models import CategoryRule, Household
from expense_app.parsing.types import CategoryChoice, Context, Person, TaughtRule
from expense_app.tenancy import household_of

_TAUGHT = select(CategoryRule.phrase, CategoryRule.category_id, CategoryRule.times)


async def parsing_context(
    session: AsyncSession, author_id: UUID, home: Member | Household, choices: Choices
) -> Context:
    """With `author_id` as the one who speaks."""
    people = tuple(Person(str(each.id), each.full_name) for each in choices.members)
    taught = await session.execute(_TAUGHT.where(CategoryRule.household_id == household_of(session)))
    return Context(
        today=today_in(home.timezone),
        default_currency=home.currency,
        locale=home.locale,
        members=people,
        author=next(each for each in people if each.id == str(author_id)),
        categories=tuple(CategoryChoice(str(each.id), each.name, each.key) for each in choices.offered),
        rules=tuple(TaughtRule(phrase, str(category_id), times) for phrase, category_id, times in taught),
    )

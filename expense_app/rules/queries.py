"""Questions about what the household taught."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.errors import NotFound
from expense_app.expenses.views import Choices
from expense_app.models import CategoryRule
from expense_app.rules.views import RulesPage, RuleView
from expense_app.tenancy import household_of


async def rules_page(session: AsyncSession, choices: Choices) -> RulesPage:
    """Every rule, in the order of its phrase."""
    found = await session.execute(
        select(CategoryRule).where(CategoryRule.household_id == household_of(session)).order_by(CategoryRule.phrase)
    )
    return RulesPage([_view(rule, choices) for rule in found.scalars()])


async def locked_rule(session: AsyncSession, rule_id: UUID) -> CategoryRule:
    """The rule, locked until the unit of work ends. Raises NotFound."""
    found = await session.execute(
        select(CategoryRule)
        .where(CategoryRule.household_id == household_of(session), CategoryRule.id == rule_id)
        .with_for_update()
    )
    rule = found.scalar_one_or_none()
    if rule is None:
        raise NotFound("There is no such rule. Perhaps it was forgotten meanwhile.")
    return rule


def _view(rule: CategoryRule, choices: Choices) -> RuleView:
    made_by = choices.person(rule.made_by_user_id)
    category = choices.category_name(rule.category_id)
    return RuleView(rule.id, rule.phrase, category, made_by, rule.times, rule.updated_at)

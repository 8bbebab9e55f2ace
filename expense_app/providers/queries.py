"""Questions about a household's providers."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.accounts import queries as accounts
from expense_app.llm.registry import PROVIDERS
from expense_app.models import Household, LLMSetting
from expense_app.providers.gateway import Gateway
from expense_app.providers.usage import used_on
from expense_app.providers.vault import Vault
from expense_app.providers.views import SettingPage, SettingView, Used
from expense_app.tenancy import household_of

FIRST = next(iter(PROVIDERS))


async def selected(session: AsyncSession) -> LLMSetting | None:
    statement = select(LLMSetting).where(LLMSetting.household_id == household_of(session), LLMSetting.is_selected)
    return (await session.execute(statement)).scalar_one_or_none()


async def setting_of(session: AsyncSession, provider: str) -> LLMSetting | None:
    statement = select(LLMSetting).where(
        LLMSetting.household_id == household_of(session), LLMSetting.provider == provider
    )
    return (await session.execute(statement)).scalar_one_or_none()


async def all_settings(session: AsyncSession) -> dict[str, LLMSetting]:
    """Every provider that the household set up, by name; nobody else can change them until the unit of work ends."""
    household_id = household_of(session)
    await session.execute(select(Household.id).where(Household.id == household_id).with_for_update(key_share=True))
    found = await session.execute(select(LLMSetting).where(LLMSetting.household_id == household_id))
    return {setting.provider: setting for setting in found.scalars()}


async def page(session: AsyncSession, gateway: Gateway, today: date, provider: str | None = None) -> SettingPage:
    """The page about `provider`, else about the one that is selected. `today` is on the household's calendar."""
    chosen = await selected(session)
    name = provider or (chosen.provider if chosen else FIRST)
    setting = chosen if chosen and chosen.provider == name else await setting_of(session, name)
    calls, tokens = await used_on(session, today)
    shown = view(setting, gateway.vault)
    return SettingPage(
        provider=name,
        setting=shown,
        reading=chosen.provider if chosen and chosen.reads else None,
        key_lost=bool(setting and setting.encrypted_key) and not shown.has_key,
        last_error=setting.last_error if setting else "",
        last_error_at=setting.last_error_at if setting else None,
        checked_at=setting.checked_at if setting else None,
        used=Used(calls, gateway.cap.calls, tokens, gateway.cap.tokens),
        admins=[each.first_name for each in await accounts.members(session) if each.role == "admin"],
    )


def view(setting: LLMSetting | None, vault: Vault) -> SettingView:
    if setting is None:
        return SettingView()
    has_key = vault.open(setting.encrypted_key, setting.household_id, setting.provider) is not None
    return SettingView(
        provider=setting.provider,
        model=setting.model,
        is_active=setting.reads,
        has_key=has_key,
        key_hint=setting.key_hint if has_key else None,
        updated_at=setting.updated_at,
    )

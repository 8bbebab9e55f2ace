"""Setting up a provider."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.clock import utc_now
from expense_app.errors import FieldError, Invalid
from expense_app.llm.registry import PROVIDERS
from expense_app.models import LLMSetting
from expense_app.providers import queries
from expense_app.providers.forms import SaveSetting
from expense_app.providers.vault import Vault
from expense_app.tenancy import household_of

NO_KEY_YET = "Paste a key before you switch this on."
OTHERS_MODEL = "{model} is a model of {provider}."
_HINTED = 8


async def save(session: AsyncSession, vault: Vault, form: SaveSetting) -> LLMSetting:
    """Select a provider with its model, key and switch; the others keep theirs. Raises Invalid for one that is
    to read without a key, and for another provider's model. Whether the account has the model only a test can
    tell: its list is the provider's, changes any day, and no request of saving waits for it."""
    _refuse_others_model(form)
    settings = await queries.all_settings(session)
    now = utc_now()
    setting = settings.get(form.provider) or _new(session, form.provider, now)
    if form.api_key:
        _replace_key(setting, vault, form.api_key, session)
    elif form.is_active and not vault.open(setting.encrypted_key, household_of(session), form.provider):
        raise Invalid(FieldError("api_key", NO_KEY_YET))
    for other in settings.values():
        other.is_selected = False
    await session.flush()
    setting.model = form.model or setting.model
    setting.is_selected, setting.is_active, setting.updated_at = True, form.is_active, now
    await session.flush()
    return setting


async def remove_key(session: AsyncSession, provider: str) -> None:
    """Forget a provider's key. Harmless when there is none."""
    setting = (await queries.all_settings(session)).get(provider)
    if setting:
        setting.remove_key(utc_now())
        await session.flush()


def _refuse_others_model(form: SaveSetting) -> None:
    for name, row in PROVIDERS.items():
        if name != form.provider and form.model in row.suggested:
            raise Invalid(FieldError("model", OTHERS_MODEL.format(model=form.model, provider=row.label)))


def _new(session: AsyncSession, provider: str, now: datetime) -> LLMSetting:
    setting = LLMSetting(
        household_id=household_of(session),
        provider=provider,
        model=PROVIDERS[provider].default_model,
        updated_at=now,
    )
    session.add(setting)
    return setting


def _replace_key(setting: LLMSetting, vault: Vault, key: str, session: AsyncSession) -> None:
    """The last four characters are shown, where the key is long enough to keep the rest to itself."""
    sealed = vault.seal(key, household_of(session), setting.provider)
    setting.replace_key(sealed, key[-4:] if len(key) >= _HINTED else "")
    setting.forgive()

"""Calling the household's provider: made ready in one unit of work, done outside of any, settled in another."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.accounts.member import Member
from expense_app.clock import today_in, utc_now
from expense_app.llm.base import LLMError, Provider
from expense_app.llm.trace import Trace
from expense_app.models import Household
from expense_app.models.llm_setting import ProviderName
from expense_app.providers import queries
from expense_app.providers.gateway import Gateway
from expense_app.providers.sentences import AN_ADMIN_PASTES, CAP_REACHED, KEY_LOST, SWITCHED_OFF, failed, instead
from expense_app.providers.usage import claim_call, settle_call
from expense_app.tenancy import household_of

Home = Member | Household


class NotReady(Exception):
    """The provider is not to be asked. The message is the sentence for the card."""


@dataclass(frozen=True, slots=True)
class Connection:
    """Ready for one call outside of any transaction; `as_of` tells whether the setting has changed since."""

    provider: Provider
    name: str
    as_of: datetime


async def reader_of(session: AsyncSession) -> ProviderName | None:
    """The provider that messages go to, or None for the built-in parser."""
    setting = await queries.selected(session)
    return setting.provider if setting and setting.reads else None


async def make_ready(session: AsyncSession, gateway: Gateway, home: Home, name: str) -> Connection:
    """The provider `name`, with one call of the day counted for it. Raises NotReady: switched off meanwhile,
    a key that cannot be read, the day's cap."""
    setting = await queries.setting_of(session, name)
    if setting is None or not setting.reads:
        raise NotReady(instead(SWITCHED_OFF, name))
    household_id = household_of(session)
    key = gateway.vault.open(setting.encrypted_key, household_id, name)
    if key is None:
        raise NotReady(instead(f"{KEY_LOST} {AN_ADMIN_PASTES}", name))
    if not await claim_call(session, gateway.cap, today_in(home.timezone)):
        raise NotReady(instead(CAP_REACHED, name))
    # A passed test changes the circuit's name, which lets every process ask again at once.
    circuit = f"{household_id}/{name}/{setting.checked_at}"
    provider = gateway.providers.connect(name, key=key, model=setting.model, circuit=circuit)
    return Connection(provider, name, setting.updated_at)


async def settle(
    session: AsyncSession, connection: Connection, home: Home, trace: Trace, error: LLMError | None
) -> None:
    """Count what the call took, and keep its failure where the household sees it, if the setting is the same."""
    await settle_call(session, trace, today_in(home.timezone))
    setting = await queries.setting_of(session, connection.name)
    if setting is None or setting.updated_at != connection.as_of:
        return
    if error:
        setting.fail(failed(error, connection.name, home.timezone), utc_now())
    else:
        setting.forgive()
    await session.flush()

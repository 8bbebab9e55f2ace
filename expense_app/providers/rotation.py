"""Sealing every household's keys anew under the newest secret, so that the older ones can be let go."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from expense_app.config import Settings
from expense_app.db import Database
from expense_app.models import LLMSetting
from expense_app.providers.sweep import households_with_keys
from expense_app.providers.vault import Vault
from expense_app.tenancy import household_of


@dataclass(slots=True)
class Rotation:
    """How many keys were sealed anew, stood under the newest secret already, or can no longer be read."""

    renewed: int = 0
    current: int = 0
    lost: int = 0


async def rotate_keys(database: Database, settings: Settings) -> Rotation:
    """One unit of work a household. Safe to run twice and to run again after it was cut short; a key that
    cannot be read stays as it is."""
    vault, done = Vault(settings.encryption_keys), Rotation()
    for household_id in await households_with_keys(database):
        await _rotate_household(database, vault, household_id, done)
    return done


async def _rotate_household(database: Database, vault: Vault, household_id: UUID, done: Rotation) -> None:
    async with database.unit_of_work(household_id) as session:
        keyed: Any = select(LLMSetting).where(
            LLMSetting.household_id == household_of(session), LLMSetting.encrypted_key.is_not(None)
        )
        for setting in (await session.execute(keyed.with_for_update())).scalars():
            _rotate(setting, vault, done)


def _rotate(setting: LLMSetting, vault: Vault, done: Rotation) -> None:
    key = vault.open(setting.encrypted_key, setting.household_id, setting.provider)
    if key is None:
        done.lost += 1
    elif setting.encrypted_key and vault.is_newest(setting.encrypted_key):
        done.current += 1
    else:
        setting.encrypted_key = vault.seal(key.reveal(), setting.household_id, setting.provider)
        done.renewed += 1

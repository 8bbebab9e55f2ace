"""Testing a connection: a tiny reading and the list of models, outside of any transaction."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from expense_app.accounts.member import Member
from expense_app.clock import today_in, utc_now
from expense_app.db import Database
from expense_app.llm.base import LLMError, Provider
from expense_app.llm.key import Key
from expense_app.llm.registry import PROVIDERS, suggestions
from expense_app.llm.trace import Trace
from expense_app.providers import queries
from expense_app.providers.forms import CheckSetting
from expense_app.providers.gateway import Gateway
from expense_app.providers.sentences import CAP_REACHED, KEY_LOST, NO_KEY, PASTE_AGAIN, failed, failed_test, label_of
from expense_app.providers.usage import claim_call, settle_call
from expense_app.providers.views import Tested

WORKED = "{provider} answered with {model} in {seconds} s."


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is tested. `saved_at` is set where it is what is saved, and the result belongs to it."""

    name: str
    model: str
    provider: Provider
    saved_at: datetime | None


async def run_test(database: Database, gateway: Gateway, member: Member, form: CheckSetting) -> Tested:
    subject = await _subject(database, gateway, member, form)
    if isinstance(subject, str):
        return Tested(ok=False, detail=subject, latency_ms=0)
    checked, models = await asyncio.gather(_check(subject.provider), _models(subject, member))
    await _keep(database, member, subject, checked)
    if isinstance(checked, LLMError):
        detail = failed_test(checked, subject.name, member.timezone)
        return Tested(ok=False, detail=detail, latency_ms=checked.trace.duration_ms, models=models)
    seconds = f"{checked.duration_ms / 1000:.1f}"
    detail = WORKED.format(provider=label_of(subject.name), model=subject.model, seconds=seconds)
    return Tested(ok=True, detail=detail, latency_ms=checked.duration_ms, models=models)


async def _subject(database: Database, gateway: Gateway, member: Member, form: CheckSetting) -> _Subject | str:
    """What is to be tested, or the sentence that says why nothing can be."""
    async with database.unit_of_work(member.household_id) as session:
        selected = await queries.selected(session)
        name = form.provider or (selected.provider if selected else queries.FIRST)
        setting = await queries.setting_of(session, name)
        sealed = setting.encrypted_key if setting else None
        key = Key(form.api_key) if form.api_key else gateway.vault.open(sealed, member.household_id, name)
        if key is None:
            return (f"{KEY_LOST} {PASTE_AGAIN}" if sealed else NO_KEY).format(provider=label_of(name))
        if not await claim_call(session, gateway.cap, today_in(member.timezone)):
            return CAP_REACHED.format(provider=label_of(name))
        saved = setting.model if setting else PROVIDERS[name].default_model
        model = form.model or saved
        is_saved = setting is not None and not form.api_key and model == setting.model
        provider = gateway.providers.connect(name, key=key, model=model, circuit=f"{member.household_id}/{name}/test")
        return _Subject(name, model, provider, setting.updated_at if setting and is_saved else None)


async def _check(provider: Provider) -> Trace | LLMError:
    try:
        return await provider.check()
    except LLMError as error:
        return error


async def _models(subject: _Subject, member: Member) -> list[str] | None:
    try:
        offered = await subject.provider.list_models()
    except LLMError:
        return None
    return list(suggestions(subject.name, offered, today_in(member.timezone)))


async def _keep(database: Database, member: Member, subject: _Subject, checked: Trace | LLMError) -> None:
    trace = checked.trace if isinstance(checked, LLMError) else checked
    async with database.unit_of_work(member.household_id) as session:
        await settle_call(session, trace, today_in(member.timezone))
        setting = await queries.setting_of(session, subject.name)
        if setting is None or setting.updated_at != subject.saved_at:
            return
        if isinstance(checked, LLMError):
            setting.fail(failed(checked, subject.name, member.timezone), utc_now())
        else:
            setting.pass_check(utc_now())

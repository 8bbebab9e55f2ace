"""The page of the providers. Both members see it, the admin changes it; no key ever leaves again."""

from typing import Any

from litestar import Controller, Request, Response, get, post, put

from expense_app.accounts.member import Member
from expense_app.clock import today_in
from expense_app.errors import Invalid
from expense_app.llm.registry import PROVIDERS
from expense_app.providers import queries, service
from expense_app.providers.dependencies import Providers
from expense_app.providers.forms import CheckSetting, Look, RemoveKey, SaveSetting
from expense_app.providers.testing import run_test
from expense_app.providers.views import SettingPage
from expense_app.web.dependencies import Data, Limits, Session, SignedIn, refuse_members_but_the_admin
from expense_app.web.forms import read_form, read_query, show_again, typed
from expense_app.web.rate_limits import TESTING
from expense_app.web.reply import Reply

AnyRequest = Request[Any, Any, Any]

PAGE = "settings/llm.html"
PATH = "/settings/llm"


class ProvidersController(Controller):
    """Which provider reads the household's messages."""

    path = PATH

    @get()
    async def show(self, request: AnyRequest, session: Session, member: SignedIn, gateway: Providers) -> Response[Any]:
        page = await _page(session, gateway, member, read_query(request, Look).provider)
        return Reply(PAGE, page.setting, page=page)

    @put()
    async def save(self, request: AnyRequest, session: Session, member: SignedIn, gateway: Providers) -> Response[Any]:
        return await _save(request, session, member, gateway)

    @post(status_code=200)
    async def save_form(
        self, request: AnyRequest, session: Session, member: SignedIn, gateway: Providers
    ) -> Response[Any]:
        return await _save(request, session, member, gateway)

    @post("/test", status_code=200)
    async def test(
        self, request: AnyRequest, database: Data, member: SignedIn, gateway: Providers, limits: Limits
    ) -> Response[Any]:
        """Holds no transaction while the provider is asked."""
        refuse_members_but_the_admin(member)
        form = await read_form(request, CheckSetting)
        await limits.by_household(TESTING, member)
        tested = await run_test(database, gateway, member, form)
        async with database.unit_of_work(member.household_id) as session:
            page = await _page(session, gateway, member, form.provider)
        values = {name: value for name, value in typed(request).items() if name == "model"}
        return Reply(PAGE, tested, fragment="settings/llm_tested.stream.html", page=page, tested=tested, values=values)

    @post("/key/remove", status_code=200)
    async def remove_key(
        self, request: AnyRequest, session: Session, member: SignedIn, gateway: Providers
    ) -> Response[Any]:
        refuse_members_but_the_admin(member)
        form = await read_form(request, RemoveKey)
        await service.remove_key(session, form.provider)
        return _changed(await _page(session, gateway, member, form.provider), "The key is gone.")


async def _save(request: AnyRequest, session: Session, member: Member, gateway: Providers) -> Response[Any]:
    refuse_members_but_the_admin(member)
    try:
        form = await read_form(request, SaveSetting)
        await service.save(session, gateway.vault, form)
    except Invalid:
        name = typed(request).get("provider")
        page = await _page(session, gateway, member, name if isinstance(name, str) and name in PROVIDERS else None)
        show_again(request, PAGE, page=page)
        raise
    return _changed(await _page(session, gateway, member, form.provider), "Saved.")


def _changed(page: SettingPage, text: str) -> Response[Any]:
    return Reply(
        PAGE,
        page.setting,
        see_other=f"{PATH}?provider={page.provider}",
        fragment="settings/llm.stream.html",
        page=page,
        text=text,
    )


async def _page(session: Session, gateway: Providers, member: Member, provider: str | None = None) -> SettingPage:
    return await queries.page(session, gateway, today_in(member.timezone), provider)


CONTROLLERS = [ProvidersController]

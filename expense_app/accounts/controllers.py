"""Pages and routes about people: entering, leaving, the household, the profile."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from expense_app.accounts import queries, service
from expense_app.accounts.choices import region_choices
from expense_app.accounts.forms import ChangePassword, EditHousehold, EditProfile, Join, Login, Register
from expense_app.accounts.regions import HOME_TIMEZONE, currency_of, locale_from
from expense_app.accounts.service import NewLogin
from expense_app.accounts.throttle import count_here, count_login, device_cookie, logged_in_last
from expense_app.accounts.views import HouseholdPage, InviteView
from expense_app.web.dependencies import Data, Limits, Session, SignedIn, refuse_members_but_the_admin
from expense_app.web.devices import device_of
from expense_app.web.forms import read_form
from expense_app.web.kept import filled, forget, kept, kept_for
from expense_app.web.rate_limits import JOINING, PASSWORD, REGISTERING
from expense_app.web.redirects import local_path
from expense_app.web.reply import Reply
from expense_app.web.sessions import login_cookies, logout_cookies
from expense_app.web.urls import absolute_url

AnyRequest = Request[Any, Any, Any]


class EntranceController(Controller):
    """How people get in."""

    path = "/auth"
    opt = {"auth": "entrance"}  # noqa: RUF012 - Litestar's way

    @get("/register")
    async def registration(self, request: AnyRequest) -> Response[Any]:
        guesses = _guesses(request)
        return Reply("accounts/register.html", values=guesses, **region_choices(guesses["locale"]))

    @post("/register", form="accounts/register.html", names=region_choices())
    async def register(self, request: AnyRequest, database: Data, limits: Limits) -> Response[Any]:
        form = await read_form(request, Register)
        await count_here(limits, request, REGISTERING)
        login = await service.register(database, _completed(form, request), device_of(request))
        return _entered(request, login, 201, "/", form.email)

    @get("/login")
    async def entrance(self, request: AnyRequest) -> Response[Any]:
        see_other = "/" if request.user else None
        values = dict(request.query_params)
        is_kept = bool(values.get("text")) or kept(request) is not None
        return Reply("accounts/login.html", see_other=see_other, values=values, kept=is_kept)

    @post("/login", form="accounts/login.html")
    async def log_in(self, request: AnyRequest, database: Data, limits: Limits) -> Response[Any]:
        form = await read_form(request, Login)
        await count_login(limits, request, form.email)
        login = await service.log_in(database, form, device_of(request))
        return _entered(request, login, 200, _after_login(form, request), form.email)

    @get("/join/{code:str}", form="accounts/join.html", names={"invite": None})
    async def invitation(self, code: FromPath[str], database: Data) -> Response[Any]:
        invite = await service.open_invite(database, code)
        return Reply("accounts/join.html", invite, invite=invite, values={"invite_code": code})

    @get("/join")
    async def join_by_code(self) -> Response[Any]:
        return Reply("accounts/join.html", invite=None)

    @post("/join", form="accounts/join.html", names={"invite": None})
    async def join(self, request: AnyRequest, database: Data, limits: Limits) -> Response[Any]:
        form = await read_form(request, Join)
        await count_here(limits, request, JOINING)
        login = await service.join(database, form, device_of(request))
        return _entered(request, login, 201, "/", form.email)


class MembershipController(Controller):
    """Coming back, leaving, and inviting the other one."""

    path = "/auth"

    @get("/kept")
    async def come_back(self, request: AnyRequest) -> Response[Any]:
        """The form that met an expired login, as it was typed."""
        form = kept_for(request)
        names = filled(form) if form else {}
        page = "errors/form.html"
        see_other = None if form else "/"
        return Reply(page, see_other=see_other, move=True, fragment=page, cookies=[forget(request)], **names)

    @post("/logout")
    async def log_out(self, request: AnyRequest, session: Session, member: SignedIn) -> Response[Any]:
        await service.log_out(session, member)
        cookies = logout_cookies(request)
        return Reply("accounts/login.html", status_code=204, see_other="/auth/login", move=True, cookies=cookies)

    @post("/invite", status_code=200)
    async def invite(self, request: AnyRequest, session: Session, member: SignedIn) -> Response[Any]:
        refuse_members_but_the_admin(member)
        code = await service.invite(session, member)
        invite = InviteView(code, absolute_url(request, f"/auth/join/{code}"))
        household = await queries.household_page(session)
        return Reply(
            "settings/household.html",
            invite,
            fragment="settings/invite.stream.html",
            **_household_names(household, invite),
        )


class HouseholdController(Controller):
    """The household and its members."""

    path = "/settings/household"

    @get()
    async def show(self, session: Session) -> Response[Any]:
        page = await queries.household_page(session)
        return Reply("settings/household.html", page, **_household_names(page))

    @post(status_code=200)
    async def edit(self, request: AnyRequest, session: Session, member: SignedIn) -> Response[Any]:
        refuse_members_but_the_admin(member)
        await service.edit_household(session, await read_form(request, EditHousehold))
        page = await queries.household_page(session)
        return Reply("settings/household.html", page, see_other="/settings/household", move=True)


class ProfileController(Controller):
    """The member's own name, password and logins."""

    path = "/settings/profile"

    @get()
    async def show(self, session: Session, member: SignedIn) -> Response[Any]:
        page = await queries.profile_page(session, member)
        return Reply("settings/profile.html", page, sessions=page.sessions)

    @post(status_code=200)
    async def edit(self, request: AnyRequest, session: Session, member: SignedIn) -> Response[Any]:
        await service.rename(session, member, (await read_form(request, EditProfile)).full_name)
        return await self._back(session, member)

    @post("/password", status_code=200)
    async def change_password(
        self, request: AnyRequest, session: Session, member: SignedIn, limits: Limits
    ) -> Response[Any]:
        form = await read_form(request, ChangePassword)
        await limits.by_member(PASSWORD, member)
        login = await service.change_password(session, member, form, device_of(request))
        cookies = login_cookies(request, login.token, login.session_id)
        return Reply("settings/profile.html", login.view, see_other="/settings/profile", move=True, cookies=cookies)

    @post("/sessions/end", status_code=200)
    async def log_out_elsewhere(self, session: Session, member: SignedIn) -> Response[Any]:
        await service.log_out_elsewhere(session, member)
        return await self._back(session, member)

    async def _back(self, session: Session, member: SignedIn) -> Response[Any]:
        await session.flush()
        page = await queries.profile_page(session, member)
        return Reply("settings/profile.html", page, see_other="/settings/profile", move=True)


def _household_names(page: HouseholdPage, invite: InviteView | None = None) -> dict[str, Any]:
    choices = region_choices(page.household.locale)
    return {
        "household": page.household,
        "members": page.members,
        "look_back": page.look_back,
        "invite": invite,
        **choices,
    }


def _entered(request: AnyRequest, login: NewLogin, status_code: int, then: str, email: str) -> Response[Any]:
    cookies = [*login_cookies(request, login.token, login.session_id), device_cookie(request, email)]
    if kept(request) and not logged_in_last(request, email):
        cookies.append(forget(request))
    return Reply("accounts/login.html", login.view, status_code=status_code, see_other=then, move=True, cookies=cookies)


def _after_login(form: Login, request: AnyRequest) -> str:
    """Back to where the person was, with what the lost session kept from being sent. Somebody else who logs in there
    does not see what was typed."""
    path = local_path(form.next)
    if not logged_in_last(request, form.email):
        return path
    if waiting := kept(request):
        return waiting.shown_at
    return f"{path}?{urlencode({'text': form.text})}" if form.text else path


def _guesses(request: AnyRequest) -> dict[str, str]:
    locale = locale_from(request.headers.get("accept-language", ""))
    return {"locale": locale, "currency": currency_of(locale), "timezone": HOME_TIMEZONE}


def _completed(form: Register, request: AnyRequest) -> Register:
    guesses = _guesses(request)
    locale = form.locale or guesses["locale"]
    return replace(
        form,
        locale=locale,
        currency=form.currency or currency_of(locale),
        timezone=form.timezone or guesses["timezone"],
    )


CONTROLLERS = [EntranceController, MembershipController, HouseholdController, ProfileController]

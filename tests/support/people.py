"""The cast of every test: Asha and Ravi of one household, Sam of another."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
from litestar import Litestar

PASSWORD = "correct horse battery"


class Person:
    """Somebody with an HTTP client of their own, which keeps cookies and sends the form token. `app` may be the
    address of a product that runs elsewhere."""

    def __init__(self, app: Litestar | str, address: str = "127.0.0.1") -> None:
        self.app = app
        if isinstance(app, str):
            self.client = httpx.AsyncClient(base_url=app, timeout=20)
        else:
            transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=(address, 1))
            self.client = httpx.AsyncClient(transport=transport, base_url="http://testserver")
        self.user: dict[str, Any] = {}
        self.household: dict[str, Any] = {}

    def elsewhere(self, app: Litestar, address: str = "127.0.0.1") -> "Person":
        """The same person with the same cookies, at another process of the product or from another address."""
        twin = Person(app, address)
        twin.client.cookies = httpx.Cookies(self.client.cookies)
        twin.user, twin.household = self.user, self.household
        return twin

    @property
    def id(self) -> str:
        return self.user["id"]

    @property
    def first_name(self) -> str:
        return self.user["full_name"].split()[0]

    async def request(self, method: str, path: str, accept: str = "application/json", **kwargs: Any) -> httpx.Response:
        headers = {"accept": accept, **kwargs.pop("headers", {})}
        if token := self.client.cookies.get("csrftoken"):
            headers.setdefault("x-csrftoken", token)
        return await self.client.request(method, path, headers=headers, **kwargs)

    async def get(self, path: str, **kwargs: Any) -> httpx.Response:
        return await self.request("GET", path, **kwargs)

    async def post(self, path: str, **kwargs: Any) -> httpx.Response:
        return await self.request("POST", path, **kwargs)

    async def patch(self, path: str, **kwargs: Any) -> httpx.Response:
        return await self.request("PATCH", path, **kwargs)

    async def delete(self, path: str, **kwargs: Any) -> httpx.Response:
        return await self.request("DELETE", path, **kwargs)

    async def page(self, path: str) -> httpx.Response:
        """The page that a browser would get."""
        return await self.get(path, accept="text/html")

    async def fragment(self, method: str, path: str, form: str = "form", **kwargs: Any) -> httpx.Response:
        """What htmx would get."""
        headers = {"hx-request": "true", "hx-trigger": form}
        return await self.request(method, path, accept="text/html", headers=headers, **kwargs)

    def enter(self, answer: httpx.Response) -> None:
        assert answer.status_code in {200, 201}, answer.text
        self.user, self.household = answer.json()["user"], answer.json()["household"]

    async def close(self) -> None:
        await self.client.aclose()


@dataclass
class Couple:
    """Asha is the admin, Ravi joined by invitation."""

    asha: Person
    ravi: Person

    async def close(self) -> None:
        await self.asha.close()
        await self.ravi.close()


def new_email(name: str) -> str:
    return f"{name.split(maxsplit=1)[0].lower()}-{uuid4().hex[:12]}@example.com"


async def register_person(app: Litestar | str, full_name: str, **household: str) -> Person:
    person = Person(app)
    form = {
        "email": new_email(full_name),
        "password": PASSWORD,
        "full_name": full_name,
        "household_name": f"{full_name}'s home",
        "currency": "INR",
        "timezone": "Asia/Kolkata",
        "locale": "en-IN",
        **household,
    }
    person.enter(await person.post("/auth/register", json=form))
    return person


async def register_couple(app: Litestar | str, **household: str) -> Couple:
    asha = await register_person(app, "Asha Rao", **household)
    invite = (await asha.post("/auth/invite")).json()
    ravi = Person(app)
    form = {
        "invite_code": invite["invite_code"],
        "email": new_email("Ravi"),
        "password": PASSWORD,
        "full_name": "Ravi Rao",
    }
    ravi.enter(await ravi.post("/auth/join", json=form))
    return Couple(asha, ravi)

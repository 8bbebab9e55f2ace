"""Whoever sends the fuzz, what they own, and the household next door that nothing may tell of or change."""

import random
from dataclasses import dataclass, field, replace
from typing import Any, Literal
from uuid import UUID

from litestar import Litestar
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.support.people import PASSWORD, Person, register_couple, register_person
from tests.tenancy.dump import SCOPED_TABLES, dump
from tests.tenancy.routes import named
from tests.web.fuzz.wire import Headers, Sent

REPRESENTATIONS: tuple[Headers, ...] = (
    ((b"accept", b"application/json"),),
    ((b"accept", b"application/json"),),
    ((b"accept", b"text/html,*/*;q=0.8"),),
    ((b"accept", b"*/*"), (b"hx-request", b"true"), (b"hx-trigger", b"form")),
)
Role = Literal["nobody", "member", "admin"]
Json = dict[str, list[Any]]

MADE = {
    "draft": named.A_DRAFT,
    "expense": named.AN_EXPENSE,
    "deleted": named.A_DELETED_EXPENSE,
    "recurring": named.A_RECURRING_EXPENSE,
    "due": named.A_DUE_DRAFT,
    "message": named.A_MESSAGE,
    "answer": named.AN_ANSWER,
    "correction": named.A_CORRECTION,
    "question": named.A_QUESTION,
    "rule": named.A_RULE,
    "category": named.A_CATEGORY,
    "archived": named.AN_ARCHIVED_CATEGORY,
    "look_back": named.A_LOOK_BACK,
}
DAYS = ["1970-01-01", "2100-12-31", "2024-02-29", "2026-02-03", "2026-11-22"]
SENTENCES = [
    "lunch 250 and auto 80 yesterday",
    "rent 25000 every month on the 5th",
    "how much on groceries last month?",
    "compare this month with last month",
    "make it 300",
    "delete the last one",
    "Ravi paid 1,840 for groceries, 20% off",
]


@dataclass
class World:
    """A couple that sends the fuzz, and somebody next door. Nobody knows the couple's ids, but has no login."""

    admin: Person
    member: Person
    next_door: Person
    owned: dict[str, list[str]]
    foreign: frozenset[str]
    before: str
    owner: AsyncEngine
    code: str = ""
    extra: list[Person] = field(default_factory=list)

    def person(self, role: Role) -> Person | None:
        return {"nobody": None, "member": self.member, "admin": self.admin}[role]

    async def spare(self, role: Role) -> Person | None:
        """Somebody in the same role, of a household of their own."""
        if role == "nobody":
            return None
        couple = await register_couple(self.admin.app)
        self.extra += [couple.asha, couple.ravi]
        return couple.asha if role == "admin" else couple.ravi

    def known(self) -> Json:
        """Values that lead to something, by the name of the field or of the part of the path."""
        one = self.owned
        expenses = [*one["draft"], *one["expense"], *one["deleted"], *one["recurring"], *one["due"]]
        people = [self.admin.id, self.member.user["full_name"], self.next_door.id]
        categories = [*one["category"], *one["archived"]]
        messages = [*one["message"], *one["answer"], *one["correction"], *one["question"]]
        periods = dict.fromkeys(("from", "to", "start", "end", "compare_start", "compare_end", "date_incurred"), DAYS)
        return {
            **periods,
            "expense_id": expenses,
            "id": expenses,
            "draft_id": [*one["due"], *one["draft"]],
            "source_id": one["recurring"],
            "deleted": one["deleted"],
            "message_id": messages,
            "category_id": categories,
            "into": categories,
            "category": ["Groceries", "kids", *categories],
            "rule_id": one["rule"],
            "look_back_id": one["look_back"],
            "user": people,
            "paid_by": people,
            "version": [1, 2],
            "text": SENTENCES,
            "question": SENTENCES[2:4],
            "code": [self.code],
            "invite_code": [self.code],
            "email": [self.admin.user["email"], self.next_door.user["email"]],
            "password": [PASSWORD],
            "current_password": [PASSWORD],
            "back": ["/expenses?sort=amount", f"/expenses/{one['expense'][0]}"],
            "name": ["app.css", "app.js", "../pyproject.toml"],
            "cursor": messages,
        }

    @staticmethod
    def signed(sent: Sent, person: Person | None, chance: random.Random) -> Sent:
        """The request as this person's browser, its script or a program would send it."""
        mine = [(b"host", b"testserver")]
        if person:
            cookies = person.client.cookies
            mine.append((b"cookie", "; ".join(f"{name}={value}" for name, value in cookies.items()).encode()))
            mine.append((b"x-csrftoken", (cookies.get("csrftoken") or "").encode()))
        mine += chance.choice(REPRESENTATIONS)
        told = {name for name, _ in sent.headers}
        return replace(sent, headers=(*(each for each in mine if each[0] not in told), *sent.headers))

    async def still_untouched(self) -> bool:
        return await dump(self.owner, UUID(self.next_door.household["id"])) == self.before

    async def close(self) -> None:
        for person in (self.admin, self.member, self.next_door, *self.extra):
            await person.close()


async def settle(app: Litestar, owner: AsyncEngine) -> World:
    """Everything that a request can name is there twice: the couple's, and next door's under an id that leaked."""
    word = named.new_word()
    couple = await register_couple(app)
    sam = await register_person(app, f"Sam {word.title()}", household_name=f"Home of {word}")
    owned: dict[str, list[str]] = {}
    for kind, thing in MADE.items():
        theirs = await thing.make(sam, word)
        mine = await thing.make(couple.asha, "plainly")
        owned[kind] = [mine.partition("/")[0], theirs.partition("/")[0]]
    code = (await couple.asha.post("/auth/invite")).json()["invite_code"]
    asked = {sam.id, sam.user["email"], *(each[1] for each in owned.values())}
    foreign = frozenset(await _ids(owner, sam.household["id"]) - asked | {word, word.title(), sam.household["id"]})
    before = await dump(owner, UUID(sam.household["id"]))
    return World(couple.asha, couple.ravi, sam, owned, foreign, before, owner, code)


async def _ids(owner: AsyncEngine, home: str) -> set[str]:
    every = " UNION ALL ".join(f'SELECT id FROM "{name}" WHERE household_id = :home' for name in SCOPED_TABLES)  # noqa: S608
    async with owner.connect() as connection:
        return {str(each) for each in await connection.scalars(text(every), {"home": home})}

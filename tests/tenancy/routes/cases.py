"""What is tried on each route. A route without a case fails the tests: add it here, naming what it takes.

`names` is what the request names by id, in the path or in `body` and `query`; where it is not in the path, `own`
is what the path names, and belongs to whoever asks. Without `names` a route acts on the caller's own household.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from expense_app.ids import new_id
from tests.support.people import PASSWORD, new_email
from tests.tenancy.routes.named import (
    A_CATEGORY,
    A_CORRECTION,
    A_DELETED_EXPENSE,
    A_DRAFT,
    A_DUE_DRAFT,
    A_LOOK_BACK,
    A_MESSAGE,
    A_PERSON,
    A_QUESTION,
    A_RECURRING_EXPENSE,
    A_RULE,
    A_USED_CODE,
    AN_ANSWER,
    AN_ARCHIVED_CATEGORY,
    AN_EMAIL,
    AN_EXPENSE,
    Named,
)

Body = Callable[[str], dict[str, Any]]
TOTAL = {"intent": "total_by_period"}
NO_KEY = {"provider": "openai", "is_active": False}
HOME = {"currency": "INR", "timezone": "Asia/Kolkata", "locale": "en-IN"}


@dataclass(frozen=True, kw_only=True)
class Case:
    """`refused` is the JSON status of a foreign and an unknown id alike; `shows` says that the members find their
    household's words in it; `renews` that the caller is somebody else, or nobody, afterwards."""

    method: str
    path: str
    names: Named | None = None
    own: Named | None = None
    body: Body | None = None
    query: str = ""
    refused: int = 404
    works: bool = True
    shows: bool = False
    open: bool = False
    admin: bool = False
    renews: bool = False

    @property
    def key(self) -> tuple[str, str]:
        return self.method, self.path

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}{self.query}" + (" (in the body)" if self.own else "")


def get(path: str, **more: Any) -> Case:
    return Case(method="GET", path=path, **more)


def post(path: str, **more: Any) -> Case:
    return Case(method="POST", path=path, **more)


def edit(**fields: str) -> Body:
    return lambda _id: {"version": 1, **fields}


def provider(_id: str) -> dict[str, Any]:
    return {"provider": "openai", "api_key": "sk-of-a-household", "is_active": False}


EXPENSE = "/expenses/{expense_id:uuid}"
MESSAGE = "/chat/messages/{message_id:uuid}"
RULE = "/settings/rules/{rule_id:uuid}"
CATEGORY = "/settings/categories/{category_id:uuid}"
RECURRING = "/settings/recurring"
SOURCE = f"{RECURRING}/{{source_id:uuid}}"
SUGGESTION = f"{RECURRING}/suggestions/{{expense_id:uuid}}"
DUE = f"{RECURRING}/drafts/{{draft_id:uuid}}"

CASES = [
    get("/events", query="?since=2026-01-01T00:00:00Z", shows=True),
    get("/static/{name:path}", open=True, query="app.css"),
    get("/health/live", open=True),
    get("/health/ready", open=True),
    get("/auth/login", open=True),
    post(
        "/auth/login",
        open=True,
        names=AN_EMAIL,
        body=lambda email: {"email": email, "password": "not the password"},
        refused=401,
        works=False,
    ),
    get("/auth/kept"),
    get("/auth/register", open=True),
    post(
        "/auth/register",
        open=True,
        renews=True,
        body=lambda _: {
            "email": new_email("New"),
            "password": PASSWORD,
            "full_name": "New",
            "household_name": "New",
            **HOME,
        },
    ),
    get("/auth/join", open=True),
    post(
        "/auth/join",
        open=True,
        names=A_USED_CODE,
        body=lambda code: {
            "invite_code": code,
            "email": "new@example.com",
            "password": PASSWORD,
            "full_name": "New",
        },
        works=False,
    ),
    get("/auth/join/{code:str}", open=True, names=A_USED_CODE, works=False),
    post("/auth/invite", admin=True),
    post("/auth/logout", renews=True),
    get("/settings/household", shows=True),
    post("/settings/household", admin=True, body=lambda _: {"name": "Renamed", **HOME}),
    get("/settings/profile"),
    post("/settings/profile", body=lambda _: {"full_name": f"Renamed {new_id()}"}),
    post(
        "/settings/profile/password",
        renews=True,
        body=lambda _: {"current_password": PASSWORD, "new_password": PASSWORD},
    ),
    post("/settings/profile/sessions/end"),
    get("/", shows=True),
    get("/", names=A_MESSAGE, query="?cursor={id}", refused=200),
    post("/chat", body=lambda _: {"text": "lunch 250"}),
    post("/expenses/log", body=lambda _: {"text": "lunch 250"}),
    get(MESSAGE, names=A_MESSAGE, shows=True),
    post(f"{MESSAGE}/undo", names=A_CORRECTION),
    post(f"{MESSAGE}/choose", names=A_QUESTION, body=lambda both: {"expense_id": both.split("/")[1]}),
    post(
        f"{MESSAGE}/choose",
        names=A_DRAFT,
        own=A_QUESTION,
        body=lambda draft: {"expense_id": draft},
        works=False,
    ),
    post(f"{MESSAGE}/built-in", names=A_MESSAGE),
    get(f"{MESSAGE}/reading", names=A_MESSAGE, admin=True),
    post(f"{MESSAGE}/redo", names=A_MESSAGE),
    post(f"{MESSAGE}/answer", names=AN_ANSWER, body=lambda _: TOTAL),
    post("/analysis/ask", body=lambda _: {"question": "how much did we spend this month?"}),
    post("/analysis/recompute", body=lambda _: TOTAL),
    post("/analysis/recompute", names=A_CATEGORY, body=lambda category: {**TOTAL, "category": category}, refused=422),
    post("/analysis/recompute", names=A_PERSON, body=lambda person: {**TOTAL, "user": person}, refused=422),
    post("/expenses/confirm", names=A_DRAFT, body=lambda draft: {"drafts": [{"id": draft, "version": 1}]}),
    get("/expenses", shows=True),
    get("/expenses", names=A_CATEGORY, query="?category={id}", refused=422),
    get("/expenses", names=A_PERSON, query="?user={id}", refused=422),
    get("/expenses", names=A_DELETED_EXPENSE, query="?deleted={id}", refused=200),
    get("/expenses/export.csv", shows=True),
    get("/expenses/export.csv", names=A_CATEGORY, query="?category={id}", refused=422),
    get("/expenses/export.json", shows=True),
    get("/expenses/export.json", names=A_PERSON, query="?user={id}", refused=422),
    get("/expenses/dashboard", shows=True),
    get(EXPENSE, names=AN_EXPENSE, shows=True),
    Case(method="PATCH", path=EXPENSE, names=A_DRAFT, body=edit(description="changed")),
    Case(
        method="PATCH",
        path=EXPENSE,
        names=A_CATEGORY,
        own=A_DRAFT,
        body=lambda category: {"version": 1, "category": category},
        refused=422,
    ),
    Case(
        method="PATCH",
        path=EXPENSE,
        names=A_PERSON,
        own=A_DRAFT,
        body=lambda person: {"version": 1, "paid_by": person},
        refused=422,
    ),
    Case(method="DELETE", path=EXPENSE, names=AN_EXPENSE),
    get(f"{EXPENSE}/card", names=A_DRAFT, shows=True),
    post(
        f"{EXPENSE}/edit",
        names=A_DRAFT,
        body=lambda draft: {"expense_id": draft, "version": 1, "amount": "9"},
    ),
    post(f"{EXPENSE}/delete", names=A_DRAFT),
    post(f"{EXPENSE}/restore", names=A_DELETED_EXPENSE),
    post(f"{EXPENSE}/reopen", names=AN_EXPENSE),
    post(f"{EXPENSE}/keep", names=A_DRAFT),
    get("/settings/llm"),
    Case(method="PUT", path="/settings/llm", admin=True, body=provider),
    post("/settings/llm", admin=True, body=provider),
    post("/settings/llm/test", admin=True, body=lambda _: {"provider": "gemini"}),
    post("/settings/llm/key/remove", admin=True, body=lambda _: {"provider": "openai"}),
    get("/settings/rules", shows=True),
    post(RULE, names=A_RULE, body=lambda _: {"category": "Pets"}),
    post(RULE, names=A_CATEGORY, own=A_RULE, body=lambda category: {"category": category}, refused=422),
    post(f"{RULE}/delete", names=A_RULE),
    get("/settings/categories", shows=True),
    post("/settings/categories", body=lambda _: {"name": f"New {uuid4().hex[:8]}"}),
    post(f"{CATEGORY}/rename", names=A_CATEGORY, body=lambda _: {"name": f"New {uuid4().hex[:8]}"}),
    post(f"{CATEGORY}/archive", names=A_CATEGORY),
    post(f"{CATEGORY}/restore", names=AN_ARCHIVED_CATEGORY),
    get(f"{CATEGORY}/merge", names=A_CATEGORY, own=A_CATEGORY, query="?into={id}", refused=422, shows=True),
    post(f"{CATEGORY}/merge", names=A_CATEGORY, own=A_CATEGORY, body=lambda category: {"into": category}, refused=422),
    get(RECURRING, shows=True),
    post(SOURCE, names=A_RECURRING_EXPENSE, body=lambda _: {"day": 9, "amount": "300"}),
    post(f"{SOURCE}/pause", names=A_RECURRING_EXPENSE),
    post(f"{SOURCE}/resume", names=A_RECURRING_EXPENSE),
    post(f"{SOURCE}/stop", names=A_RECURRING_EXPENSE),
    post(f"{SOURCE}/start", names=A_RECURRING_EXPENSE),
    post(f"{SUGGESTION}/accept", names=AN_EXPENSE),
    post(f"{SUGGESTION}/dismiss", names=AN_EXPENSE),
    post(f"{DUE}/stop", names=A_DUE_DRAFT),
    post(f"{DUE}/start", names=A_DUE_DRAFT),
    post("/look-back", body=lambda _: {"wanted": True}),
    post("/look-back/{look_back_id:uuid}/seen", names=A_LOOK_BACK),
]

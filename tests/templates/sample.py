"""Every page with the data it was designed for: name -> (template, context)."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from templates.environment import ASHA, TODAY, page_context, view

from expense_app.parsing.types import DEFAULT_CATEGORIES

Page = tuple[str, dict[str, Any]]

RAVI = view("member", id=UUID(int=2), full_name="Ravi Sharma", email="ravi@example.com", role="member")
MEMBERS = [ASHA, RAVI]
CATEGORIES = [
    view("category", id=UUID(int=100 + i), key=key, name=name, archived_at=None, count=i * 7 % 40)
    for i, (key, name) in enumerate(DEFAULT_CATEGORIES.items())
]
CATEGORY_IDS = {category.name: category.id for category in CATEGORIES}
EXAMPLES = ["lunch 250", "auto 80 yesterday, my husband paid", "how much on groceries this month?"]
NOW = datetime(2026, 11, 22, 12, 34, tzinfo=UTC)
CURRENCIES = ["AED", "EUR", "GBP", "INR", "JPY", "KWD", "USD"]
TIMEZONES = ["Asia/Dubai", "Asia/Kolkata", "Europe/London", "America/New_York"]


def expense(number: int, description: str, amount: str, category: str = "Other", **changes: Any) -> SimpleNamespace:
    fields = {
        "id": UUID(int=1000 + number),
        "status": "draft",
        "amount": Decimal(amount),
        "currency": "INR",
        "category": category,
        "category_id": CATEGORY_IDS.get(category, CATEGORY_IDS["Other"]),
        "description": description,
        "date_incurred": TODAY,
        "logged_by": ASHA,
        "paid_by": ASHA,
        "is_recurring": False,
        "recurrence_day": None,
        "version": 1,
        "message_id": UUID(int=500),
        "doubts": [],
        "possible_duplicate_of": None,
        "deleted_at": None,
        "created_at": NOW,
    }
    return view("expense" if changes.get("status") == "confirmed" else "draft", **fields | changes)


def doubt(field: str, reason: str) -> SimpleNamespace:
    return SimpleNamespace(field=field, reason=reason)


def total(amount: str, currency: str = "INR", count: int = 2, previous: str = "0") -> SimpleNamespace:
    return SimpleNamespace(amount=Decimal(amount), currency=currency, count=count, previous=Decimal(previous))


def entry(number: int, text: str, drafts: Any = (), answer: Any = None, **changes: Any) -> SimpleNamespace:
    fields = {
        "id": UUID(int=500 + number),
        "client_id": None,
        "status": "ready",
        "text": text,
        "author": ASHA,
        "reader": "built-in",
        "notice": "",
        "created_at": NOW,
    }
    return SimpleNamespace(message=view("message", **fields | changes), drafts=list(drafts), answer=answer)


def chat_page(days: Any, open_drafts: Any = (), open_totals: Any = (), older_url: str = "") -> Page:
    names = {
        "days": days,
        "open_drafts": list(open_drafts),
        "open_totals": list(open_totals),
        "older_url": older_url,
        "categories": CATEGORIES,
        "members": MEMBERS,
        "currencies": CURRENCIES,
        "examples": EXAMPLES,
    }
    return "chat/index.html", page_context("/", **names)


def chat_empty() -> Page:
    return chat_page([])


def chat() -> Page:
    yesterday = date(2026, 11, 21)
    lunch = expense(1, "Lunch", "250", "Food & Dining", date_incurred=yesterday, paid_by=RAVI)
    auto = expense(
        2,
        "Auto",
        "80",
        "Transport",
        date_incurred=yesterday,
        paid_by=RAVI,
        doubts=[doubt("paid_by", "Ravi paid the lunch"), doubt("category", "also used for rickshaw repairs")],
    )
    milk = expense(3, "दूध और सब्ज़ी", "123456789.00", "Groceries", status="confirmed", paid_by=RAVI)
    gone = expense(4, "Test", "1", deleted_at=NOW)
    rows = [
        SimpleNamespace(label=name, currency="INR", amount=Decimal(amount), share=share, url="/expenses")
        for name, amount, share in [("Groceries", "8450.50", 0.52), ("Fuel", "4200", 0.26), ("Kids", "3600", 0.22)]
    ]
    answer = SimpleNamespace(
        intent="top_expense_categories",
        answer="You spent ₹16,250.50 on your top three categories in October.",
        chips=["Top categories", "1 to 31 October", "Both of you"],
        rows=rows,
        examples=[],
        source_url="/expenses?from=2026-10-01&to=2026-10-31",
        written_by="template",
    )
    days = [
        (
            yesterday,
            [
                entry(1, "दूध और सब्ज़ी 12,34,56,789", [milk], author=RAVI),
                entry(2, "test 1", [gone]),
                entry(3, "what did we spend most on last month?", answer=answer),
                entry(4, "the garden fence", notice="How much was it? Add the amount and send it again."),
            ],
        ),
        (TODAY, [entry(5, "lunch 250 and auto 80 yesterday, my husband paid", [lunch, auto])]),
    ]
    return chat_page(days, [lunch, auto], [total("330")], older_url="/?cursor=abc")


def chat_one() -> Page:
    dinner = expense(
        1,
        "Dinner with the Mehtas at the new place near the lake, with dessert for the children and a taxi home",
        "123456789.00",
        "Food & Dining",
        is_recurring=True,
        recurrence_day=31,
        doubts=[doubt("date", "no year given")],
        possible_duplicate_of=UUID(int=7),
    )
    return chat_page([(TODAY, [entry(1, "dinner 12,34,56,789", [dinner])])], [dinner])


def chat_reading() -> Page:
    reading = entry(1, "groceries 1,240.50, petrol 2000", status="reading", reader="gemini")
    notice = "Gemini refused the key, so the built-in parser read this. An admin can check the key in Settings."
    fallen = entry(2, "coffee $4.50", [expense(9, "Coffee", "4.50", "Food & Dining", currency="USD")], notice=notice)
    return chat_page([(TODAY, [fallen, reading])])


def chat_many() -> Page:
    names = list(DEFAULT_CATEGORIES.values())
    drafts = [
        expense(
            i,
            f"Item {i} of a long receipt"
            if i % 5
            else "A very long description that does not fit on one line of a phone",
            str(40 + i * 37),
            names[i % len(names)],
            currency="USD" if i % 7 == 3 else "INR",
            doubts=[doubt("category", "no word says it")] if i % 6 == 0 else [],
        )
        for i in range(50)
    ]
    text = ", ".join(f"item {i} {40 + i * 37}" for i in range(50))
    return chat_page([(TODAY, [entry(1, text, drafts)])], drafts, [total("123456789.50"), total("812.25", "USD")])


def login() -> Page:
    return "accounts/login.html", page_context("/auth/login", me=None, next="/expenses")


def register() -> Page:
    names = {"currencies": CURRENCIES, "timezones": TIMEZONES}
    return "accounts/register.html", page_context("/auth/register", me=None, **names)


def register_with_errors() -> Page:
    template, context = register()
    errors = {"email": "This email already has an account.", "password": "Please use at least 10 characters."}
    values = {"full_name": "Asha Sharma", "email": "asha@example.com", "household_name": "Sharma family"}
    return template, context | {"errors": errors, "values": values}


def join() -> Page:
    names = {"household_name": "Sharma family", "invited_by": "Asha Sharma", "invite_code": "K7QW-3MXP-9TRB"}
    return "accounts/join.html", page_context("/auth/join", me=None, **names)


PAGES: dict[str, Callable[[], Page]] = {
    "login": login,
    "register": register,
    "register-errors": register_with_errors,
    "join": join,
    "chat-empty": chat_empty,
    "chat": chat,
    "chat-one": chat_one,
    "chat-reading": chat_reading,
    "chat-many": chat_many,
}

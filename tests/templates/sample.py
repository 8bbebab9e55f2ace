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


def confirmed(number: int, *words: str, **changes: Any) -> SimpleNamespace:
    return expense(number, *words, **{"status": "confirmed", **changes})


def listed() -> list[SimpleNamespace]:
    yesterday = date(2026, 11, 21)
    return [
        confirmed(1, "Vegetables and milk", "1240.50", "Groceries"),
        confirmed(2, "ऑटो से स्कूल", "80", "Transport", paid_by=RAVI),
        confirmed(3, "School fees for the second term, with the bus and the books", "123456789.00", "Education"),
        expense(4, "Coffee", "4.50", "Food & Dining", currency="USD", date_incurred=yesterday),
        confirmed(5, "Rent", "32000", "Housing & Rent", is_recurring=True, recurrence_day=1, date_incurred=yesterday),
        confirmed(6, "Tailor", "650", "Tailoring and Alterations", date_incurred=yesterday, paid_by=RAVI),
    ]


def split_by(names: dict[str, str], currency: str) -> list[SimpleNamespace]:
    whole = sum(map(Decimal, names.values()))
    return [
        SimpleNamespace(
            category=name,
            category_id=CATEGORY_IDS.get(name, CATEGORY_IDS["Other"]),
            currency=currency,
            amount=Decimal(amount),
            share=Decimal(amount) / whole,
        )
        for name, amount in names.items()
    ]


def shares(asha: str, ravi: str, currency: str) -> list[SimpleNamespace]:
    whole = Decimal(asha) + Decimal(ravi)
    return [
        SimpleNamespace(user=user, currency=currency, amount=Decimal(amount), share=Decimal(amount) / whole)
        for user, amount in ((ASHA, asha), (RAVI, ravi))
    ]


def trend(currency: str, *amounts: str) -> list[SimpleNamespace]:
    months = [date(2025, 12, 1), *(date(2026, month, 1) for month in range(1, 12))]
    return [
        SimpleNamespace(month=month, currency=currency, amount=Decimal(amount))
        for month, amount in zip(months, amounts, strict=True)
    ]


RUPEES = {
    "Housing & Rent": "32000",
    "Groceries": "14250.50",
    "Education": "9800",
    "Food & Dining": "6420",
    "Fuel": "4200",
    "Transport": "2380",
    "Tailoring and Alterations": "650",
}


def dashboard_page(**view_fields: Any) -> Page:
    fields = {
        "month": "2026-11",
        "start": date(2026, 11, 1),
        "end": date(2026, 11, 30),
        "compared": "1 to 22 October",
        "totals": [],
        "by_category": [],
        "by_user": [],
        "trend": [],
        "drafts_waiting": 0,
        "latest": [],
    }
    names = {"dashboard": SimpleNamespace(**fields | view_fields), "previous_month": "2026-10", "next_month": None}
    return "expenses/dashboard.html", page_context("/expenses/dashboard", **names)


def dashboard_empty() -> Page:
    return dashboard_page()


def dashboard() -> Page:
    rupees = (
        "41200",
        "39950",
        "44800",
        "52100",
        "38700",
        "47250",
        "61000",
        "43900",
        "40100",
        "58800",
        "66150",
        "69700.50",
    )
    return dashboard_page(
        totals=[total("69700.50", count=62, previous="61480")],
        by_category=split_by(RUPEES, "INR"),
        by_user=shares("41200.50", "28500", "INR"),
        trend=trend("INR", *rupees),
        drafts_waiting=2,
        latest=listed()[:3],
    )


def dashboard_two() -> Page:
    rupees, dollars = ["0"] * 11 + ["9999999999.00"], ["0"] * 9 + ["120", "0", "412.25"]
    return dashboard_page(
        totals=[total("9999999999.00", count=62, previous="9999999999.00"), total("412.25", "USD", 1, "500")],
        by_category=split_by({"Travel": "9999999999.00"}, "INR") + split_by({"Travel": "400", "Fuel": "12.25"}, "USD"),
        by_user=shares("9999999999.00", "0", "INR") + shares("0", "412.25", "USD"),
        trend=trend("INR", *rupees) + trend("USD", *dollars),
        drafts_waiting=1,
        latest=listed()[3:4],
    )


def expenses_page(items: Any, totals: Any, filtered: bool = False, **filters: Any) -> Page:
    chosen = {"q": "", "start": None, "end": None, "category": None, "user": None, "currency": None, "status": None}
    periods = [("This month", True), ("Last month", False), ("This year", False), ("All time", False)]
    names = {
        "filters": SimpleNamespace(**chosen | {"sort": "newest"} | filters),
        "filters_open": filtered,
        "filtered": filtered,
        "periods": [SimpleNamespace(label=text, current=current, url="/expenses") for text, current in periods],
        "items": items,
        "by_day": bool(items) and not filtered,
        "totals": totals,
        "next_url": "/expenses?cursor=abc" if items else None,
        "export_csv_url": "/expenses/export.csv",
        "export_json_url": "/expenses/export.json",
        "categories": CATEGORIES,
        "members": MEMBERS,
        "currencies": ["INR", "USD"],
    }
    return "expenses/index.html", page_context("/expenses", **names)


def expenses() -> Page:
    return expenses_page(listed(), [total("123490759.50", count=5), total("4.50", "USD", 1)])


def expenses_filtered() -> Page:
    return expenses_page(listed(), [total("4.50", "USD", 1)], True, sort="largest", q="coffee", start=TODAY)


def expenses_none() -> Page:
    return expenses_page([], [], filtered=True, q="zebra")


def expenses_empty() -> Page:
    return expenses_page([], [])


def show_page(shown: SimpleNamespace) -> Page:
    change = SimpleNamespace(label="Amount", old="₹1,200.00", new="₹1,240.50")
    moved = SimpleNamespace(label="Category", old="Other", new="Groceries")
    history = [
        SimpleNamespace(by=RAVI, what="changed it", at=NOW, changes=[change, moved]),
        SimpleNamespace(by=ASHA, what="confirmed it", at=NOW, changes=[]),
        SimpleNamespace(by=None, what="put it on the list", at=NOW, changes=[]),
    ]
    names = {
        "expense": shown,
        "history": history,
        "source_message": view("message", id=UUID(int=500), text="veg and milk 1200", author=ASHA, created_at=NOW),
        "category_options": [(category.id, category.name) for category in CATEGORIES],
        "member_options": [(member.id, member.full_name) for member in MEMBERS],
        "currencies": CURRENCIES,
    }
    return "expenses/show.html", page_context(f"/expenses/{shown.id}", **names)


def expense_show() -> Page:
    return show_page(listed()[0])


def expense_deleted() -> Page:
    return show_page(confirmed(1, "Vegetables and milk", "1240.50", "Groceries", deleted_at=NOW))


def household() -> Page:
    names = {
        "household": SimpleNamespace(name="Sharma family", currency="INR", timezone="Asia/Kolkata", locale="en-IN"),
        "members": MEMBERS,
        "invite_code": "K7QW-3MXP-9TRB",
        "join_url": "https://expenses.example.com/auth/join/K7QW-3MXP-9TRB",
        "locale_options": [("en-IN", "12,34,567.89 (India)"), ("en-US", "1,234,567.89 (United States)")],
        "currencies": CURRENCIES,
        "timezones": TIMEZONES,
    }
    return "settings/household.html", page_context("/settings/household", **names)


def household_of_a_member() -> Page:
    template, context = household()
    return template, context | {"me": SimpleNamespace(**vars(ASHA) | {"role": "member"})}


def household_without_code() -> Page:
    template, context = household()
    return template, context | {"invite_code": None, "join_url": None, "members": [ASHA]}


def profile() -> Page:
    sessions = [
        SimpleNamespace(device="Chrome on Android", current=True, last_seen_at=NOW),
        SimpleNamespace(device="Safari on Mac", current=False, last_seen_at=NOW),
    ]
    return "settings/profile.html", page_context("/settings/profile", sessions=sessions)


def categories() -> Page:
    old = view("category", id=UUID(int=99), key=None, name="पूजा", archived_at=NOW, count=1)
    options = [(category.id, category.name) for category in CATEGORIES]
    names = {"categories": [*CATEGORIES, old], "merge_options": options}
    return "settings/categories.html", page_context("/settings/categories", **names)


def error_page() -> Page:
    names = {"status": 404, "title": "Not found", "detail": "There is nothing here.", "request_id": "01K9-7F3A"}
    return "errors/page.html", page_context("/nowhere", me=None, **names)


def error_form() -> Page:
    rows = [
        ("version", "Version", "3", "", "hidden"),
        ("amount", "Amount", "-5", "The amount must be more than zero.", "text"),
        ("description", "Description", "lunch <b>", "", "text"),
        ("text", "Message", "lunch\n250", "", "textarea"),
    ]
    keys = ("name", "label", "value", "message", "type")
    names = {
        "title": "Please check what you entered",
        "detail": "Nothing was saved yet, and nothing you typed is lost.",
        "action": "/expenses/1/edit",
        "method": "post",
        "fields": [SimpleNamespace(**dict(zip(keys, row, strict=True))) for row in rows],
        "back": "/",
    }
    return "errors/form.html", page_context("/expenses/1/edit", **names)


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
    "dashboard": dashboard,
    "dashboard-two": dashboard_two,
    "dashboard-empty": dashboard_empty,
    "expenses": expenses,
    "expenses-filtered": expenses_filtered,
    "expenses-none": expenses_none,
    "expenses-empty": expenses_empty,
    "expense": expense_show,
    "expense-deleted": expense_deleted,
    "household": household,
    "household-member": household_of_a_member,
    "household-new": household_without_code,
    "profile": profile,
    "categories": categories,
    "error-page": error_page,
    "error-form": error_form,
}

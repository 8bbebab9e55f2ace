"""What only some modules may do, each with a line that breaks the rule."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.architecture.source import calls, dotted, imported, words

Find = Callable[[ast.AST], Iterator[int]]


@dataclass(frozen=True)
class Rule:
    """`find` yields the lines that do it; `allowed` and `within` are patterns of paths."""

    says: str
    find: Find
    breaks: str
    allowed: tuple[str, ...] = ()
    within: tuple[str, ...] = ("*",)


TENANCY = ("tenancy/*", "db.py", "connections.py", "migrate.py", "backup/postgres.py")
RAW = {"text", "TextClause", "table", "Table", "insert", "Insert", "MetaData"}
BELOW = ("connection", "exec_driver_sql", "get_raw_connection", "run_sync")
BULK = ("bulk_save_objects", "bulk_insert_mappings", "bulk_update_mappings")
ENGINE = ("engine.connect", "engine.begin")
NOW = {"now", "utcnow", "today", "time", "time_ns", "localtime", "gmtime", "fromtimestamp"}
CLOCKS = {"datetime", "date", "time", "dt"}
WATCHED = {"os", "time", "datetime", "sqlalchemy", "markupsafe"}
SQL_CLOCKS = {"now", "current_timestamp", "current_date", "localtimestamp", "clock_timestamp", "statement_timestamp"}


def raw_sql(tree: ast.AST) -> Iterator[int]:
    """The package as a whole has them all, too."""
    yield from (line for name, line in imported(tree, "sqlalchemy") if name in {*RAW, ""})
    for name, call in calls(tree):
        if name == "literal_column" and not isinstance(call.args[0], ast.Constant):
            yield call.lineno


def below_the_session(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"__table__", "driver_connection"}:
            yield node.lineno
    forbidden = tuple(f".{name}" for name in (*BELOW, *BULK, *ENGINE))
    yield from (call.lineno for name, call in calls(tree) if f".{name}".endswith(forbidden))


def settings_of_the_walls(tree: ast.AST) -> Iterator[int]:
    secret = ("set_config", "app.household_id", "expense_app_member", "tenancy_unscoped", "tenancy_stamped")
    yield from (line for word, line in words(tree) if any(each in word for each in secret))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "set_config":
            yield node.lineno


def ways_around(tree: ast.AST) -> Iterator[int]:
    yield from (line for name, line in imported(tree, "expense_app") if name in {"lookup", "unscoped"})
    yield from (call.lineno for name, call in calls(tree) if name in {"tenancy.lookup", "tenancy.unscoped"})


def environment(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        if dotted(node) in {"os.environ", "os.getenv", "os.environb", "os.putenv"}:
            yield node.lineno
    yield from (line for name, line in imported(tree, "os") if name in {"environ", "getenv"})


def clock(tree: ast.AST) -> Iterator[int]:
    for name, call in calls(tree):
        *owner, verb = name.split(".")
        if (owner and owner[-1] in CLOCKS and verb in NOW) or (owner[-1:] == ["func"] and verb in SQL_CLOCKS):
            yield call.lineno
    yield from (line for name, line in imported(tree, "time") if name in NOW)


def committing(tree: ast.AST) -> Iterator[int]:
    yield from (call.lineno for name, call in calls(tree) if name.endswith((".commit", ".begin")))


def other_names(tree: ast.AST) -> Iterator[int]:
    """Under another name the rules would not know it: `from expense_app import tenancy as t`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for each in node.names:
                package = node.module or "" if isinstance(node, ast.ImportFrom) else each.name
                known = package.split(".")[0] in WATCHED or "tenancy" in {each.name, *package.split(".")}
                if each.asname and known and not each.name.endswith("Error"):
                    yield node.lineno


def raw_markup(tree: ast.AST) -> Iterator[int]:
    yield from (line for name, line in imported(tree, "markupsafe") if name in {"Markup", ""})


def cookies(tree: ast.AST) -> Iterator[int]:
    yield from (call.lineno for name, call in calls(tree) if name.split(".")[-1] == "Cookie")


def whole_addresses(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and dotted(node) in {"request.url", "connection.url", "request.base_url"}:
            yield node.lineno


def htmx_headers(tree: ast.AST) -> Iterator[int]:
    yield from (line for word, line in words(tree) if word.lower().startswith("hx-"))


def htmx_questions(tree: ast.AST) -> Iterator[int]:
    for name, call in calls(tree):
        first = call.args[0] if call.args else None
        if name.endswith("headers.get") and isinstance(first, ast.Constant) and str(first.value).startswith("hx-"):
            yield call.lineno


def floats(tree: ast.AST) -> Iterator[int]:
    """Calls and annotations; asking whether something is one is fine."""
    asked = {id(arg) for name, call in calls(tree) if name == "isinstance" for arg in ast.walk(call)}
    for node in ast.walk(tree):
        named = isinstance(node, ast.Name) and node.id == "float" and id(node) not in asked
        if named or (isinstance(node, ast.Constant) and isinstance(node.value, float)):
            yield node.lineno


def database(tree: ast.AST) -> Iterator[int]:
    yield from (line for _, line in imported(tree, "sqlalchemy"))


RULES = [
    Rule(
        "raw SQL, Core tables and inserts stand only where the walls are made",
        raw_sql,
        "from sqlalchemy import text",
        allowed=(*TENANCY, "models/*"),
    ),
    Rule(
        "nobody goes below the session",
        below_the_session,
        "async def f(session):\n    await (await session.connection()).exec_driver_sql('SELECT 1')",
        allowed=TENANCY,
    ),
    Rule(
        "nobody else names the household's setting, the role or the ways around",
        settings_of_the_walls,
        "func.set_config('app.household_id', household_id, True)",
        allowed=("tenancy/*",),
    ),
    Rule(
        "the ways around stay in tenancy, accounts and what goes from household to household",
        ways_around,
        "from expense_app.tenancy import unscoped",
        allowed=("tenancy/*", "accounts/*", "*/sweep.py", "rounds.py", "providers/tasks.py", "providers/rotation.py"),
    ),
    Rule(
        "config is the only reader of the environment",
        environment,
        "import os\nos.environ['HOME']",
        allowed=("config.py", "local/*"),
    ),
    Rule(
        "clock is the only clock",
        clock,
        "from datetime import date\ndate.today()",
        allowed=("clock.py",),
    ),
    Rule("commits happen at the edge", committing, "session.commit()", allowed=("db.py", "migrate.py", "tenancy/*")),
    Rule("what rules watch goes by its own name", other_names, "from sqlalchemy import text as words"),
    Rule(
        "only the templating says that text is markup",
        raw_markup,
        "from markupsafe import Markup",
        allowed=("web/templating.py",),
    ),
    Rule("cookies are made in one place", cookies, "Cookie('session', value='x')", allowed=("web/sessions.py",)),
    Rule(
        "nobody asks for the whole address, which a nonsensical Host header breaks",
        whole_addresses,
        "request.url.path",
    ),
    Rule("only web knows htmx", htmx_headers, "headers['HX-Redirect']", allowed=("web/*",)),
    Rule(
        "only the negotiation asks htmx's headers",
        htmx_questions,
        "request.headers.get('hx-request')",
        allowed=("web/negotiation.py",),
    ),
    Rule(
        "money is never a float",
        floats,
        "total = float(amount)",
        within=(
            "money.py",
            *(f"{room}/*" for room in ("models", "expenses", "categories", "dashboard", "analysis", "recurring")),
            *(f"{room}/*" for room in ("look_back", "rules", "parsing/bank_sms")),
            *(f"parsing/{name}.py" for name in ("types", "numerals", "read", "receipts", "figures/values")),
            *(f"llm/{name}.py" for name in ("numerals", "summary", "validate")),
        ),
    ),
    Rule(
        "controllers and forms hold no SQL",
        database,
        "from sqlalchemy import select",
        within=("*controllers.py", "*forms.py"),
    ),
]

"""The rules of the house that no linter knows."""

import ast
import re
from fnmatch import fnmatch
from pathlib import PurePosixPath

import pytest
from sqlalchemy import Float, Numeric

from expense_app.config import ROOT
from expense_app.db import Base
from tests.architecture.rules import RULES, Rule
from tests.architecture.source import calls, modules, templates

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.says)


def matches(path: PurePosixPath, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(str(path), pattern) for pattern in patterns)


@every_rule
def test_it_is_kept(rule: Rule) -> None:
    broken = [
        f"{path}:{line}"
        for path, tree in modules().items()
        if matches(path, rule.within) and not matches(path, rule.allowed)
        for line in rule.find(tree)
    ]

    assert broken == []


@every_rule
def test_breaking_it_is_noticed(rule: Rule) -> None:
    assert list(rule.find(ast.parse(rule.breaks)))


@every_rule
def test_those_it_speaks_of_are_there(rule: Rule) -> None:
    """A room that was renamed would leave a rule that watches nothing."""
    assert [path for path in modules() if matches(path, rule.within) and not matches(path, rule.allowed)]
    assert not rule.allowed or [path for path in modules() if matches(path, rule.allowed)]


def test_money_is_numeric_in_every_table() -> None:
    amounts = [(table.name, column) for table in Base.metadata.tables.values() for column in table.c]

    assert [f"{table}.{column.name}" for table, column in amounts if isinstance(column.type, Float)] == []
    assert isinstance(Base.metadata.tables["expense"].c.amount.type, Numeric)


FORBIDDEN_MARKUP = {
    "an inline script": r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")",
    "an inline handler": r"\s(?:on[a-z]+|hx-on[:-][\w:-]+)\s*=",
    "an inline style": r"<style|\sstyle\s*=",
    "somebody else's server": r"(?:<(?:script|img|iframe|source)\b[^>]*\bsrc|<link\b[^>]*\bhref)=\"(?:https?:)?//",
    "an address of a script": r"(?:href|src|action)=\"javascript:",
    "text that is not escaped": r"\|\s*safe\b|\{%-?\s*(?:autoescape\s+false|filter\s+safe)",
}


@pytest.mark.parametrize("pattern", FORBIDDEN_MARKUP.values(), ids=FORBIDDEN_MARKUP)
def test_no_template_holds(pattern: str) -> None:
    comment = re.compile(r"\{#.*?#\}", re.DOTALL)
    found = [
        f"{name}: {match[0]}"
        for name, html in templates().items()
        for match in re.finditer(pattern, comment.sub("", html))
    ]

    assert templates()
    assert found == []


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<button onclick="go()">',
        '<button hx-on:click="go()">',
        '<p style="color: red">',
        '<script src="https://cdn.example.com/htmx.js"></script>',
        '<a href="javascript:go()">',
        "{{ expense.description|safe }}",
        "{% autoescape false %}",
        "{% filter safe %}",
    ],
)
def test_forbidden_markup_is_noticed(html: str) -> None:
    assert any(re.search(pattern, html) for pattern in FORBIDDEN_MARKUP.values())


ELSEWHERE = {"XDG_DATA_HOME"}
"""Read, and the desktop's rather than ours."""


def names_read() -> set[str]:
    """The constants that config.py asks its mapping for, itself or through its readers."""
    tree = modules()[PurePosixPath("config.py")]
    readers = {
        node.name: [arg.arg for arg in node.args.args].index("name")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and "name" in [arg.arg for arg in node.args.args]
    } | {"env.get": 0}
    asked = [call.args[readers[name]] for name, call in calls(tree) if name in readers]
    return {str(arg.value) for arg in asked if isinstance(arg, ast.Constant)}


def test_every_setting_stands_in_the_example_and_every_example_is_read() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")

    assert "DATABASE_URL" in names_read()
    assert names_read() - ELSEWHERE == set(re.findall(r"^([A-Z][A-Z0-9_]*)=", example, re.MULTILINE))

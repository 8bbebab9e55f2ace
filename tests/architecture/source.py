"""The product's own source, as syntax trees."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath

from expense_app.config import ROOT


@cache
def modules() -> dict[PurePosixPath, ast.Module]:
    """Every module of the product by its path below the package; `worker.py` stands beside it."""
    package = ROOT / "expense_app"
    paths = {PurePosixPath(path.relative_to(package).as_posix()): path for path in package.rglob("*.py")}
    paths[PurePosixPath("../worker.py")] = ROOT / "worker.py"
    return {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in paths.items()}


@cache
def templates() -> dict[str, str]:
    folder = ROOT / "templates"
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}


def imported(tree: ast.AST, package: str) -> Iterator[tuple[str, int]]:
    """Names that are imported out of a package, with their lines; the package itself as ""."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == package:
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (("", node.lineno) for alias in node.names if alias.name.split(".")[0] == package)


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the dotted name of what is called; ".name" where that hangs on something without a name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield dotted(node.func), node


def dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return f"{dotted(node.value)}.{node.attr}" if isinstance(node, ast.Attribute) else ""


def words(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every string constant that is not a docstring."""
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.value, node.lineno

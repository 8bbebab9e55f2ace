"""One unclosed rule would swallow every stylesheet after it, because the browser gets them joined."""

import re
from pathlib import Path

import pytest

from expense_app.web.assets import STATIC

SHEETS = sorted((STATIC / "css").glob("*.css"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_stylesheet_closes_what_it_opens_and_holds_nothing_but_rules(sheet: Path) -> None:
    rules = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)

    assert rules.count("{") == rules.count("}")
    assert not re.search(r"^(<<<<<<<|=======|>>>>>>>)", rules, re.MULTILINE)

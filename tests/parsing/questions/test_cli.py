"""Questions on the command line, as JSON lines."""

import io
import json
from pathlib import Path

from expense_app.parsing.questions.cli import FIELDS, ask_lines, score_questions

LINE = {
    "id": "1",
    "text": "how much did my wife spend on groceries last month",
    "today": "2026-02-11",
    "tz": "Asia/Kolkata",
    "members": ["Rahul Sharma", "Priya Sharma"],
    "author": "Rahul Sharma",
    "tags": ["ignored"],
}
ANSWER = {
    "id": "1",
    "intent": "category_spend_by_period",
    "start": "2026-01-01",
    "end": "2026-01-31",
    "category": "Groceries",
    "user": "Priya Sharma",
    "compare_start": None,
    "compare_end": None,
    "limit": None,
}


def answers(*lines: str) -> tuple[int, list[dict[str, object]]]:
    out = io.StringIO()
    code = ask_lines(lines, out)
    return code, [json.loads(line) for line in out.getvalue().splitlines()]


def test_it_answers_a_line_with_names() -> None:
    assert answers(json.dumps(LINE), "\n") == (0, [ANSWER])


def test_it_leaves_everything_empty_when_unsupported() -> None:
    _, (answer,) = answers(json.dumps(LINE | {"text": "how is the weather"}))
    assert answer == dict.fromkeys(FIELDS) | {"id": "1", "intent": "unsupported"}


def test_it_goes_on_after_a_bad_line_and_says_so() -> None:
    code, found = answers("{", json.dumps(LINE), json.dumps(["list"]), json.dumps({"id": "4"}))
    assert code == 1
    assert ["error" in answer for answer in found] == [True, False, True, True]
    assert [answer["id"] for answer in found] == [None, "1", None, "4"]


def test_it_scores_each_field_intent_and_tag(tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    wrong = LINE | {"expected": ANSWER | {"user": None}, "tags": ["person"]}
    right = LINE | {"expected": ANSWER, "tags": ["category"]}
    cases.write_text("\n".join(map(json.dumps, (wrong, right))), encoding="utf-8")
    out = io.StringIO()
    assert score_questions(cases, out) == 0
    printed = [line.split() for line in out.getvalue().splitlines()]
    assert printed[0] == ["exact", "1", "of", "2", "50.0", "%"]
    assert ["field", "user", "1", "of", "2", "50.0", "%"] in printed
    assert ["tag", "category", "1", "of", "1", "100.0", "%"] in printed

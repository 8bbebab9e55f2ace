"""JSON lines in, JSON lines out."""

import io
import json
from pathlib import Path

from expense_app.parsing.cli import parse_lines
from expense_app.parsing.scoring import score_messages

LINE = {
    "id": "a", "text": "lunch 250 yesterday", "today": "2026-02-11", "tz": "Asia/Kolkata", "locale": "en-IN",
    "default_currency": "INR", "members": ["Rahul Sharma", "Priya Sharma"], "author": "Priya Sharma", "extra": 1,
}  # fmt: skip


def _answers(*lines: str) -> tuple[int, list[dict[str, object]]]:
    out = io.StringIO()
    code = parse_lines(lines, out)
    return code, [json.loads(line) for line in out.getvalue().splitlines()]


def test_it_answers_with_names_and_strings() -> None:
    code, answers = _answers(json.dumps(LINE))
    assert code == 0
    assert answers == [
        {
            "id": "a",
            "route": "log",
            "expenses": [
                {
                    "amount": "250.00",
                    "currency": "INR",
                    "category": "Food & Dining",
                    "description": "lunch",
                    "date": "2026-02-10",
                    "paid_by": "Priya Sharma",
                    "is_recurring": False,
                    "recurrence_day": None,
                }
            ],
        }
    ]


def test_a_bad_line_is_answered_and_the_others_still_are() -> None:
    bad = json.dumps({**LINE, "author": "Nobody", "id": "b"})
    code, answers = _answers("{", bad, json.dumps({**LINE, "today": "soon"}), "[]", json.dumps(LINE))
    assert code == 1
    assert [answer.get("error", "") != "" for answer in answers] == [True, True, True, True, False]
    assert answers[1]["id"] == "b"


def test_a_score_counts_messages_fields_and_tags(tmp_path: Path) -> None:
    expected = {
        "amount": "250", "currency": "INR", "category": "Fuel", "category_any": ["Fuel", "Food & Dining"],
        "description": "Lunch",
        "date": "2026-02-10", "paid_by": "Priya Sharma", "is_recurring": False, "recurrence_day": None,
    }  # fmt: skip
    right = {**LINE, "tags": ["good"], "expected": {"route": "log", "expenses": [expected]}}
    wrong = {**LINE, "tags": ["bad"], "expected": {"route": "log", "expenses": [{**expected, "date": "2026-02-11"}]}}
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps(right) + "\n" + json.dumps(wrong) + "\n")
    out = io.StringIO()
    assert score_messages(str(cases), out) == 0
    lines = {line[:30].strip(): line[30:].split()[0] for line in out.getvalue().splitlines() if "%" in line}
    assert (lines["exact"], lines["date"], lines["amount"], lines["#good"], lines["#bad"]) == ("1", "1", "2", "1", "0")

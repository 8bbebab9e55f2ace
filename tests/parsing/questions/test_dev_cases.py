"""The evaluation set that the grammar was written against: it must not get worse."""

import json
from pathlib import Path
from typing import Any

from expense_app.parsing.questions import looks_like_question
from expense_app.parsing.questions.cli import FIELDS, answer_line

CASES = Path(__file__).parent.parent / "cases"


def cases(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


def share(marks: list[bool]) -> float:
    assert marks
    return sum(marks) / len(marks)


def test_questions_are_read_exactly() -> None:
    marks = [
        all(answer_line(case)[field] == case["expected"][field] for field in FIELDS)
        for case in cases("dev_questions.jsonl")
    ]
    assert share(marks) >= 0.97


def test_questions_of_other_people_are_read_exactly() -> None:
    marks = [
        all(answer_line(case)[field] == case["expected"][field] for field in FIELDS)
        for case in cases("fresh_questions.jsonl")
    ]
    assert share(marks) >= 0.97


def test_unsupported_questions_are_recognised() -> None:
    marks = [
        answer_line(case)["intent"] == "unsupported"
        for name in ("dev_questions", "dev_unsupported", "later_unsupported", "fresh_unsupported")
        for case in cases(f"{name}.jsonl")
        if case["expected"]["intent"] == "unsupported"
    ]
    assert share(marks) >= 0.97


def test_ordinary_messages_are_not_taken_for_questions() -> None:
    plain = [case for case in cases("dev_messages.jsonl") if case["expected"]["route"] != "ask"]
    plain += cases("dev_nonquestions.jsonl")
    assert share([looks_like_question(case["text"]) for case in plain]) < 0.02
    assert share([answer_line(case)["intent"] != "unsupported" for case in plain]) < 0.02


def test_questions_are_not_taken_for_expenses() -> None:
    asked = [case["text"] for case in cases("dev_messages.jsonl") if case["expected"]["route"] == "ask"]
    asked += [case["text"] for case in cases("dev_questions.jsonl") if case["expected"]["intent"] != "unsupported"]
    assert share([looks_like_question(text) for text in asked]) >= 0.98

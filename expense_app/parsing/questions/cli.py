"""`expense-app ask`: questions as JSON lines in, intents as JSON lines out."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from expense_app import clock
from expense_app.parsing.questions.reader import read_question
from expense_app.parsing.types import DEFAULT_CATEGORIES, CategoryChoice, Context, Person, Question

FIELDS = ("intent", "start", "end", "category", "user", "compare_start", "compare_end", "limit")
_CATEGORIES = tuple(CategoryChoice(name, name, key) for key, name in DEFAULT_CATEGORIES.items())


def ask_lines(stdin: Iterable[str], stdout: TextIO) -> int:
    """Answer each line `{id, text, today, tz, locale?, members, author}` with one line.

    The exit code is 1 when a line could not be read; its answer says so in `error`."""
    failed = False
    for line in filter(str.strip, stdin):
        try:
            answer = answer_line(json.loads(line))
        except (ValueError, TypeError, KeyError) as error:
            failed = True
            answer = {"id": _id_of(line), "error": f"not a question line: {error!r}"}
        stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return int(failed)


def _id_of(line: str) -> object:
    """The id of a line whose question could not be read, where it has one."""
    try:
        return json.loads(line)["id"]
    except (ValueError, TypeError, KeyError):
        return None


def score_questions(path: str | Path, stdout: TextIO) -> int:
    """Compare with the `expected` of each line and print exact matches, then each field, intent and tag."""
    cases = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for case in cases:
        answer = answer_line(case)
        for label, is_right in _marks(case, answer):
            seen[label] += 1
            right[label] += is_right
    for label in sorted(seen, key=lambda label: (label.partition(" ")[0] != "exact", label)):
        share = 100 * right[label] / seen[label]
        stdout.write(f"{label:32} {right[label]:5} of {seen[label]:5}  {share:5.1f} %\n")
    return 0


def _marks(case: dict[str, Any], answer: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    expected = case["expected"]
    exact = all(answer[field] == expected.get(field) for field in FIELDS)
    yield "exact", exact
    yield f"intent {expected['intent']}", answer["intent"] == expected["intent"]
    for field in FIELDS:
        yield f"field {field}", answer[field] == expected.get(field)
    for tag in case.get("tags", ()):
        yield f"tag {tag}", exact


def answer_line(line: dict[str, Any]) -> dict[str, Any]:
    """One question read: category and user by name, everything but the intent None when unsupported."""
    question = read_question(str(line["text"]), _context(line))
    return {"id": line.get("id")} | _as_json(question)


def _as_json(question: Question) -> dict[str, Any]:
    if question.intent == "unsupported":
        return dict.fromkeys(FIELDS) | {"intent": "unsupported"}
    return {
        "intent": question.intent,
        "start": _day(question.start),
        "end": _day(question.end),
        "category": question.category_id,
        "user": question.user_id,
        "compare_start": _day(question.compare_start),
        "compare_end": _day(question.compare_end),
        "limit": question.limit,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _context(line: dict[str, Any]) -> Context:
    members = tuple(_person(member) for member in line.get("members") or ())
    author = _person(line.get("author") or (members[0].name if members else ""))
    members = members if any(member.id == author.id for member in members) else (author, *members)
    today = line.get("today")
    return Context(
        today=date.fromisoformat(today) if today else clock.today_in(line.get("tz") or "UTC"),
        default_currency=line.get("default_currency") or "INR",
        locale=line.get("locale") or "en-IN",
        members=members,
        author=author,
        categories=_CATEGORIES,
    )


def _person(member: str | dict[str, Any]) -> Person:
    """Members are names, or objects with a name; the command line knows them by that name."""
    name = member if isinstance(member, str) else str(member.get("name") or member.get("full_name") or "")
    return Person(name, name)

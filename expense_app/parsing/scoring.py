"""`expense-app parse --score FILE`: how many messages are read right, by field and by tag.

Expected and answered expenses are a set: each expected one is paired with the closest answer. Amounts are compared
as numbers, the other fields exactly; any category in `category_any` is right. Descriptions are compared as sets of
words, case-folded, without punctuation, quantities and the small words of SMALL_WORDS, and reported apart: "exact"
leaves them out, "exact with description" does not.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

from expense_app.parsing import vocabulary
from expense_app.parsing.cli import BadLine, answer_line, read_line
from expense_app.parsing.units import UNITS

SMALL_WORDS = vocabulary.words("scoring", "small words")
FIELDS = ("amount", "currency", "date", "paid_by", "category", "is_recurring", "recurrence_day", "description")
CORE = frozenset({"amount", "currency", "date", "paid_by"})
_NOT_WORDS = re.compile(r"[^\w\u0900-\u0dff&]+")


@dataclass(slots=True)
class Score:
    """Messages and expenses counted right; `wrong` counts the messages in which a field failed."""

    messages: int = 0
    exact: int = 0
    described: int = 0
    core: int = 0
    wrong: Counter[str] = field(default_factory=Counter[str])
    tags: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))


def score_messages(path: str, target: TextIO) -> int:
    """Print the score of a file of cases. Returns 1 if a line of it is no case."""
    try:
        score = score_lines(Path(path).read_text(encoding="utf-8").splitlines())
    except BadLine as problem:
        target.write(f"{path}: {problem}\n")
        return 1
    target.write(report(score))
    return 0


def score_lines(lines: Iterable[str]) -> Score:
    """Read every case and compare. Raises BadLine."""
    score = Score()
    for line in lines:
        if line.strip():
            case = read_line(line)
            _count(score, case, _failures(case, answer_line(case)))
    return score


def _count(score: Score, case: dict[str, Any], failed: set[str]) -> None:
    right = not failed - {"description"}
    score.messages += 1
    score.exact += right
    score.described += not failed
    score.core += not failed & {*CORE, "number of expenses"}
    score.wrong.update(failed)
    for tag in case.get("tags", ()):
        score.tags[tag][0] += right
        score.tags[tag][1] += 1


def _failures(case: dict[str, Any], answer: dict[str, Any]) -> set[str]:
    expected = case["expected"]["expenses"]
    failed = set[str]() if case["expected"]["route"] == answer["route"] else {"route"}
    remaining = list(answer["expenses"])
    if len(remaining) != len(expected):
        return failed | {"number of expenses"}
    for wanted in expected:
        closest = min(remaining, key=lambda got: _weight(_differences(wanted, got)))
        remaining.remove(closest)
        failed |= _differences(wanted, closest)
    return failed


def _weight(failed: set[str]) -> tuple[bool, int]:
    return "amount" in failed, len(failed)


def _differences(wanted: dict[str, Any], got: dict[str, Any]) -> set[str]:
    failed = {
        name for name in FIELDS if name not in {"amount", "category", "description"} and wanted.get(name) != got[name]
    }
    if Decimal(wanted["amount"]) != Decimal(got["amount"]):
        failed.add("amount")
    if got["category"] not in wanted.get("category_any", [wanted["category"]]):
        failed.add("category")
    if "description" in wanted and content(wanted["description"]) != content(got["description"]):
        failed.add("description")
    return failed


def content(description: str) -> frozenset[str]:
    """The words by which two descriptions are compared."""
    plain = description.casefold().replace("'s", "").replace("’s", "").replace("'", "")
    words = _NOT_WORDS.sub(" ", plain).split()
    return frozenset(word for word in words if word not in SMALL_WORDS and word not in UNITS and not word[0].isdigit())


def report(score: Score) -> str:
    """The score as lines for people: percentages, then each field's failures, then each tag."""
    lines = [
        f"messages                    {score.messages}",
        _share("exact", score.exact, score.messages),
        _share("exact with description", score.described, score.messages),
        _share("amount, currency, date, payer", score.core, score.messages),
        "",
        *(
            _share(name, score.messages - score.wrong[name], score.messages)
            for name in ("route", "number of expenses", *FIELDS)
        ),
        "",
        *(_share(f"#{tag}", right, of) for tag, (right, of) in sorted(score.tags.items())),
    ]
    return "\n".join(lines) + "\n"


def _share(name: str, right: int, of: int) -> str:
    return f"{name:<30} {right:>5} of {of:<5} {100 * right / of if of else 100:6.1f} %"

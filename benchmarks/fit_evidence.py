"""Fit the weights of `expense_app/parsing/words/evidence.txt`: what speaks for an amount having been spent.

    python benchmarks/fit_evidence.py            what ten folds of the cases say of the weights, and of each least sum
    python benchmarks/fit_evidence.py --write    fit them to all cases and write them down

It is logistic regression with a quadratic penalty over the amounts of every case that may be read
(`tests/parsing/cases`, none of the `sealed_*`). A cue that fewer than LEAST_SEEN amounts have gets no weight. Amounts
that a rule leaves out anyway are kept, but count less. Each expense counts once more as if its thing were unknown, so
that a new shop or dish says little against it.

What is fitted is added to the section `steady`, which stays as it is: few cues, fitted before to fewer messages. The
sum of the two misses fewer expenses of messages that neither has seen.
"""

import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from zlib import crc32

from expense_app.parsing import vocabulary
from expense_app.parsing.bank_sms import looks_like_bank_sms
from expense_app.parsing.cli import context_of
from expense_app.parsing.commands import read_command
from expense_app.parsing.message import take_apart
from expense_app.parsing.normalise import clean
from expense_app.parsing.read import read_parts
from expense_app.parsing.receipts import read_receipt
from expense_app.parsing.spent import spent_parts
from expense_app.parsing.talk.evidence import cues, surroundings
from expense_app.parsing.talk.numbers import is_talk

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests/parsing/cases"
WEIGHTS = ROOT / "expense_app/parsing/words/evidence.txt"
FOLDS = 10
EPOCHS = 30
RATE = 0.2
PENALTY = 0.003
LEAST_SEEN = 4
PASSED_THE_RULES = 4.0
HIDDEN = 0.3
LEAST_SUMS = (-3.0, -2.5, -2.0, -1.75, -1.5, -1.25, -1.0, -0.5, 0.0)
STEADY = {cue: float(weight) for cue, weight in vocabulary.values("evidence", "steady").items()}
OF_A_KNOWN_THING = {
    "thing-known", "known-beside-amount", "unknown-words-0", "unknown-words-1",
    "prev:thing", "next:thing", "first:thing",
}  # fmt: skip
FAMILIES = ("in", "out", "prev", "next", "first")
"""Cues that are single words: in the amount's clause, elsewhere, right before it, right behind it, first of all."""


@dataclass(slots=True)
class Amount:
    """One amount of a case, whether it was spent, and how much it counts. `ruled_out`: a rule leaves it out anyway."""

    case: str
    cues: frozenset[str]
    spent: bool
    ruled_out: bool

    @property
    def counts(self) -> float:
        return 1.0 if self.ruled_out else PASSED_THE_RULES


def amounts_of(case: dict[str, Any], name: str) -> Iterator[Amount]:
    """The amounts of a case that come as far as being weighed."""
    context, text = context_of(case), clean(case["text"])
    if looks_like_bank_sms(text) or read_receipt(text, context) or read_command(text, context):
        return
    message = take_apart(text, context)
    if not message.parts:
        return
    kept = {part.figure for part in spent_parts(message)}
    read = read_parts(message, message.parts, context)
    talk = is_talk(message, tuple(expense for _, expense in read))
    around = surroundings(message)
    wanted = [Decimal(expense["amount"]) for expense in case["expected"]["expenses"]]
    for part, expense in read:
        said = frozenset(cues(message, part, expense, around))
        yield Amount(name, said, expense.amount in wanted, talk or part.figure not in kept)


def read_cases(files: Iterable[Path]) -> list[Amount]:
    found: list[Amount] = []
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            case.setdefault("expected", case.get("expect"))
            found.extend(amounts_of(case, f"{file.stem}/{case['id']}"))
    return found


def fit(amounts: Sequence[Amount]) -> dict[str, float]:
    """The weight of each cue that is seen often enough: stochastic gradient descent, each cue at a rate of its own."""
    seen = Counter(cue for amount in amounts for cue in amount.cues)
    examples = [
        ([cue for cue in said if seen[cue] >= LEAST_SEEN], spent, counts)
        for amount in amounts
        for said, spent, counts in _examples(amount)
    ]
    weights: defaultdict[str, float] = defaultdict(float)
    squares: defaultdict[str, float] = defaultdict(lambda: 1e-6)
    order = random.Random(0)
    for _ in range(EPOCHS):
        order.shuffle(examples)
        for said, spent, counts in examples:
            error = counts * (_probability(sum(weights[cue] for cue in said)) - spent)
            for cue in said:
                slope = error + PENALTY * weights[cue] * len(examples) / seen[cue]
                squares[cue] += slope * slope
                weights[cue] -= RATE * slope / math.sqrt(squares[cue])
    return dict(weights)


def _examples(amount: Amount) -> Iterator[tuple[list[str], bool, float]]:
    yield sorted(amount.cues), amount.spent, amount.counts
    if amount.spent and "thing-known" in amount.cues:
        hidden = amount.cues - OF_A_KNOWN_THING | {"thing-unknown", "unknown-words-1"}
        yield sorted(hidden), True, amount.counts * HIDDEN


def _probability(total: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def sum_of(weights: dict[str, float], amount: Amount) -> float:
    return sum(weights.get(cue, 0.0) + STEADY.get(cue, 0.0) for cue in amount.cues)


def validate(amounts: Sequence[Amount]) -> list[tuple[float, Amount]]:
    """Each amount with its sum by weights that were fitted without its case."""
    scored: list[tuple[float, Amount]] = []
    for fold in range(FOLDS):
        inside = [amount for amount in amounts if crc32(amount.case.encode()) % FOLDS == fold]
        weights = fit([amount for amount in amounts if crc32(amount.case.encode()) % FOLDS != fold])
        scored.extend((sum_of(weights, amount), amount) for amount in inside)
    return scored


def report(scored: Sequence[tuple[float, Amount]]) -> str:
    """For each least sum: expenses that are missed, and messages without one from which something is logged."""
    passed = [(total, amount) for total, amount in scored if not amount.ruled_out]
    spent = sum(amount.spent for _, amount in passed)
    lines = [f"{len(scored)} amounts, {len(passed)} pass the rules, {spent} of them were spent"]
    holding = {amount.case for _, amount in scored if amount.spent}
    talk = {amount.case for _, amount in passed} - holding
    for least in LEAST_SUMS:
        missed = sum(total < least and amount.spent for total, amount in passed)
        logged = {amount.case for total, amount in passed if total >= least} - holding
        lines.append(
            f"least {least:5}: {missed:3} expenses missed, {len(logged):3} of {len(talk)} messages of talk logged"
        )
    return "\n".join(lines)


def written(weights: dict[str, float], before: str) -> str:
    """The file of weights: those of `before` replaced, its other sections and its comments kept."""
    head, _, rest = before.partition("[weights]\n")
    _, gap, rest = rest.partition("\n\n")
    families: dict[str, dict[str, float]] = {family: {} for family in ("", *FAMILIES)}
    for cue, weight in weights.items():
        families[cue.partition(":")[0] if ":" in cue else ""][cue] = weight
    return f"{head}[weights]\n" + "\n".join(_lines_of(family) for family in families.values()) + gap + rest


def _lines_of(weights: dict[str, float]) -> str:
    by_weight: defaultdict[float, list[str]] = defaultdict(list)
    for cue, weight in weights.items():
        if rounded := round(weight, 1):
            by_weight[rounded].append(cue)
    return "\n".join(f"{weight}: {' '.join(sorted(by_weight[weight]))}" for weight in sorted(by_weight, reverse=True))


def main() -> None:
    files = [Path(name) for name in sys.argv[1:] if not name.startswith("--")]
    amounts = read_cases(files or sorted(path for path in CASES.glob("*.jsonl") if _is_readable(path.stem)))
    if "--write" in sys.argv:
        WEIGHTS.write_text(written(fit(amounts), WEIGHTS.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        print(report(validate(amounts)))


def _is_readable(name: str) -> bool:
    return not name.startswith("sealed_") and name.endswith(("messages", "tricky", "nothing", "spent"))


if __name__ == "__main__":
    main()

"""How fast the built-in parser is: the median over ordinary messages, and the worst of 10,000 characters.

Run `python benchmarks/parsing.py`; raw dateparser on the same messages is timed beside it as a baseline.
"""

import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from dateparser.search import search_dates

from expense_app.parsing import read_message
from expense_app.parsing.cli import context_of
from expense_app.parsing.types import Context

CASES = Path(__file__).parent.parent / "tests/parsing/cases/dev_messages.jsonl"
LONG = 10_000
ROUNDS = 5
_UNITS = (
    "a", "1", "1 ", "1.", "1,", "9 a ", "lunch 250, ", "lunch 250 ", "lunch 250\n", "lunch 250 and auto 80 + ",
    "\n", " ", "(", "[{", "2x", "2x3 ", "3 feb ", "1/2/", "03/02 ", "monday ", "two hundred and ", "a hundred ",
    "ek sau ", "paid by ", "priya ", "my wife paid ", "every month on the ", "total ", "total 5 ", "+ 5 ",
    "5 + ", "5 @ ", "each 5 ", "\u20b9", "\u20b91 ", "rs. ", "rs 5 rs ", "$5 tip ", "off 5% ",
    "debited a/c xx123 rs 5 ", "Rs.5 debited from a/c XX12 to VPA ", "at at at ", "upi/", "-", "- ", ": ",
    "= 5 ", "\u0926\u094b \u0938\u094c ", "\u091a\u093e\u092f \u0968\u0966 ", "\U0001f355", "\xe9\u0301",
    "\u202e", "xxxxxxxxxx", "if ", "undo ", "change it to ", "not 5, ", "how much ", "last week's ", "2 days ",
    "no ", "split 3 ways ", "http://", "a@a.", "Total 5\nmilk 5\n", "#food ", "'", "it's ", "1'", "don't 1 ",
    "lunch 250. ", "5 kg @ ", "\xbd ", "\u0661\u0662\u0663 ", "a1b2 ", "6e-204 ",
    "your ", "sent you ", "of 8 ", "number a1 ", "at 7 30 ", "sorry, ", "spend 5 ", "from 5, a ",
    "hundred ", "Rs 5k your abcde every month on the total 5 ", "tax january 5 total 5 discount XX12 ",
    "but 5 ", "*5 ", "karenge 5 ", "flat 560048 ", "wrong, 5 ", "lunch\n", "5 lunch\n", "and and ", "\U0001f355 5 ",
    "1-2-", "...", "e\u0301",
)  # fmt: skip


def _timed(work: Callable[[], object]) -> float:
    """Milliseconds of the fastest of a few runs."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best * 1000


def _cases() -> list[tuple[str, Context]]:
    lines = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    return [(line["text"], context_of(line)) for line in lines]


def main() -> None:
    cases = _cases()
    for text, context in cases:
        read_message(text, context)
    ours = [_timed(lambda text=text, context=context: read_message(text, context)) for text, context in cases]
    ours.sort()
    print(f"messages                 {len(cases)}")
    print(f"median of a message      {statistics.median(ours):8.3f} ms")
    print(f"95th percentile          {ours[int(len(ours) * 0.95)]:8.3f} ms")
    context = cases[0][1]
    worst = max(
        (_timed(lambda text=text: read_message(text, context)), unit)
        for unit in _UNITS
        if (text := (unit * LONG)[:LONG])
    )
    print(f"worst {LONG:,} characters   {worst[0]:8.1f} ms  ({worst[1][:20]!r} over and over)")
    sample = [text for text, _ in cases[::20]]
    baseline = statistics.median(_timed(lambda text=text: search_dates(text, languages=["en"])) for text in sample)
    print(f"dateparser, dates only   {baseline:8.3f} ms  (median over {len(sample)} of the messages)")


if __name__ == "__main__":
    main()

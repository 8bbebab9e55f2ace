"""A model's text becomes a typed question."""

from datetime import date, timedelta

import msgspec

from expense_app.llm.base import Context, Intent, ReadQuestion
from expense_app.llm.clean import clean_line, quoted
from expense_app.llm.decode import Undecodable, decode
from expense_app.llm.legend import Legend
from expense_app.llm.period import read_day
from expense_app.llm.validate import BadOutput

MAX_LIMIT = 50
MAX_WORD = 60
_OLDEST = timedelta(days=36_525)
_FURTHEST = timedelta(days=366)

Period = tuple[date | None, date | None]


class _Question(msgspec.Struct, forbid_unknown_fields=True):
    intent: Intent
    start: str | None
    end: str | None
    category: str | None
    person: str | None
    compare_start: str | None
    compare_end: str | None
    limit: int | None
    text: str | None


def read_question(output: str, context: Context, legend: Legend) -> ReadQuestion:
    """Raises BadOutput for anything that is not one whole, sound question."""
    try:
        asked = decode(output, _Question)
    except Undecodable as error:
        raise BadOutput("bad_json", [f"The answer is not in the agreed form: {error}."], again=True) from None
    if asked.intent == "unsupported":
        return ReadQuestion("unsupported")
    start, end = _period(asked.start, asked.end, context.today)
    other_start, other_end = _period(asked.compare_start, asked.compare_end, context.today)
    compares = asked.intent == "month_over_month_compare"
    if compares and (start is None or other_start is None):
        raise _bad("A comparison needs two periods.")
    return ReadQuestion(
        intent=asked.intent,
        start=start,
        end=end,
        category_id=_known(asked.category, legend.categories),
        user_id=_known(asked.person, legend.people),
        compare_start=other_start if compares else None,
        compare_end=other_end if compares else None,
        limit=_limit(asked.limit),
        text=clean_line(asked.text or "", MAX_WORD) or None,
    )


def _period(first: str | None, last: str | None, today: date) -> Period:
    if first is None and last is None:
        return None, None
    start, end = read_day(first or ""), read_day(last or "")
    if start is None or end is None or start > end:
        raise _bad(f"{quoted(first)} to {quoted(last)} is no period.")
    if start < today - _OLDEST or end > today + _FURTHEST:
        raise _bad(f"The period {start} to {end} is too far away.")
    return start, end


def _known(brief: str | None, meanings: dict[str, str]) -> str | None:
    if brief is not None and brief not in meanings:
        raise _bad(f"{quoted(brief)} is not of this household.")
    return None if brief is None else meanings[brief]


def _limit(limit: int | None) -> int | None:
    if limit is not None and not 1 <= limit <= MAX_LIMIT:
        raise _bad(f"{quoted(limit)} is no limit.")
    return limit


def _bad(problem: str) -> BadOutput:
    return BadOutput("bad_question", [problem], again=False)

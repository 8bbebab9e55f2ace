"""A summary may only phrase what was computed: one number that is not in the result, and it is refused."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import msgspec

from expense_app.llm.base import IntentResult
from expense_app.llm.clean import clean_line, quoted
from expense_app.llm.dates_said import without_dates
from expense_app.llm.decode import Undecodable, decode
from expense_app.llm.numerals import Numeral, ascii_digits, numerals
from expense_app.llm.validate import BadOutput

MAX_SUMMARY = 400
_MARKUP = re.compile(r"[<>`*_\[\]{}|]|://|www\.", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


class _Summary(msgspec.Struct, forbid_unknown_fields=True):
    summary: str


def read_summary(output: str, result: IntentResult) -> str:
    """The summary, if it holds nothing of its own. Raises BadOutput."""
    try:
        text = clean_line(decode(output, _Summary).summary, MAX_SUMMARY + 1)
    except Undecodable as error:
        raise BadOutput("bad_json", [f"The answer is not in the agreed form: {error}."], again=True) from None
    problems = list(_problems(text, result))
    if problems:
        raise BadOutput("summary_not_ours", problems, again=False)
    return text


def _problems(text: str, result: IntentResult) -> Iterable[str]:
    if not text or len(text) > MAX_SUMMARY:
        yield "The summary is empty or too long."
    if _MARKUP.search(text):
        yield "The summary holds markup or a link."
    own = _own_text(result)
    for word in _WORD.findall(text):
        if not _is_latin(word) and word not in own:
            yield f"{quoted(word)} is a word in another script that the result does not hold."
    for source in foreign_numbers(text, result):
        yield f"{quoted(source)} is a number that the result does not hold."


def foreign_numbers(text: str, result: IntentResult) -> list[str]:
    """The numbers and dates of `text` that `result` does not hold, as they are written."""
    known = _Known.of(result)
    unnamed = _without_names(ascii_digits(text), result)
    rest, foreign = without_dates(unnamed, result.dates)
    return [*foreign, *(numeral.source for numeral in numerals(rest) if not known.holds(numeral))]


@dataclass(frozen=True, slots=True)
class _Known:
    amounts: frozenset[Decimal]
    percents: frozenset[Decimal]
    counts: frozenset[Decimal]
    currencies: frozenset[str]

    @classmethod
    def of(cls, result: IntentResult) -> "_Known":
        """The exact values, and the values as the template writes them, which may be rounded."""
        sentence, _ = without_dates(_without_names(ascii_digits(result.sentence), result), result.dates)
        said = list(numerals(sentence))
        amounts, percents, counts = _said(said)
        marks = {numeral.currency for numeral in said}
        for figure in result.figures:
            into = percents if figure.unit == "%" else amounts if figure.unit else counts
            shown = list(numerals(clean_line(figure.shown, MAX_SUMMARY)))
            into.update({figure.value}, (numeral.value for numeral in shown if numeral.value is not None))
            marks.update({figure.unit}, (numeral.currency for numeral in shown))
        return cls(frozenset(amounts), frozenset(percents), frozenset(counts), frozenset(marks - {"", "%"}))

    def holds(self, numeral: Numeral) -> bool:
        if numeral.value is None:
            return False
        if numeral.percent:
            return numeral.value in self.percents
        if numeral.currency:
            return numeral.currency in self.currencies and numeral.value in self.amounts
        return numeral.value in self.amounts | self.counts


def _said(said: list[Numeral]) -> tuple[set[Decimal], set[Decimal], set[Decimal]]:
    amounts: set[Decimal] = set()
    percents: set[Decimal] = set()
    counts: set[Decimal] = set()
    for numeral in said:
        if numeral.value is not None:
            (percents if numeral.percent else amounts if numeral.currency else counts).add(numeral.value)
    return amounts, percents, counts


def _own_text(result: IntentResult) -> str:
    return " ".join([result.sentence, *(figure.label for figure in result.figures)])


def _without_names(text: str, result: IntentResult) -> str:
    """`text` without the names of the result: a shop called 7-Eleven is no number."""
    for name in sorted({ascii_digits(figure.label) for figure in result.figures}, key=len, reverse=True):
        if any(char.isalpha() for char in name):
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text, flags=re.IGNORECASE)
    return text


def _is_latin(word: str) -> bool:
    return all(unicodedata.name(char, "").startswith("LATIN") for char in word)

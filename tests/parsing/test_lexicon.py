"""The data files that people edit: whatever they write there must load, once, and mean one thing."""

from collections import Counter
from importlib.resources import files

import pytest

from expense_app.parsing.lexicon import NORMAL, STRONG, WEAK, Entry, Lexicon, index_key, lexicon, read_file, read_line
from expense_app.parsing.matching import PLACE_WORDS
from expense_app.parsing.phrase import AND, SEPARATOR, stem
from expense_app.parsing.types import DEFAULT_CATEGORIES

FOLDER = files("expense_app.parsing") / "lexicon"


def lines(category: str) -> list[str]:
    text = (FOLDER / f"{category}.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def entries() -> list[Entry]:
    return [entry for category in DEFAULT_CATEGORIES for entry in read_file(category)]


def test_each_default_category_has_a_file_and_no_other_file_lies_there() -> None:
    named = {path.name for path in FOLDER.iterdir()}
    assert named == {f"{category}.txt" for category in DEFAULT_CATEGORIES} | {"_not_typos.txt"}


@pytest.mark.parametrize("category", DEFAULT_CATEGORIES)
def test_every_line_is_an_entry(category: str) -> None:
    unread = [line for line in lines(category) if not read_line(line, category)]
    assert unread == []


@pytest.mark.parametrize("category", DEFAULT_CATEGORIES)
def test_a_line_holds_one_plain_phrase(category: str) -> None:
    odd = [
        line
        for line in lines(category)
        if line != line.strip() or (any(mark in line for mark in ";,\t") and "@" not in line)
    ]
    assert odd == []


def test_no_entry_stands_in_two_places() -> None:
    places = Counter((index_key(entry.words), entry.region) for entry in entries())
    assert [key for key, count in places.items() if count > 1] == []


def test_there_are_thousands_of_entries_and_no_category_is_thin() -> None:
    per_category = Counter(entry.category for entry in entries())
    assert per_category.total() >= 10_000
    assert all(per_category[category] >= 150 for category in DEFAULT_CATEGORIES if category != "other")


def test_every_entry_is_found_under_its_own_words() -> None:
    index = lexicon()
    lost = [
        entry
        for entry in entries()
        if index.find(entry.words, [stem(word) for word in entry.words], entry.region) != entry
    ]
    assert lost == []


def test_marks_give_an_entry_its_strength() -> None:
    assert [read_line(line, "gifts")[0].strength for line in ("? birthday", "! gift", "hamper", "🎁")] == [
        WEAK,
        STRONG,
        NORMAL,
        WEAK,
    ]


def test_a_line_with_regions_counts_only_there() -> None:
    index = Lexicon([*read_line("gas @US,CA", "fuel"), *read_line("gas", "utilities")])
    found = {region: index.find(["gas"], ["gas"], region) for region in ("US", "CA", "IN")}
    assert {region: entry and entry.category for region, entry in found.items()} == {
        "US": "fuel",
        "CA": "fuel",
        "IN": "utilities",
    }


def test_comments_and_blank_lines_are_no_entries() -> None:
    assert [read_line(line, "food") for line in ("", "   ", "# Tea", "  # chai")] == [[], [], [], []]


@pytest.mark.parametrize(("words", "found"), [(["big", "basket"], True), (["me", "at"], False)])
def test_only_long_entries_may_be_cut_into_other_words(words: list[str], found: bool) -> None:
    index = Lexicon([*read_line("bigbasket", "groceries"), *read_line("meat", "groceries")])
    assert (index.find(words, words, "") is not None) is found


def test_an_unknown_region_reads_the_entries_that_hold_everywhere() -> None:
    entry = lexicon().find(["chai"], ["chai"], "ZZ")
    assert entry
    assert entry.category == "food"


def test_no_entry_is_made_of_words_that_only_join_others() -> None:
    joints = frozenset({AND, SEPARATOR}) | PLACE_WORDS
    assert [entry for entry in entries() if joints.issuperset(entry.words)] == []

"""Words as they are selected: without the marks around them."""

from __future__ import annotations

import pytest

from extractors.model import Span
from tui.words import bare, run_of, word_at, word_by

TEXT = "“Zaranj’s mayor,” the U.S. said — $1.3 million (500–600 men).\n\nNext: 20%."


def words() -> list[str]:
    found, offset = [], 0
    while (word := word_at(TEXT, offset)) is not None:
        found.append(TEXT[word.start : word.end])
        offset = word.end
    return found


def test_words_have_no_marks_around_them_and_keep_those_within() -> None:
    assert words() == [
        "Zaranj’s", "mayor", "the", "U.S.", "said", "$1.3", "million", "500–600", "men", "Next", "20%",
    ]  # fmt: skip


def test_back_again_by_words() -> None:
    found, offset = [], len(TEXT) - 1
    while (word := word_by(TEXT, offset, -1)) is not None:
        found.append(TEXT[word.start : word.end])
        offset = word.start
    assert found == words()[::-1]


def test_on_by_words_from_within_one() -> None:
    word = word_by(TEXT, TEXT.index("ayor"), 1)
    assert word is not None
    assert TEXT[word.start : word.end] == "the"


@pytest.mark.parametrize(
    ("one", "other", "run"),
    [
        ("Zaranj", "Zaranj", "Zaranj"),
        ("mayor", "Zaranj", "Zaranj’s mayor"),
        ("$1.3", "million", "$1.3 million"),
        ("U.S.", "U.S.", "U.S."),
        ("20", "20", "20%"),
    ],
)
def test_a_run_of_words_whichever_end_comes_first_and_without_its_possessive(
    one: str, other: str, run: str
) -> None:
    found = run_of(TEXT, TEXT.index(one), TEXT.index(other))
    assert found is not None
    assert TEXT[found.start : found.end] == run


def test_a_span_of_the_mouse_loses_what_is_around_it() -> None:
    assert bare(TEXT, Span(0, 9)) == Span(1, 7)
    assert bare(TEXT, Span(31, 34)) is None
    assert word_at("  \n", 0) is None

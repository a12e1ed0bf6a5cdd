import re
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.model import Span
from tui.search import Search

TEXT = "The Taliban took Lashkar\nGah on Friday, and Kabul.  Lashkar Gah fell; the taliban said 12 of 34. A [b] c."


def searched(
    words: str, text: str = TEXT, is_pattern: bool = False, near: int = 0, stretch: int = 1 << 15
) -> Search:
    search = Search(words, text, is_pattern, near, stretch=stretch)
    while not search.is_complete:
        search = search.further()
    return search


def found(words: str, is_pattern: bool = False) -> list[str]:
    return [TEXT[span.start : span.end] for span in searched(words, TEXT, is_pattern).found]


def test_a_phrase_is_found_across_a_line_break_and_double_blanks() -> None:
    assert found("lashkar gah") == ["Lashkar\nGah", "Lashkar Gah"]
    assert found("kabul. lashkar") == ["Kabul.  Lashkar"]


def test_a_capital_in_the_words_makes_capitals_matter() -> None:
    assert found("taliban") == ["Taliban", "taliban"]
    assert found("Taliban") == ["Taliban"]
    assert found(r"\D{3}iban", is_pattern=True) == ["Taliban", "taliban"]
    assert found(r"[T]alib\w+", is_pattern=True) == ["Taliban"]


def test_words_are_taken_as_they_stand() -> None:
    assert found("[b]") == ["[b]"]
    assert found(".") == [".", ".", "."]


@pytest.mark.parametrize(
    ("pattern", "matches"),
    [
        (r"\d+ of \d+", ["12 of 34"]),
        (r"lashkar gah", ["Lashkar\nGah", "Lashkar Gah"]),
        (r"(kabul|friday)", ["Friday", "Kabul"]),
        (r"12[ ]of", ["12 of"]),
        (r"x*", []),
    ],
)
def test_a_pattern_is_found(pattern: str, matches: list[str]) -> None:
    assert found(pattern, is_pattern=True) == matches


@pytest.mark.parametrize("pattern", ["(", "[a", "*", "a{2,1}", "(?P<n>a)(?P<n"])
def test_what_is_no_pattern_says_so(pattern: str) -> None:
    search = searched(pattern, TEXT, True)
    assert tuple(search.found) == ()
    assert search.trouble.startswith("no pattern yet: ")


@pytest.mark.parametrize("text", ["a" * 60 + "b", TEXT * 500 + "a" * 60 + "b" + TEXT * 500])
def test_a_pattern_that_takes_for_ever_is_given_up(text: str) -> None:
    search = searched("(a|aa)+$", text, True)
    assert tuple(search.found) == ()
    assert "too long" in search.trouble


def test_matches_are_stepped_through_around_the_text() -> None:
    search = searched("taliban")
    first, last = search.found
    assert search.after(0) == first
    assert search.after(last.start) == first
    assert search.before(first.start) == last
    assert search.found.number(last.start) == 2


@pytest.mark.parametrize("pattern", ["(a{1000}){1000}", "a{1000000}", "((a{100}){1,100}){,100}"])
def test_a_pattern_that_repeats_for_ever_is_not_even_tried(pattern: str) -> None:
    assert "repeats too often" in searched(pattern, TEXT, True).trouble


PATTERNS = [
    r"\w+", r"\W+", r"\s+", r"a+b", r"(a|b)\s", r"a*", r"^a", r"b$", r"\ba", r"a.?b", r"aa", r"aba",
    r"(?<=a)b", r"b(?=a)", r"[^a]+", r"a\nb", r"(a|ab)(b|)",
]  # fmt: skip


@given(
    text=st.text("abA \n", min_size=1, max_size=60),
    words=st.text("ab ", min_size=1, max_size=4),
    near=st.integers(0, 60),
    stretch=st.integers(1, 20),
)
@example(text="aaaaaaaaa", words="aa", near=5, stretch=1)
def test_words_are_found_wherever_the_search_begins_as_in_one_go(
    text: str, words: str, near: int, stretch: int
) -> None:
    whole = re.compile(r"\s+".join(words.split()), re.IGNORECASE).finditer(text) if words.strip() else ()
    with patch("tui.search.REACH", 3):
        search = searched(words, text, near=min(near, len(text)), stretch=stretch)
    assert tuple(search.found) == tuple(Span(*match.span()) for match in whole)


@given(
    text=st.text("abA \n", min_size=1, max_size=60),
    pattern=st.sampled_from(PATTERNS),
    near=st.integers(0, 60),
    stretch=st.integers(1, 20),
)
def test_a_pattern_is_found_wherever_the_search_begins_as_in_one_go(
    text: str, pattern: str, near: int, stretch: int
) -> None:
    flags = (
        re.MULTILINE
        if any(c.isupper() for c in re.sub(r"\\.", "", pattern))
        else re.MULTILINE | re.IGNORECASE
    )
    with patch("tui.search.REACH", 3), patch("tui.search._SHORTEST", 1):
        search = searched(pattern, text, True, min(near, len(text)), stretch)
    whole = (Span(*match.span()) for match in re.finditer(pattern, text, flags))
    assert tuple(search.found) == tuple(span for span in whole if span.end > span.start)


def test_what_is_near_is_known_first_and_what_is_not_is_not_guessed() -> None:
    text = "\n\n".join(f"The {n}th of many paragraphs." for n in range(10_000))
    search = Search("paragraphs", text, near=len(text) // 2).further()
    assert not search.is_complete
    assert search.searched is not None
    first, second, *_, last = search.found
    here = search.after(len(text) // 2)
    assert here is not None
    assert here.start - len(text) // 2 < 100
    assert search.after(0) is search.after(last.start) is None
    assert search.before(first.start) is search.before(len(text)) is None
    assert search.before(second.start) == first


@pytest.mark.parametrize("is_pattern", [False, True])
def test_no_step_of_a_search_reads_more_of_a_long_text_than_of_a_short_one(is_pattern: bool) -> None:
    text = "One word after another, and no end.\n" * 20_000
    search, steps = Search("zebra", text, is_pattern, near=300_000), 0
    while not search.is_complete:
        before, search = search.searched or Span(300_000, 300_000), search.further()
        steps += 1
        assert search.searched is not None
        assert len(range(*search.searched)) - len(range(*before)) < 40_000 or before.start == before.end
    assert steps > 10


@given(
    text=st.text("ab ", min_size=1, max_size=60),
    stretch=st.integers(1, 20),
    offset=st.integers(-1, 61),
    length=st.integers(0, 9),
)
def test_what_was_found_is_looked_up_as_in_one_list(
    text: str, stretch: int, offset: int, length: int
) -> None:
    found = searched("ab", text, stretch=stretch).found
    matches, span = list(found), Span(offset, offset + length)
    assert found.count == len(matches)
    assert found.after(offset) == next((m for m in matches if m.start > offset), None)
    assert found.before(offset) == next((m for m in reversed(matches) if m.start < offset), None)
    assert found.number(offset) == sum(m.start <= offset for m in matches)
    if length:
        assert list(found.between(span)) == [m for m in matches if m.start < span.end and m.end > span.start]


def test_a_pattern_with_very_many_matches_is_searched_in_shorter_stretches() -> None:
    search = Search(r"\w", "One word after another, and no end.\n" * 20_000, True)
    while search.searched is None:
        search = search.further()
    assert not search.is_slow
    assert search.found.count < 5_000

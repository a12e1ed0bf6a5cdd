import pytest

from tui.search import Search

TEXT = "The Taliban took Lashkar\nGah on Friday, and Kabul.  Lashkar Gah fell; the taliban said 12 of 34. A [b] c."


def found(words: str, is_pattern: bool = False) -> list[str]:
    return [TEXT[span.start : span.end] for span in Search(words, TEXT, is_pattern).matches]


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
    search = Search(pattern, TEXT, True)
    assert search.matches == ()
    assert search.trouble.startswith("no pattern yet: ")


def test_a_pattern_that_takes_for_ever_is_given_up() -> None:
    search = Search("(a|aa)+$", "a" * 60 + "b", True)
    assert search.matches == ()
    assert "too long" in search.trouble


def test_matches_are_stepped_through_around_the_text() -> None:
    search = Search("taliban", TEXT)
    first, last = search.matches
    assert search.after(0) == first
    assert search.after(last.start) == first
    assert search.before(first.start) == last
    assert search.number(last.start) == 2


@pytest.mark.parametrize("pattern", ["(a{1000}){1000}", "a{1000000}", "((a{100}){1,100}){,100}"])
def test_a_pattern_that_repeats_for_ever_is_not_even_tried(pattern: str) -> None:
    assert "repeats too often" in Search(pattern, TEXT, True).trouble

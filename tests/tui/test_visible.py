import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tui.visible import visible


@given(st.text(st.characters()))
def test_nothing_that_a_terminal_obeys_comes_out(text: str) -> None:
    for character in visible(text):
        assert unicodedata.category(character) not in ("Cc", "Cs", "Co"), hex(ord(character))
        assert unicodedata.bidirectional(character) not in (
            "RLO",
            "LRO",
            "RLE",
            "LRE",
            "PDF",
            "RLI",
            "LRI",
            "FSI",
            "PDI",
        )


def test_an_escape_sequence_is_shown_and_not_sent() -> None:
    assert visible("\x1b[31mred\x07") == "␛[31mred␇"


def test_a_bidi_override_is_spelled_out() -> None:
    assert visible("a\u202eb") == "a⟨U+202E⟩b"


@given(st.text(st.characters(categories=["L", "N", "P"])))
def test_plain_letters_stay_as_they_are(text: str) -> None:
    assert visible(text) == text


def test_a_character_comes_out_alike_alone_and_beside_one_that_is_not_safe() -> None:
    for code in (*range(0x11000), *range(0x1F600, 0x1F650), *range(0xE0000, 0xE1000), 0xF0000, 0x10FFFF):
        assert visible(f"{chr(code)}\x1b") == f"{visible(chr(code))}␛", hex(code)

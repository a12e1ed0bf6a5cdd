from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from extractors.model import Span
from extractors.sources.paragraphs import paragraphs_of
from tui.visible import visible
from tui.wrapping import Lines, blocks_of

TEXTS = st.text(st.sampled_from("ab cd\n\t >é—“”漢字e\u0301\x1b\u202e🙂-"), max_size=200)


@given(TEXTS, st.integers(4, 40))
def test_every_character_that_is_not_blank_is_on_one_line(text: str, width: int) -> None:
    lines = Lines(text, blocks_of(text, paragraphs_of(text)), width)
    shown = [offset for line in range(len(lines)) for offset in range(*lines.span(line))]
    assert shown == sorted(set(shown))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(shown)


@given(TEXTS, st.integers(12, 40))
def test_no_line_is_wider_than_the_measure(text: str, width: int) -> None:
    lines = Lines(text, blocks_of(text, paragraphs_of(text)), width)
    for line in range(len(lines)):
        assert cell_len(visible(text[slice(*lines.span(line))])) <= width


@given(TEXTS, st.integers(4, 40))
def test_an_offset_is_found_on_the_line_that_shows_it(text: str, width: int) -> None:
    lines = Lines(text, blocks_of(text, paragraphs_of(text)), width)
    for line in range(len(lines)):
        start, end = lines.span(line)
        for offset in range(start, end):
            assert lines.at(offset) == line


def test_words_are_kept_whole_where_they_fit() -> None:
    text = "one two three four"
    lines = Lines(text, [Span(0, len(text))], 9)
    assert [text[slice(*lines.span(i))] for i in range(len(lines))] == ["one two", "three", "four"]


def test_a_line_that_a_mail_quotes_begins_a_line_on_the_screen() -> None:
    text = "> It expects another\n> 1,500 people by\r\n>\n> Wednesday and 5 > 4."
    lines = Lines(text, [Span(0, len(text))], 60)
    shown = [text[slice(*lines.span(i))] for i in range(len(lines))]
    assert shown == ["> It expects another", "> 1,500 people by", ">", "> Wednesday and 5 > 4."]


def test_a_word_that_is_longer_than_a_line_is_cut() -> None:
    lines = Lines("abcdefghij", [Span(0, 10)], 4)
    assert [tuple(lines.span(i)) for i in range(len(lines))] == [(0, 4), (4, 8), (8, 10)]


def test_a_header_run_and_its_story_on_one_line_stay_together() -> None:
    text = "date 2021-08-13 The story.\n\nMore."
    assert [*blocks_of(text, (Span(0, 15), Span(16, 26), Span(28, 33)))] == [Span(0, 26), Span(28, 33)]


def test_rows_of_a_table_stand_under_each_other_and_apart_from_what_is_around_them() -> None:
    text = "Before it.\n\nTown     Rain\nKaitaia  210\nOpua     80\n\nAfter it.\nAnd on."
    blocks = [*blocks_of(text, paragraphs_of(text))]
    lines = Lines(text, blocks, 40)
    shown = [text[slice(*lines.span(line))] for line in range(len(lines))]
    assert shown == [
        "Before it.", "", "Town     Rain", "Kaitaia  210", "Opua     80", "", "After it.", "", "And on."
    ]  # fmt: skip
    for line, words in enumerate(shown):
        if words:
            assert lines.at(text.index(words)) == line

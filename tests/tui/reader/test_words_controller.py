"""Words are selected by keys from where the selection was begun, or by the mouse."""

from __future__ import annotations

from extractors.model import Span
from tests.tui.reader.fakes import Reader


def selected(reader: Reader) -> str:
    span = reader.controllers.words.selected
    return reader.now.article.text[span.start : span.end] if span else ""


def test_steps_go_by_words_and_back_to_this_ones_beginning_first(reader: Reader) -> None:
    words, kabul = reader.controllers.words, reader.mention("Kabul")
    reader.session.go(kabul.start + 2)
    words.step(-1)
    assert reader.now.focus.offset == kabul.start
    words.step(1)
    after = reader.now.focus.offset
    assert after > kabul.start
    words.step(-1)
    assert reader.now.focus.offset == kabul.start
    assert selected(reader) == ""
    reader.session.go(len(reader.now.article.text) - 1)
    for _ in range(3):
        words.step(1)
    assert reader.notice == "There is no word further on."


def test_a_selection_goes_from_its_beginning_to_where_the_reader_goes(reader: Reader) -> None:
    words, kabul = reader.controllers.words, reader.mention("Kabul")
    reader.session.go(kabul.start + 2)
    words.select()
    assert selected(reader) == "Kabul"
    assert reader.notice.startswith("“Kabul” · ")
    words.step(1)
    assert selected(reader).startswith("Kabul")
    assert len(selected(reader).split()) == 2
    words.step(-1)
    words.step(-1)
    assert selected(reader).endswith(" Kabul")
    words.select()
    assert selected(reader) == ""


def test_escape_drops_the_selection_first(reader: Reader) -> None:
    reader.go("Kabul")
    reader.controllers.words.select()
    reader.controllers.dismissals.first()
    assert selected(reader) == ""
    assert reader.now.anchor is None


def test_what_the_mouse_selected_goes_before(reader: Reader) -> None:
    kabul = reader.mention("Kabul")
    reader.controllers.words.select()
    reader.host.selected_span = Span(kabul.start - 1, kabul.end + 1)
    assert selected(reader) == "Kabul"
    reader.host.clear_selection()
    assert selected(reader) != "Kabul"

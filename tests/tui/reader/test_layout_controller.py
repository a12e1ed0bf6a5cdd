"""How the text stands, and which pane has the keys."""

from __future__ import annotations

from tests.tui.reader.fakes import Reader


def test_lines_grow_by_steps_up_to_what_is_read_well(reader: Reader) -> None:
    layout, widths = reader.controllers.layout, []
    for _ in range(40):
        layout.widen(1)
        widths.append(layout.width)
    assert widths[-1] == widths[-2]
    assert "no more is read well" in reader.notice
    assert reader.host.values["width"] == widths[-1]


def test_a_wider_text_than_there_is_room_for_says_so(reader: Reader) -> None:
    reader.controllers.layout.widen(1)
    assert reader.notice.endswith("There is room for 65; z: the article alone.")


def test_the_article_alone_closes_the_card_and_shows_everything_again(reader: Reader) -> None:
    reader.go("Kabul")
    reader.controllers.cards.open()
    reader.controllers.layout.zen()
    assert reader.host.values["is_zen"]
    assert not reader.side.is_card_shown
    reader.controllers.layout.show_all()
    assert not reader.host.values["is_zen"]


def test_tab_goes_around_the_panes_and_the_text(reader: Reader) -> None:
    reader.controllers.layout.pane(1)
    assert reader.side.given == [("location", None)]
    reader.side.kind = "date"
    reader.controllers.layout.pane(1)
    assert reader.host.focus is reader.host.text
    reader.side.kind = None
    reader.controllers.layout.pane(-1)
    assert reader.side.given[-1] == ("date", None)


def test_in_a_narrow_window_the_pane_in_view_comes_first(reader: Reader) -> None:
    reader.host.is_narrow, reader.side.shown = True, "figure"
    reader.controllers.layout.pane(1)
    assert reader.side.given == [("figure", None)]


def test_labels_are_shown_with_their_meaning(reader: Reader) -> None:
    reader.controllers.layout.labels()
    assert reader.now.has_labels
    assert "A actor" in reader.notice
    reader.controllers.layout.labels()
    assert not reader.now.has_labels


def test_the_reason_of_a_row_is_said_as_a_reason(reader: Reader) -> None:
    entity = next(iter(reader.now.facts.entities.values()))
    reader.controllers.layout.say_why(entity.id)
    assert reader.session.reason == reader.notice == entity.reason


def test_a_closed_pane_is_opened_by_a_click_on_its_name(reader: Reader) -> None:
    reader.controllers.layout.choose_pane("statement")
    assert not reader.now.filter.closed
    assert reader.side.given == [("statement", None)]

"""The keys that move go to what has them; what that leaves is the text's."""

from __future__ import annotations

import pytest

from tests.tui.reader.fakes import FakePart, FakeText, Reader


@pytest.mark.parametrize(
    ("method", "argument", "told"),
    [("line", 1, ("line", 1)), ("page", -0.5, ("page", -0.5)), ("edge", 1, ("edge", 1))],
)
def test_what_has_the_keys_is_moved_in(
    reader: Reader, method: str, argument: float, told: tuple[str, float]
) -> None:
    pane = FakePart()
    reader.host.focus = pane
    getattr(reader.controllers.navigation, method)(argument)
    assert pane.told == [told]


def test_without_keys_anywhere_the_text_is_moved_in(reader: Reader) -> None:
    reader.host.focus = None
    reader.controllers.navigation.line(-1)
    assert isinstance(reader.host.text, FakeText)
    assert reader.host.text.told == [("line", -1)]


def test_a_list_leaves_its_sides_to_the_text_and_a_chart_keeps_them(reader: Reader) -> None:
    assert isinstance(reader.host.text, FakeText)
    reader.host.focus = FakePart()
    reader.controllers.navigation.sentence(1)
    assert reader.host.text.told == [("side", 1)]
    reader.host.focus = FakePart(has_items=True)
    reader.controllers.navigation.sentence(1)
    assert reader.host.text.told == [("side", 1)]


def test_again_steps_through_the_chosen_entity_and_around(reader: Reader) -> None:
    first = reader.go("Kabul")
    stops = []
    for _ in reader.now.facts.mentions_of(first.entity):
        reader.controllers.navigation.again(1)
        stops.append(reader.now.focus.offset)
    assert stops[-1] == first.start
    assert len(set(stops)) == len(stops) > 1


def test_again_says_what_it_needs(reader: Reader) -> None:
    reader.controllers.navigation.again(1)
    assert reader.notice == "Search with / or choose an entity with ] first."


def test_the_next_mention_is_chosen_and_the_last_says_so(reader: Reader) -> None:
    reader.controllers.navigation.mention(1)
    assert reader.now.focus.entity
    reader.session.go(len(reader.now.article.text) - 1)
    reader.controllers.navigation.mention(1)
    assert reader.notice == "There is none further on."


def test_back_leads_to_where_a_jump_began_and_says_where_there_was_none(reader: Reader) -> None:
    began = reader.now.focus.offset
    reader.controllers.navigation.back()
    assert reader.notice == "You have not jumped anywhere yet."
    reader.controllers.navigation.go_to_click(200, None)
    reader.controllers.navigation.back()
    assert reader.now.focus.offset == began
    reader.controllers.navigation.back(-1)
    assert reader.now.focus.offset == 200


def test_enter_in_the_text_gives_the_keys_to_the_entitys_row(reader: Reader) -> None:
    mention = reader.go("Kabul")
    reader.controllers.navigation.choose()
    assert reader.side.given == [(mention.kind, mention.entity)]


def test_enter_in_a_pane_is_the_panes(reader: Reader) -> None:
    pane = FakePart(has_items=True)
    reader.host.focus = pane
    reader.controllers.navigation.choose()
    assert pane.told == [("activate",)]
    assert not reader.side.given

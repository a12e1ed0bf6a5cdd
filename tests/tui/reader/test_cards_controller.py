"""The card: what opens it, where it leads, what it follows, and what closing it gives back."""

from __future__ import annotations

from extractors.model import Analysis
from tests.tui.reader.fakes import FakePart, Reader
from tui.cards.line import Stop
from tui.reading import Progress


def test_the_card_of_what_is_under_the_cursor_is_opened_and_gets_the_keys(reader: Reader) -> None:
    mention = reader.go("Kabul")
    reader.controllers.cards.open()
    assert reader.side.card.shown == [(mention.entity, 0, 0)]
    assert reader.controllers.cards.has_keys


def test_the_way_back_leads_through_the_cards_before(reader: Reader) -> None:
    cards, first = reader.controllers.cards, reader.go("Kabul")
    cards.open()
    other = reader.mention("Taliban").entity
    cards.show_of(other)
    assert reader.side.card.shown[-1][:2] == (other, 1)
    cards.back()
    assert reader.side.card.shown[-1][:2] == (first.entity, 0)
    cards.back()
    assert reader.notice == "This is the first card: Esc closes it."


def test_without_a_card_there_is_no_way_back(reader: Reader) -> None:
    reader.controllers.cards.back()
    assert reader.notice == "No card is open: i opens one."


def test_dismissed_the_text_is_where_it_was_and_the_keys_are_back(reader: Reader) -> None:
    pane = FakePart()
    mention = reader.go("Kabul")
    reader.host.focus = pane
    reader.controllers.cards.show_of(mention.entity)
    reader.controllers.cards.point_at(Stop(mention.entity, offset=5))
    assert reader.now.focus.offset == 5
    reader.controllers.cards.dismiss()
    assert reader.now.focus.offset == mention.start
    assert reader.host.focus is pane
    assert not reader.side.is_card_shown


def test_a_stop_that_is_chosen_is_gone_to_and_leads_back(reader: Reader) -> None:
    mention = reader.go("Kabul")
    reader.controllers.cards.open()
    reader.controllers.cards.choose_stop(Stop(mention.entity, offset=5))
    assert reader.now.focus.offset == 5
    assert not reader.controllers.cards.is_open
    assert reader.session.back(1)
    assert reader.now.focus.offset == mention.start


def test_a_link_opens_the_card_that_it_leads_to(reader: Reader) -> None:
    reader.go("Kabul")
    reader.controllers.cards.open()
    other = reader.mention("Taliban").entity
    reader.side.card.stop = Stop(other, None, is_link=True)
    reader.controllers.navigation.choose()
    assert reader.side.card.shown[-1][0] == other


def test_another_entity_that_is_chosen_in_the_text_takes_the_card(reader: Reader) -> None:
    reader.go("Kabul")
    reader.controllers.cards.open()
    reader.host.focus = reader.host.text
    other = reader.go("Taliban")
    assert reader.side.card.shown[-1][0] == other.entity


def test_more_that_is_known_renews_the_card_and_less_closes_it(
    reader: Reader, stored_analysis: Analysis
) -> None:
    reader.go("Kabul")
    reader.controllers.cards.open()
    reader.session.update(reader.now.analysed(stored_analysis, Progress(is_complete=True)))
    assert reader.side.card.renewed == 1
    reader.session.update(reader.now.analysed(Analysis(), Progress(is_complete=True)))
    assert not reader.controllers.cards.is_open
    assert reader.notice == "The analysis no longer has what the card was about."


def test_an_entity_is_gone_to_first_and_its_card_opened_then(reader: Reader) -> None:
    mention = reader.mention("Taliban")
    reader.controllers.cards.choose_entity(mention.entity)
    assert reader.now.focus.entity == mention.entity
    assert not reader.controllers.cards.is_open
    reader.controllers.cards.choose_entity(mention.entity)
    assert reader.controllers.cards.is_open


def test_tab_goes_from_the_text_to_the_card_and_back(reader: Reader) -> None:
    reader.go("Kabul")
    reader.controllers.cards.open()
    reader.controllers.layout.pane(1)
    assert reader.host.focus is reader.host.text
    reader.controllers.layout.pane(1)
    assert reader.controllers.cards.has_keys


def test_the_end_of_the_cards_mentions_is_said(reader: Reader) -> None:
    reader.go("Kabul")
    reader.controllers.cards.open()
    reader.controllers.navigation.again(1)
    assert reader.notice == "There is no mention further on."


def test_what_is_copied_is_the_sentence_and_on_a_card_the_entity(reader: Reader) -> None:
    reader.go("Kabul")
    reader.controllers.cards.copy()
    reader.controllers.cards.open()
    reader.side.card.at = reader.host.text.pointed()
    reader.controllers.cards.copy()
    assert len(reader.host.copied) == 2
    assert "Kabul" in reader.host.copied[1]

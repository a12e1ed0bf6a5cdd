"""What a command is about, and what is marked for a pipe."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Analysis, Article, Span
from tests.tui.reader.fakes import FakePart, Reader
from tui.chosen.choice import Choice
from tui.filter import Filter
from tui.reader.navigation import Pointed


def test_in_the_text_it_is_the_mention_under_the_cursor_else_the_chosen_entity(reader: Reader) -> None:
    mention = reader.go("Kabul")
    assert reader.selection.pointed() == Pointed(mention.entity, mention)
    reader.session.take(reader.now.focused_on(0, mention.entity))
    assert reader.selection.pointed() == Pointed(mention.entity)


def test_what_has_the_keys_is_asked_and_nothing_else(reader: Reader) -> None:
    reader.go("Kabul")
    pane = FakePart(pointed=Pointed("L1"))
    reader.host.focus = pane
    assert reader.selection.pointed() == Pointed("L1")
    pane.at = None
    assert reader.selection.pointed_or_near() is None


def test_near_is_the_first_mention_of_the_sentence(reader: Reader) -> None:
    first = next(mention for mention in reader.now.facts.mentions if mention.start > 200)
    sentence = reader.now.facts.sentences.at(first.start)
    reader.session.go(sentence.start)
    near = reader.selection.pointed_or_near()
    assert near is not None
    assert near.mention == reader.now.facts.between(sentence)[0]


def test_marks_are_for_a_pipe(reader: Reader) -> None:
    reader.selection.mark()
    assert reader.notice.startswith("Marks are for a pipe")


def test_a_mention_is_marked_and_taken_back(sample: Article, stored_analysis: Analysis) -> None:
    reader = Reader([sample], stored_analysis, choice=Choice("mentions"))
    mention = reader.go("Kabul")
    reader.selection.mark()
    assert reader.now.picked == {(mention.kind, mention.start, mention.end)}
    assert str(reader.host.values["chosen"]).startswith("1 mention chosen")
    reader.selection.mark()
    assert not reader.now.picked
    assert str(reader.host.values["chosen"]).startswith("no mentions chosen")


def test_an_entity_is_marked_with_all_its_mentions(sample: Article, stored_analysis: Analysis) -> None:
    reader = Reader([sample], stored_analysis, choice=Choice("entities"))
    mention = reader.go("Kabul")
    reader.selection.mark()
    assert len(reader.now.picked) == len(reader.now.facts.mentions_of(mention.entity)) > 1
    assert str(reader.host.values["chosen"]).startswith("1 entity chosen")


def test_a_marked_article_says_so_beside_its_place(sample: Article, stored_analysis: Analysis) -> None:
    reader = Reader([sample], stored_analysis, choice=Choice("articles"))
    reader.selection.mark()
    assert reader.selection.is_marked
    assert reader.host.values["place"] == "✓ chosen"
    reader.selection.give_up()
    assert reader.host.code == 130


def test_what_a_filter_hides_is_named_and_what_shows_it(reader: Reader) -> None:
    mention = reader.go("Kabul")
    reader.session.take(reader.now.filtered(replace(reader.now.filter, query="kind:date")))
    reader.session.go(mention.start)
    for deed in (reader.controllers.changes.change, reader.controllers.corrections.reject):
        deed()
        assert reader.notice == "“Kabul” is hidden by the filter: Esc clears search and filter in turn."
    assert "hidden by the filter" in reader.selection.why_nothing
    reader.session.take(reader.now.filtered(Filter(frozenset({"location", "statement"}))))
    reader.session.go(mention.start)
    reader.controllers.changes.change()
    assert reader.notice == "“Kabul” is hidden with all of its kind: the key of the locations shows them."
    reader.session.take(reader.now.filtered(Filter()))
    assert not reader.selection.why_hidden(Span(mention.start, mention.end))

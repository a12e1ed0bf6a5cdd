"""A note is asked for in the last line, kept with the corrections, and said where the reader comes to it."""

from __future__ import annotations

from pathlib import Path

from extractors.corrections.ledger import Ledger
from extractors.model import Analysis, Article
from tests.tui.reader.fakes import Reader
from tui.cards.card import Card
from tui.filter import Filter
from tui.reader.article_opener import ArticleOpener


def card_of(reader: Reader, entity: str) -> str:
    return "\n".join(line.text for line in Card(reader.now, entity, 60).lines())


def test_an_entity_is_noted_and_shown_on_its_card(reader: Reader) -> None:
    kabul = reader.go("Kabul")
    reader.controllers.notes.ask()
    assert reader.host.question is not None
    assert reader.host.question.label == " note on Kabul "
    assert reader.host.answer("ask the desk #verify") == ""
    assert "noted on “Kabul”" in reader.notice
    assert "ask the desk #verify" in card_of(reader, kabul.entity)
    reader.controllers.corrections.undo()
    assert "ask the desk" not in card_of(reader, kabul.entity)


def test_the_note_is_changed_and_without_words_there_is_none(reader: Reader) -> None:
    reader.go("Kabul")
    for words in ("first", "second", ""):
        reader.controllers.notes.ask()
        reader.host.answer(words)
        assert [note.words for note in reader.now.remarks] == ([words] if words else [])
    reader.controllers.notes.ask()
    reader.host.answer("")
    assert len(reader.now.corrections.own) == 3, "nothing changed, nothing is kept"  # type: ignore[union-attr]


def test_one_key_makes_it_a_note_on_the_sentence_and_it_is_said_there(reader: Reader) -> None:
    kabul = reader.go("Kabul")
    reader.controllers.notes.ask()
    question = reader.host.question
    assert question is not None
    assert question.switched is not None
    assert question.switched("") == " note on the sentence "
    reader.host.answer("compare with Tuesday #lead")
    (note,) = reader.now.remarks
    assert (note.entity, note.tags) == (None, ("lead",))
    reader.session.go(0)
    assert reader.notice == ""
    reader.session.go(kabul.start)
    assert reader.notice == "Noted: compare with Tuesday #lead"


def test_the_sentences_own_note_is_there_to_be_changed_and_words_go_along_where_it_has_none(
    reader: Reader,
) -> None:
    reader.go("Kabul")
    reader.controllers.notes.ask()
    question = reader.host.question
    assert question is not None
    assert question.switched is not None
    assert question.rewritten is not None
    question.switched("for the desk")
    assert question.rewritten("for the desk") == "for the desk"
    reader.host.answer("for the desk")
    reader.controllers.notes.ask()
    question = reader.host.question
    assert question is not None
    assert question.switched is not None
    assert question.rewritten is not None
    assert question.words == ""
    question.switched("")
    assert question.rewritten("") == "for the desk"
    reader.host.answer("for the desk, today")
    assert [(note.entity, note.words) for note in reader.now.remarks] == [(None, "for the desk, today")]


def test_a_tag_filters_to_what_is_noted(reader: Reader) -> None:
    kabul = reader.go("Kabul")
    reader.controllers.notes.ask()
    reader.host.answer("#verify twice #Sudan")
    reader.controllers.filter.ask()
    question = reader.host.question
    assert question is not None
    assert question.completed is not None
    assert [one.words for one in question.completed("tag:")] == ["tag:Sudan", "tag:verify"]
    assert [one.words for one in question.completed("-tag:v")] == ["-tag:verify"]
    reader.session.take(reader.now.filtered(Filter().asking("tag:ver")))
    assert {mention.entity for mention in reader.now.facts.mentions} == {kabul.entity}
    reader.session.take(reader.now.filtered(Filter().asking("tag:other")))
    assert not reader.now.facts.mentions
    reader.session.take(reader.now.filtered(Filter().asking("tag:sudan kind:actor")))
    assert not reader.now.facts.mentions


async def test_notes_are_kept(sample: Article, stored_analysis: Analysis, tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "corrections", tmp_path / "rules.toml")
    opener = ArticleOpener([sample], lambda article: [stored_analysis], ledger=ledger)
    reader = Reader([sample], opener=opener, ledger=ledger)
    reader.session.go(reader.now.article.text.index("captured"))
    reader.controllers.notes.ask()
    reader.host.answer("who counted? #verify")
    await reader.host.rest("keeping")
    kept = ledger.of(sample)
    assert kept is not None
    there = kept.applied(stored_analysis, sample.text).changes
    assert there is not None
    assert [note.words for note in there.notes] == ["who counted? #verify"]

"""Notes on entities and sentences: kept, exported, and true after other corrections."""

from __future__ import annotations

import pytest

from extractors.corrections.application import corrected
from extractors.corrections.correction import Annotate, Merge, Reject, Target
from extractors.corrections.corrections import tagged
from extractors.corrections.record import RecordError, correction_of, record_of
from extractors.corrections.rule_text import rule_from
from extractors.errors import CorrectionsError
from extractors.exports.registry import format_named
from extractors.exports.schema import as_schema
from extractors.model import Analysis, Note
from extractors.sources.text import article_of
from tests.extractors.test_corrections import FOUND, TEXT, target

SENTENCE = Target("", 0, 43, TEXT[:43])


def noted(*said: Annotate | Merge | Reject) -> Analysis:
    return corrected(FOUND, said, text=TEXT)


def notes(analysis: Analysis) -> tuple[Note, ...]:
    return analysis.changes.notes if analysis.changes else ()


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        ("#a and #b-c, again #a", ("a", "b-c")),
        ("no tag: C#, #, a#b, 3#4", ()),
        ("#größe #x_1.", ("größe", "x_1")),
        ("", ()),
    ],
)
def test_a_tag_is_a_word_after_its_sign(words: str, tags: tuple[str, ...]) -> None:
    assert Note(words, 0, 1).tags == tags


def test_a_note_follows_a_merged_entity_and_goes_with_a_rejected_one() -> None:
    note = Annotate("1", target(FOUND, "A1"), "who? #verify")
    assert [n.entity for n in notes(noted(note))] == ["A1"]
    assert [n.entity for n in notes(noted(note, Merge("2", target(FOUND, "A1"), target(FOUND, "A2"))))] == [
        "A2"
    ]
    assert notes(noted(note, Reject("2", target(FOUND, "A1")))) == ()


def test_a_note_changes_no_fact() -> None:
    there = noted(Annotate("1", SENTENCE, "lead"))
    assert (there.mentions, there.entities) == (FOUND.mentions, FOUND.entities)
    assert there.changes is not None
    assert not there.changes.entities


def test_a_sentence_that_is_not_there_is_idle() -> None:
    there = noted(Annotate("1", Target("", 0, 3, "xyz"), "lead"))
    assert there.changes is not None
    assert (there.changes.idle, there.changes.notes) == (1, ())


def test_what_stands_in_a_tagged_sentence_is_found_there() -> None:
    there = tagged(noted(Annotate("1", SENTENCE, "#lead")), {"lead"})
    assert there.mentions
    assert all(mention.end <= 43 for mention in there.mentions)
    assert {mention.entity for mention in there.mentions} == {entity.id for entity in there.entities}


def test_a_record_gives_it_back() -> None:
    for said in (Annotate("1", SENTENCE, "a #b"), Annotate("2", target(FOUND, "L2"), "")):
        assert correction_of(record_of(said)) == said
    for bad in (
        {"note": 3, "sentence": {}},
        {"note": "a"},
        {"note": "a", "sentence": {"start": 3, "end": 1}},
    ):
        with pytest.raises(RecordError):
            correction_of({"id": "1", "do": "note", **bad})
    with pytest.raises(CorrectionsError):
        rule_from(Annotate("1", SENTENCE, "a"), "a")


def test_exports_have_notes_and_tags() -> None:
    there = noted(
        Annotate("1", SENTENCE, "=lead #x"), Annotate("2", target(FOUND, "L2"), "which one? #verify")
    )
    article = article_of(TEXT, id="a", source="a")
    remarks = as_schema(article, there)["remarks"]
    assert [(r["note"], r["entity"], r["tags"]) for r in remarks] == [
        ("=lead #x", None, ["x"]),
        ("which one? #verify", "L2", ["verify"]),
    ]
    assert all(TEXT[r["start"] : r["end"]] == r["text"] for r in remarks)
    assert as_schema(article, FOUND)["remarks"] == []
    rows = format_named("csv").piece(article, there).decode().splitlines()
    assert any("'=lead #x · which one? #verify" in row for row in rows if "Georgetown" in row)


def test_reports_have_notes_beside_what_they_are_on() -> None:
    there = noted(
        Annotate("1", SENTENCE, "<lead> #x"), Annotate("2", target(FOUND, "L2"), "which | one? #verify")
    )
    article = article_of(TEXT, id="a", source="a")
    told = {name: format_named(name).piece(article, there).decode() for name in ("markdown", "html", "text")}
    assert "## Notes: 2" in told["markdown"]
    assert "which \\| one? \\#verify |" in told["markdown"]
    assert "<h2>Notes: 2</h2>" in told["html"]
    assert "<td>&lt;lead&gt; #x</td>" in told["html"]
    name = next(entity.name for entity in there.entities if entity.id == "L2")
    lines = told["text"].splitlines()
    assert f"Noted on {name}: which | one? #verify" in lines
    first = next(index for index, line in enumerate(lines) if line.startswith("1. "))
    assert "Noted: <lead> #x" in lines[first : lines.index("", first)]
    for name in told:
        assert "Noted" not in format_named(name).piece(article, FOUND).decode()
        assert "Notes: " not in format_named(name).piece(article, FOUND).decode()

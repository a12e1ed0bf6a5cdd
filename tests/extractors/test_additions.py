"""What a person adds to an analysis: the words are mentions, wherever the text has them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extractors.corrections import rulebook
from extractors.corrections.application import corrected
from extractors.corrections.correction import Add, Alter, Reject, Target
from extractors.corrections.corrections import selected
from extractors.corrections.occurrences import occurrences
from extractors.corrections.record import RecordError, correction_of, record_of
from extractors.corrections.rule import Rule
from extractors.corrections.rule_text import RuleError, rule_from, rule_of
from extractors.errors import CorrectionsError
from extractors.exports.schema import as_schema
from extractors.model import Actor, Analysis, Entity, Figure, Mention, Place, Span, Timex
from extractors.sources.text import article_of

TEXT = (
    "The Hezb council met in Zaranj. Two dozen of Hezb’s men left Lake\nMalik on the eve of Eid.\n\n"
    "Zaranj fell; Zaranjis fled. Malik is a lake. Hezb Watan stayed."
)
ZARANJ = {"name": "Zaranj", "type": "city", "country": "AF", "lat": 30.96, "lon": 61.86, "geonameid": 1120985}


def mention(kind: Any, words: str, entity: str, nth: int = 0) -> Mention:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Mention(kind, at, at + len(words), words, entity)


FOUND = Analysis(
    sentences=(Span(0, 31), Span(32, 90), Span(92, len(TEXT))),
    mentions=(
        mention("location", "Malik", "L1"),
        mention("location", "Malik", "L1", 1),
        mention("actor", "Hezb Watan", "A1"),
    ),
    entities=(Place("L1", "Malik", "water"), Actor("A1", "Hezb Watan", "organisation")),
    analysed=2,
)


def target(kind: str, words: str, nth: int = 0) -> Target:
    return Target.of(mention(kind, words, "", nth))


def added(kind: str, words: str, nth: int = 0, **to: Any) -> Analysis:
    return corrected(FOUND, [Add("1", target(kind, words, nth), to)], text=TEXT)


def of(analysis: Analysis, words: str) -> Entity:
    return next(e for e in analysis.entities if getattr(e, "name", "") == words)


def runs(analysis: Analysis, entity: Entity) -> list[str]:
    return [m.text for m in analysis.mentions if m.entity == entity.id]


def test_every_occurrence_of_the_name_is_marked_and_no_part_of_a_longer_word() -> None:
    there = added("location", "Zaranj", **ZARANJ)
    place = of(there, "Zaranj")
    assert isinstance(place, Place)
    assert runs(there, place) == ["Zaranj", "Zaranj"]
    assert (place.geonameid, place.reason) == (1120985, "Your correction adds it.")
    assert [m.start for m in there.mentions] == sorted(m.start for m in there.mentions)
    assert there.changes is not None
    assert there.changes.entities[place.id].status == "added"


def test_a_name_within_a_longer_one_of_the_kind_is_no_mention_of_its_own() -> None:
    there = added("actor", "Hezb", type="group")
    assert runs(there, of(there, "Hezb")) == ["Hezb", "Hezb"]
    assert runs(there, of(there, "Hezb Watan")) == ["Hezb Watan"]


def test_what_stands_within_the_added_name_gives_way_to_it() -> None:
    there = added("location", "Lake\nMalik", type="water")
    assert runs(there, of(there, "Lake Malik")) == ["Lake\nMalik"]
    assert runs(there, of(there, "Malik")) == ["Malik"], "where it stands alone it stays"


def test_a_figure_or_a_date_is_the_one_that_was_pointed_at() -> None:
    figure = added("figure", "Two dozen", value=24.0, unit="men").entity("F1")
    assert isinstance(figure, Figure)
    assert (figure.value, figure.unit) == (24.0, "men")
    day = added("date", "the eve of Eid", value="2021-07-19").entity("D1")
    assert isinstance(day, Timex)
    assert (day.first, day.last) == ("2021-07-19", "2021-07-19")


def test_words_of_a_known_name_are_mentions_of_it() -> None:
    there = added("actor", "Hezb", name="Hezb Watan", type="organisation")
    assert len(there.entities) == len(FOUND.entities)
    assert runs(there, of(there, "Hezb Watan")) == ["Hezb", "Hezb", "Hezb Watan"]


def test_what_is_added_can_be_changed_rejected_and_taken_back() -> None:
    add = Add("1", target("location", "Zaranj"), ZARANJ)
    whole = Target("location", *Span(24, 30), "Zaranj", "Zaranj", 1120985, whole=True)
    there = corrected(FOUND, [add, Alter("2", whole, {"name": "Zarang"})], text=TEXT)
    assert runs(there, of(there, "Zarang")) == ["Zaranj", "Zaranj"]
    assert names(corrected(FOUND, [add, Reject("2", whole)], text=TEXT)) == names(FOUND)
    assert corrected(FOUND, [], text=TEXT) is FOUND


def names(analysis: Analysis) -> list[str]:
    return [getattr(entity, "name", "") for entity in analysis.entities]


def test_words_that_the_text_has_not_are_idle() -> None:
    there = corrected(FOUND, [Add("1", Target("location", 0, 6, "Zaranj"))], text=TEXT)
    assert there.changes is not None
    assert (there.changes.idle, there.mentions) == (1, FOUND.mentions)


def test_the_analysis_finds_it_itself_at_last() -> None:
    found = added("location", "Zaranj", **ZARANJ)
    again = corrected(found, [Add("1", target("location", "Zaranj"), ZARANJ)], text=TEXT)
    assert again.mentions == found.mentions


def test_the_export_has_its_status() -> None:
    there = added("location", "Zaranj", **ZARANJ)
    told = as_schema(article_of(TEXT, id="a", source="a"), there)
    assert [e["status"] for e in told["entities"] if e["name"] == "Zaranj"] == ["added"]
    assert [m["status"] for m in told["mentions"] if m["text"] == "Zaranj"] == ["added", "added"]
    assert names(selected(there, "added")) == ["Zaranj"]


def test_a_record_gives_it_back_and_a_bad_one_says_why() -> None:
    add = Add("1", target("location", "Zaranj"), ZARANJ)
    assert correction_of(record_of(add)) == add
    with pytest.raises(RecordError, match="a figure needs a value"):
        correction_of({**record_of(Add("1", target("figure", "Two dozen"))), "to": {}})
    with pytest.raises(RecordError, match="type: “town”"):
        correction_of({**record_of(add), "to": {"type": "town"}})


def test_a_rule_adds_it_in_every_article(tmp_path: Path) -> None:
    rule = rule_from(Add("1", target("location", "Zaranj"), ZARANJ), "Zaranj")
    rulebook.added(rule, tmp_path / "rules.toml")
    book = rulebook.read(tmp_path / "rules.toml")
    assert (book.rules, book.notice) == ((rule,), "")
    there = corrected(FOUND, rules=book.rules, text=TEXT)
    assert runs(there, of(there, "Zaranj")) == ["Zaranj", "Zaranj"]
    assert of(there, "Zaranj").reason == "Your rule “Zaranj” adds it."
    assert corrected(FOUND, rules=[Rule("add", "location", "Malik")], text=TEXT) is FOUND


def test_a_figure_is_of_its_article_only() -> None:
    with pytest.raises(CorrectionsError):
        rule_from(Add("1", target("figure", "Two dozen"), {"value": 24.0}), "Two dozen")
    with pytest.raises(RuleError, match="a figure is of its article only"):
        rule_of("add", {"kind": "figure", "text": "Two dozen", "value": 24.0})


@pytest.mark.parametrize(
    ("words", "count"),
    [("Zaranj", 2), ("Lake Malik", 1), ("Hezb", 3), ("", 0), ("Eid. Zaranj", 0), ("zaranj", 0)],
)
def test_occurrences_are_words_of_their_own_within_a_paragraph(words: str, count: int) -> None:
    assert len(occurrences(TEXT, words)) == count

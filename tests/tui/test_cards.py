"""What a card says, line by line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from extractors.model import Action, Actor, Analysis, Article, Figure, Mention, Place, Span, Timex
from extractors.sources.text import article_of
from tui.cards.card import Card
from tui.cards.context import in_context
from tui.cards.entity_anchor import EntityAnchor
from tui.cards.line import wrapped
from tui.facts import Facts
from tui.filter import Filter
from tui.kind_views import query_for
from tui.reading import Progress, Reading


@pytest.fixture
def reading(sample: Article, stored_analysis: Analysis) -> Reading:
    return Reading.of(sample).analysed(stored_analysis, Progress(3, 3, is_complete=True))


def named(reading: Reading, name: str, kind: str) -> str:
    return next(
        entity.id
        for entity in reading.facts.entities.values()
        if getattr(entity, "name", "") == name and entity.kind == kind
    )


def said(reading: Reading, words: str) -> str:
    return next(mention.entity for mention in reading.analysis.mentions if mention.text == words)


def text_of(reading: Reading, entity: str, width: int = 60) -> str:
    return "\n".join(line.text.rstrip() for line in Card(reading, entity, width).lines())


@pytest.mark.parametrize("width", [24, 44, 77, 140])
def test_no_line_is_wider_than_the_card(reading: Reading, width: int) -> None:
    for id_ in reading.facts.entities:
        for line in Card(reading, id_, width).lines():
            assert len(line.text) <= width, line.text


def test_a_place_says_where_it_is_and_what_it_could_have_been(reading: Reading) -> None:
    card = text_of(reading, named(reading, "Kabul", "location"))
    for words in ("Afghanistan (AF) ›", "34.5281° N, 69.1723° E", "1138958", "the 3 others of this name"):
        assert words in card
    assert "Kabul  city, Northern District, IL" in card
    assert "14,095 people · 32.8686° N, 35.2117° E" in card
    assert "The article names nothing else in Israel." in card


def test_a_place_that_was_not_resolved_is_nowhere() -> None:
    place = Place("L1", "Titan", "facility", reason="No place of this name in the gazetteer.")
    card = text_of(one(place, "Titan"), "L1")
    assert "nowhere: it was not resolved" in card
    assert "0° N" not in card
    assert "the place index has no entry of this name" in card


def test_an_actor_says_what_it_did_and_what_is_counted_of_it(reading: Reading) -> None:
    card = text_of(reading, named(reading, "Taliban", "actor"))
    assert "insurgents, Taliban insurgents" in card
    assert "¶3 captured Lashkar Gah" in card
    assert "“12 of Afghanistan’s 34 provincial capitals” ›" in card
    assert "not told    country" in card


def test_a_state_leads_to_the_place_it_stands_for(reading: Reading) -> None:
    id_ = named(reading, "United States", "actor")
    links = [line.stop.entity for line in Card(reading, id_, 60).lines() if line.stop and line.stop.is_link]
    assert named(reading, "United States", "location") in links


def test_a_figure_says_who_claims_it_and_stands_beside_what_counts_the_same(reading: Reading) -> None:
    card = text_of(reading, said(reading, "some 800 troops"))
    for words in ("bound       about", "value       800", "who         “those countries”", "“Estimates”"):
        assert words in card
    assert "not told    where" in card
    assert "3 figures that count the same" in card
    assert "= 3,000  “3,000 troops” ›" in card
    assert "said about 600 troops would" in card


def test_what_a_figure_is_said_of_is_quoted_as_it_stands_or_with_a_sign_for_what_is_left_out() -> None:
    said = Figure("F1", "count", 5.0, subject="Ford", verb="cut")
    assert "“Ford cut”" in text_of(one(said, "Ford cut five jobs"), "F1")
    assert "“Ford … cut”" in text_of(one(said, "Ford, a maker of cars, cut five jobs"), "F1")


def test_those_who_share_a_figure_stand_on_its_card_and_it_on_theirs() -> None:
    told = Figure("F1", "count", 40.0, unit="tanks", who="A1", who_with=("A2",))
    reading = one(told, "40 tanks", Actor("A1", "Sweden", "state"), Actor("A2", "Finland", "state"))
    card = text_of(reading, "F1")
    assert card.index("Sweden") < card.index("and") < card.index("Finland")
    assert "40 tanks" in text_of(reading, "A2")


@pytest.mark.parametrize(
    ("figure", "says"),
    [
        (Figure("F1", "range", 1_300_000, high=2_000_000), "1,300,000 to 2,000,000"),
        (Figure("F1", "ratio", 12, of=34), "12 of 34"),
        (Figure("F1", "ratio", 2 / 3), "0.6667 (2/3)"),
        (
            Figure("F1", "quantity", 5, unit="miles", unit_id="mile", si=8046.72, si_unit="metre"),
            "8,046.72 metre",
        ),
        (Figure("F1", "quantity", 5, unit="miles", unit_id="mile"), "miles (mile)"),
        (Figure("F1", "count", 5), "the text does not say what"),
    ],
)
def test_a_figure_is_told_in_full(figure: Figure, says: str) -> None:
    assert says in text_of(one(figure, "about five"), "F1")


@pytest.mark.parametrize(
    ("words", "fields", "says"),
    [
        ("$179.10", {"value": 179.1}, "179.10"),
        ("67.40 to 70.10 dollars", {"value": 67.4, "high": 70.1}, "67.40 to 70.10"),
        ("27,934.00 points", {"value": 27934.0}, "27,934.00"),
        ("0.50 percent", {"value": 0.5}, "0.50"),
        ("$185.25", {"value": 185.25, "from_value": 179.1, "reason": "from “$179.10”"}, "179.10 → 185.25"),
        ("4.10 million dollars", {"value": 4_100_000.0}, "4,100,000"),
        ("some dozen tents", {"value": 12.0}, "12"),
    ],
)
def test_the_value_of_a_figure_has_the_digits_that_are_printed(
    words: str, fields: dict[str, Any], says: str
) -> None:
    figure = Figure("F1", "quantity", **fields)
    value = next(
        line for line in text_of(one(figure, words), "F1").splitlines() if line.lstrip().startswith("value")
    )
    assert value.split("value")[1].strip() == says


def test_a_date_says_its_anchor_and_where_that_stands() -> None:
    date = Timex("D1", "date", "2021-08-13", "2021-08-13", "2021-08-13", "2021-08-13", reason="a weekday")
    reading = one(date, "Friday")
    assert "none" not in text_of(reading, "D1").split("anchor")[1].split("why")[0]
    article = replace(reading.article, published="2021-08-13", published_from="header")
    card = text_of(replace(reading, article=article), "D1")
    assert "Fri 13 Aug 2021, from the header" in card
    assert "words       “Friday”" in card


def test_a_vague_date_says_that_it_is() -> None:
    card = text_of(one(Timex("D1", "date", reason="the words do not say when"), "recent days"), "D1")
    assert "vague, or not to be resolved" in card
    assert "no calendar day is known" in card
    assert "the article says no date of its own" in card


def test_what_the_filter_hides_is_said_and_every_mention_still_listed(reading: Reading) -> None:
    id_ = named(reading, "Taliban", "actor")
    hidden = reading.filtered(Filter(frozenset({"actor"})))
    assert "The filter hides it" in text_of(hidden, id_)
    assert len(Card(hidden, id_, 60).mentions) == len(Card(reading, id_, 60).mentions) == 7


def test_mentions_stand_one_under_another_in_their_context(reading: Reading) -> None:
    card = Card(reading, named(reading, "Taliban", "actor"), 60)
    lines = [card.line(card.line_of(index)) for index in range(len(card.mentions))]
    starts = {len(line.pieces[0].text + line.pieces[1].text) for line in lines}
    assert len(starts) == 1
    assert [line.pieces[2].text for line in lines] == [m.text for m in card.mentions]


def test_mentions_that_begin_their_paragraphs_have_no_room_before_them() -> None:
    text = "Ohio won. Ohio lost.\n\nOhio fell."
    mentions = (Mention("location", 0, 4, "Ohio", "L1"), Mention("location", 22, 26, "Ohio", "L1"))
    analysis = Analysis((Span(0, 9),), mentions, (Place("L1", "Ohio", "province"),), 1)
    reading = Reading.of(article_of(text, id="x", source="x")).analysed(analysis, Progress(1, 1, True))
    assert "¶1 Ohio won. Ohio lost." in text_of(reading, "L1")
    assert "¶2 Ohio fell." in text_of(reading, "L1")


def test_text_from_outside_cannot_command_the_terminal() -> None:
    actor = Actor(
        "A1",
        "Bad\x1b[31m",
        "person",
        aliases=("\x1b]0;x",),
        reason="\x9b",
        actions=(Action("v\x1b", "o\x1b", 0),),
    )
    card = text_of(one(actor, "Bad\x1b[31m"), "A1")
    assert not any(ord(character) < 32 for character in card.replace("\n", ""))
    assert "\x9b" not in card


def test_twenty_thousand_mentions_are_made_as_they_are_looked_at() -> None:
    text = "Ohio won. " * 20_000
    mentions = tuple(Mention("location", 10 * n, 10 * n + 4, "Ohio", "L1") for n in range(20_000))
    analysis = Analysis((Span(0, 9),), mentions, (Place("L1", "Ohio", "province"),), 1)
    reading = Reading.of(article_of(text, id="x", source="x")).analysed(analysis, Progress(1, 1, True))
    card = Card(reading, "L1", 60)
    assert len(card) > 20_000
    last = card.stop_until(len(card))
    assert last is not None
    assert card.line(last).stop == card.line(card.line_of(19_999)).stop
    assert card.stop_from(card.line_of(5) + 1) == card.line_of(6)


def test_a_hold_finds_its_entity_under_another_id(reading: Reading) -> None:
    hold = EntityAnchor.on(reading.facts, said(reading, "some 800 troops"))
    renamed = replace(
        reading.analysis,
        mentions=tuple(replace(m, entity=f"X{m.entity}") for m in reading.analysis.mentions),
        entities=tuple(replace(e, id=f"X{e.id}") for e in reading.analysis.entities),
    )
    again = Facts(reading.article, renamed, Filter())
    assert hold.found_in(again) == f"X{said(reading, 'some 800 troops')}"
    assert hold.found_in(Facts(reading.article, Analysis(), Filter())) is None


def test_the_query_for_an_entity_leaves_it_alone(reading: Reading) -> None:
    mentions = {mention.entity: mention for mention in reversed(reading.analysis.mentions)}
    for id_, first in mentions.items():
        entity = reading.facts.entities[id_]
        alone = reading.filtered(Filter().asking(query_for(entity, first), is_final=True)).facts
        assert alone.shows(entity.id), query_for(entity, first)
        assert len({(alone.entities[id_].kind, value_of(alone.entities[id_])) for id_ in alone.shown}) == 1


def value_of(entity: object) -> object:
    return getattr(entity, "name", None) or getattr(entity, "value", None)


def test_a_context_keeps_to_its_paragraph_and_to_its_cells() -> None:
    text = "Before.\n\nOn Monday the 台北 mayor\nspoke at length of many things.\n\nAfter."
    start = text.index("mayor")
    shown = in_context(text, Span(9, len(text) - 8), Span(start, start + 5), 12, 40)
    assert shown.words == "mayor"
    assert shown.before.endswith("台北 ")
    assert shown.after.startswith(" spoke at")
    assert "Before" not in shown.before


@pytest.mark.parametrize("width", [4, 7, 30])
def test_wrapping_keeps_every_word(width: int) -> None:
    words = "a supercalifragilistic reason, of 台北台北台北 too"
    assert "".join("".join(wrapped(words, width)).split()) == "".join(words.split())


def one(entity: Place | Actor | Figure | Timex, words: str, *others: Actor) -> Reading:
    text = f"They said {words} there."
    mention = Mention(entity.kind, 10, 10 + len(words), words, entity.id)
    analysis = Analysis((Span(0, len(text)),), (mention,), (entity, *others), 1)
    return Reading.of(article_of(text, id="x", source="x.txt")).analysed(analysis, Progress(1, 1, True))

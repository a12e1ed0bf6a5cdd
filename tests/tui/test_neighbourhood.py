"""The places that a correction offers come in the order of how near they are to what else the article names."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Analysis, Article, Candidate, Mention, Place, Span
from tests.tui.reader.fakes import Reader
from tui.choosing.changes import of_place
from tui.choosing.neighbourhood import Neighbourhood

DUBLIN = Place("L1", "Dublin", "city", "IE", "Leinster", 53.35, -6.26)
OHIO = Candidate("Kent", "city", "US", "Ohio", 41.15, -81.36, 1, 29_810)
ENGLAND = Candidate("Kent", "district", "GB", "England", 51.24, 0.7, 2, 1_407_942)
CORK = Candidate("Kent", "facility", "IE", "Munster", 51.9, -8.46, 3, 0)
MEATH = Candidate("Kent", "facility", "IE", "Leinster", 53.6, -6.7, 4, 0)
UNPLACED = Candidate("Kent", "area", None, None, None, None, None, 0)
KENT = Place(
    "L2", "Kent Station", "facility", "US", "Washington", 47.4, -122.2, doubt=("Which?",),
    rejected=(OHIO, UNPLACED, ENGLAND, CORK, MEATH),
)  # fmt: skip


def test_near_places_come_before_those_of_the_country_and_these_before_the_far_ones() -> None:
    assert Neighbourhood([DUBLIN, KENT], KENT.id).ordered(KENT.rejected) == [
        MEATH,
        CORK,
        ENGLAND,
        OHIO,
        UNPLACED,
    ]


def test_a_country_alone_says_whose_places_come_first_and_a_doubtful_place_says_nothing() -> None:
    states = Place("L3", "United States", "country", "US", None, 39.8, -98.6)
    assert Neighbourhood([states]).ordered([ENGLAND, OHIO]) == [OHIO, ENGLAND]
    doubted = replace(states, doubt=("Which?",))
    assert Neighbourhood([doubted]).ordered([ENGLAND, OHIO]) == [ENGLAND, OHIO], "as they came"


def test_a_doubtful_place_offers_none_of_its_own_country_before_looking_for_another() -> None:
    labels = [(choice.label, choice.what) for choice in of_place(KENT)]
    assert [label for label, _ in labels][:2] == ["another place …", "none of these"]


def test_c_in_the_window_lists_the_nearest_first() -> None:
    text = "From Dublin to Kent Station."
    mentions = (Mention("location", 5, 11, "Dublin", "L1"), Mention("location", 15, 27, "Kent Station", "L2"))
    article = Article("a", "a", text, paragraphs=(Span(0, len(text)),))
    reader = Reader([article], Analysis((Span(0, len(text)),), mentions, (DUBLIN, KENT), 1))
    reader.go("Kent Station")
    reader.controllers.changes.change()
    _, (_, offer, *_), _ = reader.host.dialogs[0]
    divisions = [choice.value["admin1"] for choice in offer("") if choice.label == "Kent"]
    assert divisions == ["Leinster", "Munster", "England", "Ohio", None]

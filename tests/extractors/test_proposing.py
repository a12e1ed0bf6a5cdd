"""What words can be that nothing was found in."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.extracting import Extractor
from extractors.proposing import proposals_of


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [
        ("some 800 troops", "figure", 800.0),
        ("$1.3\nmillion", "figure", 1_300_000.0),
        ("20 per cent", "figure", 20.0),
        ("two", "figure", 2.0),
        ("last Friday", "date", "2021-08-06"),
        ("the 1990s", "date", "199"),
        ("mid-August", "date", "2021-08"),
        ("three weeks ago", "date", "2021-W29"),
    ],
)
def test_the_number_and_date_grammars_read_the_words_alone(
    extractor: Extractor, words: str, kind: str, value: Any
) -> None:
    _, entities = proposals_of(extractor, words, "2021-08-13")
    assert {entity.kind: getattr(entity, "value", None) for entity in entities}[kind] == value


def test_without_a_day_a_weekday_has_none(extractor: Extractor) -> None:
    _, entities = proposals_of(extractor, "last Friday", None)
    assert [getattr(entity, "value", "") for entity in entities] == [None]


def test_the_place_index_names_every_place_of_the_name(extractor: Extractor) -> None:
    places, _ = proposals_of(extractor, "Georgetown", None)
    assert {"GY", "US"} <= {place.country for place in places}
    assert proposals_of(extractor, "Qwxyzt", None)[0] == ()


def test_a_person_is_one(extractor: Extractor) -> None:
    _, entities = proposals_of(extractor, "Hamid Karzai", None)
    assert [(entity.kind, entity.type) for entity in entities] == [("actor", "person")]


def test_more_than_the_amount_is_no_figure(extractor: Extractor) -> None:
    assert proposals_of(extractor, "800 troops ran away", None)[1] == ()


def test_nothing_is_nothing(extractor: Extractor) -> None:
    assert proposals_of(extractor, " \n", None) == ((), ())

"""What is always so of an article's places."""

from __future__ import annotations

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.extracting import Extractor
from extractors.gazetteer import Gazetteer
from extractors.model import Analysis, Place
from extractors.pipeline import tokenised
from extractors.places.annotations import PlaceAnnotation
from extractors.places.linking import link_places
from tests.extractors.places_reading import PlacesRead

WORDS = [
    "Paris",
    "Texas",
    "Georgia",
    "Mr.",
    "Kent",
    "County",
    "said",
    "in",
    "of",
    "the",
    ",",
    "U.S.",
    "“",
    "”",
    "—",
    "D-Iowa",
]


def record(name: str, start: int, **more: object) -> PlaceAnnotation:
    found: dict[str, object] = {
        "start": start,
        "end": start + len(name),
        "text": name,
        "label": "GPE",
        "by": "model",
        "sure": True,
        "located": False,
        "name": name,
        "kind_word": None,
        "within": None,
        "nation": None,
        "treated": None,
        "sentence": start,
        "verdicts": [],
    }
    return found | more  # type: ignore[return-value]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(st.sampled_from(WORDS), st.text(string.printable, max_size=8), st.text(max_size=4)),
        max_size=25,
    )
)
def test_a_record_is_the_text_between_its_offsets(extractor: Extractor, words: list[str]) -> None:
    text = " ".join(words)
    doc = extractor.nlp.make_doc(text)
    doc._.q7x2_offset = 1000
    for _, component in extractor.nlp.pipeline:
        doc = component(doc)
    for found in doc._.q7x2_places:
        assert text[found["start"] - 1000 : found["end"] - 1000] == found["text"]
        assert found["text"]


def test_an_empty_text_has_no_places(extractor: Extractor) -> None:
    assert extractor.nlp("")._.q7x2_places == []
    with Gazetteer.open() as gazetteer:
        assert link_places([], [], gazetteer).groups == ()


@pytest.mark.parametrize("text", ["A" * 20_000, "PARIS " * 3000, "X, " * 5000, "St. " * 4000, "‘’“”—" * 2000])
def test_a_monstrous_line_is_read(extractor: Extractor, text: str) -> None:
    doc = tokenised(extractor.nlp, text)
    for name in ("tok2vec", "tagger", "attribute_ruler"):
        doc = extractor.nlp.get_pipe(name)(doc)
    extractor.nlp.get_pipe("q7x2_places")(doc)


def test_every_place_says_why_and_none_lies_at_zero_zero(sample_analysis: Analysis) -> None:
    places = [entity for entity in sample_analysis.entities if isinstance(entity, Place)]
    assert places
    for place in places:
        assert place.reason
        assert (place.lat, place.lon) != (0.0, 0.0)
        assert all(candidate.why_not for candidate in place.rejected)


def test_a_name_that_the_gazetteer_lacks_stays_unresolved_and_says_so(extractor: Extractor) -> None:
    r = PlacesRead(
        extractor, "The villagers of Qwxyzabad in Afghanistan fled on Monday, officials in Qwxyzabad said."
    )
    places = r.places("Qwxyzabad")
    assert all(
        place.lat is None and place.lon is None and "knows no place" in place.reason for place in places
    )


def test_the_article_is_about_the_country_of_most_of_its_places(extractor: Extractor) -> None:
    r = PlacesRead(extractor, "Floods hit Houston, Dallas and Austin in Texas. A plane from Paris was late.")
    about = r.analysis.focus
    assert about is not None
    assert (about.country, about.country_name, about.admin1) == ("US", "United States", "Texas")


def test_linking_does_not_depend_on_the_order_of_paragraphs() -> None:
    records = [
        record("Paris", 0, within="Texas"),
        record("Texas", 7),
        record("Dallas", 40),
        record("Paris", 80),
    ]
    with Gazetteer.open() as gazetteer:
        assert link_places(records, [], gazetteer) == link_places(records[::-1], [], gazetteer)


def test_linking_the_same_twice_gives_the_same() -> None:
    records = [
        record(name, at * 30) for at, name in enumerate(["Springfield", "Chicago", "Peoria", "Springfield"])
    ]
    with Gazetteer.open() as gazetteer:
        first = link_places(records, [], gazetteer)
        assert first == link_places(records, [], gazetteer)
        assert {g.entity.admin1 for g in first.groups if g.entity.name == "Springfield"} == {"Illinois"}


def test_a_demonym_speaks_for_its_country_and_is_no_mention() -> None:
    demonym = record("Pakistani", 0, by="demonym", sure=False)
    with Gazetteer.open() as gazetteer:
        linked = link_places([demonym, record("Hyderabad", 50)], [], gazetteer)
    assert [(g.entity.name, g.entity.country) for g in linked.groups] == [("Hyderabad", "PK")]


def test_a_building_in_no_gazetteer_is_placed_where_its_name_says() -> None:
    with Gazetteer.open() as gazetteer:
        linked = link_places([record("Ludlow Town Hall", 0), record("Springfield, Mass.", 40)], [], gazetteer)
    hall = linked.groups[0].entity
    assert (hall.name, hall.type, hall.geonameid) == ("Ludlow Town Hall", "facility", None)
    assert "as its name says" in hall.reason


NAMES = [
    "Paris",
    "Georgia",
    "St. Louis",
    "Kabul",
    "Qwxyz",
    "Lake Wobegon",
    "South Arlington",
    "U.S.",
    "Ill.",
    "Main Street",
    "Ω",
    "’",
]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(NAMES),
            st.booleans(),
            st.sampled_from([None, "Texas", "Ill.", "Nowhere"]),
            st.sampled_from([None, "county", "province", "river"]),
            st.sampled_from(["GPE", "ORG", "PERSON", ""]),
        ),
        max_size=12,
    )
)
def test_linking_puts_no_span_where_none_was_found_and_none_in_two_places(
    found: list[tuple[str, bool, str, str, str]],
) -> None:
    records = [
        record(name, at * 40, sure=sure, within=within, kind_word=word, label=label, sentence=at // 3)
        for at, (name, sure, within, word, label) in enumerate(found)
    ]
    with Gazetteer.open() as gazetteer:
        linked = link_places(records, [], gazetteer)
    spans = [span for group in linked.groups for span in group.spans]
    assert len(spans) == len(set(spans))
    assert set(spans) <= {(r["start"], r["end"]) for r in records}
    assert [group.spans[0] for group in linked.groups] == sorted(group.spans[0] for group in linked.groups)
    for group in linked.groups:
        assert group.entity.reason
        assert (group.entity.lat is None) == (group.entity.lon is None)

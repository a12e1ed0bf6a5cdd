"""Whatever the text, the records say where they stand, and linking them again says the same."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import extractors.doc  # noqa: F401
from extractors.actors.linking import link_actors
from extractors.annotations import LinkedPlaces
from extractors.extracting import Extractor

WORDS = st.sampled_from(
    [
        "The",
        "U.S.",
        "Taliban",
        "insurgents",
        "Mr.",
        "Smith",
        "said",
        "Kabul",
        "’s",
        "(",
        "IAEA",
        ")",
        "-",
        "“",
        "\n",
        "|",
        "Jr.",
        "Kim",
        "Jong-un",
        "and",
        "of",
        "\u200b",
        "é",
        "😀",
        "3-1",
        "@x",
        "President",
        "Vladimir",
        "Putin's",
        "government",
        "accused",
        "Britain,",
        "Reuters",
        "—",
        "Paris",
    ]
)
TEXTS = st.one_of(st.lists(WORDS, max_size=30).map(" ".join), st.text(max_size=120))


@pytest.fixture(scope="module")
def nlp(extractor: Extractor) -> Any:
    return extractor.nlp


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS, offset=st.integers(0, 10_000))
def test_every_record_is_the_text_at_its_offsets(nlp: Any, text: str, offset: int) -> None:
    doc = nlp.make_doc(text)
    doc._.q7x2_offset = offset
    doc = nlp(doc)
    found = doc._.q7x2_actors
    for record in found:
        assert text[record["start"] - offset : record["end"] - offset] == record["text"] != ""
    assert json.dumps(found)
    for span in doc.spans["q7x2_actors"]:
        assert span.label_ in ("person", "organisation", "group", "role", "state")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS)
def test_linking_is_the_same_each_time_and_keeps_to_the_records_spans(
    nlp: Any, extractor: Extractor, text: str
) -> None:
    found = nlp(text)._.q7x2_actors
    groups = link_actors(found, LinkedPlaces(), extractor.gazetteer)
    assert groups == link_actors(list(reversed(found)), LinkedPlaces(), extractor.gazetteer)
    spans = {(record["start"], record["end"]) for record in found}
    assert all(tuple(span) in spans for group in groups for span in group.spans)
    assert all(group.spans for group in groups)


def test_records_survive_the_way_to_another_process(nlp: Any, extractor: Extractor) -> None:
    found = nlp(
        "Germany's chancellor, Angela Merkel, said the IMF (International Monetary Fund) had agreed."
    )._.q7x2_actors
    sent = json.loads(json.dumps(found))
    assert link_actors(sent, LinkedPlaces(), extractor.gazetteer) == link_actors(
        found, LinkedPlaces(), extractor.gazetteer
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "A" * 20_000,
        "Mr. " * 3_000,
        "(" * 5_000,
        "U.S.-" * 2_000,
        "AP " * 2_000,
        "John Smith and " * 800,
    ],
)
def test_an_odd_text_is_read_to_its_end(nlp: Any, text: str) -> None:
    assert isinstance(nlp(text)._.q7x2_actors, list)

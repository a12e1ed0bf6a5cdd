from __future__ import annotations

import json
from itertools import pairwise
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English

from extractors.rules import verdicts_of
from extractors.timex.lexer import lex
from extractors.timex.lexicon import lexicon
from extractors.timex.linking import link_timex
from tests.extractors.timex_reading import found_in

WORDS = st.sampled_from(
    [
        *lexicon(),
        "2021",
        "13",
        "1990s",
        "'90s",
        "21st",
        "8 p.m.",
        "22:30",
        "2021-08-13",
        "-",
        ",",
        "'s",
        "Taliban",
        "\n",
        "é",
        "𝒜",
        "½",
        "٣",
    ]
)


@given(text=st.text() | st.lists(WORDS, max_size=40).map(" ".join))
def test_the_words_of_every_date_stand_at_its_offsets_and_dates_do_not_overlap(text: str) -> None:
    found = found_in(text)
    for one in found:
        assert text[one["start"] : one["end"]] == one["text"]
        assert one["text"].strip() == one["text"] != ""
    assert all(one["end"] <= other["start"] for one, other in pairwise(found))
    sent = json.loads(json.dumps(found))
    assert [each | {"verdicts": verdicts_of(each)} for each in sent] == found


@given(
    text=st.lists(WORDS, max_size=40).map(" ".join),
    anchor=st.sampled_from([None, "2021-08-13", "0001-01-01", "9999-12-31"]),
)
def test_every_finding_is_resolved_or_says_why_not(text: str, anchor: str | None) -> None:
    found: Any = found_in(text)
    groups = link_timex(found, anchor)
    spans = sorted(span for group in groups for span in group.spans)
    assert spans == sorted((one["start"], one["end"]) for one in found)
    for group in groups:
        entity = group.entity
        assert entity.reason
        assert (entity.first is None) == (entity.last is None)
        assert entity.first is None or entity.first <= str(entity.last)
    assert link_timex(list(reversed(found)), anchor) == groups


@given(text=st.text() | st.lists(WORDS, max_size=40).map(" ".join))
def test_the_lexed_items_are_in_text_order(text: str) -> None:
    items = lex(text)
    assert len(items.classes) == len(items.starts) == len(items.ends) == len(items.meanings)
    assert all(start < end for start, end in zip(items.starts, items.ends, strict=True))
    assert all(end <= start for end, start in zip(items.ends, items.starts[1:], strict=False))


@pytest.mark.parametrize(
    "text",
    [
        "1" * 200_000,
        "the " * 50_000,
        "two " * 50_000,
        "May-" * 50_000,
        "1990-" * 40_000,
        "a" * 200_000,
        "1,000," * 30_000,
        "'" * 100_000,
    ],
)
def test_a_pathological_text_is_lexed_in_time_linear_in_its_length(text: str) -> None:
    lex(text)


@pytest.mark.parametrize(
    "words", ["May-", "1990-", "2 days ago ", "the last ", "half a ", "on Friday, May 3, 2021 at 8 p.m. "]
)
def test_a_paragraph_full_of_dates_is_read_in_time_linear_in_its_length(words: str) -> None:
    def taken(times: int) -> float:
        begun = process_time()
        found: Any = found_in(words * times)
        link_timex(found, "2021-08-13")
        return process_time() - begun

    taken(100)
    # Eight times as much: what grows with the square would take 64 times as long.
    assert taken(800) < 25 * max(min(taken(100), taken(100)), 0.005)


def test_no_dates_in_no_text() -> None:
    assert found_in("") == []
    assert found_in(" \n ") == []
    assert link_timex([], None) == ()


def test_the_component_writes_offsets_of_the_article_and_labelled_spans_of_the_doc() -> None:
    nlp = English()
    nlp.add_pipe("q7x2_timex")
    doc = nlp.make_doc("It was on August 13, 2021 there.")
    doc._.q7x2_offset = 100
    for _, component in nlp.pipeline:
        doc = component(doc)
    (found,) = doc._.q7x2_timex
    assert (found["start"], found["end"]) == (110, 125)
    (span,) = doc.spans["q7x2_timex"]
    assert (span.text, span.label_) == ("August 13, 2021", "calendar")

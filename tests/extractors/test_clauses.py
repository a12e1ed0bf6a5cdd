"""Who does what to whom, in sentences that were marked by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extractors.clauses.parse import parse_of
from extractors.clauses.reading import Clauses, clauses_of
from extractors.extracting import Extractor

EVENTS = tomllib.loads((Path(__file__).parent.parent / "claims" / "events.toml").read_text("utf-8"))["event"]
FLOOR = 0.93
"""Of the marked events, so many have agent and patient right; a change may raise it."""


def clauses_in(extractor: Extractor, text: str) -> Clauses:
    return clauses_of(parse_of(extractor.nlp(text)))


def holds(clauses: Clauses, event: dict[str, str]) -> bool:
    words, lemmas = clauses.parse.words, clauses.parse.lemmas
    return any(
        event["agent"] in [words[head] for head in clause.agents]
        and event["patient"] in [words[head] for head in clause.patients]
        for clause in clauses.all
        if lemmas[clause.verb] == event["verb"]
    )


def test_agent_and_patient_are_right_in_marked_sentences(extractor: Extractor) -> None:
    wrong = [event for event in EVENTS if not holds(clauses_in(extractor, event["text"]), event)]
    assert 1 - len(wrong) / len(EVENTS) >= FLOOR, wrong


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The army shelled the town.", "did"),
        ("The army will shell the town.", "will"),
        ("The army may shell the town.", "may"),
        ("The army did not shell the town.", "denied"),
        ("The army denied shelling the town.", "denied"),
        ("The army planned to shell the town.", "planned"),
    ],
)
def test_a_clause_says_how_far_it_is_asserted(extractor: Extractor, text: str, modality: str) -> None:
    clause = next(c for c in clauses_in(extractor, text).all if "town" in text)
    assert clause.modality == modality


def test_what_is_told_to_do_is_done_by_who_is_told(extractor: Extractor) -> None:
    clauses = clauses_in(extractor, "The army told rebels to leave Goma.")
    left = next(clause for clause in clauses.all if clauses.parse.lemmas[clause.verb] == "leave")
    assert [clauses.parse.words[head] for head in left.agents] == ["rebels"]
    assert left.subject_from == "controlled"


def test_a_reported_clause_has_its_speaker(extractor: Extractor) -> None:
    clauses = clauses_in(extractor, "Police said gunmen had killed the mayor.")
    killed = next(clause for clause in clauses.all if clauses.parse.lemmas[clause.verb] == "kill")
    assert killed.speaker is not None
    assert clauses.parse.words[killed.speaker] == "Police"


def test_the_component_stands_alone_in_a_notebook(extractor: Extractor) -> None:
    doc = extractor.nlp("Ukraine was invaded by Russia in 2022.")
    (record,) = doc._.q7x2_clauses
    start, end = record["agents"][0]
    assert (doc.text[start:end], record["lemma"], record["passive"]) == ("Russia", "invade", True)
    assert [span.text for span in doc.spans["q7x2_clauses"]] == ["invaded"]

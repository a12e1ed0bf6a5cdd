"""An entity is asked of the library by the term that its kind is asked by."""

from __future__ import annotations

import pytest

from extractors.corpus.asking import question_of
from extractors.model import Actor, Entity, Figure, Place, Statement, Timex
from tui.library.term import term_for


@pytest.mark.parametrize(
    ("entity", "term"),
    [
        (Place("L1", "Kabul", "city", "AF"), 'place="Kabul"'),
        (Place("L1", 'The "Hill"', "city", "AF"), 'place="The  Hill "'),
        (Actor("A1", "Taliban", "group"), 'actor="Taliban"'),
        (Actor("A1", "police", "role"), 'actor="police"'),
        (Figure("F1", "count", 3.0, unit="troops"), 'unit="troops"'),
        (Timex("D1", "date", "2021-08-13"), 'kind:date name="2021-08-13"'),
        (Statement("S1", "told", "asserts", words="it was late"), 'kind:statement name="it was late"'),
        (Figure("F1", "count", 3.0), ""),
    ],
)
def test_an_entity_is_asked_for_by_its_kinds_term(entity: Entity, term: str) -> None:
    assert term_for(entity) == term
    question_of(term, is_final=True)

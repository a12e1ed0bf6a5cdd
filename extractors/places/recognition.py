"""Recognising toponyms in one Doc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.places.found import By, FoundPlace

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from extractors.gazetteer import Gazetteer

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


def recognise(doc: Doc, gazetteer: Gazetteer) -> list[FoundPlace]:
    """The toponyms of the Doc, in text order, as article offsets."""
    found = [_record(doc, ent, ent.label_, "model") for ent in doc.ents if ent.label_ in PLACE_LABELS]
    return sorted(found, key=lambda record: (record["start"], -record["end"]))


def _record(doc: Doc, span: Span, label: str, by: By) -> FoundPlace:
    while len(span) > 1 and (span[0].lower_ in {"the", "a"} or span[0].is_space):
        span = span[1:]
    while len(span) > 1 and (span[-1].lower_ in {"'s", "’s", "'", "’"} or span[-1].is_space):
        span = span[:-1]
    offset: int = doc._.q7x2_offset
    return {
        "start": offset + span.start_char,
        "end": offset + span.end_char,
        "text": span.text,
        "label": label,
        "by": by,
        "sure": True,
        "name": span.text,
        "kind_word": None,
        "within": None,
        "sentence": offset + span.sent.start_char,
    }

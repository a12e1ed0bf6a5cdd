"""Doc -> the time expressions in it."""

from __future__ import annotations

from typing import Any, cast

from extractors.timex.context import tense_of
from extractors.timex.found import FoundTimex
from extractors.timex.grammar import RULES
from extractors.timex.lexer import Items, lex
from extractors.timex.reading import Reading, readings

_TENSED = frozenset(("weekday", "month", "season", "quarter", "half", "unit", "calendar"))
_INTERNAL = ("bare",)


def recognise(doc: Any) -> list[FoundTimex]:
    """The time expressions of a Doc in text order, not overlapping; offsets are the article's."""
    text = doc.text
    items = lex(text)
    offset = doc._.q7x2_offset
    found: list[FoundTimex] = []
    for start, end, fields in sorted(_readings(items), key=lambda reading: reading[0]):
        first, last = items.starts[start], items.ends[end - 1]
        span = doc.char_span(first, last, alignment_mode="expand")
        if span is None:
            continue
        if fields["form"] in _TENSED and "year" not in fields:
            tense = tense_of(span)
            if tense:
                fields["tense"] = tense
        for name in _INTERNAL:
            fields.pop(name, None)
        record = {"start": first + offset, "end": last + offset, "text": text[first:last], **fields}
        found.append(cast(FoundTimex, record))
    return found


def _readings(items: Items) -> list[Reading]:
    """What the rules read, the more specific rule first; no two readings share an item."""
    taken = bytearray(len(items.letters))
    kept: list[Reading] = []
    if not items.letters.strip("."):
        return kept
    for rule in RULES:
        for match in rule.pattern.finditer(items.letters):
            if any(taken[match.start() : match.end()]):
                continue
            for reading in readings(rule, match, items):
                kept.append(reading)
                taken[reading[0] : reading[1]] = b"\1" * (reading[1] - reading[0])
    return kept

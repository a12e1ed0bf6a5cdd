"""Doc -> the time expressions in it."""

from __future__ import annotations

from typing import Any, cast

from extractors.timex.acceptance import accepted
from extractors.timex.case import Case
from extractors.timex.found import FoundTimex
from extractors.timex.grammar import RULES
from extractors.timex.lexer import Items, lex
from extractors.timex.reading import Reading, readings
from extractors.timex.tense import tense_of

_TENSED = frozenset(
    ("weekday", "month", "season", "quarter", "half", "unit", "calendar", "weekend", "holiday")
)
_INTERNAL = ("bare", "units")


def recognise(doc: Any) -> list[FoundTimex]:
    """The time expressions of a Doc in text order, not overlapping; offsets are the article's."""
    items = lex(doc.text)
    if not items.letters.strip(".,-s(%"):
        return []
    found = _readings(items, doc)
    return sorted(found, key=lambda one: one["start"])


def _readings(items: Items, doc: Any) -> list[FoundTimex]:
    """What the rules read, the more specific rule first; no two expressions share an item."""
    taken = bytearray(len(items.letters))
    kept: list[FoundTimex] = []
    for rule in RULES:
        for match in rule.pattern.finditer(items.letters):
            if any(taken[match.start() : match.end()]):
                continue
            for reading in readings(rule, match, items):
                start, end, fields = reading
                if fields["form"] != "none":
                    record = _record(reading, items, doc)
                    if record is None:
                        continue
                    kept.append(record)
                taken[start:end] = b"\1" * (end - start)
    return kept


def _record(reading: Reading, items: Items, doc: Any) -> FoundTimex | None:
    """The found record, where the sentence agrees; its tense where that matters."""
    start, end, fields = reading
    first, last = items.starts[start], items.ends[end - 1]
    span = doc.char_span(first, last, alignment_mode="expand")
    if span is None or not accepted(Case(fields, start, end, items, span)):
        return None
    if items.letters[start] == "i":
        first = items.starts[start + 1]
    elif items.letters[start] == "~" and doc.text[max(0, first - 3) : first].lower() == "at ":
        first -= 3  # "at least two years"
    if fields["form"] == "duration" and items.letters[end - 1] in "BA":
        last = items.ends[end - 2]
    if fields["form"] in _TENSED and "year" not in fields and (tense := tense_of(span)):
        fields["tense"] = tense
    for name in _INTERNAL:
        fields.pop(name, None)
    offset = doc._.q7x2_offset
    record = {"start": first + offset, "end": last + offset, "text": doc.text[first:last], **fields}
    return cast("FoundTimex", record)

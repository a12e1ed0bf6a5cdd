"""An amount with its time, put in beside a noun: what it stood at is past, whatever the verb of the sentence says."""

from __future__ import annotations

from typing import Any

Span = Any

_AMOUNTS = frozenset(("MONEY", "PERCENT", "CARDINAL", "QUANTITY"))
_AT = frozenset(("at", "in", "on"))
_BEFORE, _AFTER = (",", "(", "–", "—"), (",", ")", "–", "—")
_REACH = 2  # tokens back from the preposition within which the amount ends: "3,000 people in March"
_LONGEST = 8  # tokens of an amount, at most


def is_level(span: Span) -> bool:
    """Whether the time is an inserted amount's: "The debt, $11.7 billion at the end of March, is to fall"."""
    doc, start = span.doc, span.start
    while start and (doc[start - 1].lower_ in ("the", "end", "of", "start", "beginning", "early", "late")):
        start -= 1
    at = start - 1 if start and doc[start - 1].lower_ in _AT else start if doc[start].lower_ in _AT else -1
    if at < _REACH or span.end >= len(doc) or doc[span.end].text not in _AFTER:
        return False
    last = next((i for i in range(at - 1, at - 1 - _REACH, -1) if doc[i].ent_type_ in _AMOUNTS), None)
    if last is None:
        return False
    first = last
    while first and doc[first - 1].ent_type_ in _AMOUNTS and last - first < _LONGEST:
        first -= 1
    return first > 0 and doc[first - 1].text in _BEFORE

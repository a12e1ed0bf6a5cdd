"""What the sentence says of an expression: whether it is one at all, and the tense of the verb that governs it."""

from __future__ import annotations

from typing import Any

from extractors.timex.found import Tense

Span = Any
Token = Any

_AHEAD = frozenset(("will", "'ll", "’ll", "wo", "shall", "would", "could", "may", "might", "should", "must", "can", "ca", "'d", "’d"))
_PLANS = frozenset(
    "expect schedule plan set slate due hope intend aim want agree prepare likely ready go propose vow pledge promise".split()
)
_MAX_CLIMB = 12


def tense_of(span: Span) -> Tense | None:
    """Tense of the nearest verb above an expression; a modal or a plan points ahead."""
    token = span.root
    for _ in range(_MAX_CLIMB):
        if token.pos_ in ("VERB", "AUX"):
            return _tense(token)
        if token.head is token or token.head.i == token.i:
            return None
        token = token.head
    return None


def _tense(verb: Token) -> Tense | None:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if verb.tag_ == "MD" or any(aux.lower_ in _AHEAD for aux in auxiliaries):
        return "future"
    infinitive = verb.tag_ == "VB" and any(aux.lower_ == "to" for aux in auxiliaries)
    matrix = verb.head
    if infinitive and matrix.i != verb.i:
        if matrix.lemma_.lower() in _PLANS or any(child.lower_ in ("going", "due", "set") for child in matrix.children):
            return "future"
        return _tense(matrix) if matrix.pos_ in ("VERB", "AUX") and matrix.i < verb.i else "future"
    finite = next((aux for aux in auxiliaries if aux.tag_ in ("VBD", "VBZ", "VBP")), verb)
    if finite.tag_ == "VBD":
        return "past"
    if finite.tag_ in ("VBZ", "VBP"):
        perfect = finite is not verb and finite.lemma_ == "have"
        return "past" if perfect or verb.tag_ == "VBN" and finite.lemma_ == "have" else "present"
    if verb.tag_ in ("VBN", "VBG") and matrix.i != verb.i and matrix.pos_ in ("VERB", "AUX"):
        return _tense(matrix) if verb.tag_ == "VBG" else "past"
    return "past" if verb.tag_ == "VBN" else None

"""What the sentence says of an expression: whether it is one at all, and the tense of the verb that governs it."""

from __future__ import annotations

from typing import Any

from extractors.timex.found import Tense

Span = Any
Token = Any

_AHEAD = frozenset(
    (
        "will",
        "'ll",
        "’ll",
        "wo",
        "shall",
        "would",
        "could",
        "may",
        "might",
        "should",
        "must",
        "can",
        "ca",
        "'d",
        "’d",
    )
)
_PLANS = frozenset(
    "expect schedule plan set slate due hope intend aim want agree prepare likely ready go propose vow pledge promise".split()
)
_DUE = frozenset(("due", "scheduled", "slated", "planned", "expected", "plans", "expects", "upcoming"))
_GOING = frozenset(("going", "due", "set", "likely", "ready"))
_MAX_CLIMB = 12


def tense_of(span: Span) -> Tense | None:
    """Tense of the nearest verb above an expression; a modal or a plan points ahead."""
    token = span.root
    for _ in range(_MAX_CLIMB):
        if token.lower_ in _DUE and token.i not in range(span.start, span.end):
            return "future"
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
    if any(aux.tag_ == "TO" for aux in auxiliaries):
        return _infinitive(verb)
    if verb.lemma_ == "be" and any(_to_infinitive(child) for child in verb.rights):
        return "future"  # "is to meet"
    finite = next((aux for aux in auxiliaries if aux.tag_ in ("VBD", "VBZ", "VBP")), verb)
    if finite.tag_ == "VBD":
        return "past"
    if finite.tag_ in ("VBZ", "VBP"):
        return "past" if finite is not verb and finite.lemma_ == "have" else "present"
    matrix = verb.head
    if verb.tag_ == "VBG" and matrix.i < verb.i and matrix.pos_ in ("VERB", "AUX"):
        return _tense(matrix)
    return "past" if verb.tag_ == "VBN" else None


def _to_infinitive(token: Token) -> bool:
    return token.tag_ == "VB" and any(child.tag_ == "TO" for child in token.lefts) and token.dep_ == "xcomp"


def _infinitive(verb: Token) -> Tense | None:
    """"plans to meet", "is to meet", "a plan to meet" point ahead; "managed to meet" is as its verb is."""
    matrix = verb.head
    if matrix.i >= verb.i or matrix.pos_ in ("NOUN", "PROPN"):
        return "future"
    if matrix.lemma_.lower() in _PLANS or any(child.lower_ in _GOING for child in matrix.children):
        return "future"
    if matrix.lemma_ == "be" and verb.dep_ == "xcomp":
        return "future"
    for _ in range(_MAX_CLIMB):
        if matrix.pos_ in ("VERB", "AUX"):
            return _tense(matrix)
        if matrix.head.i == matrix.i:
            break
        matrix = matrix.head
    return "future"

"""Days of what came before: "the ninth coup in five years, following Madagascar in October" tells of the October before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractors.timex.annotations import Tense

Span = Any
Token = Any

_REACH = 8  # tokens between "after" and the words that date what it was after
_MAX_CLIMB = 6
_VERBS = ("VERB", "AUX")
_TELLING = frozenset({"be", "come", "follow"})
"""Verbs whose present tells of what has been, with "after" or "following" behind them: "it comes after a fire in October"."""


def side_of_aftermath(span: Span, tense: Tense | None, is_weekday: bool) -> Tense | None:
    """The side of a date that says when that was which something else comes after; the tense as it was for any other.

    "It would be the third, after walkouts in May" counts what has been. Of "will meet in June, after the vote in May" the
    sentence says neither, so that the nearest May is meant; "will meet after the vote in May" waits for it.

    Args:
        span: The expression.
        tense: That of the verb above it.
        is_weekday: Whether it is a weekday, which lies close by: behind a comma it is of the week to come as its verb is.
    """
    trigger = _trigger(span)
    verb = None if trigger is None else _verb_over(trigger)
    if trigger is None or tense == "past":
        return tense
    if trigger.lower_ == "since":
        return "past"
    if verb is None:
        return tense
    if tense != "future":
        return "past" if verb.lemma_.lower() in _TELLING else tense
    if verb.lemma_ == "be" and any(child.dep_ == "attr" for child in verb.rights):
        return "past"
    is_aside = trigger.i > 0 and trigger.nbor(-1).text == ","
    return None if is_aside and not is_weekday else tense


def _trigger(span: Span) -> Token | None:
    """The "after" or "following" whose words the expression ends, with no verb of its own between."""
    doc = span.doc
    sentence = span.sent.start if doc.has_annotation("SENT_START") else 0
    first = max(sentence, span.start - _REACH)
    for at in range(span.start - 1, first - 1, -1):
        token = doc[at]
        if token.lower_ in ("after", "following", "since") and token.tag_ in ("IN", "VBG"):
            return token
        if token.lemma_ == "follow" and token.tag_ in ("VBZ", "VBP", "VBD"):
            return token
        if token.text == "," or token.tag_ == "MD" or (token.pos_ in _VERBS and token.tag_ != "VBG"):
            return None
    return None


def _verb_over(token: Token) -> Token | None:
    """The verb that the words from "after" on are said of."""
    if token.lemma_ == "follow" and token.tag_ != "VBG":
        return token
    for _ in range(_MAX_CLIMB):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ in _VERBS:
            return token
    return None

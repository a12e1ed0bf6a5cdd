"""Months that are persons: "By May Holloway" above an article, "June said" in it, "August is ahead" of August Lindqvist."""

from __future__ import annotations

from typing import Any

from extractors.timex.case import PROPER, Case
from extractors.timex.token_class import one_of

Token = Any

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_PERSONS_DO = frozenset(
    (
        *(
            "say",
            "tell",
            "add",
            "ask",
            "reply",
            "think",
            "want",
            "know",
            "feel",
            "recall",
            "laugh",
            "smile",
            "nod",
            "insist",
        ),
        *(
            "admit",
            "explain",
            "agree",
            "hope",
            "love",
            "hate",
            "remember",
            "believe",
            "joke",
            "write",
            "argue",
            "shrug",
            "sigh",
        ),
    )
)
"""Lemmas of verbs whose subject is a person, and no month."""
_DATE_LEADS = one_of("PREPOSITION OF UNTIL BEFORE AFTER PORTION EARLY AND - APPROX EARLIER LONG")


def is_first_name(case: Case) -> bool:
    """Whether a month's name alone is a first name: in a byline, or of who does what persons do or was called so before."""
    token = case.span[-1]
    if _is_in_byline(case):
        return True
    if token.dep_ != "nsubj" or case.lead in _DATE_LEADS:
        return False
    return token.head.lemma_.lower() in _PERSONS_DO or _is_named_so(token)


def _is_in_byline(case: Case) -> bool:
    """Whether "By" begins the line, a name goes on behind the month, and nothing in the line says what happens."""
    by, after = case.before, case.after
    if by is None or by.lower_ != "by" or after is None or not (after.is_alpha and after.text[0].isupper()):
        return False
    if by.i and "\n" not in by.nbor(-1).text_with_ws:
        return False
    for token in case.span.doc[after.i :]:
        if "\n" in token.text_with_ws:
            return True
        if token.tag_ in _FINITE:
            return False
    return True


def _is_named_so(month: Token) -> bool:
    """Whether the paragraph has a person of that first name: "Captain August Lindqvist"."""
    others = (token for token in month.doc if token.text == month.text and token.i != month.i)
    return any(_goes_on(token) and "PERSON" in (token.ent_type_, token.nbor().ent_type_) for token in others)


def _goes_on(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().tag_ in PROPER

"""The tense of the verb that governs an expression: which side of the article's own date it lies on."""

from __future__ import annotations

from typing import Any

from extractors.timex.annotations import Tense
from extractors.timex.levels import is_level
from extractors.timex.scheduled import is_ahead, is_fixture_of_nouns, words

Span = Any
Token = Any

_MAX_CLIMB = 12
_DIRECTLY = 2  # steps from the expression to its verb, by way of a preposition
_VERBS = ("VERB", "AUX")
_UNTIL = ("by", "through", "until", "till", "into", "before")


def tense_of(span: Span) -> Tense | None:
    """Tense of the nearest verb above an expression; a modal, a plan or a schedule points ahead. None where there is no verb."""
    if is_level(span):
        return "past"
    governed = span[0] if span[0].dep_ == "pobj" else span.root  # "adjourned until Monday at 10 a.m."
    tense = _above(span, governed)
    return tense if tense or governed.i == span.start else _above(span, span[0])


def _above(span: Span, token: Token) -> Tense | None:
    """Tense of the nearest verb above one token of an expression."""
    preposition = token.head.lower_ if token.dep_ == "pobj" else ""
    if preposition == "since":
        return "past"
    for climbed in range(_MAX_CLIMB):
        if token.dep_ == "poss" and token.head.lemma_.lower() in words("known"):
            return "past"
        if token.lower_ in words("due") and not span.start <= token.i < span.end:
            return "past" if _is_abandoned(token) else "future"
        if preposition == "for" and climbed <= _DIRECTLY and _is_fixed(token):
            return "past" if _is_abandoned(token) else "future"
        if climbed <= _DIRECTLY + 1 and _is_put_off(token, preposition):
            return "past" if _is_abandoned(token) else "future"
        if token.pos_ in _VERBS:
            if token.lemma_ in words("considered") and _is_passive_subject(span, token):
                return None
            tense = _tense(token)
            if tense != "future" and _is_foreseen(token, preposition):
                return "future"
            scheduled = token.lemma_ in words("scheduled") or _is_appointed(token) or is_ahead(token, span)
            scheduled = scheduled and climbed <= _DIRECTLY
            return (
                "future"
                if tense == "present" and (scheduled or preposition in ("until", "by", "till"))
                else tense
            )
        if token.head.i == token.i:
            return "future" if is_fixture_of_nouns(token) else None
        token = token.head
    return None


def _is_fixed(verb: Token) -> bool:
    """Whether a participle puts what it is said of on a day: "the primary is set for June 2", "a hearing fixed for Monday"."""
    return verb.lower_ in words("fixed") and (verb.tag_ == "VBN" or verb.pos_ == "ADJ")


def _is_put_off(verb: Token, preposition: str) -> bool:
    """Whether a verb puts something off to a day: "adjourned until Monday", "was moved to 1 March", "put off until Friday"."""
    if preposition in ("until", "till"):
        off = verb.lemma_ == "put" and any(child.lower_ in ("off", "back") for child in verb.rights)
        return off or verb.lemma_ in words("put_off")
    return preposition == "to" and verb.lemma_ in words("moved")


def _is_foreseen(verb: Token, preposition: str) -> bool:
    """Whether a forecast has the verb in it, or is it and says until when: "warned of gusts reaching 90 mph on Sunday"."""
    if preposition in _UNTIL and _foresees(verb):
        return True
    if verb.tag_ != "VBG":
        return False
    for _ in range(_MAX_CLIMB):
        if verb.head.i >= verb.i:
            return False
        verb = verb.head
        if _foresees(verb):
            return True
        if verb.pos_ in _VERBS and verb.tag_ != "VBG":
            return False
    return False


def _foresees(token: Token) -> bool:
    """Whether a word says what is to come, and not what had been thought to: "had expected"."""
    had = any(child.lower_ == "had" for child in token.lefts)
    return token.lemma_.lower() in words("foreseen") and not had


def _is_appointed(verb: Token) -> bool:
    """Whether a verb of telling tells of what comes on its day: "Tesla reports on Friday", not "police report two deaths"."""
    if verb.lemma_ not in words("appointed") or verb.head.i > verb.i:
        return False
    told = [child for child in verb.rights if child.dep_ in ("dobj", "ccomp", "xcomp")]
    return all(child.lemma_.lower() in words("appointments") for child in told)


def _is_passive_subject(span: Span, verb: Token) -> bool:
    """Whether the expression is what a passive verb is said of: "the end of March was ruled out"."""
    subject = next((child for child in verb.lefts if child.dep_ == "nsubjpass"), None)
    return subject is not None and subject.left_edge.i <= span.start <= subject.right_edge.i


def _is_abandoned(plan: Token) -> bool:
    """Whether a plan did not come to pass: "originally planned", "had been due", "was initially due"."""
    beside = plan.head.children if plan.dep_ == "acomp" else ()
    return any(child.lower_ in words("abandoned") for child in (*plan.children, *beside))


def _tense(verb: Token) -> Tense | None:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if verb.tag_ == "MD" or any(aux.lower_ in words("modals") for aux in auxiliaries):
        missed = any(aux.lower_ == "have" for aux in auxiliaries) and not any(
            aux.lower_ == "will" for aux in auxiliaries
        )
        return "past" if missed else "future"  # "should have left"
    if any(aux.tag_ == "TO" for aux in auxiliaries):
        return _infinitive(verb)
    if (
        verb.dep_ == "conj"
        and not auxiliaries
        and verb.tag_ in ("VB", "VBN", "VBG")
        and verb.head.pos_ in _VERBS
    ):
        return _tense(verb.head)  # "will arrive and leave"
    if verb.lemma_ == "be" and any(_is_to(child) for child in verb.rights):
        return "future"  # "is to meet"
    finite = next((aux for aux in auxiliaries if aux.tag_ in ("VBD", "VBZ", "VBP")), verb)
    if finite.tag_ == "VBD":
        return "past"
    if finite.tag_ in ("VBZ", "VBP"):
        if any(child.lower_ in words("conditions") for child in verb.lefts):
            return "future"  # "if he wins"
        return "past" if finite.i != verb.i and finite.lemma_ == "have" else "present"
    matrix = verb.head
    below = matrix.i < verb.i and matrix.pos_ in _VERBS
    if below and (verb.tag_ == "VBG" or (verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp"))):
        return _tense(matrix)  # "helped evacuate them on Monday"
    has_subject = any(child.dep_ == "nsubj" for child in verb.lefts)
    if verb.tag_ == "VB" and not has_subject:
        return "future"  # "and leave on Tuesday", "come on Sunday"
    if verb.tag_ == "VB" and verb.dep_ == "ROOT" and not auxiliaries:
        return "present"  # "Ghana, four-times champions, meet Morocco"
    return "past" if verb.tag_ == "VBN" else None


def _is_to(token: Token) -> bool:
    return token.tag_ == "VB" and token.dep_ == "xcomp" and any(child.tag_ == "TO" for child in token.lefts)


def _infinitive(verb: Token) -> Tense | None:
    """The side of an infinitive: ahead in "plans to meet" and "a plan to meet", its verb's in "managed to meet"."""
    matrix = verb.head
    if matrix.i >= verb.i or matrix.pos_ in ("NOUN", "PROPN"):
        return "future"
    if matrix.lemma_.lower() in words("plans") or any(
        child.lower_ in words("going") for child in matrix.children
    ):
        return "future"
    if matrix.lemma_ == "be" and verb.dep_ == "xcomp":
        return "future"
    for _ in range(_MAX_CLIMB):
        if matrix.pos_ in _VERBS:
            return _tense(matrix)
        if matrix.head.i == matrix.i:
            break
        matrix = matrix.head
    return "future"

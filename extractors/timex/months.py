"""A month and what stands beside it: a day or a count ("in May 10 people"), a month or a name ("May's deal")."""

from __future__ import annotations

from typing import Any

from extractors.figures.dated_nouns import DATED_NOUNS
from extractors.timex.case import COUNTED_TAGS, PROPER, TIMES, Case
from extractors.timex.first_names import is_first_name
from extractors.timex.token_class import TokenClass, one_of

Fields = dict[str, Any]

_IN = frozenset(
    ("in", "since", "until", "during", "by", "of", "from", "last", "this", "next", "late", "early")
)
_PURPOSES = frozenset(("of", "for", "against", "on"))
_DATELINE_TOKENS = 4  # from the number back to what stands before the month: ", Oct. 4 -"
_DATELINE_LEADS = frozenset((",", ")", "/"))
_MONTH_LEADS = one_of("PREPOSITION OF UNTIL BEFORE AFTER PORTION EARLY AND - APPROX EARLIER LONG")


def counts(case: Case) -> bool:
    """Whether the number beside a month, or the last of a list of days, counts: "in May 10 people", "April 10 and 11 dogs"."""
    after = case.after
    if case.fields.get("listed") and "year" not in case.fields and _has_its_own_day(case):
        return True
    if (
        after is None
        or case.classes[-1:] != TokenClass.DAYNUMBER
        or "year" in case.fields
        or "part" in case.fields
    ):
        return False
    counted = after.tag_ in COUNTED_TAGS or after.lower_ == "people"
    if not counted or after.lower_ in DATED_NOUNS:
        return False
    return (
        bool(case.fields.get("listed"))
        or _follows_dateline(case)
        or (case.classes == TokenClass.MONTH + TokenClass.DAYNUMBER and case.lead_word in ("in", "during"))
    )


def _follows_dateline(case: Case) -> bool:
    """Whether the number opens the sentence behind a dateline's dash: "TOKYO, Oct. 4 - 15 people", no "the Oct. 4-15 games"."""
    doc, at = case.span.doc, case.span.start
    if case.classes != TokenClass.DAYNUMBER or case.lead != "-" or at < _DATELINE_TOKENS:
        return False
    spaced = doc[at - 1].whitespace_ and doc[at - 2].whitespace_
    return bool(spaced) and doc[at - _DATELINE_TOKENS].lower_ in _DATELINE_LEADS


def _has_its_own_day(case: Case) -> bool:
    """Whether the last number of a list of days has a day of its own behind it: "on April 7 and 9 on April 8"."""
    classes, at = case.items.classes, case.end
    following = case.after is not None and case.after.lower_ in ("on", "in")
    return following and classes[at + 1 : at + 2] in (TokenClass.MONTH, TokenClass.WEEKDAY)


def counts_people(span: Any, fields: Fields) -> bool:
    """Whether what the model takes for a day counts: "in May 10 people", "6 in May, 11 in June"."""
    doc, end = span.doc, span.end
    if "year" not in fields and "," in span.text and end < len(doc) and doc[end].lower_ in ("in", "on"):
        return True
    if "year" in fields or "day" not in fields or not span[-1].like_num or not span.start or end >= len(doc):
        return False
    counted = doc[end].tag_ in COUNTED_TAGS or doc[end].lower_ == "people"
    return counted and doc[end].lower_ not in DATED_NOUNS and doc[span.start - 1].lower_ in ("in", "during")


def is_month(case: Case) -> bool:
    """Whether a month's name, with or without its year, is one here."""
    token, after = case.span[-1], case.after
    if token.text == "May" and case.trail == "s" and _is_surname(case):
        return False  # "May's deal", of who is called May
    if len(case.span) == 1 and is_first_name(case):
        return False  # "By May Holloway", "June said"
    named = after is not None and after.lower_ in _PURPOSES and case.lead_word not in _IN
    if (case.classes[0] == TokenClass.MONTH and case.lead == TokenClass.THE and not _runs_on(case)) or named:
        return False  # "the March of Dimes", "the March for Life"
    if case.classes == TokenClass.MONTH and token.text in ("MAY", "MARCH"):
        return False  # a headline in capitals: the verb
    if token.tag_ in ("MD", "VB", "VBD", "VBP") or token.ent_type_ in ("PERSON", "ORG"):
        return False
    if case.end - case.start > 1 or case.lead in _MONTH_LEADS:
        return True
    if case.before is not None and case.before.tag_ in PROPER and case.before.ent_type_ not in TIMES:
        return False  # "Theresa May"
    return token.ent_type_ == "DATE" or case.after is None or case.after.tag_ not in PROPER


def _runs_on(case: Case) -> bool:
    """Whether another month follows as the end of a run: "the January-March quarter", "the April-to-June period"."""
    following = case.items.classes[case.end : case.end + 4].replace("-", "")
    return following.removeprefix(TokenClass.UNTIL)[:1] == TokenClass.MONTH


def _is_surname(case: Case) -> bool:
    """Whether another "May" of the paragraph is a person: the subject of a clause, or so labelled."""
    others = (token for token in case.span.doc if token.text == "May" and token.i != case.span[-1].i)
    return any(token.ent_type_ == "PERSON" or token.dep_ == "nsubj" for token in others)

"""Whether an amount of time is said as a duration, as an offset, or as how often something happens."""

from __future__ import annotations

from typing import Any

from extractors.timex.case import Case
from extractors.timex.token_class import TokenClass

_PREPOSITIONS = frozenset(
    (
        "for",
        "in",
        "within",
        "after",
        "of",
        "during",
        "over",
        "about",
        "around",
        "nearly",
        "almost",
        "than",
        "least",
        "following",
    )
)
_BARE_PREPOSITIONS = _PREPOSITIONS - {"of", "about"}  # before units without an amount: "for years"
OWNERS = frozenset(("his", "her", "its", "my", "our", "your", "their"))
_AHEAD = frozenset(
    (
        *(
            "due",
            "expected",
            "likely",
            "set",
            "scheduled",
            "supposed",
            "meant",
            "planned",
            "slated",
            "going",
            "about",
            "able",
        ),
        *(
            "projected",
            "forecast",
            "is",
            "are",
            "was",
            "were",
            "estimated",
            "intended",
            "designed",
            "unlikely",
            "predicted",
        ),
    )
)
"""Words before the "to" of an infinitive."""
_DEGREES = frozenset(("as", "so", "how", "too"))
_MOST = {"year": 100_000, "century": 1000}  # more of a unit than this is not said of time
_MOST_OF_OTHERS = 10_000


def duration(case: Case) -> bool:
    """Whether units with or without an amount are a length of time here."""
    classes, fields = case.classes, case.fields
    unit, amount = fields["unit"], fields.get("amount")
    first = case.span[0]
    if first.lower_ == "last" and (first.tag_.startswith("VB") or _is_infinitive(first)):
        fields["verb"] = True  # "is to last 72 hours"
        fields.pop("direction", None)
    if case.trail == TokenClass.OF:
        fields.pop("direction", None)  # "the last three months of 2020"
    if (
        unit == "quarter"
        and "direction" not in fields
        and (amount in (None, 0.5, 1, 3) or case.trail == TokenClass.OF)
    ):
        return False  # "three quarters of", "a quarter"
    if case.lead_word in _DEGREES and TokenClass.FEW in classes:
        return False  # "as many days"
    if (
        classes == TokenClass.NUMBER + TokenClass.UNIT
        and case.span.text.lower() == "one day"
        and _some_day(case)
    ):
        return False
    if amount is not None and amount > _MOST.get(unit, _MOST_OF_OTHERS):
        return False
    if classes == TokenClass.UNITS:
        return case.lead_word in _BARE_PREPOSITIONS
    if classes.lstrip(TokenClass.APPROX)[:2] in (TokenClass.ANY + TokenClass.UNIT, TokenClass.ANY + "-"):
        return _counted_once(case)
    if TokenClass.YEAR in classes and "-" not in classes and classes.endswith(TokenClass.UNIT):
        return False
    return not case.named


def _is_infinitive(last: Any) -> bool:
    """Whether "last" is a verb that the model took for an adjective: "the trial, due to last three weeks"."""
    if last.i < 2 or last.nbor(-1).lower_ != "to":
        return False
    return last.nbor(-2).lower_ in _AHEAD


def _some_day(case: Case) -> bool:
    """Whether "one day" says that a day will come, or came, and not how long."""
    before, after = case.before, case.after
    return before is None or before.tag_ in ("MD", ",", "IN") or (after is not None and after.text == ",")


def _counted_once(case: Case) -> bool:
    """Whether "a year" says how often ("twice a year") or how long ("for a year"), and is not a rate ("$3 a year")."""
    if case.before is None:
        return case.after is not None and case.after.tag_ == "IN"
    if case.lead_word in ("times", "once", "twice"):
        case.fields["form"] = "set"
        return True
    if case.before is not None and case.before.tag_ == "CD":
        return False  # "£24 a-year"
    return case.lead_word in _PREPOSITIONS or "-" in case.classes[:4]


def _is_capital(token: Any) -> bool:
    return token is not None and token.is_alpha and token.text[0].isupper()


def offset(case: Case) -> bool:
    """Whether "two days before" counts from a date: where something follows that it is before, a length is what is said."""
    if case.classes[-1] not in (TokenClass.BEFORE, TokenClass.AFTER) or _closes(case):
        return True
    if case.classes[0] == TokenClass.THE:
        return False
    case.fields["form"] = "duration"
    return True


def _closes(case: Case) -> bool:
    after = case.after
    return after is None or after.is_punct or after.tag_ in ("CC", "VBD", "VBZ", "MD") or after.is_space


def set_(case: Case) -> bool:
    """Whether "daily", "each year" say how often, and are not part of a name ("LA Weekly") or of "everyday"."""
    if "holiday" in case.fields:
        return True
    if case.classes == TokenClass.WEEKDAY:
        return True  # an end of "Mon-Fri 8am-6pm"
    if case.fields.get("unit") in ("second", "minute") or case.named:
        return False
    if "clock" in case.fields:
        return case.fields.get("unit") in (None, "day")  # "at noon on Wednesdays", "8 p.m. daily"
    token = case.span[-1]
    if case.classes == TokenClass.FREQUENCY and case.lead == TokenClass.THE and _is_capital(case.after):
        return False  # "the daily Vjesnik"
    if case.lead == TokenClass.POSSESSIVE or case.lead_word in OWNERS:
        return case.classes[0] != TokenClass.EVERY  # "people's every day lives"
    if case.classes == TokenClass.FREQUENCY and token.text[0].isupper() and case.before is not None:
        return not any(neighbour.text[:1].isupper() for neighbour in case.neighbours)
    return token.dep_ != "compound" or case.classes == TokenClass.FREQUENCY

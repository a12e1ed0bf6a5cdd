"""The rules by which a number without a unit of measure is no figure; the first that speaks says why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.figures.case import Case
from extractors.figures.dated_nouns import DATED_NOUNS
from extractors.figures.odds import is_confidence
from extractors.figures.rejections import (
    is_capitalised,
    is_idle_word,
    is_label,
    is_marker,
    is_name,
    is_run,
    is_year,
    names_a_make,
    names_one_thing,
    stands_alone,
    stands_for_people,
)
from extractors.rules import Rule, decided, ordered

if TYPE_CHECKING:
    from extractors.figures.quantity import Quantity
    from extractors.figures.tokens import Tokens

_CLOCK = re.compile(
    r" ?(?:a\.?m\b|p\.?m\b|o['’]clock|(?:GMT|EST|EDT|BST|ET|PT|CET|hrs)\b)|:\d\d|h\d\d", re.IGNORECASE
)
_ERA = re.compile(r"\b(?:A\.D\.|AD|CE|B\.C\.|BC|BCE) (?:\d{1,4} (?:and|to|or|-) )?$")
_ERA_AFTER = re.compile(r" (?:A\.D\.|AD|CE|B\.C\.|BC|BCE)\b")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}[.,]? $", re.IGNORECASE)
_IN_MONTH = re.compile(rf"\b(?:in|during) {_MONTH} $", re.IGNORECASE)
_ITS_OWN_MONTH = re.compile(rf" in (?:early |late )?{_MONTH}\b", re.IGNORECASE)
_MONTH_AFTER = re.compile(rf" (?:of )?{_MONTH}\b", re.IGNORECASE)
_DETERMINED = re.compile(r"\b(?:the|an?|single) $", re.IGNORECASE)
_SCORE = re.compile(r"\d{1,3} ?[-–] ?\d{1,3}(?![\d%]|\.\d| ?(?:per ?cent|percent))")


def rejection_of(tokens: Tokens, quantity: Quantity) -> Rule[Case, bool] | None:
    """The rule by which a quantity without a unit of measure is no figure; None where it is one."""
    number = quantity.amount.numeral
    if number.form == "fraction":
        return CONFIDENCE if CONFIDENCE.apply(Case(tokens, quantity)) else None
    if number.fold:
        return None
    found = decided(REJECTIONS, Case(tokens, quantity))
    return found[0] if found else None


def _vague_alone(case: Case) -> bool | None:
    vague = case.quantity.amount.numeral.form == "vague" and case.quantity.noun is None
    stands = stands_for_people(case.tokens, case.quantity) or stands_alone(case.tokens, case.quantity)
    return (vague and not stands) or None


def _is_worded(case: Case) -> bool:
    return case.quantity.amount.numeral.form not in ("digits", "vague")


def _name_word(case: Case) -> bool | None:
    return (_is_worded(case) and is_capitalised(case.tokens, case.quantity)) or None


def _idle(case: Case) -> bool | None:
    return (
        _is_worded(case) and not case.quantity.in_list and is_idle_word(case.tokens, case.quantity)
    ) or None


def _make(case: Case) -> bool | None:
    return (_is_worded(case) and names_a_make(case.tokens, case.quantity)) or None


def _clock(case: Case) -> bool | None:
    digits = case.quantity.amount.numeral.form == "digits"
    return (digits and bool(_CLOCK.match(case.text, case.end))) or None


def _label(case: Case) -> bool | None:
    digits = case.quantity.amount.numeral.form == "digits"
    return (digits and is_label(case.tokens, case.quantity)) or None


def _block(case: Case) -> bool | None:
    blocks = case.is_plain and case.quantity.noun == "block"
    return (blocks and case.quantity.amount.numeral.value % 100 == 0) or None


def _confidence(case: Case) -> bool | None:
    return is_confidence(case.text, case.start, case.end) or None


def _run(case: Case) -> bool | None:
    return (case.is_plain and is_run(case.text, case.quantity)) or None


def _era(case: Case) -> bool | None:
    before = _ERA.search(case.text, max(0, case.start - 18), case.start)
    return (case.is_plain and bool(before or _ERA_AFTER.match(case.text, case.end))) or None


def _month(case: Case) -> bool | None:
    noun = case.quantity.noun
    if not case.is_plain or case.quantity.in_list:
        return None
    last = noun.split()[-1].lower() if noun else ""
    counts = (last.endswith("s") or last == "people") and last not in DATED_NOUNS
    if counts and _IN_MONTH.search(case.text, max(0, case.start - 18), case.start):
        return None  # "in May 5 people were killed"; on a day of May it is "on May 5"
    if case.text[: case.start].endswith(", ") and _ITS_OWN_MONTH.match(case.text, case.end):
        return None  # "6 in May, 11 in June"
    value, size = case.quantity.amount.numeral.value, case.end - case.start
    is_day_or_year = value <= 31 or size == len("2021") or case.quantity.noun is None
    before = is_day_or_year and _MONTH_BEFORE.search(case.text, max(0, case.start - 11), case.start)
    return bool(before or (value <= 31 and _MONTH_AFTER.match(case.text, case.end))) or None


def _marker(case: Case) -> bool | None:
    return (case.is_plain and is_marker(case.text, case.start, case.end)) or None


def _name(case: Case) -> bool | None:
    return (case.is_plain and not case.quantity.in_list and is_name(case.tokens, case.quantity)) or None


def _one_thing(case: Case) -> bool | None:
    return (case.is_plain and names_one_thing(case.tokens, case.quantity)) or None


def _year(case: Case) -> bool | None:
    return (case.is_plain and is_year(case.tokens, case.quantity)) or None


def _determined(case: Case) -> bool | None:
    bare = case.is_plain and case.quantity.noun is None
    return (bare and bool(_DETERMINED.search(case.text, max(0, case.start - 8), case.start))) or None


def _score(case: Case) -> bool | None:
    single = case.is_plain and case.quantity.high is None
    return (single and bool(_SCORE.match(case.text, case.start))) or None


CONFIDENCE: Rule[Case, bool] = Rule(
    "figure-confidence", ("figure-block",), _confidence, "reject", "how sure a poll is"
)
"""The one refusal of a share."""
REJECTIONS: tuple[Rule[Case, bool], ...] = ordered(
    [
        Rule("figure-vague-alone", (), _vague_alone, "reject", "a vague amount of nothing named"),
        Rule("figure-name-word", ("figure-vague-alone",), _name_word, "reject", "a number word of a name"),
        Rule("figure-idle-word", ("figure-name-word",), _idle, "reject", "a number word that counts nothing"),
        Rule("figure-make", ("figure-idle-word",), _make, "reject", "a number word of a make"),
        Rule("figure-clock", ("figure-make",), _clock, "reject", "a time of day"),
        Rule("figure-label", ("figure-clock",), _label, "reject", "a number that names one of a series"),
        Rule("figure-block", ("figure-label",), _block, "reject", "a block of a street"),
        CONFIDENCE,
        Rule(
            "figure-run",
            ("figure-confidence",),
            _run,
            "reject",
            "digits joined to others: a telephone number, a score, a code",
        ),
        Rule("figure-era", ("figure-run",), _era, "reject", "a year of an era"),
        Rule("figure-month", ("figure-era",), _month, "reject", "a day or year beside a month"),
        Rule("figure-marker", ("figure-month",), _marker, "reject", "the mark of a list"),
        Rule("figure-name", ("figure-marker",), _name, "reject", "it belongs to the name before it"),
        Rule("figure-one-thing", ("figure-name",), _one_thing, "reject", "it names one thing of several"),
        Rule("figure-year", ("figure-one-thing",), _year, "reject", "a year"),
        Rule(
            "figure-determined",
            ("figure-year",),
            _determined,
            "reject",
            "an article before it, and nothing that it counts",
        ),
        Rule("figure-score", ("figure-determined",), _score, "reject", "a score"),
    ]
)
"""What is no figure though it is a number; the first that speaks says why."""

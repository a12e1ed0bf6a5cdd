"""Ages said without a unit: "Nick Hague, 44, has", "aged 18 to 34", "who was 10"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from extractors.figures.lexicon import words
from extractors.figures.vocabulary import vocabulary

if TYPE_CHECKING:
    from extractors.figures.quantity import Quantity
    from extractors.figures.tokens import Tokens

_OLDEST = 122  # The longest documented human life in years.
_YOUNGEST = 14  # Of a bare number after a name: smaller ones are jerseys, scores and ranks as often.
_LIST = 72  # code points before a number in which a list of ages begins: "aged five, eight, eleven and 13"
_NUMBER = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_AGED = re.compile(
    r"\b(?:(?:aged?|ages|the ages? of)(?: (?:of|between|from|over|under|about|around|just))?|turn(?:s|ed|ing)?(?: just)?) "
    rf"(?P<others>(?:{_NUMBER}(?:, and |, | and | or ))*)$",
    re.IGNORECASE,
)
_AGED_AFTER = re.compile(r"$|[.,;!?)](?!\d)| (?!per\b|percent\b)[a-z]+\b", re.IGNORECASE)
# Who is told apart by age: "children under five", "adults over 65".
_THOSE = re.compile(
    r"\b(?:children|kids|infants|babies|boys|girls|women|men|adults|males|females|people|those|anyone|everyone|anybody|nobody"
    r"|teenagers|youths?|youngsters|pupils|students|patients|persons|drivers|voters|players|mothers|migrants|pensioners|citizens)"
    r"(?: (?:who|that) (?:are|is|were))?(?: aged)? (?:under|over|below|above|older than|younger than|up to)(?: the age of)?$",
    re.IGNORECASE,
)
_JOINED = re.compile(r" (?:and|or) ")
_WAS = re.compile(
    r"\b(?:who|he|she|i|they) (?:was|is|am|were|are|will be)(?: just| only| about| almost| nearly)? $"
    r"|\b(?:he|she|i)['’][sm] $",
    re.IGNORECASE,
)
_WAS_AFTER = re.compile(r"$|[.,;!?](?!\d)| (?:and|when|at the time|but|or|so)\b")
_NAME_AFTER = re.compile(
    r",(?! ?\d)|[.;)](?!\d)| (?:and|who|of(?! (?:them|whom|which|these|those)\b)|was|is|has|said|says|from)\b|$"
)


def aged(tokens: Tokens, quantity: Quantity) -> Quantity:
    """The quantity in years of age where a bare number is one, else the quantity as it is."""
    number = quantity.amount.numeral
    top = quantity.value if quantity.high is None else quantity.high
    whole = (
        quantity.value == int(quantity.value) and quantity.of is None and number.form in ("digits", "words")
    )
    if not (whole and 0 < top <= _OLDEST) or not _is_age(tokens, quantity):
        return quantity
    unit = vocabulary().names["year of age"]
    return quantity.with_(amount=replace(quantity.amount, unit=unit, wording="years of age")).because(
        "an age"
    )


def _is_age(tokens: Tokens, quantity: Quantity) -> bool:
    text, start, end = tokens.text, quantity.start, quantity.end
    before = text[max(0, start - _LIST) : start]
    told = _AGED.search(before)
    if told and _AGED_AFTER.match(text, end) and not (told["others"] and tokens.plural_follows(end)):
        return True
    if _is_of_an_age(tokens, quantity):
        return True
    if _WAS.search(before) and _WAS_AFTER.match(text, end):
        return True
    if _child(tokens, start, end):
        return True
    in_digits = quantity.amount.numeral.form == "digits" and quantity.high is None
    return in_digits and quantity.value >= _YOUNGEST and _follows_person(tokens, start, end)


def _is_of_an_age(tokens: Tokens, quantity: Quantity) -> bool:
    """Whether people are told apart by it, and it counts nothing itself: "children under five", not "workers over 12 jobs"."""
    text, number = tokens.text, quantity.amount.numeral
    before = text[max(0, number.start - 60) : number.start].rstrip()
    if quantity.value <= 1 or not _THOSE.search(before):
        return False
    counts = tokens.plural_follows(quantity.end) and not _JOINED.match(text, quantity.end)
    return not counts and bool(_AGED_AFTER.match(text, quantity.end))


def _child(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a number between commas is said of a person who has no name: "a boy, 7, died"."""
    at, text = tokens.at(start), tokens.text
    between = text[max(0, start - 2) : start] == ", " and text[end : end + 2] == ", "
    return at > 1 and between and tokens.doc[at - 2].lower_ in words("persons")


def _follows_person(tokens: Tokens, start: int, end: int) -> bool:
    """A number in apposition to a person's name: "Hague, 44, has", "Hague 44 has"."""
    doc, text = tokens.doc, tokens.text
    at = tokens.at(start)
    both = text[max(0, start - 7) : start].lower() == ", both "
    comma = text[max(0, start - 2) : start] == ", " or both
    if at < 2 or not _is_person(doc[at - 2] if comma and not both else doc[at - 1], comma):
        return False
    if comma:
        return bool(_NAME_AFTER.match(text, end))
    after = tokens.from_(end)
    name = doc[at - 1]
    return after < len(doc) and doc[after].pos_ in ("AUX", "VERB") and name.idx + len(name) + 1 == start


def _is_person(name: Any, comma: bool) -> bool:
    if name.ent_type_ == "PERSON" or not comma:
        return bool(name.ent_type_ == "PERSON")
    if name.ent_type_ == "GPE" and name.i > 1 and all(name.nbor(-back).pos_ == "PROPN" for back in (1, 2)):
        return True  # "Melton Lewis Paris, 51, was": no place has a first and a middle name
    proper = name.pos_ == "PROPN" and name.ent_type_ in ("", "ORG", "NORP", "PRODUCT", "WORK_OF_ART")
    return proper or name.lower_ in words("persons")

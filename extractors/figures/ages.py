"""Ages said without a unit: "Nick Hague, 44, has", "aged 18 to 34", "who was 10"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.figures.counted import Tokens
from extractors.figures.quantity import Quantity
from extractors.figures.units import vocabulary

_OLDEST = 122  # The longest documented human life in years.
_AGED = re.compile(r"\b(?:age[ds]?|ages|aging|the age of|turn(?:s|ed|ing)?|between the ages of|over the age of)(?: of)?(?: between| from| over| under| about| around)? $", re.I)
_WAS = re.compile(r"\b(?:who|he|she|i|they) (?:was|is|am|were|are|[’']m|will be)(?: just| only| about| almost| nearly)? $|\b(?:he|she)[’']s $", re.I)
_ENDS = re.compile(r"$|[.,;!?](?!\d)| (?:and|when|at the time|but|in|years|or)\b")
_BETWEEN_COMMAS = re.compile(r", $")
_AFTER_COMMA = re.compile(r",(?! ?\d)|[.;)](?!\d)| (?:and|who|of|was|is|has|said|says|from)\b|$")


def aged(tokens: Tokens, quantity: Quantity) -> Quantity:
    """The quantity in years of age where a bare number is one, else the quantity as it is."""
    number = quantity.amount.numeral
    top = quantity.high if quantity.high is not None else quantity.value
    if not 0 < top <= _OLDEST or quantity.value != int(quantity.value) or quantity.of is not None or number.form not in ("digits", "words"):
        return quantity
    text, start, end = tokens.text, quantity.start, quantity.end
    before = text[max(0, start - 28) : start]
    said = (_AGED.search(before) and _ENDS_OR_NAME.match(text, end)) or (_WAS.search(before) and _ENDS.match(text, end))
    if not (said or (quantity.high is None and number.form == "digits" and value_fits(quantity.value) and _follows_person(tokens, start, end))):
        return quantity
    unit = vocabulary().names["year of age"]
    return quantity.with_(amount=replace(quantity.amount, unit=unit, wording="years of age")).because("an age")


_ENDS_OR_NAME = re.compile(r"$|[.,;!?)](?!\d)| [a-z]+\b", re.I)


def value_fits(value: float) -> bool:
    """Whether a number after a person's name is likely the age: jerseys and scores are mostly below."""
    return value >= 14


def _follows_person(tokens: Tokens, start: int, end: int) -> bool:
    """ "Hague, 44, has" and "Hague 44 has": a number in apposition to a person's name."""
    doc, text = tokens.doc, tokens.text
    at = tokens.at(start)
    if at < 1:
        return False
    comma = bool(_BETWEEN_COMMAS.search(text[max(0, start - 2) : start]))
    name = doc[at - 2] if comma and at > 1 else doc[at - 1]
    if name.ent_type_ != "PERSON" and not (comma and name.pos_ == "PROPN" and name.ent_type_ in ("", "ORG")):
        return False
    if comma:
        return bool(_AFTER_COMMA.match(text, end))
    after = tokens.from_(end)
    return after < len(doc) and doc[after].pos_ in ("AUX", "VERB") and name.idx + len(name) + 1 == start

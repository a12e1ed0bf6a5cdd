"""A number as it stands in a text, whatever it is written in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from extractors.figures.words import DOZEN, LETTERS, MULTIPLES, ORDINALS, PARTS, PLAIN, SCALES, VULGAR

Form = Literal["digits", "words", "fraction", "vague", "ordinal"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands in the text.

    Attributes:
        start: First code point of its wording, sign and article included.
        end: One past the last.
        value: What it says.
        form: How it is written; `vague` is "dozens", "tens of thousands": the value is then the order of magnitude.
        scale: The magnitude that ends it ("1.3 million": 1e6), 1 where there is none.
        figured: Whether its digits have a separator, a point or a sign, which names and years do not have.
        letter: The magnitude letter directly after the digits ("m"), which could be a unit as well.
        glued: The letters directly before the digits ("EUR" of "EUR50m"), which must turn out to be a currency.
        fold: Whether it is a multiple ("sixfold").
    """

    start: int
    end: int
    value: float
    form: Form
    scale: float = 1.0
    figured: bool = False
    letter: str = ""
    glued: str = ""
    fold: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether nothing but bare digits says it is a number: names, years and labels look the same."""
        return self.form == "digits" and not self.figured and self.scale == 1


def with_letter_as_magnitude(number: Numeral) -> Numeral:
    """The number of "1.3m" read as 1.3 million."""
    scale = LETTERS[number.letter.lower()]
    return replace(number, value=number.value * scale, scale=scale, letter="")


def with_letter_as_unit(number: Numeral) -> Numeral:
    """The number of "1.8m" read as 1.8, its letter left to the unit that follows."""
    return replace(number, end=number.end - len(number.letter), letter="")


_WORDS = sorted({*PLAIN, *DOZEN, *MULTIPLES, *SCALES, *PARTS, *ORDINALS}, key=len, reverse=True)
# One piece of a number: digits (grouped in the western or the Indian way), a vulgar fraction, a word.
ATOM = re.compile(
    r"(?P<num>(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?:, 000)+(?!\d)"
    r"|\d{1,15})(?:\.\d{1,15})?|(?<![\w.])\.\d{1,6})(?!\d)"
    rf"|(?P<vulgar>[{''.join(VULGAR)}])"
    rf"|\b(?P<word>{'|'.join(_WORDS)})(?P<fold>-?fold)?\b",
    re.IGNORECASE | re.ASCII,
)
SPACE = re.compile(r"[ \u00a0\n]{1,2}|-")
_LEAST_ODDS = 10
_ODDS = re.compile(
    r"[ \u00a0](?:in|(?:times )?out of)(?: every)?[ \u00a0](?:(\d{1,3}(?:,\d{3})+|\d{1,4})|([a-z]+))\b"
    r"(?!,\d|\.\d|%| ?per ?cent| (?:million|billion))"
    r"|[ \u00a0]in[ \u00a0](?:an? )?(?P<many>\d{1,4}(?:\.\d+)?)?[ \u00a0]?(?P<scale>million|billion)\b(?! (?:dollars|euros))",
    re.IGNORECASE,
)


def as_odds(text: str, number: Numeral) -> Numeral:
    """The share that "one in five", "9 out of 10", "nine times out of ten" says; the number itself where it is none."""
    if (
        number.form not in ("digits", "words")
        or number.figured
        or number.glued
        or number.letter
        or number.scale > 1
    ):
        return number
    match = _ODDS.match(text, number.end)
    if not match:
        return number
    whole = _whole(match)
    if match["scale"] and number.value > _LEAST_ODDS:
        return number  # "invested 40 in 3 million"
    if not 0 < number.value < whole or (match[1] and whole > 1000 and whole % 100):
        return number
    return replace(number, end=match.end(), value=number.value / whole, form="fraction", figured=True)


def _whole(odds: re.Match[str]) -> float:
    if odds["scale"]:
        return float(odds["many"] or 1) * SCALES[odds["scale"].lower()]
    if odds[1]:
        return float(odds[1].replace(",", ""))
    word = odds[2].lower()
    return PLAIN.get(word, SCALES.get(word, 0))

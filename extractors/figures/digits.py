"""Numbers in digits: sign, separators, fractions, powers, and the magnitude that follows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from extractors.figures.numeral import ATOM, SPACE, Numeral
from extractors.figures.words import DOZEN, SCALES, VULGAR, Reading

_PART = re.compile(r" ?[/⁄] ?(\d{1,3})(?![\d/]|[.,]\d)")
_MIXED = re.compile(r"[ \u00a0-](\d{1,2})[/⁄](\d{1,2})(?![\d/]|[.,]\d)")
_POWER = re.compile(
    r" ?[×x*] ?10(?: ?(?:\^|\*\*) ?(?P<marked>[−–-]?\d{1,2})|(?P<signed>[−–-]\d{1,2})|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))(?!\d)"
)
_POWER_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−–", "0123456789---")
_LETTER = re.compile(r"(?:mm|MM|[kKmMbBtT])(?![A-Za-z0-9])")
_MAGNITUDE = re.compile(
    r"[ \u00a0]?(million|billion|trillion|mil|mln|bln|mn|bn|tn|trn|crore|lakh)s?(?![A-Za-z])", re.IGNORECASE
)
_CAPITAL_B = re.compile(r" B(?= [a-z])")
_MINUS = re.compile(r"(?<!plus or )\b(?:minus|negative) $", re.IGNORECASE)
_SIGNED = re.compile(r"[\d,]+(?:\.\d| ?%)")  # what a sign is said of after another number: "2020 -1.3%"
_DOTTED = re.compile(r"\.\d")
_RANK = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{1,6}$")
_HYPHENED = re.compile(r"[A-Za-z_]+$")
# Words that a hyphen joins to a number they qualify; others make a name of it ("Covid-19").
_PREFIXES = frozenset(
    {
        "sub",
        "a",
        "another",
        "to",
        "over",
        "under",
        "near",
        "nearly",
        "about",
        "some",
        "roughly",
        "plus",
        "up",
        "super",
        "magnitude",
        "by",
    }
)
# Denominators of fractions that news writes with a slash; others are dates, scores and service hours ("24/7", "9/11").
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100})
_LONGEST = 24


class _Before(NamedTuple):
    """What stands before digits: the sign they have, where the number then starts, letters glued to them."""

    sign: int
    start: int
    glued: str = ""


def in_digits(text: str, atom: re.Match[str]) -> Numeral | None:
    """The number that digits begin; None where what stands around them makes them no number."""
    start, end = atom.span()
    if _DOTTED.match(text, end) or (len(atom["num"]) > 1 and not atom["num"].strip("0")):
        return None  # "1.200.000", an address, a version; "000" is the end of a number
    raw = re.sub(r"[,\s]", "", atom["num"])
    before = _before(text, start)
    if before is None:
        return None
    plain = raw == atom["num"] and raw.isdigit()
    number = Numeral(
        before.start, end, float(raw), "digits", figured=not plain or before.sign < 0, glued=before.glued
    )
    if plain and (part := _PART.match(text, end)) and text[end : end + 1] not in VULGAR:
        return _fraction(number, part, before.sign)
    number = _extended(text, number)
    return _scaled(text, replace(number, value=number.value * before.sign))


def _before(text: str, start: int) -> _Before | None:
    before = text[start - 1 : start] if start else ""
    if not before or before.isspace():
        word = _MINUS.search(text, max(0, start - 9), start)
        return _Before(-1, word.start()) if word else _Before(1, start)
    if before in "-−–":
        return _after_hyphen(text, start)
    if before == "+":
        return None if text[max(0, start - 2) : start - 1].isalnum() else _Before(1, start - 1)
    if before.isalpha():
        letters = _LETTERS.search(text, max(0, start - 7), start)
        return _Before(1, start, letters[0] if letters else "?")
    if (
        before.isdigit()
        or before in ":_#@"
        or (before in ".,/" and text[max(0, start - 2) : start - 1].isalnum())
    ):
        return None
    return _Before(1, start)


def _after_hyphen(text: str, start: int) -> _Before | None:
    """A minus sign, a word with its number ("sub-300", "minus-260"), a name ("V-6"), or a range's dash."""
    further = text[start - 2 : start - 1] if start > 1 else ""
    if further == " " and text[max(0, start - 3) : start - 2].isdigit() and not _SIGNED.match(text, start):
        return _Before(1, start)  # "75 -300 mm": a range
    if not further or further in " \n\u00a0([$£€":
        return _Before(-1, start - 1)
    word = _HYPHENED.search(text, max(0, start - 11), start - 1)
    if word and word[0].lower() in ("minus", "negative"):
        return _Before(-1, word.start())
    if word and word[0].lower() not in _PREFIXES:
        return None
    return _Before(1, start)


def _fraction(number: Numeral, part: re.Match[str], sign: int) -> Numeral | None:
    """The fraction "1/4"; None for "9/11" and "24/7", the number alone where blanks part it from the slash."""
    whole = int(part[1])
    if 0 < number.value < whole and whole in _DENOMINATORS:
        value = sign * number.value / whole
        return replace(number, end=part.end(), value=value, form="fraction", figured=True)
    return replace(number, value=number.value * sign) if part[0][0] == " " else None


def _extended(text: str, number: Numeral) -> Numeral:
    """The number with the fraction or the power of ten behind it: "10 1/2", "2½", "2.998×10−8"."""
    end = number.end
    if text[end : end + 1] in VULGAR and end < len(text):
        return replace(number, end=end + 1, value=number.value + VULGAR[text[end]], figured=True)
    if (mixed := _MIXED.match(text, end)) and 0 < int(mixed[1]) < int(mixed[2]):
        value = number.value + int(mixed[1]) / int(mixed[2])
        return replace(number, end=mixed.end(), value=value, figured=True)
    if power := _POWER.match(text, end):
        value = number.value * 10.0 ** int(
            (power["marked"] or power["signed"] or power["raised"]).translate(_POWER_DIGITS)
        )
        return replace(number, end=power.end(), value=value, figured=True)
    return number


def _scaled(text: str, number: Numeral) -> Numeral:
    """The number with the magnitude that follows it, in a letter, a short form or words; an ordinal's ending."""
    end = number.end
    if letter := _LETTER.match(text, end):
        return replace(number, end=letter.end(), letter=letter[0])
    if rank := _RANK.match(text, end):
        return replace(number, end=rank.end(), form="ordinal")
    reading = Reading(abs(number.value))
    if match := _MAGNITUDE.match(text, end):
        reading.takes(match[1].lower())
        end = match.end()
    elif match := _CAPITAL_B.match(text, end):
        reading.takes("billion")
        end = match.end()
    for _ in range(_LONGEST):
        gap = SPACE.match(text, end)
        word = ATOM.match(text, gap.end()) if gap else None
        if not word or not word["word"] or word["fold"] or word["word"].lower() not in {*SCALES, *DOZEN}:
            break
        if not reading.takes(word["word"].lower()):
            break
        end = word.end()
    if end == number.end:
        return number
    value = reading.value * (-1 if number.value < 0 else 1)
    return replace(number, end=end, value=value, scale=reading.scale)

"""Where a text says a number, and which: digits, words, fractions, magnitudes, and what only looks like one.

The lexer works on characters, not on tokens: news writes "$1.3m", "200lbs", "HK$10.05bn" and "twenty-eight thousand" in ways
that tokenisers cut differently. It knows nothing of units; a letter that could be a magnitude or a unit is left for
`extractors.figures.amounts` to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extractors.figures.words import (
    DOZEN,
    LETTERS,
    MULTIPLES,
    ORDINALS,
    PARTS,
    PLAIN,
    SCALES,
    VULGAR,
    Reading,
)

Form = Literal["digits", "words", "fraction", "vague", "ordinal"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands in the text.

    Attributes:
        start: First code point of its wording, sign and article included.
        end: One past the last.
        value: What it says.
        form: How it is written; `vague` is "dozens", "tens of thousands" (the value is then the least that is meant).
        scale: The magnitude that ends it ("1.3 million": 1e6), 1 where there is none.
        figured: Whether its digits have a separator, a point or a sign, which names and years do not have.
        letter: The magnitude letter that stands directly after the digits ("m"), which could be a unit as well.
        glued: The letters directly before the digits ("EUR" of "EUR50m"), which must turn out to be a currency.
    """

    start: int
    end: int
    value: float
    form: Form
    scale: float = 1.0
    figured: bool = False
    letter: str = ""
    glued: str = ""

    @property
    def mantissa(self) -> float:
        """The number without its magnitude."""
        return self.value / self.scale


_WORDS = sorted({*PLAIN, *DOZEN, *MULTIPLES, *SCALES, *PARTS, *ORDINALS}, key=len, reverse=True)
_ATOM = re.compile(
    r"(?P<num>(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?:, 000)+(?!\d)"
    r"|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)|\d{1,15})(?:\.\d{1,15})?|(?<![\w.])\.\d{1,6})(?![\d])"
    rf"|(?P<vulgar>[{''.join(VULGAR)}])"
    rf"|\b(?P<word>(?:{'|'.join(_WORDS)}))(?:fold)?\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"[ \u00a0\n]?-[ \u00a0\n]?|[ \u00a0\n]{1,2}(?:and[ \u00a0\n])?", re.IGNORECASE)
_SPACE = re.compile(r"[ \u00a0\n]{1,2}|-")
_FRACTION = re.compile(r"(?: ?[/⁄] ?)(\d{1,3})(?![\d/]|[.,]\d)")
_MIXED = re.compile(r"[ \u00a0-](\d{1,2})[/⁄](\d{1,2})(?![\d/]|[.,]\d)")
_POWER = re.compile(r" ?[×x*] ?10 ?(?:\^|\*\*)? ?([−–-]?\d{1,2}|[⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?!\d)")
_SUPERSCRIPT = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−–", "-0123456789--")
_LETTER = re.compile(r"(?:mm|[kKmMbBtT])(?![A-Za-z0-9])")
_SUFFIX = re.compile(r"[ \u00a0]?(?:million|billion|trillion|mil|mln|bln|mn|bn|tn|trn|crore|lakh)s?(?![A-Za-z])", re.I)
_BIG_B = re.compile(r" B(?= [a-z])")
_ODDS = re.compile(r"[ \u00a0](?:in|out of)(?: every)?[ \u00a0](?:(\d{1,4})|([a-z]+))\b(?!,\d|\.\d|%| per ?cent)", re.I)
_ARTICLE = re.compile(r"\b(?:an?|the|another|one) $", re.I)
_OF_SCALE = re.compile(r" of (thousands|millions|billions|trillions|lakhs|crores)\b", re.I)
_BARRED = re.compile(r"[A-Za-z_]+$")
_AND_A_HALF = re.compile(r"(?: and)? an? (half|quarter)\b|-and-a-(half|quarter)\b", re.I)


def numerals(text: str) -> list[Numeral]:
    """All numbers of the text in order, ordinals included; years, names and the like are still among them."""
    found: list[Numeral] = []
    end = 0
    for atom in _ATOM.finditer(text):
        if atom.start() < end:
            continue
        number = _digits(text, atom) if atom["num"] else _vulgar(atom) if atom["vulgar"] else _words(text, atom)
        if number:
            found.append(number)
            end = number.end
    return found


def _vulgar(atom: re.Match[str]) -> Numeral:
    return Numeral(atom.start(), atom.end(), VULGAR[atom["vulgar"]], "fraction", figured=True)


def _digits(text: str, atom: re.Match[str]) -> Numeral | None:
    start, end = atom.span()
    raw = re.sub(r"[,\s]", "", atom["num"])
    value, figured = float(raw), not raw.isdigit() or raw != atom["num"]
    sign, start, glued = _before(text, start)
    if sign is None:
        return None
    after = text[end : end + 2]
    if after[:1] in VULGAR:
        value, end, figured = value + VULGAR[after[0]], end + 1, True
    elif mixed := _MIXED.match(text, end):
        if 0 < int(mixed[1]) < int(mixed[2]):
            value, end, figured = value + int(mixed[1]) / int(mixed[2]), mixed.end(), True
    elif (part := _FRACTION.match(text, end)) and raw.isdigit():
        if not 0 < int(value) < int(part[1]) or int(part[1]) not in (2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100):
            return None if " " not in part[0] else Numeral(start, end, value * sign, "digits")
        return Numeral(start, part.end(), sign * value / int(part[1]), "fraction", figured=True, glued=glued)
    elif power := _POWER.match(text, end):
        value, end, figured = value * 10.0 ** int(power[1].translate(_SUPERSCRIPT)), power.end(), True
    if sign < 0:
        figured = True
    return _scaled(text, Numeral(start, end, sign * value, "digits", figured=figured, glued=glued))


def _before(text: str, start: int) -> tuple[int | None, int, str]:
    """Sign, start and glued letters of digits; no sign where what stands before bars a number."""
    before = text[start - 1 : start]
    if not before or before.isspace():
        word = re.search(r"\b(?:minus|negative) $", text[max(0, start - 9) : start], re.I)
        return (-1, start - len(word[0]), "") if word else (1, start, "")
    if before in "-−–" and not text[start - 2 : start - 1].isalnum() and (start < 2 or text[start - 2] in " ([\n\u00a0$£€"):
        return (-1, start - 1, "") if text[start : start + 1] != "." or start < 2 else (-1, start - 1, "")
    if before == "-":
        word = _BARRED.search(text[max(0, start - 10) : start - 1])
        if word and word[0].lower() in ("minus", "negative"):
            return -1, start - 1 - len(word[0]), ""
        if word and (word[0].isupper() or word[0].istitle()) and word[0].lower() not in ("sub", "a", "another"):
            return None, start, ""
        return 1, start, ""
    if before == "+":
        return 1, start - 1, ""
    if before.isalpha():
        letters = re.search(r"[^\W\d_]{1,6}$", text[max(0, start - 7) : start])
        return 1, start, letters[0] if letters else "?"
    if before in ".,:/_#@" and (before in ":_#@" or text[start - 2 : start - 1].isalnum()):
        return None, start, ""
    return 1, start, ""


def _scaled(text: str, number: Numeral) -> Numeral | None:
    """The number with the magnitude that follows it, in a letter, a short form or a word."""
    end = number.end
    reading = Reading(abs(number.value))
    if letter := _LETTER.match(text, end):
        return _with(number, end=letter.end(), letter=letter[0])
    if match := _SUFFIX.match(text, end):
        reading.takes(match[0].strip(" \u00a0").lower().rstrip("s"))
        end = match.end()
    elif match := _BIG_B.match(text, end):
        reading.takes("billion")
        end = match.end()
    while (gap := _SPACE.match(text, end)) and (word := _ATOM.match(text, gap.end())):
        if not word["word"] or word["word"].lower() not in {*SCALES, *DOZEN} or not reading.takes(word["word"].lower()):
            break
        end = word.end()
    if end == number.end:
        if text[end : end + 1].isalpha() and re.match(r"(?:st|nd|rd|th)\b", text[end:], re.I):
            return _with(number, end=end + 2, form="ordinal")
        return number
    return _with(number, end=end, value=reading.value * (-1 if number.value < 0 else 1), scale=reading.scale)


def _with(number: Numeral, **changed: object) -> Numeral:
    fields = {name: getattr(number, name) for name in Numeral.__dataclass_fields__}
    return Numeral(**{**fields, **changed})  # type: ignore[arg-type]


def with_letter_as_magnitude(number: Numeral) -> Numeral:
    """ "1.3m" read as 1.3 million."""
    scale = LETTERS[number.letter.lower()]
    return _with(number, value=number.value * scale, scale=scale, letter="")


def with_letter_as_unit(number: Numeral) -> Numeral:
    """ "1.8m" read as 1.8, its letter left to the unit that follows."""
    return _with(number, end=number.end - len(number.letter), letter="")


def _words(text: str, atom: re.Match[str]) -> Numeral | None:
    word = atom["word"].lower()
    if word in MULTIPLES:
        return _vague(text, atom, word)
    start = _with_article(text, atom.start())
    if atom[0].lower().endswith("fold") and word in {*PLAIN, *SCALES}:
        return Numeral(atom.start(), atom.end() - 4, PLAIN.get(word, SCALES.get(word, 0)), "words")
    if word in PARTS and word not in SCALES:
        return _part(text, atom, word, start)
    if word in ORDINALS:
        return Numeral(atom.start(), atom.end(), ORDINALS[word], "ordinal")
    if word not in PLAIN and start == atom.start() and not _alone(text, atom):
        return None
    return _cardinal(text, atom, start)


def _alone(text: str, atom: re.Match[str]) -> bool:
    """Whether a magnitude word without a number before it is one: "a million", "hundred people", not "the million"."""
    return atom["word"].lower() in ("hundred", "thousand", "dozen") or text[atom.end() : atom.end() + 3] == " of"


def _with_article(text: str, start: int) -> int:
    """Where the number begins when "a" or "another" stands before it."""
    article = _ARTICLE.search(text, max(0, start - 9), start)
    return article.start() if article and article[0].lower() in ("a ", "an ") else start


def _run(text: str, atom: re.Match[str]) -> Iterator[tuple[str, int, bool]]:
    """The number words from the atom on: word, end, whether "and" links it to the one before."""
    yield atom["word"].lower(), atom.end(), False
    end = atom.end()
    for _ in range(24):
        gap = _LINK.match(text, end)
        following = _ATOM.match(text, gap.end()) if gap else None
        if not gap or not following or not following["word"]:
            return
        end = following.end()
        yield following["word"].lower(), end, "and" in gap[0].lower()


def _cardinal(text: str, atom: re.Match[str], start: int) -> Numeral | None:
    reading, end, last = Reading(), atom.end(), ""
    for word, after, by_and in _run(text, atom):
        if by_and and last in PLAIN:
            break
        if word in PARTS and not by_and and last in PLAIN:
            return _parts(text, start, reading.value, word, after)
        if not reading.takes(word):
            if reading.last == "teens" and word in TENS_AFTER:
                return None
            break
        end, last = after, word
    first = atom["word"].lower()
    if first in PLAIN:
        start = atom.start()
    if half := _AND_A_HALF.match(text, end):
        return _halved(text, Numeral(start, end, reading.value, "words", reading.scale), half)
    number = Numeral(start, end, reading.value, "words", reading.scale)
    return _odds(text, number) or number


TENS_AFTER = frozenset("twenty thirty forty fifty sixty seventy eighty ninety ten eleven twelve".split())


def _halved(text: str, number: Numeral, half: re.Match[str]) -> Numeral:
    """ "two and a half million"."""
    value = number.value + (0.5 if (half[1] or half[2]).lower() == "half" else 0.25)
    end, scale = half.end(), 1.0
    if (gap := _SPACE.match(text, end)) and (word := _ATOM.match(text, gap.end())) and (word["word"] or "").lower() in SCALES:
        scale, end = SCALES[word["word"].lower()], word.end()
    return Numeral(number.start, end, value * scale, "words", scale, figured=True)


def _parts(text: str, start: int, count: float, word: str, end: int) -> Numeral | None:
    """ "two-thirds", "three quarters billion"."""
    if count >= PARTS[word] or (word not in ("half", "third", "quarter", "fourth") and count == 1 and word.endswith("s")):
        return None
    return _part_scaled(text, start, count / PARTS[word], end)


def _part_scaled(text: str, start: int, value: float, end: int) -> Numeral:
    match = re.compile(r" (?:of )?(?:an? )?(million|billion|trillion|dozen|hundred|thousand)\b", re.I).match(text, end)
    if match:
        scale = {**SCALES, **DOZEN}[match[1].lower()]
        return Numeral(start, match.end(), value * scale, "words", scale, figured=True)
    return Numeral(start, end, value, "fraction", figured=True)


_PART_AFTER = re.compile(r" (?:of|mile|mile-|million|billion|trillion|pound|cup|teaspoon|an hour|a)\b", re.I)
_HALF_AFTER = re.compile(r" (?:of|the|an?|its|his|her|their|our|my|all|as|million|billion|turn|pound|dozen)\b|-(?:hour|mile|dozen|million|billion)\b", re.I)
_BY = re.compile(r"\b(?:by|nearly|almost|about|roughly|over|than|around|least|up|down|only|just|another)(?: an?)? $", re.I)


def _part(text: str, atom: re.Match[str], word: str, start: int) -> Numeral | None:
    """ "a third of", "half the", "by a quarter"; a rank or a period of the year is none."""
    if word.endswith("s"):
        return None
    by = _BY.search(text, max(0, atom.start() - 14), atom.start())
    before = text[max(0, atom.start() - 8) : atom.start()].lower()
    if word == "half":
        taken = (_HALF_AFTER.match(text, atom.end()) or by) and not before.endswith(
            ("the ", "second ", "first ", "other ", "better ", "and a ", "last ", "final ")
        )
    else:
        taken = start < atom.start() and (_PART_AFTER.match(text, atom.end()) or by)
        taken = taken or (word == "quarter" and re.match(r" (?:of an?|million|billion)\b", text[atom.end() : atom.end() + 9], re.I))
    if taken:
        return _part_scaled(text, start if before.endswith(("a ", "an ")) else atom.start(), 1 / PARTS[word], atom.end())
    if word in ORDINALS:
        return Numeral(atom.start(), atom.end(), ORDINALS[word], "ordinal")
    return None


def _vague(text: str, atom: re.Match[str], word: str) -> Numeral | None:
    value, end = MULTIPLES[word], atom.end()
    while of := _OF_SCALE.match(text, end):
        value, end = value * MULTIPLES[of[1].lower()], of.end()
    if word == "scores" and not text[end:].startswith(" of "):
        return None
    if word == "tens" and end == atom.end():
        return None
    return Numeral(atom.start(), end, value, "vague")


def _odds(text: str, number: Numeral) -> Numeral | None:
    """ "one in five", "nine out of 10": the share it says."""
    match = _ODDS.match(text, number.end)
    if not match:
        return None
    whole = float(match[1]) if match[1] else float(PLAIN.get(match[2].lower(), SCALES.get(match[2].lower(), 0)))
    if not 0 < number.value < whole or (match[1] and whole > 1000 and whole % 100):
        return None
    return Numeral(number.start, match.end(), number.value / whole, "fraction", figured=True)


def odds_of_digits(text: str, number: Numeral) -> Numeral:
    """ "1 in 5" and "9 out of 10" as a share; the number itself where it is none."""
    plain = number.form == "digits" and not number.figured and not number.glued and not number.letter
    return (plain and _odds(text, number)) or number

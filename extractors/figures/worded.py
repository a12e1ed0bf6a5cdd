"""Numbers in words: "twenty-eight thousand", "half a million", "two-thirds", "tens of thousands", "sixfold"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.figures.lexicon import words
from extractors.figures.numeral import ATOM, SPACE, Numeral, as_odds
from extractors.figures.rate_points import POINT_CUT
from extractors.figures.words import DOZEN, MULTIPLES, ORDINALS, PARTS, PLAIN, SCALES, TENS, Reading

_SEVERAL = re.compile(r"\b(?:several|a few|few|many) $", re.IGNORECASE)
_COUPLE = re.compile(r"\ba couple(?: of)? $", re.IGNORECASE)
_LINK = re.compile(r"[ \u00a0\n]?-[ \u00a0\n]?|[ \u00a0\n]{1,2}(?:and[ \u00a0\n])?", re.IGNORECASE)
_ARTICLE = re.compile(r"\ban? $", re.IGNORECASE)
_OF_MULTIPLE = re.compile(r" of (thousands|millions|billions|trillions|lakhs|crores)\b", re.IGNORECASE)
_AND_A_PART = re.compile(r"(?: and an? |-and-a-| and )(half|quarter)\b", re.IGNORECASE)
_PART_SCALE = re.compile(
    r"[ -](?:of )?(?:an? )?(million|billion|trillion|dozen|hundred|thousand)\b", re.IGNORECASE
)
# A share of a list in which another one is said before, of whom: "44 per cent of the vote, Karimi 22 and Rostami a third".
_DEALT = re.compile(
    r"(?:%|\b(?:per ?cent|half|thirds?|quarters?|fifths?)\b)[^.!?]{0,60}?(?:,|;| and| while) (?:the )?"
    r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2} $"
)
_DEALT_AFTER = re.compile(r"$|[.,;]| and\b")
_DEALT_REACH = 110  # code points
_PART_AFTER = re.compile(
    r" (?:of|mile|pound|cup|teaspoon|million|billion|trillion|an hour|a|(?:percentage )?point)\b"
    r"| (?:and|to) (?:a|one) (?:half|third|quarter|fifth|sixth)\b| (?:and|to) (?:two|three|four)[ -](?:third|quarter|fifth)s\b",
    re.IGNORECASE,
)
_QUARTER_AFTER = re.compile(rf" (?:of an?|million|billion|trillion)\b|{POINT_CUT}", re.IGNORECASE)
_HALF_AFTER = re.compile(
    r" (?:of|the|an?|its|his|her|their|our|my|all|as|million|billion|trillion|turn|pound|dozen)\b"
    rf"|-(?:hour|mile|dozen|million|billion)\b|{POINT_CUT}| to (?:two|three|four)[ -](?:third|quarter|fifth)s\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|nearly|almost|about|roughly|over|than|around|least|up|down|only|just|another)(?: an?)? $",
    re.IGNORECASE,
)
_OTHER_HALF = re.compile(
    r"\b(?:the|second|first|other|better|and a|last|final|opening|latter|per) $", re.IGNORECASE
)
_OWNED = re.compile(r"['’]s $|\b(?:the|baker['’]?s) $", re.IGNORECASE)
# After a number of the teens, these make a year ("nineteen ninety").
_YEAR_ENDS = frozenset({*TENS, "ten", "eleven", "twelve"})
_LONGEST = 24


class _Word(NamedTuple):
    word: str
    end: int
    by_and: bool


_TWO = re.compile(
    r"\b(?P<two>a couple|another couple|(?:a|another) pair) of (?!(?:hundred|thousand|million|billion|dozen)\b)"
    r"(?P<of>[a-z]{3,}(?:[ -][a-z]+)?)",
    re.IGNORECASE,
)


def couples(text: str) -> list[Numeral]:
    """Two things that are said as a couple or a pair: "a couple of cars", "a pair of guns"; no "pair of trousers"."""
    if " of " not in text:
        return []
    found = []
    for match in _TWO.finditer(text):
        named = set(match["of"].lower().split())
        if not named & words("pairs") and not named & words("spans"):
            found.append(Numeral(*match.span("two"), 2.0, "words"))
    return found


def in_words(text: str, atom: re.Match[str]) -> Numeral | None:
    """The number that a number word begins; None where the word is none here ("the second half")."""
    word = atom["word"].lower()
    if word in MULTIPLES:
        return _vague(text, atom, word)
    if atom["fold"]:
        value = PLAIN.get(word, SCALES.get(word, 0))
        return Numeral(atom.start(), atom.end(), value, "words", fold=True) if value > 1 else None
    article = _ARTICLE.search(text, max(0, atom.start() - 3), atom.start())
    start = article.start() if article else atom.start()
    if word in PARTS:
        return _part(text, atom, word, start)
    if word in ORDINALS:
        return Numeral(atom.start(), atom.end(), ORDINALS[word], "ordinal")
    if word not in PLAIN and not article and not _stands_alone(text, atom):
        return None
    return _cardinal(text, atom, atom.start() if word in PLAIN else start)


def _stands_alone(text: str, atom: re.Match[str]) -> bool:
    """Whether a magnitude without a number is one: "hundred people", "thousand of"; not "the million", "baker's dozen"."""
    if _OWNED.search(text, max(0, atom.start() - 9), atom.start()):
        return False
    return atom["word"].lower() in ("hundred", "thousand", "dozen") or text.startswith(" of", atom.end())


def _run(text: str, atom: re.Match[str]) -> Iterator[_Word]:
    """The number words from the atom on."""
    yield _Word(atom["word"].lower(), atom.end(), False)
    end = atom.end()
    for _ in range(_LONGEST):
        gap = _LINK.match(text, end)
        following = ATOM.match(text, gap.end()) if gap else None
        if not gap or not following or not following["word"] or following["fold"]:
            return
        end = following.end()
        yield _Word(following["word"].lower(), end, "and" in gap[0].lower())


def _cardinal(text: str, atom: re.Match[str], start: int) -> Numeral | None:
    reading, end, last = Reading(), atom.end(), ""
    for word, after, by_and in _run(text, atom):
        if by_and and last in PLAIN:
            break
        if word in PARTS and not by_and and last in PLAIN:
            return _parts(text, start, reading.value, word, after)
        if not reading.takes(word):
            if reading.last == "teens" and word in _YEAR_ENDS:
                return None
            break
        end, last = after, word
    if _COUPLE.search(text, max(0, start - 14), start):  # "a couple of hundred"
        return Numeral(start, end, reading.value * 2, "words", reading.scale) if reading.scale > 1 else None
    if several := _SEVERAL.search(text, max(0, start - 14), start):
        order = reading.value if reading.value not in DOZEN.values() else MULTIPLES["dozens"]
        return Numeral(several.start(), end, order, "vague", reading.scale)
    number = Numeral(start, end, reading.value, "words", reading.scale)
    return _with_part(text, number) or as_odds(text, number)


def _with_part(text: str, number: Numeral) -> Numeral | None:
    """The number of "two and a half million", None where no part follows."""
    part = _AND_A_PART.match(text, number.end)
    if not part or (part[0].startswith(" and ") and " a" not in part[0][4:]):
        return None
    value = number.value + 1 / PARTS[part[1].lower()]
    end, scale = part.end(), 1.0
    gap = SPACE.match(text, end)
    word = ATOM.match(text, gap.end()) if gap else None
    if word and (word["word"] or "").lower() in SCALES:
        scale, end = SCALES[word["word"].lower()], word.end()
    if scale == 1 and number.scale > 1:  # "a million and a half"
        value, scale = number.value + number.scale / PARTS[part[1].lower()], number.scale
        return Numeral(number.start, end, value, "words", scale, figured=True)
    return Numeral(number.start, end, value * scale, "words", scale, figured=True)


def _parts(text: str, start: int, count: float, word: str, end: int) -> Numeral | None:
    """The number of "two-thirds", "three quarters billion"; "two quarters" of a year are none."""
    if count >= PARTS[word] or (count > 1 and not word.endswith("s")):
        return None
    if word == "quarters" and count != 3:
        return None
    return _part_scaled(text, start, count / PARTS[word], end)


def _part_scaled(text: str, start: int, value: float, end: int) -> Numeral:
    match = _PART_SCALE.match(text, end)
    if not match:
        return Numeral(start, end, value, "fraction", figured=True)
    scale = SCALES.get(match[1].lower()) or DOZEN[match[1].lower()]
    return Numeral(start, match.end(), value * scale, "words", scale, figured=True)


def _part(text: str, atom: re.Match[str], word: str, start: int) -> Numeral | None:
    """The share of "a third of", "half the", "by a quarter"; a rank or a period of the year is none."""
    if word.endswith("s"):
        return None
    end = atom.end()
    by = _BY.search(text, max(0, atom.start() - 14), atom.start())
    if word == "half":
        other = _OTHER_HALF.search(text, max(0, atom.start() - 9), atom.start())
        taken = bool((_HALF_AFTER.match(text, end) or by) and not other)
    else:
        dealt = _DEALT_AFTER.match(text, end) and _DEALT.search(text, max(0, start - _DEALT_REACH), start)
        taken = start < atom.start() and bool(_PART_AFTER.match(text, end) or by or dealt)
        taken = taken or (word == "quarter" and bool(_QUARTER_AFTER.match(text, end)))
    if taken:
        return _part_scaled(text, start, 1 / PARTS[word], end)
    return Numeral(atom.start(), end, ORDINALS[word], "ordinal") if word in ORDINALS else None


def _vague(text: str, atom: re.Match[str], word: str) -> Numeral | None:
    value, end = MULTIPLES[word], atom.end()
    for _ in range(2):
        if of := _OF_MULTIPLE.match(text, end):
            value, end = value * MULTIPLES[of[1].lower()], of.end()
    if (word == "scores" and not text.startswith((" of ", " more"), end)) or (
        word == "tens" and end == atom.end()
    ):
        return None
    return Numeral(atom.start(), end, value, "vague")

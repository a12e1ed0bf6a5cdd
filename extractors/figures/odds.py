"""Odds and margins: "three-to-one", "outnumber them 2-to-1", "outnumbered five to one". Scores of games are none."""

from __future__ import annotations

import re

from extractors.figures.amounts import Amount
from extractors.figures.lexicon import words
from extractors.figures.numeral import Numeral
from extractors.figures.quantity import Quantity, quantity_of
from extractors.figures.words import PLAIN

_SIDE = rf"\d{{1,4}}(?:\.\d)?|{'|'.join(sorted((word for word in PLAIN if PLAIN[word] > 1), key=len, reverse=True))}"
_ODDS = re.compile(
    rf"(?<![\w.,:$£€/–-])(?P<many>{_SIDE})(?P<gap>-to-| to )(?P<one>one|1)\b(?![\w%/:–-]|[.,]\d| ?per ?cent| [a-z]+s\b)",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:outnumber\w*|ratio|odds|margin|majority|outvoted|outgunned|advantage|lead)\b", re.IGNORECASE
)
_REACH = 60  # code points before, within which the sentence says that two sides are compared
_WORD = re.compile(r"[A-Za-z]+")


_TIMES = re.compile(r" times out of ")
_POLLED = re.compile(
    r"\b(?:margins? of error|accura\w+|confiden\w+|poll(?:s|ed|sters?)?|survey\w*|sampl\w+"
    r"|within [\w.]+ (?:percentage )?points?)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?] |\n")
_AROUND = 240  # code points on either side in which a sentence can say that it is of a poll


def is_confidence(text: str, start: int, end: int) -> bool:
    """Whether it says how sure a poll is, and counts nothing that happened: "within three points, 19 times out of 20"."""
    if not _TIMES.search(text, start, end):
        return False
    opens = [match.end() for match in _SENTENCE_END.finditer(text, max(0, start - _AROUND), start)]
    closes = _SENTENCE_END.search(text, end, end + _AROUND)
    first, last = max(opens, default=max(0, start - _AROUND)), closes.start() if closes else end + _AROUND
    return bool(_POLLED.search(text, first, last))


def odds(text: str) -> list[Quantity]:
    """The odds of the text in order, each so many to one."""
    found: list[Quantity] = []
    for match in _ODDS.finditer(text):
        near = text[max(0, match.start() - _REACH) : match.start()]
        said = {word.lower() for word in _WORD.findall(near)}
        if _SAID.search(near) or (match["gap"] == "-to-" and not said & words("plays")):
            found.append(_odds(match))
    return found


def _odds(match: re.Match[str]) -> Quantity:
    said = match["many"]
    value = float(said) if said[0].isdigit() else float(PLAIN[said.lower()])
    numeral = Numeral(*match.span("many"), value, "fraction")
    quantity = quantity_of(Amount(*match.span("many"), value, numeral))
    noun = f"to {match['one'].lower()}"
    return quantity.with_(end=match.end(), noun=noun, head=noun).because(
        "so many of one side to each of the other"
    )

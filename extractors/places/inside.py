"""Places inside the names of organisations and the like: "Kabul" of "the U.S. Embassy in Kabul", "Texas" of "University of Texas"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from extractors.places.lexicon import Lexicon
from extractors.places.tokens import Draft, Tokens

if TYPE_CHECKING:
    from extractors.gazetteer import Entry, Gazetteer

LONGEST: Final = 4
"""Tokens of the longest name looked for inside another."""

WELL_KNOWN: Final = 100_000
"""Inhabitants from which a city's name in another name is taken for the city without more ado."""


def inside(tokens: Tokens, start: int, end: int, label: str, gazetteer: Gazetteer, words: Lexicon) -> Iterator[Draft]:
    """The places inside a name, left to right, the longest first; not the whole name.

    A well-known place is sure; a small one only where the rest of the article knows it.
    """
    at = start
    while at < end:
        size = _longest(tokens, at, end, gazetteer, words) if tokens.capitalised(at) else 0
        if size == 0 or (at == start and at + size == end):
            at += 1
            continue
        entries = gazetteer.candidates(tokens.wording(at, at + size))
        placed = tokens.before(at) in words.locative and at > start
        sure = placed or _speaks(tokens, (start, end), (at, at + size), entries, words)
        yield Draft(at, at + size, label, "inside", sure, located=placed)
        at += size


def _longest(tokens: Tokens, at: int, end: int, gazetteer: Gazetteer, words: Lexicon) -> int:
    for size in range(min(LONGEST, end - at), 0, -1):
        last = at + size - 1
        if not (tokens.capitalised(last) or tokens.texts[last] == "."):
            continue
        if size == 1 and (tokens.lowers[at] in words.blank or tokens.lowers[at] in words.classes or len(tokens.texts[at]) < 2):
            continue
        if any(entry.named < 2 for entry in gazetteer.candidates(tokens.wording(at, at + size))):
            return size
    return 0


def _speaks(
    tokens: Tokens, whole: tuple[int, int], part: tuple[int, int], entries: tuple[Entry, ...], words: Lexicon
) -> bool:
    """Whether the part surely means a place: a country, a first-level division, a county, or a large city that begins or ends the name."""
    start = whole[0] + (tokens.lowers[whole[0]] == "the")
    if any(entry.type in ("country", "province") and entry.named < 2 and entry.population > WELL_KNOWN for entry in entries):
        return True
    if tokens.lowers[part[1] - 1] in ("county", "parish", "township"):
        return True
    large = any(entry.population >= WELL_KNOWN and entry.named < 2 for entry in entries)
    at_edge = part[0] == start or tokens.before(part[0]) in ("of", "at", "-", "–") or part[1] == whole[1]
    return large and at_edge and tokens.lowers[whole[1] - 1] not in words.media

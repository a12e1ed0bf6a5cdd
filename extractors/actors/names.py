"""Proper names of actors: the model's spans, repaired at their ends, and the names that it overlooks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.actors.lexicon import Lexicon
    from extractors.actors.parse import Parse

PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "abu",
        "de",
        "la",
        "le",
        "du",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "den",
        "der",
        "di",
        "van",
        "von",
        "zu",
        "zum",
        "ter",
        "ten",
        "y",
        "e",
        "bint",
        "ould",
        "d'",
        "and",
    ]
)
"""Lower-case words inside names of persons."""
_JOINTS = PARTICLES | frozenset(["of", "the", "for", "in", "&", "at", "on", "to", "'s", "’s", "des", "les"])
"""Lower-case words inside names of organisations."""
_EDGES = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my"]
)


@dataclass(frozen=True, slots=True)
class Named:
    """A run of tokens that is a name, with the model's label (empty where the model has none)."""

    start: int
    end: int
    label: str


def names(parse: Parse, words: Lexicon) -> Iterator[Named]:
    """Every name of the Doc in text order: the model's entities that are names, then runs of proper nouns outside of them."""
    position = 0
    for start, end, label in parse.entities:
        yield from _runs(parse, position, start, words)
        position = end
        if label in _NAMING:
            cut = repaired(parse, start, end, label)
            if cut is not None:
                yield Named(*cut, label)
    yield from _runs(parse, position, len(parse.words), words)


_NAMING = frozenset(["PERSON", "ORG", "NORP", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"])


def repaired(parse: Parse, start: int, end: int, label: str) -> tuple[int, int] | None:
    """The span without article, possessive, blanks and the words of a sentence that the model took along; None if nothing is left."""
    start, end = _stripped(parse, start, end)
    start, end = _within_line(parse, start, end)
    joints = PARTICLES if label == "PERSON" else _JOINTS
    for index in range(start + 1, end):
        if (
            _lower(parse, index)
            and parse.words[index].lower() not in joints
            and label in ("PERSON", "ORG", "NORP")
        ):
            if _first_name(parse, start, index):
                end = index
            else:
                start = index + 1
            break
    start, end = _stripped(parse, start, end)
    while end - 1 > start and _lower(parse, end - 1):
        end -= 1
    while start < end - 1 and _lower(parse, start) and parse.words[start] not in PARTICLES:
        start += 1
    start, end = _stripped(parse, start, end)
    return (start, end) if start < end and any(c.isalpha() for c in parse.wording(start, end)) else None


def _first_name(parse: Parse, start: int, end: int) -> bool:
    return any(parse.is_name(index) for index in range(start, end))


def _lower(parse: Parse, index: int) -> bool:
    word = parse.words[index]
    return word[0].isalpha() and word == word.lower()


def _stripped(parse: Parse, start: int, end: int) -> tuple[int, int]:
    while start < end and (parse.words[start].lower() in _EDGES or _blank(parse, start)):
        start += 1
    while start < end and (parse.tags[end - 1] == "POS" or _blank(parse, end - 1)):
        end -= 1
    return start, end


def _blank(parse: Parse, index: int) -> bool:
    return not any(c.isalnum() for c in parse.words[index])


def _within_line(parse: Parse, start: int, end: int) -> tuple[int, int]:
    """The first part of a span that runs over a line's end or a bar."""
    for index in range(start, end):
        word = parse.words[index]
        if "\n" in word or "\r" in word or word in ("|", "—", "–", "/", ":", "•", "·", ";"):
            return (start, index) if index > start else (index + 1, end)
    return start, end


def _runs(parse: Parse, start: int, end: int, words: Lexicon) -> Iterator[Named]:
    """Runs of proper nouns that the model left alone."""
    index = start
    while index < end:
        if not parse.is_name(index):
            index += 1
            continue
        stop = index + 1
        while stop < end and parse.is_name(stop):
            stop += 1
        yield from _known_in(parse, index, stop, words)
        index = stop


def _known_in(parse: Parse, start: int, stop: int, words: Lexicon) -> Iterator[Named]:
    """The run, cut at the known names it begins or ends with ("Image Source: AP Pakistani soldiers")."""
    for length in range(min(4, stop - start), 0, -1):
        for at in range(start, stop - length + 1):
            if parse.wording(at, at + length) in words.known:
                if at > start:
                    yield Named(start, at, "")
                yield Named(at, at + length, "ORG")
                if at + length < stop:
                    yield Named(at + length, stop, "")
                return
    yield Named(start, stop, "")

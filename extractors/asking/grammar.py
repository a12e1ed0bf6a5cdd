"""The query language as it is typed: a line of words to the terms it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import get_args

from extractors.asking.likeness import folded, nearest
from extractors.asking.number_said import number_said
from extractors.errors import Q7x2Error
from extractors.model import KINDS, ActorType, FigureType, PlaceType, TimexType

TERM = re.compile(
    r'(?P<not>[-!](?=[^\s\d.]))?(?:"(?P<exact>[^"]*)"?|(?P<key>[a-z_]+)(?:(?P<sign>:|=)|[ ]?(?P<than>>=|<=|>|<)[ ]?)'
    r'(?P<word>"[^"]*"?|\S*)|(?P<plain>\S+))',
    re.IGNORECASE,
)
TYPES = tuple(
    dict.fromkeys(word for kind in (PlaceType, ActorType, FigureType, TimexType) for word in get_args(kind))
)
# What takes `>` and `<`.
COMPARED = ("value", "date")
_KIND_WORDS = {"place": "location", "number": "figure", "day": "date", "time": "date"}


class QueryError(Q7x2Error, ValueError):
    """A query that cannot be understood; its text says what and what would be."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One term as it was typed.

    Attributes:
        key: The field asked for; `exact` for quoted words and `` for a word alone.
        sign: How it is compared: `:`, `=`, `>`, `<`, `>=`, `<=`; empty without a field.
        word: What is asked for, folded; empty where it is still to be typed.
        is_negated: Whether it leaves out what it matches.
    """

    key: str
    sign: str
    word: str
    is_negated: bool


def asked(query: str, keys: tuple[str, ...]) -> Iterator[Asked]:
    """The terms of a query, in order.

    Args:
        query: What was typed.
        keys: The fields that can be asked for here.

    Raises:
        QueryError: A field is none of these, or does not take its sign.
    """
    for match in TERM.finditer(query):
        if match.group() not in ("-", "!"):
            yield _asked(match, keys)


def _asked(match: re.Match[str], keys: tuple[str, ...]) -> Asked:
    is_negated = match["not"] is not None
    if match["exact"] is not None:
        return Asked("exact", "", folded(match["exact"]), is_negated)
    if match["key"] is None:
        return Asked("", "", folded(match["plain"]), is_negated)
    key, sign, word = match["key"].lower(), match["sign"] or match["than"], folded(match["word"].strip('"'))
    if key not in keys:
        raise QueryError(f"“{key}” is no field{perhaps(key, keys)}. Fields: {', '.join(keys)}")
    if word and match["than"] and key not in COMPARED:
        raise QueryError(f"“{key}” is asked for with “:”; only value and date take {sign}")
    return Asked(key, sign, word, is_negated)


def number_of(term: Asked) -> float | None:
    """The number that a term compares with; None where one is only half typed.

    Raises:
        QueryError: It is no number.
    """
    number = number_said(term.word)
    if number is not None:
        return number
    if term.word == "-":
        return None
    raise QueryError(f"“{term.word}” is no number: 1500, 1.5k, 2m, 3bn are")


def kind_of(word: str) -> str:
    """The kind, or its beginning, that a word stands for: `places` is `location`.

    Raises:
        QueryError: It stands for none.
    """
    named = _KIND_WORDS.get(word.removesuffix("s"), word.removesuffix("s"))
    if not any(kind.startswith(named) for kind in KINDS):
        raise QueryError(f"“{word}” is no kind{perhaps(named, KINDS)}. Kinds: {', '.join(KINDS)}")
    return named


def types_checked(words: list[str]) -> list[str]:
    """The words, where each is in the name of a type.

    Raises:
        QueryError: One is in none.
    """
    for word in words:
        if not any(word in known for known in TYPES):
            raise QueryError(f"“{word}” is no type{perhaps(word, TYPES)}")
    return words


def perhaps(word: str, choices: Iterable[str]) -> str:
    """What the word was likely meant for, as the end of a sentence; empty where nothing is near."""
    found = nearest(word, choices)
    return f"; perhaps “{found}”" if found else ""

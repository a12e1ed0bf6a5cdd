"""The words of time expressions, each with its lexical class (one letter) and its meaning."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

# One letter a class, so that a grammar rule is a plain regular expression over a string of letters.
LETTERS = {
    "weekday": "W",
    "weekdays": "w",
    "month": "M",
    "season": "S",
    "part": "P",
    "moment": "N",
    "unit": "U",
    "units": "V",
    "deictic": "D",
    "decade": "C",
    "number": "n",
    "ordinal": "o",
    "vague": "f",
    "set": "j",
    "length": "u",
    "reference": "R",
}
DIRECTION_LETTERS = {
    "last": "l",
    "past": "k",
    "previous": "L",
    "next": "x",
    "coming": "X",
    "following": "y",
    "this": "t",
    "that": "T",
    "same": "T",
}
MODIFIER_LETTERS = {"early": "m", "mid": "m", "late": "m", "earlier": "E", "later": "F"}
NAMES_OF_PERIODS = frozenset({"weekday", "month"})


class Sense(NamedTuple):
    """A word's class letter and its meaning."""

    letter: str
    meaning: Any


@cache
def lexicon() -> dict[str, Sense]:
    """Every word (lower case) with its sense; where a word stands in two classes the later one holds."""
    tables = tomllib.loads(
        files("extractors.timex").joinpath("data/lexicon.toml").read_text(encoding="utf-8")
    )
    senses: dict[str, Sense] = {}
    for table, words in tables.items():
        for word, meaning in words.items():
            senses[word] = Sense(_letter(table, word, meaning), meaning)
    return senses


@cache
def zones() -> dict[str, str]:
    """The offsets of time zones from UTC, as ISO 8601 writes them, by the letters that mean one zone only."""
    text = files("extractors.timex").joinpath("data/zones.toml").read_text(encoding="utf-8")
    offsets: dict[str, str] = tomllib.loads(text)["offsets"]
    return offsets


def _letter(table: str, word: str, meaning: Any) -> str:
    if table == "plain":
        return str(meaning)
    if table == "direction":
        return DIRECTION_LETTERS["that" if word == "that" else meaning]
    if table == "modifier":
        return MODIFIER_LETTERS.get(word, "b")
    if table == "approximate":
        return "~"
    return LETTERS[table]

"""The words of time expressions, each with its token class and its meaning."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from extractors.timex.token_class import TokenClass

_TABLES = {
    "weekday": TokenClass.WEEKDAY,
    "weekdays": TokenClass.WEEKDAYS,
    "month": TokenClass.MONTH,
    "season": TokenClass.SEASON,
    "part": TokenClass.DAYPART,
    "moment": TokenClass.MOMENT,
    "unit": TokenClass.UNIT,
    "units": TokenClass.UNITS,
    "deictic": TokenClass.DEICTIC,
    "decade": TokenClass.DECADE,
    "number": TokenClass.NUMBER,
    "ordinal": TokenClass.ORDINAL,
    "vague": TokenClass.FEW,
    "set": TokenClass.FREQUENCY,
    "length": TokenClass.UNITLENGTH,
    "reference": TokenClass.REFERENCE,
    "approximate": TokenClass.APPROX,
}
"""The class of the words of each table of the lexicon, where it is one for all."""
_MODIFIERS = {
    "early": TokenClass.EARLY,
    "mid": TokenClass.EARLY,
    "late": TokenClass.EARLY,
    "earlier": TokenClass.EARLIER,
    "later": TokenClass.LATER,
}


class Sense(NamedTuple):
    """A word's class and its meaning."""

    token_class: TokenClass
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
            senses[word] = Sense(_class(table, word, meaning), meaning)
    return senses


@cache
def zones() -> dict[str, str]:
    """The offsets of time zones from UTC, as ISO 8601 writes them, by the letters that mean one zone only."""
    text = files("extractors.timex").joinpath("data/zones.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    offsets: dict[str, str] = data["offsets"] | {letters: letters for letters in data["seasonal"]}
    return offsets


@cache
def seasonal() -> dict[str, list[str]]:
    """The offsets of American zones in winter and in summer, by their letters."""
    text = files("extractors.timex").joinpath("data/zones.toml").read_text(encoding="utf-8")
    offsets: dict[str, list[str]] = tomllib.loads(text)["seasonal"]
    return offsets


def _class(table: str, word: str, meaning: Any) -> TokenClass:
    if table == "plain":
        return TokenClass[str(meaning).upper()]
    if table == "direction":
        return TokenClass.SAME if word == "that" else TokenClass[str(meaning).upper()]
    if table == "modifier":
        return _MODIFIERS.get(word, TokenClass.PORTION)
    return _TABLES[table]

"""The words that the clause rules know, from `data/lexicon.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lexicon() -> dict[str, str]:
    text = files("extractors.clauses").joinpath("data", "lexicon.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words(name: str) -> frozenset[str]:
    """The plain words of an entry, lemmas where the entry says so."""
    return frozenset(_lexicon()[name].split())

"""The words that the rules of statements know, from `data/cues.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _lexicon() -> dict[str, Any]:
    text = files("extractors.statements").joinpath("data", "cues.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def cues(frame: str) -> frozenset[str]:
    """The lemmas that say something with a frame: clause, question, quote, infinitive, gerund, demand, object."""
    return frozenset(_lexicon()[frame].split())


@cache
def words(name: str) -> frozenset[str]:
    """A list of words that rules ask for."""
    return frozenset(_lexicon()["words"][name].split())


@cache
def prepositions(lemma: str) -> frozenset[str]:
    """The prepositions by whose object a verb says something: "called for calm"."""
    return frozenset(_lexicon()["prepositions"].get(lemma, "").split())


@cache
def verbs() -> frozenset[str]:
    """Every verb that can say something."""
    frames = ("clause", "question", "quote", "infinitive", "gerund", "demand", "object")
    of_words = (words(name) for name in ("accusing", "describing", "putting"))
    return frozenset().union(*map(cues, frames), *of_words, _lexicon()["prepositions"])

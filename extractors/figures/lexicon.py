"""The words that the rules know, from `data/lexicon.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _lexicon() -> dict[str, Any]:
    text = files("extractors.figures").joinpath("data", "lexicon.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words(name: str) -> frozenset[str]:
    """The plain words of an entry of `[words]`."""
    return frozenset(_lexicon()["words"][name].split())


def numbers(name: str) -> list[str]:
    """The words of an entry of `[numbers]`, in order."""
    entry: str = _lexicon()["numbers"][name]
    return entry.split()


def patterns(section: str) -> dict[str, str]:
    """A section's entries, each as one alternation of its regular expressions, the longest first."""
    return {
        name: "|".join(sorted(forms, key=len, reverse=True)) for name, forms in _lexicon()[section].items()
    }


def owners(money: str) -> dict[str, str]:
    """Names of countries, or their beginnings, to the ISO 4217 code that the word means there."""
    return _lexicon()["owners"].get(money, {})


def cities(money: str) -> frozenset[str]:
    """Cities whose country has a currency of that word of its own."""
    return frozenset(_lexicon()["cities"][money].split())


@cache
def datelines() -> dict[str, dict[str, str]]:
    """Cities in capitals, as datelines have them, to what each shared word of money means there, as an ISO 4217 code."""
    out: dict[str, dict[str, str]] = {}
    for money, there in _lexicon()["datelines"].items():
        for city, code in there.items():
            out.setdefault(city.upper(), {})[money] = code
    return out

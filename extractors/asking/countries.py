"""Countries by what they are called in a query: a code of ISO 3166-1, or any usual name."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extractors.asking.likeness import folded, nearest

# Letters of a name that can stand for the whole of it: two are a code.
_LEAST_LETTERS = 3
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_SHORT = {"the": "", "and": "", "st": "saint"}


@dataclass(frozen=True, slots=True)
class Countries:
    """The table of `data/countries.tsv`.

    Attributes:
        codes: ISO 3166-1 alpha-2 codes, in capitals.
        names: Codes by a whole name, as `key_of` gives it; several where countries share it ("Congo").
        called: By code, the name that comes first in the table.
        beginnings: The keys of the names that are written out, with their codes: the beginning of one may stand for it.
    """

    codes: frozenset[str]
    names: dict[str, frozenset[str]]
    called: dict[str, str]
    beginnings: tuple[tuple[str, str], ...]


def countries_called(word: str) -> frozenset[str] | None:
    """The ISO 3166-1 alpha-2 codes of what a word names; None where it names none, but may be the beginning of a name.

    A code of two or three letters, a name, a demonym, or three letters and more of a name's beginning. A whole name is never
    taken for the beginning of another: "Niger" is not Nigeria.

    Args:
        word: What was typed, folded.

    Raises:
        LookupError: It names none, and nothing that is typed after it would; its text is the nearest name, or empty.
    """
    known, key = _countries(), key_of(word)
    if key.upper() in known.codes:
        return frozenset({key.upper()})
    if key in known.names:
        return known.names[key]
    begun = frozenset(code for name, code in known.beginnings if key and name.startswith(key))
    if begun and len(key) >= _LEAST_LETTERS:
        return begun
    if begun or not key:
        return None
    near = nearest(key, {name for name, _ in known.beginnings}) if len(key) > _LEAST_LETTERS else None
    raise LookupError(near or "")


def country_name(code: str) -> str:
    """What the country of an ISO 3166-1 alpha-2 code is called; the code itself where there is none."""
    return _countries().called.get(code, code)


def is_country(words: str) -> bool:
    """Whether folded words are a country's name as a whole."""
    return key_of(words) in _countries().names


def key_of(name: str) -> str:
    """A name as it is compared: without accents, dots, articles and "and"."""
    words = _NO_LETTERS.sub(" ", folded(name).replace(".", "").replace("'", "")).split()
    return " ".join(filter(None, (_SHORT.get(word, word) for word in words)))


@cache
def _countries() -> Countries:
    names: dict[str, set[str]] = defaultdict(set)
    codes, beginnings, called = set(), [], {}
    text = files("extractors.asking").joinpath("data", "countries.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        code, three, written, others = line.split("\t")
        codes.add(code)
        called[code] = written.partition("|")[0]
        keys = [key_of(name) for name in written.split("|")]
        beginnings += [(key, code) for key in keys]
        for key in (three.lower(), *keys, *(key_of(name) for name in others.split("|") if name)):
            names[key].add(code)
    return Countries(
        frozenset(codes), {name: frozenset(its) for name, its in names.items()}, called, tuple(beginnings)
    )

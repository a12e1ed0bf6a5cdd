"""What is gathered for the index before it is written."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from extractors.gazetteer.entry import Entry
from extractors.gazetteer.keys import name_key
from extractors.gazetteer.tables import rows

TRANSLITERATED = frozenset(code for row in rows("transliterated", 12) for code in row if code)
"""Countries whose names reach English by transliteration: news prints none of the scholarly marks ("Lashkar Gāh")."""


SPELLED = 5
"""Length from which an alternate name may be a spelling of another: shorter ones are alike by chance. In code points."""

_ARTICLES = frozenset(["al", "ad", "an", "ar", "as", "ash", "at", "el"])
_ALIKE = (("ph", "f"), ("kh", "k"), ("gh", "g"), ("sh", "s"), ("ch", "c"), ("q", "k"), ("w", "v"), ("z", "s"))
_UNHEARD = re.compile(r"[aeiouyhj]")
_DOUBLED = re.compile(r"(.)\1+")


def is_spelling(name: str, other: str) -> bool:
    """Whether two names are one name transliterated in two ways: "Madinah" and "Medina", "Odesa" and "Odessa"."""
    heard = _heard(other)
    return len(other) >= SPELLED and len(heard) > 1 and heard == _heard(name)


def _heard(name: str) -> str:
    """The consonants of a name, those that transliterations mix up as one."""
    letters = "".join(word for word in name_key(name).split() if word not in _ARTICLES)
    for written, meant in _ALIKE:
        letters = letters.replace(written, meant)
    return _DOUBLED.sub(r"\1", _UNHEARD.sub("", letters))


def own_id(name: str) -> int:
    """A stable negative id of a place that GeoNames has no id for."""
    return -1 - zlib.crc32(name.encode())


def shown(name: str, country: str | None) -> str:
    """The name as English news prints it."""
    if country not in TRANSLITERATED:
        return name
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return plain.strip("‘’ʻʼ'`").replace("‘", "").replace("ʻ", "").replace("’", "'").replace("ʼ", "'")


@dataclass
class Gathered:
    """Places by id, their names with how each names the place, demonyms, short forms, each country's capital and neighbours."""

    places: dict[int, Entry] = field(default_factory=dict)
    names: dict[tuple[str, int], int] = field(default_factory=dict)
    demonyms: dict[str, int] = field(default_factory=dict)
    shorts: dict[str, tuple[int, int]] = field(default_factory=dict)
    capitals: dict[str, int] = field(default_factory=dict)
    neighbours: set[tuple[str, str]] = field(default_factory=set)
    codes: dict[str, int] = field(default_factory=dict)

    def add(self, entry: Entry, names: Iterable[tuple[str, int]] = ()) -> None:
        """Add a place with its further names."""
        if entry.code and self.codes.setdefault(entry.code, entry.id) != entry.id:
            entry = entry._replace(code=None)
        self.places[entry.id] = entry
        for name, named in ((entry.name, 0), *names):
            self.call(entry.id, name, named)

    def call(self, id_: int, name: str, named: int) -> None:
        """Let a name mean a place; the closest of several ways of naming it counts."""
        key = name_key(name)
        if len(key) > 1:
            self.names[key, id_] = min(named, self.names.get((key, id_), named))


def alternates(names: Iterable[str]) -> list[tuple[str, int]]:
    """The alternate names that English news could use: in Latin letters, capitalised, no airport code."""
    return [
        (name, 2)
        for name in names
        if name[:1].isupper()
        and not (name.isupper() and len(name) <= 4)
        and all(ord(c) < 0x250 for c in name)
    ]

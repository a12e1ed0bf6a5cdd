"""What is gathered for the index before it is written."""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from extractors.gazetteer.entry import Entry
from extractors.gazetteer.keys import name_key
from extractors.gazetteer.tables import rows

TRANSLITERATED = frozenset(code for row in rows("transliterated", 12) for code in row if code)
"""Countries whose names reach English by transliteration: news prints none of the scholarly marks ("Lashkar Gāh")."""


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

"""Looking places up."""

from __future__ import annotations

import sqlite3
import threading
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from extractors.errors import GazetteerError
from extractors.gazetteer.entry import CAPITAL, Entry
from extractors.gazetteer.file import connected, installed
from extractors.gazetteer.keys import name_key
from extractors.gazetteer.schema import COLUMNS

CACHED: Final = 2048
"""Look-ups kept, of each kind: an article names some hundreds of places."""

_BY_NAME = (
    f"SELECT {COLUMNS}, named FROM name JOIN place ON place.id = name.place "
    "WHERE key = ? ORDER BY named, population DESC, id"
)
_BY_CODE = f"SELECT {COLUMNS} FROM place WHERE code = ?"
_BY_ID = f"SELECT {COLUMNS} FROM place WHERE id = ?"
_BY_DEMONYM = f"SELECT {COLUMNS} FROM demonym JOIN place ON place.id = demonym.place WHERE key = ?"
_SHORT = f"SELECT {COLUMNS} FROM short JOIN place ON place.id = short.place WHERE form = ? AND kind <= ?"
_CAPITAL = f"SELECT {COLUMNS} FROM place WHERE id = (SELECT value FROM meta WHERE key = ?)"

_shared: dict[tuple[Path, int], Gazetteer] = {}
_lock = threading.Lock()


class Gazetteer:
    """The place index, open for reading. Every look-up takes microseconds and is remembered.

    Use it as a context manager or call `close`. One instance belongs to one thread; those who open the same file in one
    thread share it with what it remembers.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._users = 0
        self.candidates = lru_cache(CACHED)(self._candidates)
        self.demonym = lru_cache(CACHED)(self._demonym)
        self.country = lru_cache(CACHED)(self._country)
        self.by_code = lru_cache(CACHED)(self._by_code)
        self.capital_of = lru_cache(CACHED)(self._capital_of)
        self.neighbours = lru_cache(CACHED)(self._neighbours)
        self.short = lru_cache(CACHED)(self._short)

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Open the index; without a path, the installed one, which is built first where it is missing or damaged.

        Raises:
            GazetteerError: The file is no place index, or none can be built.
        """
        found = path.resolve() if path else installed()
        key = (found, threading.get_ident())
        with _lock:
            gazetteer = _shared.get(key)
            if gazetteer is None:
                gazetteer = _shared[key] = cls(connected(found))
            gazetteer._users += 1
        return gazetteer

    def close(self) -> None:
        """Close the file, once everyone who opened it has."""
        with _lock:
            self._users -= 1
            if self._users > 0:
                return
            for key in [key for key, gazetteer in _shared.items() if gazetteer is self]:
                del _shared[key]
        self._connection.close()

    def __enter__(self) -> Gazetteer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _rows(self, query: str, *values: object) -> list[Any]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise GazetteerError(
                f"The place index cannot be read ({error}).", "q7x2-tui doctor says how to mend it."
            ) from error

    def _one(self, query: str, *values: object) -> Entry | None:
        rows = self._rows(query, *values)
        return Entry(*rows[0]) if rows else None

    def _candidates(self, name: str) -> tuple[Entry, ...]:
        """Every place of that name: own names before variants before alternates, then by population."""
        short = self.short(name if name.endswith(".") else f"{name}.") if "." in name else None
        if short is not None:
            return (short,)
        key = name_key(name)
        return tuple(Entry(*row) for row in self._rows(_BY_NAME, key)) if key else ()

    def _demonym(self, word: str) -> Entry | None:
        """The country, division, city or region whose people or things the word means.

        "Afghan", "Afghans", "Texan", "Londoner", "European". Case counts for its first letter only: "polish" is none.
        """
        if not word[:1].isupper():
            return None
        key = name_key(word)
        for form in (key, key[:-1]) if key.endswith("s") else (key,):
            entry = self._one(_BY_DEMONYM, form)
            if entry is not None:
                return entry
        return None

    def _country(self, name: str) -> Entry | None:
        """The country of that name, usual variant or abbreviation: "Pakistan", "America", "U.S.", "the Netherlands"."""
        bare = name[4:] if name[:4].lower() == "the " else name
        return next((e for e in self.candidates(bare) if e.type == "country" and e.named < 2), None)

    def _by_code(self, code: str) -> Entry | None:
        """The country (`PK`, ISO 3166-1 alpha-2) or division (`PK.02`, GeoNames) of that code."""
        return self._one(_BY_CODE, code)

    def _capital_of(self, country: str) -> Entry | None:
        """The capital of a country, by its ISO 3166-1 alpha-2 code."""
        return self._one(_CAPITAL, f"capital:{country}")

    def _short(self, form: str, postal: bool = False) -> Entry | None:
        """The division that an abbreviation means, to the letter: "Ill.", "W.Va."; with `postal` also "IL", "TX"."""
        return self._one(_SHORT, form, 2 if postal else 1)

    def _neighbours(self, country: str) -> tuple[str, ...]:
        """The countries that border on a country, all by their ISO 3166-1 alpha-2 codes."""
        return tuple(
            str(row[0]) for row in self._rows("SELECT other FROM neighbour WHERE country = ?", country)
        )

    def capital(self, name: str) -> Entry | None:
        """The country's capital of that name: "Kabul", "Washington", "Moscow"; None where no capital bears it."""
        return next((e for e in self.candidates(name) if e.seat == CAPITAL and e.named < 2), None)

    def place(self, id_: int) -> Entry | None:
        """The place of that id."""
        return self._one(_BY_ID, id_)

    def attribution(self) -> str:
        """Whose data the index holds, and under which licences."""
        rows = self._rows("SELECT value FROM meta WHERE key = 'attribution'")
        return str(rows[0][0]) if rows else ""

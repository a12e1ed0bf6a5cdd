"""Looking places up."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Final

from extractors.errors import GazetteerError
from extractors.gazetteer.entry import CAPITAL, Entry
from extractors.gazetteer.keys import name_key
from extractors.gazetteer.location import index_path
from extractors.gazetteer.schema import COLUMNS, VERSION

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


class Gazetteer:
    """The place index, open for reading. Every look-up takes microseconds and is remembered.

    Use it as a context manager or call `close`. One instance belongs to one thread.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.candidates = lru_cache(CACHED)(self._candidates)
        self.demonym = lru_cache(CACHED)(self._demonym)
        self.country = lru_cache(CACHED)(self._country)
        self.by_code = lru_cache(CACHED)(self._by_code)
        self.capital_of = lru_cache(CACHED)(self._capital_of)

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Open the index; without a path, the installed one, which is built first where it is missing or damaged.

        Raises:
            GazetteerError: The file is no place index, or none can be built.
        """
        found = path or index_path()
        try:
            connection = sqlite3.connect(f"{found.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            connection.execute("PRAGMA cache_size = -2048")
            version = connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
        except sqlite3.Error as error:
            raise GazetteerError(
                f"{found} is not a place index ({error}).",
                "Build it anew: python -m extractors.gazetteer.build",
            ) from error
        if version != (str(VERSION),):
            raise GazetteerError(
                f"{found} is of another version.", "Build it anew: python -m extractors.gazetteer.build"
            )
        return cls(connection)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Gazetteer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _candidates(self, name: str) -> tuple[Entry, ...]:
        """Every place of that name: own names before variants before alternates, then by population."""
        short = self.short(name) if name.endswith(".") else None
        if short is not None:
            return (short,)
        key = name_key(name)
        return tuple(Entry(*row) for row in self._connection.execute(_BY_NAME, (key,))) if key else ()

    def _demonym(self, word: str) -> Entry | None:
        """The country, division, city or region whose people or things the word means.

        "Afghan", "Afghans", "Texan", "Londoner", "European". Case counts for its first letter only: "polish" is none.
        """
        if not word[:1].isupper():
            return None
        key = name_key(word)
        for form in (key, key[:-1]) if key.endswith("s") else (key,):
            row = self._connection.execute(_BY_DEMONYM, (form,)).fetchone()
            if row is not None:
                return Entry(*row)
        return None

    def _country(self, name: str) -> Entry | None:
        """The country of that name, usual variant or abbreviation: "Pakistan", "America", "U.S.", "the Netherlands"."""
        bare = name[4:] if name[:4].lower() == "the " else name
        return next(
            (entry for entry in self.candidates(bare) if entry.type == "country" and entry.named < 2), None
        )

    def _by_code(self, code: str) -> Entry | None:
        """The country (`PK`, ISO 3166-1 alpha-2) or division (`PK.02`, GeoNames) of that code."""
        row = self._connection.execute(_BY_CODE, (code,)).fetchone()
        return Entry(*row) if row else None

    def _capital_of(self, country: str) -> Entry | None:
        """The capital of a country, by its ISO 3166-1 alpha-2 code."""
        row = self._connection.execute(_CAPITAL, (f"capital:{country}",)).fetchone()
        return Entry(*row) if row else None

    def capital(self, name: str) -> Entry | None:
        """The country's capital of that name: "Kabul", "Washington", "Moscow"; None where no capital bears it."""
        return next(
            (entry for entry in self.candidates(name) if entry.seat == CAPITAL and entry.named < 2), None
        )

    def short(self, form: str, postal: bool = False) -> Entry | None:
        """The division that an abbreviation means, to the letter: "Ill.", "W.Va.", "D.C."; with `postal` also "IL", "TX"."""
        row = self._connection.execute(_SHORT, (form, 2 if postal else 1)).fetchone()
        return Entry(*row) if row else None

    def place(self, id_: int) -> Entry | None:
        """The place of that id."""
        row = self._connection.execute(_BY_ID, (id_,)).fetchone()
        return Entry(*row) if row else None

    def attribution(self) -> str:
        """Whose data the index holds, and under which licences."""
        row = self._connection.execute("SELECT value FROM meta WHERE key = 'attribution'").fetchone()
        return str(row[0]) if row else ""

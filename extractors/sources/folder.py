"""The articles that lie in a folder."""

from __future__ import annotations

import re
from pathlib import Path, PurePath

from extractors.errors import SourceError, SourceNote
from extractors.sources.formats import ending_of
from extractors.sources.intake import shown, unreadable
from extractors.sources.registry import endings_to_give, format_by_name

_DIGITS = re.compile(r"(\d+)")

# Files without an ending are looked at as text; more of them than this in one folder are looked at as well.
_NAMED_IN_NOTE = 4


def files_of(folder: str) -> tuple[list[str], SourceNote | None]:
    """The files of a folder that can be articles, `part 2` before `part 10`, and what was passed over.

    Hidden files and the folders inside are left alone.

    Raises:
        SourceError: The folder cannot be read, or there is no article in it.
    """
    name = shown(folder)
    try:
        paths = sorted(
            (path for path in Path(folder).iterdir() if not path.name.startswith(".")), key=natural
        )
        files = [path for path in paths if path.is_file()]
        folders = sum(path.is_dir() for path in paths)
    except OSError as error:
        raise unreadable(name, error) from error
    readable = [str(path) for path in files if format_by_name(path.name) or not ending_of(path.name)]
    others = sorted({ending_of(path.name) for path in files if str(path) not in set(readable)})
    if not readable:
        what = f"only files of other kinds ({', '.join(others[:_NAMED_IN_NOTE])})" if others else "no file"
        raise SourceError(
            f"{name}: there is {what} in this folder.",
            f"Give a folder of {endings_to_give()} files.",
        )
    return readable, _note(name, len(files) - len(readable), others, folders)


def _note(name: str, count: int, endings: list[str], folders: int) -> SourceNote | None:
    said = []
    if count:
        more = ", …" if len(endings) > _NAMED_IN_NOTE else ""
        said.append(
            f"{count} {'file' if count == 1 else 'files'} ({', '.join(endings[:_NAMED_IN_NOTE])}{more})"
        )
    if folders:
        said.append(f"{folders} {'folder' if folders == 1 else 'folders'} inside")
    if not said:
        return None
    return SourceNote(f"{name}: passed over {' and '.join(said)}.", "Name them to read them.")


def natural(path: PurePath) -> list[tuple[int, int, str]]:
    """Numbers in a name count as numbers."""
    parts = _DIGITS.split(path.name.casefold())
    return [(0, int(part[:18]), part) if part.isdecimal() else (1, 0, part) for part in parts if part]

"""A folder with files of every article, named after it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from extractors.batch.export_job import Made
from extractors.exports.format import Format
from extractors.exports.writing import cannot, written_atomically

# What a file name may hold on any system; how long it may be, with room for a number and an ending.
_UNSAFE = re.compile(r"[^\w.-]+", re.ASCII)
_LENGTH = 100


class Folder:
    """Writes each article's files as they come, each whole; what else is in the folder stays.

    Args:
        format: A format whose pieces are files.
        path: The folder; it is made where there is none.
    """

    def __init__(self, format: Format, path: Path) -> None:
        self._format, self._path = format, path
        self._names: Counter[str] = Counter()
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise cannot(str(path), error) from error

    def put(self, made: Made) -> None:
        """Write the article's files."""
        assert not isinstance(made.piece, bytes)
        name = self._name(made.name)
        for suffix, data in made.piece.items():
            written_atomically([data], str(self._path / f"{name}{suffix}"))

    def keep(self) -> None:
        """Write the files that belong to no article."""
        for name, data in self._format.files.items():
            written_atomically([data], str(self._path / name))

    def give_up(self) -> None:
        """What is written is whole, and stays."""

    def _name(self, id_: str) -> str:
        """A file name of the id, its own also where another article has the same; no two differ in case alone."""
        name = _UNSAFE.sub("-", id_).strip(".-")[:_LENGTH] or "article"
        while True:
            self._names[name.casefold()] += 1
            count = self._names[name.casefold()]
            if count == 1:
                return name
            name = f"{name}-{count}"

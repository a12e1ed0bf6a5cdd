"""The articles that lie in a folder and in the folders inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from extractors.errors import SourceError, SourceNote
from extractors.sources.formats import ending_of
from extractors.sources.intake import shown, unreadable
from extractors.sources.registry import endings_to_give, format_by_name

_DIGITS = re.compile(r"(\d+)")

# Files without an ending are looked at as text; more of them than this in one folder are looked at as well.
_NAMED_IN_NOTE = 4

# What makes a folder a corpus, whose shards are analyses and no articles (see `extractors.corpus.marker`).
_CORPUS = "corpus.json"


@dataclass
class _PassedOver:
    """What of a folder is not read."""

    endings: list[str] = field(default_factory=list)  # of each file
    folders: int = 0
    links: int = 0
    corpora: int = 0

    @property
    def kinds(self) -> str:
        """The endings, once each, the first few of them."""
        once = sorted(set(self.endings))
        return ", ".join(once[:_NAMED_IN_NOTE]) + (", …" if len(once) > _NAMED_IN_NOTE else "")

    def note(self, name: str) -> SourceNote | None:
        """What was passed over in the folder of that name; None where nothing was."""
        said = [
            *([f"{_counted(len(self.endings), 'file', 'files')} ({self.kinds})"] if self.endings else ()),
            *([f"{_counted(self.folders, 'folder', 'folders')} inside"] if self.folders else ()),
            *([_counted(self.links, "link to a folder", "links to folders")] if self.links else ()),
            *([f"{_counted(self.corpora, 'corpus', 'corpora')} inside"] if self.corpora else ()),
        ]
        if not said:
            return None
        listed = " and ".join(filter(None, (", ".join(said[:-1]), said[-1])))
        return SourceNote(f"{name}: passed over {listed}.", "Name them to read them.")


def files_of(folder: str, is_deep: bool = True) -> Iterator[str | SourceError]:
    """The files of a folder that can be articles, `part 2` before `part 10`, as it is gone through; last, what was passed over.

    Hidden files and folders are left alone, links to folders and corpora are passed over. A folder inside that cannot be read
    comes as the error that says why.

    Args:
        folder: Its path.
        is_deep: Whether the folders inside are gone through too.

    Raises:
        SourceError: The folder cannot be read, is a corpus, or there is no article in it.
    """
    name, passed_over, is_empty = shown(folder), _PassedOver(), True
    if _is_corpus(Path(folder)):
        raise SourceError(f"{name}: this is a corpus.", f"Ask it with q7x2-tui query {name}.")
    for found in _gone_through(Path(folder), is_deep, passed_over):
        is_empty = is_empty and isinstance(found, SourceError)
        yield found
    if is_empty:
        what = f"only files of other kinds ({passed_over.kinds})" if passed_over.endings else "no file"
        raise SourceError(
            f"{name}: there is {what} in this folder.",
            f"Give a folder of {endings_to_give()} files.",
        )
    if (note := passed_over.note(name)) is not None:
        yield note


def _gone_through(folder: Path, is_deep: bool, passed_over: _PassedOver) -> Iterator[str | SourceError]:
    """What can be articles, folder by folder; no call a folder, as they may lie in each other deeper than calls can."""
    coming = [iter(_entries(folder))]
    while coming:
        path = next(coming[-1], None)
        if path is None:
            coming.pop()
            continue
        try:
            if path.is_dir():
                if not is_deep:
                    passed_over.folders += 1
                elif path.is_symlink():
                    passed_over.links += 1
                elif _is_corpus(path):
                    passed_over.corpora += 1
                else:
                    coming.append(iter(_entries(path)))
            elif path.is_file():
                if format_by_name(path.name) or not ending_of(path.name):
                    yield str(path)
                else:
                    passed_over.endings.append(ending_of(path.name))
        except OSError as error:
            yield unreadable(shown(str(path)), error)
        except SourceError as error:
            yield error


def _entries(folder: Path) -> list[Path]:
    """What is in a folder and not hidden, by name.

    Raises:
        SourceError: It cannot be read.
    """
    try:
        return sorted((path for path in folder.iterdir() if not path.name.startswith(".")), key=natural)
    except OSError as error:
        raise unreadable(shown(str(folder)), error) from error


def _is_corpus(folder: Path) -> bool:
    return (folder / _CORPUS).is_file()


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


def natural(path: PurePath) -> list[tuple[int, int, str]]:
    """Numbers in a name count as numbers."""
    parts = _DIGITS.split(path.name.casefold())
    return [(0, int(part[:18]), part) if part.isdecimal() else (1, 0, part) for part in parts if part]

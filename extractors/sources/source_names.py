"""What an article's source is called where others read it: a file's name, not the folders of the person who read it."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePath
from urllib.parse import unquote

from extractors.model import Article
from extractors.sources.formats import is_address, is_stored
from extractors.sources.intake import id_of, shown

# Schemes of files on this machine.
_LOCAL = ("file://", "local://")


class SourceNames:
    """The names of the sources that a person gave together.

    A file is called by its name; a file of a folder by its name there, after that of the folder where more than the folder was
    given. Files (or folders) of the same name are told apart by their paths from the folder that has them all. An address stays
    as it is.

    Args:
        sources: Paths, folders, addresses, or `-`, as the person gave them.
        is_full: Whether the paths are wanted as they were given.
    """

    def __init__(self, sources: Iterable[str], is_full: bool = False) -> None:
        self._is_full = is_full
        given = dict.fromkeys(sources)
        self._is_one = len(given) == 1
        alike: dict[str, list[str]] = defaultdict(list)
        for source in given:
            if _is_path(source):
                alike[_absolute(source).rpartition("/")[2]].append(source)
        self._names: dict[str, str] = {}
        for together in alike.values():
            self._names |= _apart(together)

    def named(self, article: Article, given: str) -> Article:
        """The article with its source's name; so has its id, where that is the source's with the number of a record.

        Args:
            article: As it was read.
            given: Which of the sources it is from.
        """
        before = article.source
        article = replace(article, id=self._id_in_folder(article, given))
        after = self._name(before, given)
        if self._is_full or before == after:
            return article
        id_, path = article.id, before.rpartition(", ")[0]
        if path and id_.startswith(f"{path}:") and id_[len(path) + 1 :].isdecimal():
            id_ = self._name(path, given) + id_[len(path) :]
        return replace(article, source=after, id=id_)

    def _id_in_folder(self, article: Article, given: str) -> str:
        """The id; a file's name, of a file in a folder inside, with the path there: `2021/a`, as there may be `2022/a`."""
        path = article.source.partition(", part ")[0]
        name = id_of(path)
        if not (article.id == name or article.id.startswith(f"{name}#")) or not _is_folder(given):
            return article.id
        inside = str(PurePath(_path_in(path, given)).parent)
        return article.id if inside == "." else f"{inside}/{article.id}"

    def _name(self, source: str, given: str) -> str:
        if is_stored(given):
            is_local = source.lower().startswith(_LOCAL)
            return unquote(source).rpartition("/")[2] if is_local else source
        if given not in self._names:
            return source
        name, path = shown(self._names[given]), shown(given)
        if not _is_folder(given):
            return name + source.removeprefix(path) if source.startswith(path) else source
        rest = _path_in(source, given)
        return rest if self._is_one else f"{name}/{rest}"


def _apart(sources: list[str]) -> dict[str, str]:
    """Names for sources whose last parts are the same."""
    paths = {source: _absolute(source) for source in sources}
    if len(set(paths.values())) == 1:
        return {source: path.rpartition("/")[2] or path for source, path in paths.items()}
    above = os.path.commonpath([os.path.dirname(path) for path in paths.values()])  # noqa: PTH120 - no Path, for speed
    return {source: os.path.relpath(path, above) for source, path in paths.items()}


def _path_in(source: str, folder: str) -> str:
    """The path from a folder on."""
    return source.removeprefix(shown(os.path.join(Path(folder), "")))  # noqa: PTH118 - with its slash at the end


def _is_path(source: str) -> bool:
    return source != "-" and not is_address(source) and not is_stored(source) and "\0" not in source


def _absolute(source: str) -> str:
    return os.path.abspath(source)  # noqa: PTH100 - links stay what the person called them


def _is_folder(source: str) -> bool:
    try:
        return Path(source).is_dir()
    except OSError:
        return False

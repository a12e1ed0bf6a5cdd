"""The stored corrections of each article: one human-readable JSON file per article, named by the hash of its text.

Several readers may use the store: adding and removing first read the file again, under a lock. Records that this version does
not understand stay in the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import orjson

from extractors.atomic import replace_durably
from extractors.corrections import location
from extractors.corrections.correction import Correction
from extractors.corrections.folder_lock import locked, set_aside
from extractors.corrections.record import RecordError, correction_of, record_of
from extractors.errors import CorrectionsError
from extractors.model import Article

VERSION: Final = 1
"""Of the file's format."""


@dataclass(frozen=True, slots=True)
class ArticleCorrections:
    """The corrections of one article.

    Attributes:
        corrections: In the order in which they were said.
        notice: What the person should know of the file, in words; empty where all is well.
    """

    corrections: tuple[Correction, ...] = ()
    notice: str = ""


class Store:
    """The kept corrections.

    Args:
        folder: Where the files lie; the user's own data unless told.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or location.corrections()

    def path(self, article: Article) -> Path:
        """The article's file."""
        digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / f"{digest}.json"

    def of(self, article: Article) -> ArticleCorrections:
        """The corrections of the article. A damaged file is kept aside and said; nothing is raised."""
        if not self.folder.is_dir():
            return ArticleCorrections()  # without hashing the text: most readers correct nothing
        try:
            return _kept(*self._records(self.path(article)))
        except CorrectionsError as error:
            return ArticleCorrections(notice=str(error))

    def changed(
        self, article: Article, added: Iterable[Correction] = (), removed: Collection[str] = ()
    ) -> ArticleCorrections:
        """Keep these too, and these ids no more; what is kept then, others' corrections included.

        Raises:
            CorrectionsError: The file cannot be written; it is as it was.
        """
        path = self.path(article)
        try:
            with locked(self.folder):
                records, notice = self._records(path)
                known = {record.get("id") for record in records if isinstance(record, dict)}
                records = [r for r in records if not (isinstance(r, dict) and r.get("id") in removed)]
                records += [record_of(c) for c in added if c.id not in known and c.id not in removed]
                replace_durably(path, _file_of(article, records))
        except OSError as error:
            raise CorrectionsError(
                f"{error.strerror or error}: it cannot be kept in {path}.",
                "They last as long as this window.",
            ) from error
        return _kept(records, notice)

    def _records(self, path: Path) -> tuple[list[Any], str]:
        """The file's records, and what is to be said of it.

        Raises:
            CorrectionsError: A later version wrote the file, or it is damaged and cannot be kept aside.
        """
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return [], ""
        except OSError as error:
            raise CorrectionsError(
                f"{path}: corrections cannot be read ({error.strerror or error}).", "They are not applied."
            ) from error
        try:
            read = orjson.loads(content)
            version, records = read["version"], read["corrections"]
            if not isinstance(version, int) or not isinstance(records, list):
                raise TypeError("no list of corrections")
        except (ValueError, KeyError, TypeError) as error:
            return [], _kept_aside(path, error)
        if version > VERSION:
            raise CorrectionsError(
                f"{path} was written by a later version: its corrections are not applied.",
                "Update q7x2-tui; the file stays as it is.",
            )
        return records, ""


def _kept_aside(path: Path, error: Exception) -> str:
    try:
        aside = set_aside(path)
    except FileNotFoundError:
        return ""  # another reader was first
    except OSError as why:
        raise CorrectionsError(
            f"{path} is damaged ({error}) and cannot be renamed ({why.strerror or why}).",
            "Its corrections are not applied.",
        ) from why
    return f"{path.name} in {path.parent} was damaged ({error}): it is kept as {aside.name}."


def _kept(records: list[Any], notice: str) -> ArticleCorrections:
    corrections, troubles = [], []
    for number, record in enumerate(records, 1):
        try:
            corrections.append(correction_of(record))
        except RecordError as error:
            troubles.append(f"correction {number}: {error}")
    if troubles:
        more = f" (and {len(troubles) - 1} more)" if len(troubles) > 1 else ""
        notice = f"{notice} Not applied, but kept: {troubles[0]}{more}.".strip()
    return ArticleCorrections(tuple(corrections), notice)


def _file_of(article: Article, records: list[Any]) -> bytes:
    said = {"id": article.id, "title": article.title, "source": article.source}
    named = {name: words and words.encode("utf-8", "replace").decode() for name, words in said.items()}
    return orjson.dumps(
        {"version": VERSION, "article": named, "corrections": records},
        option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE,
    )

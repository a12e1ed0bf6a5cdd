"""The articles and pairs of figures that were marked by hand; `data` says how."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extractors.corpus.copies import settle_copies
from extractors.corpus.library_snapshot import write_snapshot
from extractors.corpus.marker import mark
from extractors.corpus.rows import rows_of
from extractors.corpus.shard import write_shard
from extractors.corpus.stories import settle_stories
from extractors.exports.schema import as_schema
from extractors.extracting import Extractor
from extractors.model import Analysis, Article
from extractors.sources.text import article_of

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Marked:
    """An article that was marked: of which event it is, or of one of its own, and whether it is only measured (`hold`)."""

    article: Article
    event: str
    half: str


@dataclass(frozen=True)
class Pair:
    """Two figures, by their articles and words around them, and what they are to each other."""

    label: str
    one: str
    words: str
    other: str
    other_words: str


def marked() -> list[Marked]:
    """The hundred articles."""
    return [*_marked("events"), *_marked("others")]


def lookalikes() -> list[Marked]:
    """Articles that are told in the same words and are of different events."""
    return _marked("lookalikes")


def _marked(name: str) -> list[Marked]:
    rows: list[dict[str, Any]] = tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))["articles"]
    return [Marked(_article(row), row.get("event", row["id"]), row.get("half", name)) for row in rows]


def _article(row: Mapping[str, str]) -> Article:
    read = article_of(row["text"], id=row["id"], source=row["source"], option_date=row["date"])
    return replace(read, title=row["title"])


def pairs() -> list[Pair]:
    """The pairs of figures."""
    lines = (DATA / "figure_pairs.tsv").read_text("utf-8").splitlines()
    return [Pair(*line.split("\t")) for line in lines if not line.startswith("#")]


def analysed(extractor: Extractor, every: Iterable[Marked]) -> dict[str, tuple[Article, Analysis]]:
    """The articles with their analyses, by their ids."""
    return {one.article.id: (one.article, extractor.analysis(one.article)) for one in every}


def filled(folder: Path, runs: Sequence[Sequence[tuple[Article, Analysis]]]) -> Path:
    """A corpus that these articles were indexed into, in so many runs."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    mark(folder, "e1")
    for run in runs:
        write_shard(folder, "e1", [rows_of(as_schema(*one)) for one in run])
        settle_copies(folder)
        settle_stories(folder)
    write_snapshot(folder)
    return folder

"""The library snapshot of a corpus: the first rows and facets, stored beside the shards, so that the library opens at once.

It is made from the shards and valid for exactly these shards; a snapshot of other shards is ignored.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from extractors.calendar_day import day
from extractors.corpus.answers import ArticleRow, Facet, Facets
from extractors.corpus.columns import LAYOUT
from extractors.corpus.library_index import write_index
from extractors.corpus.reading import Corpus
from extractors.corpus.shard import shards_in
from extractors.errors import OutputError, SourceError
from extractors.exports.writing import written_atomically
from extractors.kinds.registry import kind_names

NAME = "front.json"

# More rows than a terminal has.
ROWS = 128


class LibrarySnapshot(NamedTuple):
    """What a library shows first: its latest articles and its facets.

    Attributes:
        total: How many articles there are; copies of one article are one.
        copies: How many more articles are copies of one that is counted.
    """

    total: int
    rows: list[ArticleRow]
    facets: Facets
    copies: int


def write_snapshot(corpus: Path) -> None:
    """Write the snapshot of the corpus as it is now, and the library's index; without them the library only is slower."""
    with contextlib.suppress(SourceError, OutputError):
        write_index(corpus)
    with contextlib.suppress(SourceError, OutputError):
        shards = [shard.name for shard in shards_in(corpus)]
        with Corpus.open(corpus) as opened:
            opened.keep_answers()
            rows, facets, total = opened.articles("", limit=ROWS), opened.facets(), opened.count()
            copies = opened.count(is_folded=False) - total
        snapshot = {
            "layout": LAYOUT,
            "shards": shards,
            "total": total,
            "copies": copies,
            "rows": [asdict(row) for row in rows],
            "facets": {kind: [asdict(facet) for facet in of_it] for kind, of_it in facets.of_kind.items()},
            "about": [asdict(facet) for facet in facets.about],
            "calendar": [[facet.label, facet.articles] for facet in facets.days],
            "again": facets.again,
        }
        written_atomically([orjson.dumps(snapshot, option=orjson.OPT_APPEND_NEWLINE)], str(corpus / NAME))


def snapshot_of(corpus: Path) -> LibrarySnapshot | None:
    """The snapshot of a corpus; None where there is none, or it is of other shards."""
    try:
        known: dict[str, Any] = orjson.loads((corpus / NAME).read_bytes())
        if known["layout"] != LAYOUT or known["shards"] != [shard.name for shard in shards_in(corpus)]:
            return None
        of_kind = {kind: tuple(Facet(**facet) for facet in of_it) for kind, of_it in known["facets"].items()}
        days = tuple(Facet(f"date:{day}", day, articles) for day, articles in known["calendar"])
        about = tuple(Facet(**facet) for facet in known["about"])
        snapshot = LibrarySnapshot(
            known["total"],
            [ArticleRow(**row) for row in known["rows"]],
            Facets(of_kind, days, about, tuple(map(tuple, known["again"]))),
            known["copies"],
        )
        shown: Iterable[ArticleRow | Facet] = chain(snapshot.rows, days, about, *of_kind.values())
        for iso in (
            *filter(None, (row.date for row in snapshot.rows)),
            *(facet.label for facet in days),
            *chain(*snapshot.facets.again),
        ):
            day(iso)
        return snapshot if all(map(_is_sound, shown)) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _is_sound(entry: ArticleRow | Facet) -> bool:
    """Whether what a list shows of it are words and numbers."""
    if isinstance(entry, Facet):
        return isinstance(entry.label, str) and isinstance(entry.articles, int)
    words = (
        entry.key,
        entry.id,
        entry.title or "",
        entry.lede or "",
        entry.date or "",
        entry.country_name or "",
    )
    counts = [entry.counts[kind] for kind in kind_names()]
    return all(isinstance(word, str) for word in words) and all(isinstance(count, int) for count in counts)

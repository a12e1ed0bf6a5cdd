"""How articles become shards on this machine: in this process, or by a pool of several."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from extractors.batch.export_job import ExportJob, Made, made_here
from extractors.batch.pool import Pool
from extractors.corpus.deduplicator import Item
from extractors.corpus.rows import Row, rows_of
from extractors.corpus.shard import write_shard
from extractors.errors import Q7x2Error

# A shard of news of usual length is then some 4 MB, which DuckDB reads in one go; a killed run loses at most this much work.
SHARD_ARTICLES = 1000


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be made.

    Attributes:
        corpus: The corpus's folder.
        edition: What makes the analyses, as `edition_of` names it.
        run: The name of this run in the corpus's marker.
        model: The spaCy pipeline's name.
        shard_articles: How many articles a shard has at most.
    """

    corpus: Path
    edition: str
    run: str
    model: str
    shard_articles: int = SHARD_ARTICLES

    @property
    def order(self) -> ExportJob:
        """Schema 1 of everything as it is found: whoever reads the corpus lays their own corrections over it."""
        return ExportJob(self.model, "jsonl", is_many=True, is_corrected=False)


Outcome = int | Q7x2Error
"""So many articles more are analysed, or what is to be said of one."""

Engine = Callable[[Plan, Iterator[Item], Callable[[str], None]], Generator[Outcome]]


def local(jobs: int) -> Engine:
    """The engine of this machine, with so many processes."""

    def run(plan: Plan, items: Iterator[Item], say: Callable[[str], None]) -> Generator[Outcome]:
        order = plan.order
        made = made_here(items, order, say) if jobs == 1 else Pool(jobs, order, say).made(items)
        waiting: list[dict[str, list[Row]]] = []
        with contextlib.closing(made):
            try:
                for one in made:
                    if isinstance(one, Made):
                        assert isinstance(one.piece, bytes)
                        waiting.append(rows_of(orjson.loads(one.piece)))
                        if len(waiting) == plan.shard_articles:
                            full, waiting = waiting, []
                            write_shard(plan.corpus, plan.edition, full)
                        yield 1
                    else:
                        yield one
            finally:  # also when it is interrupted: what is analysed is kept
                if waiting:
                    write_shard(plan.corpus, plan.edition, waiting)

    return run

"""A process that makes shards for a worker of a cluster: `python -P -m extractors.corpus.shard_process DESCRIPTOR`.

It is not the worker itself, whose connections would take their turns with the analysis in one interpreter.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

import orjson

from extractors.batch.child import heard
from extractors.batch.export_job import Maker, UnmadeError, portions
from extractors.corpus.edition import edition_of
from extractors.corpus.engine import Plan
from extractors.corpus.marker import run_wanted
from extractors.corpus.rows import rows_of
from extractors.corpus.shard import write_shard
from extractors.errors import Q7x2Error, WorkerError
from extractors.model import Article


def work(connection: Connection[Any, Any]) -> None:
    """Make one shard after another of what comes: (plan, articles) each, the plans of one edition and model.

    Answers, in order: ("made", how many articles, messages of those that could not be, words for the person) or ("unfit",
    message, hint) where this machine can make none.
    """
    partitions = heard(connection)
    said: list[str] = []
    maker: Maker | None = None
    while True:
        plan, articles = partitions.get()
        try:
            maker = maker or _maker(plan, said.append)
            count, failures = _made(plan, articles, maker)
        except Q7x2Error as error:
            connection.send(("unfit", error.message, error.hint))
        except (
            Exception
        ) as error:  # whatever it is, the client is to say it, and no other worker has to die of it
            connection.send(("unfit", f"A worker failed ({type(error).__name__}: {error}).", ""))
        else:
            connection.send(("made", count, failures, tuple(said)))


def _maker(plan: Plan, say: Callable[[str], None]) -> Maker:
    """What analyses by the plan's edition.

    Raises:
        WorkerError: There are other rules here than the client's, or the corpus is not seen.
    """
    _seen(plan)
    if edition_of(plan.model) != plan.edition:
        raise WorkerError(
            "A worker has another version of this program, its model or its libraries.",
            "Install the same on every machine of the cluster.",
        )
    return Maker(plan.order, say)


def _seen(plan: Plan) -> None:
    if run_wanted(plan.corpus) is None:
        raise WorkerError(
            f"{plan.corpus}: a worker does not see this folder.",
            "It must lie, under the same path, on a file system that all machines of the cluster share.",
        )


def _made(plan: Plan, articles: list[Article], maker: Maker) -> tuple[int, tuple[str, ...]]:
    """Analyse a partition and write its shard: how many articles it has, and what is to be said of the others."""
    _seen(plan)
    records, failures = [], []
    for portion in portions(articles):
        assert isinstance(portion, list)
        for made in maker.made_together(portion):
            if isinstance(made, UnmadeError):
                failures.append(made.message)
            else:
                assert isinstance(made.piece, bytes)
                records.append(rows_of(orjson.loads(made.piece)))
    if records:
        # A worker that outlived its client must not write what a later run has given to another.
        write_shard(plan.corpus, plan.edition, records, may=lambda: run_wanted(plan.corpus) == plan.run)
    return len(records), tuple(failures)


if __name__ == "__main__":
    try:
        work(Connection(int(sys.argv[1])))
    except (EOFError, OSError):  # nobody is there to answer
        os._exit(0)

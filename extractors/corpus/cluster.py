"""The engine of a cluster: Dask hands out partitions of articles, each worker writes the shard of its partition."""

from __future__ import annotations

import contextlib
import ctypes
import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import orjson

from extractors import installation
from extractors.batch.export_job import ExportJob, Maker, UnmadeError, portions
from extractors.corpus.deduplicator import Item, key_of
from extractors.corpus.edition import edition_of
from extractors.corpus.engine import Engine, Outcome, Plan
from extractors.corpus.marker import run_wanted
from extractors.corpus.rows import rows_of
from extractors.corpus.shard import shard_name, write_shard
from extractors.errors import Q7x2Error, WorkerError
from extractors.model import Article

# Some twelve seconds of one core's work: a lost worker loses no more.
PARTITION_ARTICLES = 100
# Characters of the smallest partition, a second's work, which is worth the way to a worker. A larger one is such a share of what
# each thread was given before: nobody knows how many articles will come, and the last partitions, which some workers have to
# wait for, shall be little of the whole.
_LEAST_CHARACTERS = 20_000
_SHARE = 16
# Partitions given out or waiting at a time, a thread of the cluster: enough that none waits for the client.
_AHEAD = 3


@dataclass(frozen=True, slots=True)
class _Done:
    articles: int
    failures: tuple[str, ...]
    said: tuple[str, ...]


def dask(scheduler: str) -> Engine:
    """The engine of the cluster whose scheduler has this address (`tcp://HOST:8786`).

    A partition whose worker is lost is done again by another. One that keeps killing its workers is halved until the article that
    does it is alone, which is then reported and passed over.
    """

    def run(plan: Plan, items: Iterator[Item], say: Callable[[str], None]) -> Generator[Outcome]:
        client = _client(scheduler)
        try:
            yield from _Partitions(plan, client, say).outcomes(items)
        finally:
            client.close()

    return run


def _client(scheduler: str) -> Any:
    try:
        import distributed
    except ImportError as error:
        raise WorkerError(
            "A cluster needs Dask, which is not installed.",
            f"Install it with: {installation.with_extra('cluster')}",
        ) from error
    try:
        connected: Any = distributed.Client  # Dask's functions have no types
        return connected(scheduler, timeout=10, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise WorkerError(
            f"No scheduler answers at {scheduler} ({error}).", "Give its address as tcp://HOST:PORT."
        ) from error


class _Partitions:
    """Gives out partitions while articles come, and hears what became of them."""

    def __init__(self, plan: Plan, client: Any, say: Callable[[str], None]) -> None:
        import distributed

        completed: Any = distributed.as_completed  # Dask's functions have no types
        self._plan, self._client, self._say = plan, client, say
        self._given = 0  # characters
        self._running: dict[str, list[Article]] = {}
        self._completed = completed(loop=client.loop, raise_errors=False, with_results=False)
        self._said: set[str] = set()

    def outcomes(self, items: Iterator[Item]) -> Generator[Outcome]:
        """What became of the articles, as it is known."""
        problems: list[Q7x2Error] = []
        articles = _articles(items, problems)
        is_more = True
        while is_more or self._running:
            while is_more and len(self._running) < self._room():
                partition = self._partition(articles)
                is_more = bool(partition)
                if partition:
                    self._submit(partition)
                yield from problems
                problems.clear()
            if self._running:
                yield from self._hear(next(self._completed))

    def _room(self) -> int:
        return _AHEAD * self._threads()

    def _partition(self, articles: Iterator[Article]) -> list[Article]:
        """The next articles that go to a worker together; none where there are no more."""
        wanted = max(_LEAST_CHARACTERS, self._given // (_SHARE * self._threads()))
        most = min(PARTITION_ARTICLES, self._plan.shard_articles)
        partition: list[Article] = []
        size = 0
        for article in islice(articles, most):
            partition.append(article)
            size += len(article.text)
            if size >= wanted:
                break
        self._given += size
        return partition

    def _threads(self) -> int:
        return max(1, sum(self._client.nthreads().values()))

    def _submit(self, partition: list[Article]) -> None:
        name = shard_name(self._plan.edition, map(key_of, partition))
        future = self._client.submit(
            shard_made, self._plan, partition, key=f"{name}-{self._plan.run}", pure=False
        )
        self._running[future.key] = partition
        self._completed.add(future)

    def _hear(self, future: Any) -> Iterator[Outcome]:
        partition = self._running.pop(future.key)
        if future.status == "finished":
            done: _Done = future.result()
            for words in done.said:
                if words not in self._said:
                    self._said.add(words)
                    self._say(words)
            yield from (WorkerError(words) for words in done.failures)
            yield done.articles
            return
        error: Any = future.exception()
        if type(error).__name__ != "KilledWorker":
            raise error if isinstance(error, Q7x2Error) else WorkerError(f"The cluster failed ({error}).")
        if len(partition) == 1:
            yield WorkerError(f"{partition[0].source}: it could not be analysed (it ends every worker).")
            return
        half = len(partition) // 2
        self._submit(partition[:half])
        self._submit(partition[half:])


def _articles(items: Iterator[Item], problems: list[Q7x2Error]) -> Iterator[Article]:
    for item in items:
        if isinstance(item, Article):
            yield item
        else:
            problems.append(item)


_M_TRIM_THRESHOLD = -1  # as malloc.h names it
_KEPT_BYTES = 256_000_000

# A worker's models, loaded once. spaCy is not for several threads at once, and a second model would only take memory.
_LOCK = threading.Lock()
_MAKERS: dict[ExportJob, Maker] = {}
_SAID: list[str] = []


def shard_made(plan: Plan, articles: list[Article]) -> _Done:
    """Analyse a partition and write its shard, on a worker.

    Raises:
        WorkerError: The worker has other rules than the client, or does not see the corpus.
        ModelError: It has no model.
    """
    with _LOCK:
        if run_wanted(plan.corpus) is None:
            raise WorkerError(
                f"{plan.corpus}: a worker does not see this folder.",
                "It must lie, under the same path, on a file system that all machines of the cluster share.",
            )
        maker = _MAKERS.get(plan.order)
        if maker is None:
            if edition_of(plan.model) != plan.edition:
                raise WorkerError(
                    "A worker has another version of this program, its model or its libraries.",
                    "Install the same on every machine of the cluster.",
                )
            _keep_memory()
            maker = _MAKERS[plan.order] = Maker(plan.order, _SAID.append)
        return _made(plan, articles, maker)


def _keep_memory() -> None:
    """Let the process keep what it freed for the next article.

    Dask has its workers give it back to the system at once (MALLOC_TRIM_THRESHOLD_), which costs an analysis a tenth of its time.
    """
    with contextlib.suppress(OSError, AttributeError):  # another C library than glibc
        ctypes.CDLL(None).mallopt(_M_TRIM_THRESHOLD, _KEPT_BYTES)


def _made(plan: Plan, articles: list[Article], maker: Maker) -> _Done:
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
    return _Done(len(records), tuple(failures), tuple(_SAID))

"""The engine of a cluster: Dask hands out partitions of articles, each worker writes the shard of its partition."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import Any

from extractors import installation
from extractors.batch.child import Child
from extractors.batch.export_job import PORTION_ARTICLES, portions
from extractors.corpus.deduplicator import Item, key_of
from extractors.corpus.engine import Engine, Outcome, Plan
from extractors.corpus.shard import shard_name
from extractors.errors import Q7x2Error, WorkerError
from extractors.model import Article

# Some twelve seconds of one core's work: a lost worker loses no more.
PARTITION_ARTICLES = 100
# A partition is whole portions, which are analysed together: one at first, which is worth the way to a worker, then such a share
# of what each thread was given before. Nobody knows how many articles will come, and the last partitions, which some workers
# have to wait for, shall be little of the whole.
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
        self._most = min(PARTITION_ARTICLES, plan.shard_articles)
        self._running: dict[str, list[Article]] = {}
        self._completed = completed(loop=client.loop, raise_errors=False, with_results=False)
        self._said: set[str] = set()

    def outcomes(self, items: Iterator[Item]) -> Generator[Outcome]:
        """What became of the articles, as it is known."""
        problems: list[Q7x2Error] = []
        most = min(PORTION_ARTICLES, self._most)
        parts = (part for part in portions(_articles(items, problems), most) if isinstance(part, list))
        is_more = True
        while is_more or self._running:
            while is_more and len(self._running) < self._room():
                partition = self._partition(parts)
                is_more = bool(partition)
                if partition:
                    self._submit(partition)
                yield from problems
                problems.clear()
            if self._running:
                yield from self._hear(next(self._completed))

    def _room(self) -> int:
        return _AHEAD * self._threads()

    def _partition(self, parts: Iterator[list[Article]]) -> list[Article]:
        """The next articles that go to a worker together; none where there are no more."""
        wanted = self._given // (_SHARE * self._threads())
        partition: list[Article] = []
        size = 0
        for part in parts:
            partition += part
            size += sum(len(article.text) for article in part)
            if size >= wanted or len(partition) + PORTION_ARTICLES > self._most:
                break
        self._given += size
        return partition

    def _threads(self) -> int:
        return max(1, sum(self._client.nthreads().values()))

    def _submit(self, partition: list[Article]) -> None:
        name = shard_name(self._plan.edition, map(key_of, partition))
        future = self._client.submit(
            shard_made, self._plan, partition, key=f"{name}-{self._plan.run}", pure=False, retries=1
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
        if type(error).__name__ not in ("KilledWorker", ProcessLostError.__name__):
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


# The process of this worker that has the model, and what it was started for: the edition and the model. One at a time: a second
# model would only take memory, and a worker of several threads is told to have one.
_LOCK = threading.Lock()
_PROCESSES: dict[tuple[str, str], Child] = {}


class ProcessLostError(WorkerError):
    """The process of a worker that has the model died over a partition."""


def shard_made(plan: Plan, articles: list[Article]) -> _Done:
    """Have a partition analysed and its shard written, on a worker.

    Raises:
        ProcessLostError: The process that does it died.
        WorkerError: The worker has other rules than the client, no model, or does not see the corpus.
    """
    with _LOCK:
        process = _process(plan)
        process.send((plan, articles))
        try:
            answer = process.connection.recv()
        except (EOFError, OSError):
            _PROCESSES.clear()
            raise ProcessLostError(f"A process of the analysis ended ({process.died()}).") from None
    match answer:
        case ("made", count, failures, said):
            return _Done(count, failures, said)
        case (_, message, hint):
            raise WorkerError(message, hint)
    raise AssertionError(answer)


def _process(plan: Plan) -> Child:
    """The one that is there; another one for an edition that came with an update."""
    wanted = (plan.edition, plan.model)
    if wanted not in _PROCESSES:
        for other in _PROCESSES.values():
            other.end()
        _PROCESSES.clear()
        _PROCESSES[wanted] = Child("extractors.corpus.shard_process")
    return _PROCESSES[wanted]

"""A pool of worker processes that make pieces in parallel; results come out in the order of the articles."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator
from multiprocessing.connection import wait

from extractors.batch.child import Child
from extractors.batch.export_job import ExportJob, Made, unmade
from extractors.batch.worker import TOGETHER, Task
from extractors.errors import Q7x2Error, WorkerError
from extractors.model import Article

# Each worker prefetches (_AHEAD) as many articles as it is at; at most _WINDOW per worker are given out or wait for an earlier
# one.
_AHEAD = 2 * TOGETHER
_WINDOW = 4 * TOGETHER

_FEWER = "Try fewer with --jobs, or free some memory."


class _WorkerProcess(Child):
    """A worker process, with the articles that it was given and has not answered yet."""

    def __init__(self, job: ExportJob) -> None:
        super().__init__("extractors.batch.worker")
        self.tasks: deque[Task] = deque()
        self.is_ready = False
        self.send(job)

    def give(self, number: int, article: Article, is_alone: bool = False) -> None:
        self.tasks.append((number, article, is_alone))
        self.send((number, article, is_alone))


class Pool:
    """Makes pieces in several worker processes, each with its own model, started when there is work for it.

    Args:
        jobs: How many processes.
        job: What is to be made.
        say: Hears what a person should know that concerns no article.
    """

    def __init__(self, jobs: int, job: ExportJob, say: Callable[[str], None]) -> None:
        self._say = say
        self._said: set[str] = set()
        self._jobs = jobs
        self._job = job
        self._workers: list[_WorkerProcess] = []
        self._ready: dict[int, Made | Q7x2Error] = {}
        self._given = self._out = 0

    def made(self, items: Iterator[Article | Q7x2Error]) -> Generator[Made | Q7x2Error]:
        """The pieces of the articles, in their order; what cannot be read or made comes as its error.

        Raises:
            WorkerError: No process can do the work: the model cannot be had.
        """
        is_more = True
        try:
            while is_more or self._out < self._given:
                is_more = is_more and self._fill(items)
                while self._out in self._ready:
                    self._out += 1
                    yield self._ready.pop(self._out - 1)
                busy = {worker.connection: worker for worker in self._workers if worker.tasks}
                if busy and self._out < self._given:
                    for connection in wait(list(busy)):
                        self._hear(busy[connection])  # type: ignore[index]
        finally:
            for worker in self._workers:
                worker.end()

    def _fill(self, items: Iterator[Article | Q7x2Error]) -> bool:
        """Give out work while there is room for it; whether there may be more."""
        while self._given - self._out < _WINDOW * self._jobs and self._has_room():
            item = next(items, None)
            if item is None:
                return False
            if isinstance(item, Article):
                self._freest().give(self._given, item)
            else:
                self._ready[self._given] = item
            self._given += 1
        return True

    def _has_room(self) -> bool:
        return len(self._workers) < self._jobs or any(len(worker.tasks) < _AHEAD for worker in self._workers)

    def _freest(self) -> _WorkerProcess:
        """The worker with the least to do; a new one where all have something and there may be more."""
        freest = min(self._workers, key=lambda worker: len(worker.tasks), default=None)
        if freest is None or (freest.tasks and len(self._workers) < self._jobs):
            freest = _WorkerProcess(self._job)
            self._workers.append(freest)
        return freest

    def _hear(self, worker: _WorkerProcess) -> None:
        try:
            message = worker.connection.recv()
        except (EOFError, OSError):
            self._replace(worker)
            return
        match message:
            case ("ready",):
                worker.is_ready = True
            case ("made", number, made):
                worker.tasks.popleft()
                self._ready[number] = made
            case ("failed", number, words):
                worker.tasks.popleft()
                self._ready[number] = WorkerError(words)
            case ("said", words) if words not in self._said:  # each process says it once
                self._said.add(words)
                self._say(words)
            case ("unfit", words, hint):
                raise WorkerError(words, hint)

    def _replace(self, worker: _WorkerProcess) -> None:
        """A worker died: what it had goes to others, one by one; the article that a worker was at alone is given up."""
        how = worker.died()
        self._workers.remove(worker)
        if not worker.is_ready:
            raise WorkerError(f"A process of the analysis ended before it could begin ({how}).", _FEWER)
        if worker.tasks[0][2]:
            number, article, _ = worker.tasks.popleft()
            self._ready[number] = unmade(article, f"the process ended: {how}")
        for number, article, _ in worker.tasks:
            self._freest().give(number, article, is_alone=True)

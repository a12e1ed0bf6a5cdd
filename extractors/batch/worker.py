"""A worker process of the pool: `python -P -m extractors.batch.worker DESCRIPTOR`. It ends with the process that started it."""

from __future__ import annotations

import contextlib
import os
import sys
from itertools import takewhile
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from typing import Any

from extractors.batch.child import heard
from extractors.batch.export_job import ExportJob, Maker, UnmadeError, portions
from extractors.errors import Q7x2Error
from extractors.model import Article

Task = tuple[int, Article, bool]
"""The article's number, itself, and whether it is analysed alone."""

TOGETHER = 8
"""Articles that are analysed together at most: as many wait behind them, which at the end another process might have taken."""


def work(connection: Connection[Any, Any]) -> None:
    """Load the model, then make one portion of pieces after another, of what has come by then.

    The job comes first, then (number, article, whether it is to be analysed alone) each. Answers: ("ready",) once, then
    ("made", number, Made) or ("failed", number, message) each, in order; ("unfit", message, hint) where the model cannot be had;
    ("said", words) for the person.
    """
    tasks = heard(connection)
    job: ExportJob = tasks.get()
    try:
        maker = Maker(job, lambda words: connection.send(("said", words)))
        maker.load()
    except Q7x2Error as error:
        connection.send(("unfit", error.message, error.hint))
        return
    connection.send(("ready",))
    while True:
        came = _come(tasks)
        while came:
            count = _together(came)
            portion, came = came[:count], came[count:]
            for (number, *_), made in zip(
                portion, maker.made_together([article for _, article, _ in portion]), strict=True
            ):
                if isinstance(made, UnmadeError):
                    connection.send(("failed", number, made.message))
                else:
                    connection.send(("made", number, made))


def _come(tasks: SimpleQueue[Task]) -> list[Task]:
    """What has come; waits for one where there is none."""
    came = [tasks.get()]
    with contextlib.suppress(Empty):
        while True:
            came.append(tasks.get_nowait())
    return came


def _together(tasks: list[Task]) -> int:
    """How many of the first are analysed together."""
    if tasks[0][2]:
        return 1
    joined = [article for _, article, _ in takewhile(lambda task: not task[2], tasks)]
    first = next(portions(joined, TOGETHER))
    assert isinstance(first, list)
    return len(first)


if __name__ == "__main__":
    try:
        work(Connection(int(sys.argv[1])))
    except (EOFError, OSError):  # nobody is there to answer
        os._exit(0)

"""A worker process of the pool: `python -P -m extractors.batch.worker DESCRIPTOR`. It ends with the process that started it."""

from __future__ import annotations

import os
import sys
import threading
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

from extractors.batch.export_job import ExportJob, Maker, UnmadeError
from extractors.errors import Q7x2Error
from extractors.model import Article


def work(connection: Connection[Any, Any]) -> None:
    """Load the model, then make one piece after another.

    The job comes first, then (number, article) each. Answers: ("ready",) once, then ("made", number, Made) or
    ("failed", number, message) each; ("unfit", message, hint) where the model cannot be had; ("said", words) for the person.
    """
    tasks: SimpleQueue[tuple[int, Article]] = SimpleQueue()
    job: ExportJob = connection.recv()
    threading.Thread(target=_listen, args=(connection, tasks), daemon=True).start()
    try:
        maker = Maker(job, lambda words: connection.send(("said", words)))
        maker.load()
    except Q7x2Error as error:
        connection.send(("unfit", error.message, error.hint))
        return
    connection.send(("ready",))
    while True:
        number, article = tasks.get()
        try:
            connection.send(("made", number, maker.made(article)))
        except UnmadeError as failure:
            connection.send(("failed", number, failure.message))


def _listen(connection: Connection[Any, Any], tasks: SimpleQueue[tuple[int, Article]]) -> None:
    """Take what comes at once, so that who sends never waits; end where nobody sends any more."""
    try:
        while True:
            tasks.put(connection.recv())
    except (EOFError, OSError):
        os._exit(0)


if __name__ == "__main__":
    try:
        work(Connection(int(sys.argv[1])))
    except (EOFError, OSError):  # nobody is there to answer
        os._exit(0)

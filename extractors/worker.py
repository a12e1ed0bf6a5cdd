"""The analysing process: `python -P -m extractors.worker MODEL [--no-cache]`.

Commands come on standard input, events go to standard output.
What a library prints goes to standard error, so that it cannot spoil the protocol. The process ends with its standard input.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, BinaryIO

from extractors.bounded import bound_memory, end_with_parent, memory_bytes
from extractors.cache import Cache
from extractors.errors import Q7x2Error, WorkerError
from extractors.protocol import (
    Analyse,
    Command,
    Event,
    Explain,
    Explained,
    Failed,
    Look,
    Progressed,
    Propose,
    Proposed,
    Ready,
    decoded_command,
    encoded,
)

if TYPE_CHECKING:
    from extractors.extracting import Extractor
    from extractors.job import Job


class Worker:
    """Takes commands between two batches and says what it has found.

    Args:
        commands: Where commands arrive, one object each.
        events: Where events go, one line each.
        model: Name of the spaCy pipeline.
        cache: Where finished analyses are kept; None keeps none.
    """

    def __init__(
        self, commands: SimpleQueue[Command], events: BinaryIO, model: str, cache: Cache | None = None
    ) -> None:
        self._commands = commands
        self._events = events
        self._model = model
        self._cache = cache
        self._job: Job | None = None
        self._is_image_sure = False

    def run(self) -> int:
        """Work until the process is ended; an exit code where the model cannot be had."""
        try:
            from extractors.extracting import Extractor

            extractor = Extractor(self._model)
        except Q7x2Error as error:
            self._say(Failed(error.message, error.hint))
            return 1
        self._say(Ready(extractor.model))
        while True:
            for command in self._waiting():
                self._obey(command, extractor)
            if self._job is not None and not self._job.complete:
                self._job.step()
                self._report(self._job)

    def _waiting(self) -> list[Command]:
        """Every command that has come; waits for one where there is no work."""
        commands = [] if self._job is not None and not self._job.complete else [self._commands.get()]
        with contextlib.suppress(Empty):
            while True:
                commands.append(self._commands.get_nowait())
        return commands

    def _obey(self, command: Command, extractor: Extractor) -> None:
        from extractors.job import Job

        if isinstance(command, Analyse):
            self._job = Job(command.job, command.article, command.near, extractor)
        elif isinstance(command, Explain):
            self._explain(command, extractor)
        elif isinstance(command, Propose):
            self._propose(command, extractor)
        elif self._job is not None and self._job.id == command.job:
            if isinstance(command, Look):
                self._job.look(command.near)
            else:
                self._job.redate(command.published, command.published_from)

    def _explain(self, asked: Explain, extractor: Extractor) -> None:
        from extractors.explaining.asking import explanation_of
        from extractors.explaining.wording import parts_of

        found = explanation_of(extractor, asked.article, asked.at)
        self._say(Explained(asked.job, asked.at, parts_of(found)))

    def _propose(self, asked: Propose, extractor: Extractor) -> None:
        from extractors.proposing import proposals_of

        places, entities = proposals_of(extractor, asked.words, asked.published)
        self._say(Proposed(asked.job, asked.words, places, entities))

    def _report(self, job: Job) -> None:
        event = job.news()
        self._say(event or Progressed(job.id, job.done, job.total))
        if not job.complete:
            return
        if self._cache is not None:
            self._cache.put(job.article, self._model, job.said)
        self._write_image()

    def _write_image(self) -> None:
        """Have the model load faster next time, once the reader has what was asked for."""
        from extractors.model_image import is_wanted, write_beside

        if not self._is_image_sure:
            self._is_image_sure = True
            if is_wanted(self._model):
                write_beside(self._model)

    def _say(self, event: Event) -> None:
        self._events.write(encoded(event))
        self._events.flush()


def listen(lines: BinaryIO, commands: SimpleQueue[Command]) -> None:
    """Pass commands on until the reader is gone; then end the process at once, in mid-work too."""
    for line in lines:
        try:
            commands.put(decoded_command(line))
        except WorkerError as error:
            print(error, file=sys.stderr)
    os._exit(0)


def main() -> int:
    """Run the worker on this process's own standard streams."""
    events = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # from here on a stray print goes to standard error
    end_with_parent()
    limit_bytes = memory_bytes()
    bound_memory(limit_bytes)
    commands: SimpleQueue[Command] = SimpleQueue()
    threading.Thread(target=listen, args=(sys.stdin.buffer, commands), daemon=True).start()
    worker = Worker(commands, events, sys.argv[1], None if "--no-cache" in sys.argv else Cache())
    try:
        return worker.run()
    except BrokenPipeError:
        return 0
    except Exception as error:
        with contextlib.suppress(OSError):
            events.write(encoded(failed(error, limit_bytes)))
            events.flush()
        raise


def failed(error: Exception, limit_bytes: int) -> Failed:
    """What a person is told of an error that ends the analysis; the memory's bound is in bytes, 0 for none."""
    if isinstance(error, MemoryError):
        much = f"over {limit_bytes / 1e9:.1f} GB" if limit_bytes else "more than there is"
        return Failed(f"The analysis ran out of memory ({much}).", "Q7X2_MEMORY_MB allows more.")
    return Failed(f"The analysis broke ({type(error).__name__}: {error}).", "Press r to try again.")


if __name__ == "__main__":
    # os._exit: the thread that reads standard input may hold its lock while the interpreter ends.
    code = main()
    sys.stderr.flush()
    os._exit(code)

"""The analysing process: `python -P -m extractors.worker MODEL [--no-cache] [--stay SECONDS]`.

Commands come on standard input, events go to standard output.
What a library prints goes to standard error, so that it cannot spoil the protocol. The process ends with its standard input;
with `--stay` it then waits for the next window (see `staying`).
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
from extractors.collecting import spare_the_model
from extractors.command_stream import Commands, listen
from extractors.errors import Q7x2Error
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
    Redate,
    encoded,
)

if TYPE_CHECKING:
    from extractors.extracting import Extractor
    from extractors.job import Job
    from extractors.staying import Staying


# So long, in seconds, a step of the analysis may take after the window is gone; then it hangs.
_LEAVING_S = 60.0


class Worker:
    """Takes commands between two batches and says what it has found.

    Args:
        commands: Where commands arrive, one object each; None where nobody is there any more.
        events: Where events go, one line each.
        model: Name of the spaCy pipeline.
        cache: Where finished analyses are kept; None keeps none.
    """

    def __init__(self, commands: Commands, events: BinaryIO, model: str, cache: Cache | None = None) -> None:
        self._commands = commands
        self._events = events
        self._model = model
        self._cache = cache
        self._job: Job | None = None
        self._is_image_sure = False
        self._extractor: Extractor | None = None

    @property
    def is_loaded(self) -> bool:
        """Whether it could take another window."""
        return self._extractor is not None

    def run(self) -> int:
        """Work until nobody is there; an exit code where the model cannot be had."""
        try:
            from extractors.extracting import Extractor

            extractor = self._extractor = Extractor(self._model)
            spare_the_model()
        except Q7x2Error as error:
            self._say(Failed(error.message, error.hint))
            return 1
        self._work(extractor)
        return 0

    def visited(self, commands: Commands, events: BinaryIO, cache: Cache | None) -> None:
        """Work for another window until it is gone."""
        assert self._extractor is not None
        self._commands, self._events, self._cache, self._job = commands, events, cache, None
        self._work(self._extractor)

    def _work(self, extractor: Extractor) -> None:
        self._say(Ready(extractor.model))
        while True:
            for command in self._waiting():
                if command is None:
                    return
                self._obey(command, extractor)
            if self._job is not None and not self._job.complete:
                self._job.step()
                self._report(self._job)

    def _waiting(self) -> list[Command | None]:
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
        elif isinstance(command, Look | Redate) and self._job is not None and self._job.id == command.job:
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

    def tell_failure(self, error: Exception, limit_bytes: int) -> None:
        """Say to whoever is there that an error ended the analysis."""
        self._say(failed(error, limit_bytes))

    def _say(self, event: Event) -> None:
        self._events.write(encoded(event))
        self._events.flush()


def main() -> int:
    """Run the worker on this process's own standard streams, and after that, where it stays, for the next windows."""
    model, stay_s = sys.argv[1], _stay_s()
    events = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # from here on a stray print goes to standard error
    if not stay_s:
        end_with_parent()
    limit_bytes = memory_bytes()
    bound_memory(limit_bytes)
    commands: Commands = SimpleQueue()
    left = threading.Event()  # that nobody is there any more has been seen
    worker = Worker(commands, events, model, None if "--no-cache" in sys.argv else Cache())
    staying = _staying(model) if stay_s else None
    threading.Thread(target=_listen_first, args=(commands, left, staying is not None), daemon=True).start()
    try:
        code = 0
        with contextlib.suppress(BrokenPipeError):
            code = worker.run()
        left.set()
        if staying is not None and worker.is_loaded:
            staying.stay(worker.visited, stay_s)
        return code
    except Exception as error:
        with contextlib.suppress(OSError):
            worker.tell_failure(error, limit_bytes)
        raise


def _stay_s() -> float:
    return float(sys.argv[sys.argv.index("--stay") + 1]) if "--stay" in sys.argv else 0.0


def _staying(model: str) -> Staying:
    from extractors.staying import Staying  # most do not stay

    return Staying(model)


def _listen_first(commands: Commands, left: threading.Event, stays: bool) -> None:
    """Listen to the window that started this process; without it the process ends at once, in mid-work too, or stays."""
    listen(sys.stdin.buffer, commands)
    if not stays or not left.wait(_LEAVING_S):
        os._exit(0)


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

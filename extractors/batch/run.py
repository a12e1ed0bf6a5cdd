"""A batch from beginning to end: items in, pieces out, told of on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.batch.export_job import ExportJob, Made, made_here
from extractors.batch.folder import Folder
from extractors.batch.interrupts import Interrupts
from extractors.batch.pool import Pool
from extractors.batch.progress import Progress
from extractors.batch.resumption import Finished
from extractors.batch.target import (
    File,
    Joined,
    Lines,
    StandardOutput,
    Target,
    no_terminal,
    part_of,
)
from extractors.errors import FormatError, OutputError, Q7x2Error, SourceNote
from extractors.exit_codes import EXIT_FAILURE, EXIT_INTERRUPTED
from extractors.exports.characters import in_one_line
from extractors.exports.format import Format
from extractors.exports.registry import format_named
from extractors.exports.writing import cannot
from extractors.model import Article

Item = Article | Q7x2Error


@dataclass(frozen=True, slots=True)
class Batch:
    """What is asked for.

    Attributes:
        output: A path, or None for standard output.
        jobs: In how many processes.
        is_strict: Whether the first failure ends it.
        is_resumed: Whether what the output has already is gone on with.
        total: How many articles there will be, where that is known.
        is_live: Whether an article may be long in coming (`made_here`).
    """

    job: ExportJob
    output: str | None = None
    jobs: int = 1
    is_strict: bool = False
    is_resumed: bool = False
    total: int | None = None
    is_live: bool = False


def run(batch: Batch, items: Iterator[Item]) -> int:
    """Make and write everything; the exit code: 0 done, 1 something failed, 130 interrupted.

    Raises:
        Q7x2Error: Nothing can be done at all, or the output cannot be written.
        BrokenPipeError: Whoever read standard output is gone.
    """
    format = format_named(batch.job.form)
    finished = _finished(batch, format)
    if finished is not None:
        items = finished.left(items)
    target = _target(batch, format, finished)
    is_alone = batch.output is not None or not sys.stdout.isatty()
    total = None if batch.total is None else max(0, batch.total - (finished.count if finished else 0))
    return _Run(batch, target, finished, Progress(sys.stderr, total, is_alone)).run(items)


class _Run:
    def __init__(self, batch: Batch, target: Target, finished: Finished | None, progress: Progress) -> None:
        self._batch, self._target, self._finished, self._progress = batch, target, finished, progress
        self._interrupts = Interrupts()
        self._done = self._failed = 0

    def run(self, items: Iterator[Item]) -> int:
        is_kept = is_interrupted = False
        try:
            with self._interrupts.heard():
                try:
                    self._make(items)
                except KeyboardInterrupt:
                    is_interrupted = True
                is_strictly_failed = self._failed > 0 and self._batch.is_strict and not is_interrupted
                is_empty = not (self._done or self._finished)
                is_for_nothing = is_empty and (is_interrupted or self._failed > 0)
                if not is_for_nothing and not is_strictly_failed:
                    with self._interrupts.held():
                        self._target.keep()
                        is_kept = True
        except KeyboardInterrupt:
            is_interrupted = True
        finally:
            self._progress.clear()
            if not is_kept:
                self._target.give_up()
        if is_interrupted:
            self._say(f"interrupted. {self._left()}")
            return EXIT_INTERRUPTED
        return EXIT_FAILURE if self._failed else 0

    def _make(self, items: Iterator[Item]) -> None:
        job, jobs = self._batch.job, self._batch.jobs
        if jobs == 1:
            made = made_here(items, job, self._say, is_live=self._batch.is_live)
        else:
            made = Pool(jobs, job, self._say).made(items)
        try:
            for one in made:
                if isinstance(one, Made):
                    self._put(one)
                    continue
                if isinstance(one, SourceNote):
                    self._say(str(one))
                    continue
                self._failed += 1
                self._progress.advanced(is_failure=True)
                self._say(str(one))
                if self._batch.is_strict:
                    return
        finally:
            made.close()

    def _say(self, words: str) -> None:
        self._progress.say(f"q7x2-tui: {in_one_line(words)}")

    def _put(self, made: Made) -> None:
        known = self._finished.model if self._finished else None
        if known is not None and known != made.model:
            raise OutputError(
                f"{self._batch.output}: it was begun with the model {known}, and this is {made.model}.",
                "Name that model with --model, or write to another place.",
            )
        with self._interrupts.held():
            self._target.put(made)
            self._done += 1
        self._progress.advanced()

    def _left(self) -> str:
        """What an interrupt has left, in words."""
        if self._batch.output is None:
            return ""
        total = self._done + (self._finished.count if self._finished else 0)
        if not total:
            return "Nothing was finished, nothing is written."
        articles = "article is" if total == 1 else "articles are"
        further = " --resume goes on." if self._batch.job.form == "jsonl" else ""
        return f"{total} {articles} finished and in {in_one_line(self._batch.output)}.{further}"


def _finished(batch: Batch, format: Format) -> Finished | None:
    """What stands in the output already, made ready to be gone on with; None where this is a new one."""
    if not batch.is_resumed:
        return None
    if format.name != "jsonl" or batch.output is None:
        raise FormatError(
            "Only JSON Lines in a file can be gone on with.", "Use --format jsonl --output PATH --resume."
        )
    path = Path(batch.output)
    part = part_of(path)
    source = part if part.exists() else path
    if not source.exists():
        return None
    finished = Finished(source)
    if source is path:
        try:
            path.replace(part)
        except OSError as error:
            raise cannot(str(path), error) from error
    return finished


def _target(batch: Batch, format: Format, finished: Finished | None) -> Target:
    if batch.output is None:
        if format.is_folder or (format.is_binary and sys.stdout.isatty()):
            raise no_terminal(format)
        if format.joined is not None:
            return Joined(format, None)
        return StandardOutput(format, batch.job.is_many)
    path = Path(batch.output)
    if format.is_folder:
        return Folder(format, path)
    if format.joined is not None:
        return Joined(format, path, is_folder=path.is_dir() or batch.output.endswith("/"))
    if format.name == "jsonl" and (path.is_file() or not path.exists()):
        return Lines(format, path, goes_on=finished is not None)
    return File(format, batch.job.is_many, path)

"""Starts the analysing process and turns what it says into events; the window never waits for it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator

from extractors.errors import WorkerError
from extractors.protocol import Analyse, Analysed, Command, Event, Ready, Redate, decoded_event, encoded
from extractors.unread import Unread, unread_of
from tui.analyser import Analyser, OwnAnalyser, waiting
from tui.worker_process import spawn as spawn

# Above this many bytes an analysis takes longer to read than a key may wait: whoever hears of it reads it in steps.
_LARGE_LINE = 20_000

# A worker that has work and says nothing for so long hangs. Its model may take a minute on a slow disk, the place index another:
# until it said something of an article no less is waited for.
_PATIENCE_S = 180.0

# The wait is counted in so many pieces: a window that was stopped itself, or slept with its machine, blames nobody.
_PIECES = 20

# So long, and no longer than that, in seconds, a thread may keep the window waiting, and the window the thread that paints.
SWITCH_S = 0.001


def patience_s() -> float:
    """How long a worker that has work may say nothing, in seconds: `Q7X2_PATIENCE_S`, where that is a number above 0."""
    try:
        said = float(os.environ.get("Q7X2_PATIENCE_S", ""))
    except ValueError:
        return _PATIENCE_S
    return said if 0 < said < float("inf") else _PATIENCE_S


class Client:
    """One worker, its pipes or its socket on the event loop.

    Args:
        model: Name of the spaCy pipeline.
        analyser: A worker that was had earlier; else one is had when it is needed.
        keeps: Whether finished analyses are kept.
        patience_s: How long it may say nothing while it has work, in seconds; `patience_s()` unless told.
        stay_s: How long it waits for another window after this one, in seconds; 0 ends it with this one.
        borrows: Whether a worker that another window left behind may be taken.
    """

    def __init__(
        self,
        model: str,
        analyser: Analyser | None = None,
        keeps: bool = True,
        patience_s: float | None = None,
        stay_s: float = 0.0,
        borrows: bool = True,
    ) -> None:
        self.model = model
        self.keeps = keeps
        self._patience_s = patience_s
        self._stay_s, self._borrows = stay_s, borrows
        self._awaited: int | None = None  # the job that it has not finished
        self._is_loaded = False  # it said something of an article
        self._analyser = analyser
        self._write: Callable[[bytes], None] | None = None

    @property
    def is_borrowed(self) -> bool:
        """Whether its worker was left behind by another window: it may leave, and another one can do its work."""
        return self._analyser is not None and self._analyser.is_borrowed

    def another(self) -> Client:
        """A client like this one, with a worker of its own."""
        return Client(self.model, None, self.keeps, self._patience_s, self._stay_s, borrows=False)

    async def connect(self) -> None:
        """Put the worker on the running event loop."""
        if self._analyser is None:
            self._analyser = analyser_for(self.model, self.keeps, self._stay_s, borrows=self._borrows)
        sys.setswitchinterval(SWITCH_S)
        self._write = await self._analyser.connect()

    def send(self, command: Command) -> None:
        """Say something to the worker; it takes it when it can. A dead worker hears nothing: `events` tells."""
        if isinstance(command, Analyse | Redate):
            self._awaited = command.job
        if self._write is not None:
            self._write(encoded(command))

    async def events(self) -> AsyncIterator[Event | Unread]:
        """What the worker says, until it ends; a large analysis as it came.

        Raises:
            WorkerError: It died, hangs, or said something that is not of the protocol.
        """
        assert self._analyser is not None
        stream = await self._analyser.events()
        parts: list[bytes] = []
        while data := await self._said(stream):
            *lines, rest = data.split(b"\n")
            for line in lines:
                event = _decoded(b"".join([*parts, line]))
                said = event.head if isinstance(event, Unread) else event
                self._is_loaded = self._is_loaded or not isinstance(said, Ready)
                if isinstance(said, Analysed) and said.complete and said.job == self._awaited:
                    self._awaited = None
                yield event
                parts = []
            if rest:
                parts.append(rest)
        raise WorkerError(
            await self._analyser.last_words(),
            "Press r to analyse again; q7x2-tui doctor looks for the cause.",
        )

    def leave(self) -> None:
        """The window closes: the worker ends, or stays for the next one."""
        if self._analyser is not None:
            self._analyser.leave()

    def end(self) -> None:
        """End the worker at once."""
        if self._analyser is not None:
            self._analyser.end()

    def abandon(self) -> None:
        """The terminal is gone; from any thread."""
        if self._analyser is not None:
            self._analyser.abandon()

    def kill(self) -> None:
        """Kill the worker, whatever it does; from any thread."""
        if self._analyser is not None:
            self._analyser.kill()

    async def _said(self, stream: asyncio.StreamReader) -> bytes:
        """What comes next; empty where it has ended.

        Raises:
            WorkerError: It has work, and nothing came for too long. It is ended.
        """
        limit_s = self._patience_s or patience_s()
        if not self._is_loaded:
            limit_s = max(limit_s, _PATIENCE_S)
        reading = asyncio.ensure_future(stream.read(1 << 16))
        try:
            silent = 0
            while not (await asyncio.wait([reading], timeout=limit_s / _PIECES))[0]:
                silent = silent + 1 if self._awaited is not None else 0
                if silent > _PIECES:
                    self.kill()
                    words = f"The analysis hung ({limit_s:g} seconds of silence)."
                    raise WorkerError(words, "Press r to analyse again.")
            return reading.result()
        finally:
            reading.cancel()


def analyser_for(
    model: str,
    keeps: bool,
    stay_s: float,
    early: subprocess.Popen[bytes] | None = None,
    borrows: bool = True,
) -> Analyser:
    """The worker of a window: the one that waits for it, else one of its own.

    Args:
        model: Name of the spaCy pipeline.
        keeps: Whether finished analyses are kept.
        stay_s: How long a worker stays after its window, in seconds; 0 has none stay, and asks for none.
        early: A worker of its own that was started already.
        borrows: Whether a worker that another window left behind may be taken.
    """
    if early is None and stay_s and borrows and (borrowed := waiting(model, keeps)) is not None:
        return borrowed
    return OwnAnalyser(early or spawn(model, keeps, stay_s), stay_s > 0)


def blocking_events(process: subprocess.Popen[bytes], command: Command) -> Iterator[Event]:
    """Send one command and yield what the worker says, without an event loop: for the plain reading.

    Raises:
        WorkerError: The worker died.
    """
    assert process.stdin is not None
    assert process.stdout is not None
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(encoded(command))
        process.stdin.flush()
    for line in process.stdout:
        yield decoded_event(line)
    raise WorkerError(f"The analysis ended (exit code {process.wait()}).")


def _decoded(line: bytes) -> Event | Unread:
    unread = unread_of(line) if len(line) > _LARGE_LINE else None
    return unread or decoded_event(line)

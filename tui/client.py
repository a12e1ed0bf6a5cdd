"""Starts the analysing process and turns what it says into events; the window never waits for it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import sys
from collections import deque
from collections.abc import AsyncIterator, Iterator

from extractors.errors import WorkerError
from extractors.protocol import Analyse, Analysed, Command, Event, Redate, decoded_event, encoded
from tui.worker_process import spawn as spawn

# How much of the worker's standard error is kept to explain its death, in lines.
_LAST_WORDS = 20

# Above this many bytes a line is parsed in a thread: the window goes on painting.
_LARGE_LINE = 50_000

# A worker that has work and says nothing for so long hangs. Its model may take a minute on a slow disk, the place index another.
_PATIENCE_S = 180.0

# The wait is counted in so many pieces: a window that was stopped itself, or slept with its machine, blames nobody.
_PIECES = 20

# So long, and no longer than that, a thread may keep the window waiting.
_SWITCH_S = 0.001


def patience_s() -> float:
    """How long a worker that has work may say nothing, in seconds: `Q7X2_PATIENCE_S`, where that is a number above 0."""
    try:
        said = float(os.environ.get("Q7X2_PATIENCE_S", ""))
    except ValueError:
        return _PATIENCE_S
    return said if 0 < said < float("inf") else _PATIENCE_S


class Client:
    """One worker, its pipes on the event loop.

    Args:
        model: Name of the spaCy pipeline.
        process: A worker that was started earlier; else one is started when it is needed.
        keeps: Whether finished analyses are kept.
        patience_s: How long it may say nothing while it has work, in seconds; `patience_s()` unless told.
    """

    def __init__(
        self,
        model: str,
        process: subprocess.Popen[bytes] | None = None,
        keeps: bool = True,
        patience_s: float | None = None,
    ) -> None:
        self.model = model
        self.keeps = keeps
        self._patience_s = patience_s
        self._awaited: int | None = None  # the job that it has not finished
        self._started = process
        self._input: asyncio.WriteTransport | None = None
        self._stderr: deque[bytes] = deque(maxlen=_LAST_WORDS)
        self._drain: asyncio.Task[None] | None = None

    @property
    def _process(self) -> subprocess.Popen[bytes]:
        if self._started is None:
            self._started = spawn(self.model, self.keeps)
        return self._started

    def another(self) -> Client:
        """A client like this one, with a worker of its own."""
        return Client(self.model, keeps=self.keeps, patience_s=self._patience_s)

    async def connect(self) -> None:
        """Put the worker's pipes on the running event loop."""
        loop = asyncio.get_running_loop()
        self._input, _ = await loop.connect_write_pipe(asyncio.BaseProtocol, self._process.stdin)
        self._drain = asyncio.create_task(self._drain_stderr())

    def send(self, command: Command) -> None:
        """Say something to the worker; the pipe takes it when it can. A dead worker hears nothing: `events` tells."""
        if isinstance(command, Analyse | Redate):
            self._awaited = command.job
        if self._input is not None and not self._input.is_closing():
            self._input.write(encoded(command))

    async def events(self) -> AsyncIterator[Event]:
        """What the worker says, until it ends.

        Raises:
            WorkerError: It died, hangs, or said something that is not of the protocol.
        """
        stream = await _stream(self._process.stdout)
        parts: list[bytes] = []
        while data := await self._said(stream):
            *lines, rest = data.split(b"\n")
            for line in lines:
                event = await _decoded(b"".join([*parts, line]))
                if isinstance(event, Analysed) and event.complete and event.job == self._awaited:
                    self._awaited = None
                yield event
                parts = []
            if rest:
                parts.append(rest)
        raise WorkerError(await self._last_words(), "Press r to analyse again.")

    def end(self) -> None:
        """End the worker at once."""
        if self._drain is not None:
            self._drain.cancel()
        if self._input is not None:
            self._input.close()
        if self._started is not None:
            self.kill()
            self._started.wait()

    def kill(self) -> None:
        """Kill the worker, whatever it does; from any thread."""
        if self._started is not None:
            with contextlib.suppress(ProcessLookupError):
                self._started.kill()

    async def _said(self, stream: asyncio.StreamReader) -> bytes:
        """What comes next; empty where it has ended.

        Raises:
            WorkerError: It has work, and nothing came for too long. It is ended.
        """
        limit_s = self._patience_s or patience_s()
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

    async def _drain_stderr(self) -> None:
        stream = await _stream(self._process.stderr)
        while data := await stream.read(1 << 16):
            self._stderr.extend(line for line in data.splitlines() if line.strip())

    async def _last_words(self) -> str:
        code = await asyncio.to_thread(self._process.wait)
        if code < 0:
            return f"The analysis was ended from outside (signal {-code})."
        said = self._stderr[-1].decode("utf-8", "replace") if self._stderr else "it gave no reason"
        return f"The analysis ended ({said})."


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


async def _decoded(line: bytes) -> Event:
    sys.setswitchinterval(_SWITCH_S)
    return await asyncio.to_thread(decoded_event, line) if len(line) > _LARGE_LINE else decoded_event(line)


async def _stream(pipe: object) -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), pipe)
    return reader

"""The analysing process as the window has it: one that it started itself, or one that an earlier window left behind."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
from collections import deque
from collections.abc import Callable

from extractors.errors import WorkerError
from extractors.protocol import Greet, Ready, decoded_event, encoded
from extractors.runtime_folder import SOCKET, runtime_folder

# How much of the worker's standard error is kept to explain its death, in lines.
_LAST_WORDS = 20

# So long, in seconds, an analyser that waits may take to answer; a window that waited longer would be late with its own.
_ANSWER_S = 0.5


class OwnAnalyser:
    """A process that this window started.

    Args:
        process: The worker, with pipes.
        stays: Whether it goes on without this window.
    """

    def __init__(self, process: subprocess.Popen[bytes], stays: bool = False) -> None:
        self._process, self._stays = process, stays
        self._stderr: deque[bytes] = deque(maxlen=_LAST_WORDS)
        self._drain: asyncio.Task[None] | None = None
        self._input: asyncio.WriteTransport | None = None

    is_borrowed = False

    async def connect(self) -> Callable[[bytes], None]:
        """Put its pipes on the running event loop; what writes to it."""
        loop = asyncio.get_running_loop()
        self._input, _ = await loop.connect_write_pipe(asyncio.BaseProtocol, self._process.stdin)
        self._drain = asyncio.create_task(self._drain_stderr())
        return self._write

    async def events(self) -> asyncio.StreamReader:
        """What it says."""
        return await _stream(self._process.stdout)

    async def last_words(self) -> str:
        """Why it ended."""
        code = await asyncio.to_thread(self._process.wait)
        if code < 0:
            return f"The analysis was ended from outside (signal {-code})."
        said = self._stderr[-1].decode("utf-8", "replace") if self._stderr else "it gave no reason"
        return f"The analysis ended ({said})."

    def leave(self) -> None:
        """The window closes: end the process, or let it stay."""
        self._let_go()
        if not self._stays:
            self.kill()
            self._process.wait()

    def end(self) -> None:
        """End the process at once."""
        self._let_go()
        self.kill()
        self._process.wait()

    def abandon(self) -> None:
        """The terminal is gone: as `leave`, from any thread."""
        if not self._stays:
            self.kill()

    def kill(self) -> None:
        """Kill it, whatever it does; from any thread."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    def _let_go(self) -> None:
        if self._drain is not None:
            self._drain.cancel()
        if self._input is not None:
            self._input.close()

    def _write(self, data: bytes) -> None:
        if self._input is not None and not self._input.is_closing():
            self._input.write(data)

    async def _drain_stderr(self) -> None:
        stream = await _stream(self._process.stderr)
        while data := await stream.read(1 << 16):
            self._stderr.extend(line for line in data.splitlines() if line.strip())


class BorrowedAnalyser:
    """A process that waited for this window; it goes on waiting when the window is closed.

    Args:
        connection: The socket to it, which has been greeted.
    """

    is_borrowed = True

    def __init__(self, connection: socket.socket) -> None:
        from extractors.resident import peer  # most windows meet none that waited

        self._connection = connection
        self._peer = peer(connection)
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def connect(self) -> Callable[[bytes], None]:
        """Put the socket on the running event loop; what writes to it."""
        self._connection.setblocking(False)
        self._streams = await asyncio.open_connection(sock=self._connection)
        return self._write

    async def events(self) -> asyncio.StreamReader:
        """What it says."""
        assert self._streams is not None
        return self._streams[0]

    async def last_words(self) -> str:
        """Why it ended, which nobody knows."""
        return "The resident analysis ended."

    def leave(self) -> None:
        """The window closes: the process waits for the next one."""
        if self._streams is not None:
            self._streams[1].close()
        else:
            self._connection.close()

    end = leave

    def abandon(self) -> None:
        """The system closes the socket with this process."""

    def kill(self) -> None:
        """End a process that hangs; from any thread."""
        if self._peer is not None:
            with contextlib.suppress(OSError):
                os.kill(self._peer[0], signal.SIGKILL)

    def _write(self, data: bytes) -> None:
        if self._streams is not None and not self._streams[1].is_closing():
            self._streams[1].write(data)


Analyser = OwnAnalyser | BorrowedAnalyser


def waiting(model: str, keeps: bool) -> BorrowedAnalyser | None:
    """The analyser that an earlier window left behind, greeted; None where there is none, or none that is like this window.

    Args:
        model: Name of the spaCy pipeline.
        keeps: Whether finished analyses are to be kept.
    """
    folder = runtime_folder()
    if folder is None or not hasattr(socket, "AF_UNIX"):
        return None
    from extractors.resident import identity, is_ours

    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.settimeout(_ANSWER_S)
        connection.connect(f"{folder}/{SOCKET}")
        if is_ours(connection):
            connection.sendall(encoded(Greet(identity(model), keeps)))
            if isinstance(_answer(connection), Ready):
                return BorrowedAnalyser(connection)
    except (OSError, WorkerError):
        pass
    connection.close()
    return None


def _answer(connection: socket.socket) -> object:
    said = b""
    while not said.endswith(b"\n"):
        more = connection.recv(1)  # not a byte of what comes after it
        if not more:
            return None
        said += more
    return decoded_event(said)


async def _stream(pipe: object) -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), pipe)
    return reader

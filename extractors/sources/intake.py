"""Bytes from a path, a pipe or standard input: bounded, and never waited for without end."""

from __future__ import annotations

import contextlib
import io
import os
import select
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from extractors.errors import SourceError
from extractors.sources.formats import is_address
from extractors.sources.loading import Loading, size_in_words
from extractors.sources.registry import is_grown
from extractors.visible import visible

# After so long without a byte a person is told what is waited for, in seconds.
_PATIENCE_S = 2.0


def shown(source: str) -> str:
    """The name as text that every program can hold: a byte of it that is no UTF-8 is spelled out."""
    return source.encode("utf-8", "backslashreplace").decode()


def id_of(source: str) -> str:
    """What an article is called by that has no id of its own: its address, else its file's name without the ending."""
    return shown(source if is_address(source) else Path(source).stem)


@contextlib.contextmanager
def opened(source: str, loading: Loading) -> Iterator[BinaryIO]:
    """The bytes of a path or of `-`.

    Raises:
        SourceError: It is not there, is a device, cannot be read, or nothing came from it in time.
    """
    name = shown(source)
    if source == "-":
        with _standard_input(loading) as file:
            yield file
        return
    try:
        with _file(Path(source), name, loading) as file:
            yield file
    except OSError as error:
        raise unreadable(name, error) from error
    except ValueError as error:  # a NUL in the path
        raise SourceError(f"{name}: this is no path.", "Check it; - reads standard input.") from error


def whole(file: BinaryIO, name: str, loading: Loading) -> bytes:
    """Everything that is left to read.

    Raises:
        SourceError: It is more than is allowed.
    """
    data = file.read(loading.max_bytes + 1)
    if len(data) > loading.max_bytes:
        raise too_large(name, loading)
    return data


def lines_of(file: BinaryIO, name: str, loading: Loading) -> Iterator[bytes | SourceError]:
    """The lines, one at a time in memory; one that is longer than is allowed comes as the error that says so."""
    number = 0
    while line := file.readline(loading.max_bytes + 1):
        number += 1
        if len(line) > loading.max_bytes and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = file.readline(1 << 20)
            yield too_large(f"{name}, line {number}", loading)
        else:
            yield line


def too_large(name: str, loading: Loading) -> SourceError:
    """Why something is not read."""
    return SourceError(
        f"{name}: it is larger than {size_in_words(loading.max_bytes)}.",
        "Allow more with --max-size, for example --max-size 500MB.",
    )


def unreadable(name: str, error: OSError) -> SourceError:
    """Why a path cannot be read."""
    if isinstance(error, FileNotFoundError):
        return SourceError(f"{name}: there is no such file.", "Check the path; - reads standard input.")
    if isinstance(error, PermissionError):
        return SourceError(f"{name}: you may not read it.", "Check its permissions.")
    return SourceError(f"{name}: it cannot be read ({error.strerror or error}).", "Check the path.")


def _file(path: Path, name: str, loading: Loading) -> BinaryIO:
    status = path.stat()
    if stat.S_ISFIFO(status.st_mode):
        # Without O_NONBLOCK, opening it would wait for a writer that may never come.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        return io.BufferedReader(Patient(handle, name, loading.timeout_s, loading.is_quiet))  # type: ignore[type-var]
    if not stat.S_ISREG(status.st_mode):
        raise SourceError(f"{name}: this is a device, not a file.", "Pipe its text in and name it -.")
    if status.st_size > loading.max_bytes and not is_grown(name):
        raise too_large(name, loading)
    return path.open("rb")


@contextlib.contextmanager
def _standard_input(loading: Loading) -> Iterator[BinaryIO]:
    try:
        handle = os.dup(sys.stdin.fileno())
    except (AttributeError, OSError, ValueError) as error:
        raise SourceError("Standard input is closed.", "Give a file.") from error
    if os.isatty(handle):
        print("Reading standard input; end it with ^D.", file=sys.stderr)
    try:
        is_quiet = loading.is_quiet or os.isatty(handle)
        with io.BufferedReader(Patient(handle, "standard input", None, is_quiet)) as file:  # type: ignore[type-var]
            yield file
    except OSError as error:
        raise unreadable("standard input", error) from error


class Patient(io.RawIOBase):
    """A handle that may have nothing to say for a while.

    Args:
        handle: A file descriptor; it is closed with this.
        name: What the person calls it.
        limit_s: How long to wait for a byte; None waits until there is one, as behind a pipe that the person made.
        is_quiet: Whether nothing is said of the waiting.

    Raises:
        SourceError: Nothing came for so long.
    """

    def __init__(self, handle: int, name: str, limit_s: float | None, is_quiet: bool) -> None:
        super().__init__()
        self._handle = handle
        self._name = name
        self._limit_s = limit_s
        self._is_quiet = is_quiet

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        """Read what is there, having waited for it."""
        self._wait()
        data = os.read(self._handle, len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the handle."""
        if not self.closed:
            os.close(self._handle)
        super().close()

    def _wait(self) -> None:
        first = _PATIENCE_S if self._limit_s is None else min(_PATIENCE_S, self._limit_s)
        if self._is_ready(first):
            return
        if not self._is_quiet and sys.stderr.isatty():
            print(f"Waiting for {visible(self._name)}…", file=sys.stderr)
            self._is_quiet = True
        if not self._is_ready(None if self._limit_s is None else max(0.0, self._limit_s - first)):
            raise SourceError(
                f"{self._name}: nothing came through this pipe for {self._limit_s:.0f} seconds.",
                "Start what writes to it.",
            )

    def _is_ready(self, wait_s: float | None) -> bool:
        return bool(select.select([self._handle], [], [], wait_s)[0])

"""Where pieces go: standard output, a file, or a folder. What was asked for appears when it is whole."""

from __future__ import annotations

import contextlib
import fcntl
import os
import sys
from pathlib import Path
from typing import BinaryIO, Protocol

from extractors.atomic import NewFile
from extractors.batch.export_job import Made
from extractors.batch.framing import Framing
from extractors.errors import OutputError
from extractors.exports.characters import readable
from extractors.exports.format import Format
from extractors.exports.writing import cannot, written_atomically

# The ending of JSON Lines that are being written: an earlier run that was killed has left it, and can be gone on with.
PART = ".part"


class Target(Protocol):
    """Takes pieces in order, then keeps what it has or gives it up."""

    def put(self, made: Made) -> None:
        """Take a piece."""

    def keep(self) -> None:
        """Make a valid whole of the pieces, where it was asked for."""

    def give_up(self) -> None:
        """Leave what stood there before as it is."""


class StandardOutput:
    """Standard output, a piece as it comes; a terminal gets nothing that it would obey."""

    def __init__(self, format: Format, is_many: bool) -> None:
        self._framing = Framing(format, is_many, _Screen() if sys.stdout.isatty() else _Pipe())

    def put(self, made: Made) -> None:
        """Write the piece through."""
        assert isinstance(made.piece, bytes)
        self._framing.put(made.piece)

    def keep(self) -> None:
        """Write the end."""
        self._framing.end()

    def give_up(self) -> None:
        """What is written is written."""


class File:
    """A file that appears when it is whole; until then an older one of that name stands.

    Raises:
        OutputError: It cannot be written there.
    """

    def __init__(self, format: Format, is_many: bool, path: Path) -> None:
        self._path = path
        try:
            if path.is_dir():
                raise IsADirectoryError(None, "it is a folder")
            if path.exists() and not path.is_file():
                self._file: BinaryIO = path.open("wb")  # a device or pipe cannot be replaced
                self._new: NewFile | None = None
            else:
                self._new = NewFile(path)
                self._file = self._new.file
        except OSError as error:
            raise cannot(str(path), error) from error
        self._framing = Framing(format, is_many, self._file)

    def put(self, made: Made) -> None:
        """Write the piece to the file that is to be."""
        assert isinstance(made.piece, bytes)
        try:
            self._framing.put(made.piece)
        except OSError as error:
            raise cannot(str(self._path), error) from error

    def keep(self) -> None:
        """Write the end; the file takes its place."""
        try:
            self._framing.end()
            if self._new is None:
                self._file.close()
            else:
                self._new.keep()
        except OSError as error:
            raise cannot(str(self._path), error) from error

    def give_up(self) -> None:
        """No file appears."""
        if self._new is not None:
            self._new.drop()
            return
        with contextlib.suppress(OSError):  # what is still to be written is given up
            self._file.close()


class Lines:
    """JSON Lines, written to `PATH.part` until they are whole, so that they can be gone on with after any end.

    Args:
        format: The format; nothing stands before, between or after its pieces.
        path: Where they shall stand.
        goes_on: Whether what an earlier run has finished stands in `PATH.part` already.
    """

    def __init__(self, format: Format, path: Path, goes_on: bool = False) -> None:
        self._path, self._part, self._goes_on = path, part_of(path), goes_on
        try:
            if path.is_dir():
                raise IsADirectoryError(None, "it is a folder")
            self._file = self._part.open("ab")
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if not goes_on:
                self._file.truncate(0)
        except BlockingIOError as error:
            raise OutputError(
                f"{path}: another extraction is writing it.", "Wait for its end, or write to another place."
            ) from error
        except OSError as error:
            raise cannot(str(path), error) from error
        self._framing = Framing(format, True, self._file, goes_on)

    def put(self, made: Made) -> None:
        """Write the line, at once: a crash leaves every line before it."""
        assert isinstance(made.piece, bytes)
        try:
            self._framing.put(made.piece)
            self._file.flush()
        except OSError as error:
            raise cannot(str(self._path), error) from error

    def keep(self) -> None:
        """The file takes its place."""
        try:
            self._file.close()
            self._part.replace(self._path)
        except OSError as error:
            raise cannot(str(self._path), error) from error

    def give_up(self) -> None:
        """What is finished stays for the next run: where it was, or in `PATH.part`; an empty one goes."""
        with contextlib.suppress(OSError):  # the next run cuts a line that was not written to its end
            self._file.close()
        with contextlib.suppress(OSError):
            if not self._part.stat().st_size:
                self._part.unlink()
            elif self._goes_on and not self._path.exists():
                self._part.replace(self._path)


class Joined:
    """A file that only all of its pieces together make; in a folder, several of them.

    Args:
        format: The format.
        path: A file, or a folder for parts of so many articles; None for standard output.
        is_folder: Which of the two.
    """

    PER_PART = 1_000

    def __init__(self, format: Format, path: Path | None, is_folder: bool = False) -> None:
        self._format, self._path, self._is_folder = format, path, is_folder
        self._pieces: list[bytes] = []
        self._parts = 0
        try:
            if path is not None and is_folder:
                path.mkdir(parents=True, exist_ok=True)
            elif path is not None and not path.parent.is_dir():
                raise FileNotFoundError(None, "there is no such folder")
        except OSError as error:
            raise cannot(str(path), error) from error

    def put(self, made: Made) -> None:
        """Remember the piece; write a part where it is full."""
        assert isinstance(made.piece, bytes)
        self._pieces.append(made.piece)
        if self._is_folder and len(self._pieces) == self.PER_PART:
            self.keep()

    def keep(self) -> None:
        """Write what is remembered."""
        assert self._format.joined is not None
        if not self._pieces:
            return
        self._parts += 1
        place = self._path
        if place is not None and self._is_folder:
            place /= f"part-{self._parts:04}{self._format.suffix}"
        written_atomically([self._format.joined(self._pieces)], None if place is None else str(place))
        self._pieces.clear()

    def give_up(self) -> None:
        """Forget the pieces."""
        self._pieces.clear()


class _Pipe:
    def write(self, data: bytes) -> None:
        try:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is still buffered has nowhere to go
            raise cannot("standard output", error) from error


class _Screen(_Pipe):
    def write(self, data: bytes) -> None:
        super().write(readable(data.decode("utf-8").replace("\r\n", "\n").replace("\r", "␍")).encode("utf-8"))


def part_of(path: Path) -> Path:
    """Where JSON Lines for that path are being written."""
    return path.with_name(path.name + PART)


def no_terminal(format: Format) -> OutputError:
    """The error that says why this format cannot go to standard output."""
    is_what = "is a folder of files" if format.is_folder else "is not text"
    return OutputError(f"The format {format.name} {is_what}.", "Name a place for it with --output.")

"""Parses a source in a subprocess, so that a file that hangs, crashes or exhausts memory harms nothing else."""

from __future__ import annotations

import atexit
import contextlib
import io
import json
import os
import select
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterator
from typing import Any, BinaryIO

from extractors.errors import SourceError, SourceNote
from extractors.sources.document import Document, Lead
from extractors.sources.loading import Loading
from extractors.visible import visible
from extractors.witness import Witness

# After so long a person is told what takes so long, in seconds.
_PATIENCE_S = 1.0

_CHUNK = 1 << 16  # bytes

# A document of a source, another source that it leads to, or what is to be known of it.
Told = Document | Lead | SourceNote

_running: set[subprocess.Popen[bytes]] = set()
_lock = threading.Lock()


def documents_in_subprocess(
    form: str,
    name: str,
    loading: Loading,
    data: bytes = b"",
    address: str | None = None,
    heeds_robots: bool = False,
) -> Iterator[Told]:
    """The documents of a source, and what is to be known of it, when all of it is read.

    Args:
        form: The format, or `web` for an address.
        name: What the person calls it.
        loading: The limits.
        data: Its bytes; none for an address.
        address: Where it is fetched from.
        heeds_robots: Whether the site's robots.txt may forbid that.

    Raises:
        SourceError: It cannot be read, or takes too long; after what was read of it.
    """
    task = {**_task(form, name, loading), "address": address, "heeds_robots": heeds_robots}
    found: list[Told] = []
    failure: SourceError | None = None
    with contextlib.closing(_told(task, io.BytesIO(data), loading)) as told:
        try:
            found.extend(told)
        except SourceError as error:
            failure = error
    yield from found
    if failure is not None:
        raise failure


def documents_in_stream(form: str, name: str, loading: Loading, file: BinaryIO) -> Iterator[Told]:
    """The documents of a source that is read as it comes, each as soon as it is there.

    Args:
        form: The format.
        name: What the person calls it.
        loading: The limits; the time is what one document may take.
        file: The source, from its beginning.

    Raises:
        SourceError: It cannot be read, or takes too long; after what was read of it.
    """
    yield from _told({**_task(form, name, loading), "is_streamed": True}, file, loading)


@atexit.register
def end_all() -> None:
    """End whatever is being read: the person has left."""
    with _lock:
        for process in _running:
            with contextlib.suppress(ProcessLookupError):
                process.kill()


def _task(form: str, name: str, loading: Loading) -> dict[str, Any]:
    return {
        "format": form,
        "name": name,
        "timeout_s": loading.timeout_s,
        "max_bytes": loading.max_bytes,
        "allows_private": loading.allows_private,
        "is_offline": loading.is_offline,
    }


def _told(task: dict[str, Any], file: BinaryIO, loading: Loading) -> Generator[Told, None, None]:
    """What the subprocess tells of a source."""
    is_regular = _is_regular(file)
    if is_regular:
        os.lseek(file.fileno(), 0, os.SEEK_SET)  # the subprocess reads it itself, and may go to and fro in it
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "extractors.sources.extraction", json.dumps(task)],
        stdin=file if is_regular else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # ^c in the terminal is for its parent, which ends it
    )
    with _lock:
        _running.add(process)
    try:
        patience = _Patience(task["name"], loading, is_renewed=bool(task.get("is_streamed")))
        if process.stdin is not None:
            threading.Thread(target=_fed, args=(process.stdin, file, patience), daemon=True).start()
        yield from _answered(process, task["name"], patience)
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()
        with _lock:
            _running.discard(process)


def _is_regular(file: BinaryIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(file.fileno()).st_mode)
    except (OSError, ValueError, AttributeError):
        return False


def _fed(pipe: Any, file: BinaryIO, patience: _Patience) -> None:
    """Hand the source on; whoever reads it may have seen enough."""
    read = getattr(file, "read1", file.read)
    with contextlib.suppress(OSError, ValueError, SourceError):
        while block := read(_CHUNK):
            pipe.write(block)
            patience.renew()
    with contextlib.suppress(OSError, ValueError):
        pipe.close()


class _Patience:
    """How long is waited for the subprocess, and what a person is told meanwhile.

    Args:
        name: What the person calls the source.
        loading: The limits.
        is_renewed: Whether each sign of life gives it as much time again.
    """

    def __init__(self, name: str, loading: Loading, is_renewed: bool) -> None:
        self._name, self._limit_s, self._is_renewed = name, loading.timeout_s, is_renewed
        self._is_telling = not loading.is_quiet and sys.stderr.isatty()
        self._is_told = False
        self._since = time.monotonic()

    def renew(self) -> None:
        """There was a sign of life, or somebody waits again."""
        if self._is_renewed:
            self._since = time.monotonic()

    def wait(self, file: Any) -> None:
        """Wait until there is something to read.

        Raises:
            SourceError: There is nothing for too long.
        """
        while not select.select([file], [], [], max(0.0, min(_PATIENCE_S, self._left)))[0]:
            if self._left <= 0:
                raise SourceError(
                    f"{self._name}: it could not be read within {self._limit_s:.0f} seconds.",
                    "Give more time with --timeout, or save it as plain text where it was made.",
                )
            if self._is_telling and not self._is_told:
                print(f"Reading {visible(self._name)}…", end="", file=sys.stderr, flush=True)
                self._is_told = True

    def clear(self) -> None:
        """Take back what was told."""
        if self._is_told:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._is_told = False

    @property
    def _left(self) -> float:
        return self._since + self._limit_s - time.monotonic()


def _answered(process: subprocess.Popen[bytes], name: str, patience: _Patience) -> Iterator[Told]:
    try:
        for line in _lines(process, patience):
            answer: dict[str, Any] = json.loads(line)
            if "error" in answer:
                if answer["error"]:
                    raise SourceError(answer["error"], answer["hint"])
                return
            patience.clear()
            if "document" in answer:
                yield _document(answer["document"])
            elif "lead" in answer:
                yield Lead(answer["lead"], answer["title"])
            elif "note" in answer:
                yield SourceNote(answer["note"], answer["hint"])
            patience.renew()
    except ValueError:
        pass  # a line that was cut off
    finally:
        patience.clear()
    raise SourceError(
        f"{name}: the program that reads it broke down over it.", "Save it as plain text where it was made."
    )


def _lines(process: subprocess.Popen[bytes], patience: _Patience) -> Iterator[bytes]:
    assert process.stdout is not None
    held: list[bytes] = []
    while True:
        patience.wait(process.stdout)
        block = os.read(process.stdout.fileno(), _CHUNK)
        first, mark, rest = block.partition(b"\n")
        held.append(first)
        while mark:
            yield b"".join(held)
            first, mark, rest = rest.partition(b"\n")
            held = [first]
        if not block:
            return


def _document(said: dict[str, Any]) -> Document:
    witnesses = tuple(Witness(**witness) for witness in said.pop("witnesses"))
    said["notes"] = tuple(said["notes"])
    return Document(**said, witnesses=witnesses)

"""Files that are there whole or not at all, whatever ends the process that writes them."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

PATIENCE_S: Final = 5.0
"""How long another reader's writing is waited for; it takes milliseconds."""

_RETRY_S: Final = 0.01


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Nobody else writes in this folder meanwhile, as far as its file system knows locks.

    Raises:
        OSError: The folder cannot be made or written, or another reader holds it for too long.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _take(handle)
        yield
    finally:
        os.close(handle)


def _take(handle: int) -> None:
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > until:
                raise
            time.sleep(_RETRY_S)
        except OSError:
            return  # a file system without locks: what is written is whole nevertheless


def replaced(path: Path, content: bytes) -> None:
    """Give the file this content: after a crash it has the old or the new one. Call it under `locked`.

    A link stays a link: what it leads to is replaced.

    Raises:
        OSError: It cannot be written; the file is as it was.
    """
    path = path.resolve()
    for left in path.parent.glob(f".{path.name}.*.new"):  # by a process that was ended in mid-write
        left.unlink(missing_ok=True)
    new = path.parent / f".{path.name}.{os.getpid()}.new"
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            new.chmod(path.stat().st_mode & 0o777)
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def set_aside(path: Path) -> Path:
    """Keep a damaged file under a name that no other file has.

    Raises:
        OSError: It cannot be renamed.
    """
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    path.rename(aside)
    _settle(path.parent)
    return aside


def _settle(folder: Path) -> None:
    """Have the folder's own entries on the disk too."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with contextlib.suppress(OSError):  # some file systems cannot
            os.fsync(handle)
    finally:
        os.close(handle)

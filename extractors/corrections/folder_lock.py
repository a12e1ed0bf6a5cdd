"""What readers of the same folder share: a lock for who writes, and a place for damaged files."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from extractors.atomic import settle

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


def set_aside(path: Path) -> Path:
    """Keep a damaged file under a name that no other file has.

    Raises:
        OSError: It cannot be renamed.
    """
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    path.rename(aside)
    settle(path.parent)
    return aside

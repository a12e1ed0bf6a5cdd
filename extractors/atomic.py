"""Files and folders that appear whole or not at all, whatever ends the process that writes them.

Each is written beside its place under a hidden name, and one rename brings it in. What a killed process leaves has a hidden
name too, so that nobody reads it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final

UNFINISHED: Final = ".new"
"""Ending of the names of files that are still being written."""


class NewFile:
    """A file that is being written and takes its place with `keep`; without that, nothing is left of it.

    Args:
        path: Its place. Its folder must be there.
        mode: Its permissions; None for those that the user's umask leaves.

    Attributes:
        file: Where its content goes.
        path: Where it lies until it is kept, for a library that writes to a path.

    Raises:
        OSError: Nothing can be written there.
    """

    def __init__(self, path: Path, mode: int | None = None) -> None:
        import tempfile  # takes a while to import, and a window opens without it

        self._place, self._mode = path, mode
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=UNFINISHED, dir=path.parent)
        self.file: BinaryIO = os.fdopen(handle, "wb")
        self.path = Path(name)

    def keep(self, may_replace: bool = True, is_durable: bool = False) -> None:
        """Bring it to its place.

        Args:
            may_replace: Whether an older file may be replaced.
            is_durable: Whether it is to be on the disk before this returns, in case the machine fails.

        Raises:
            FileExistsError: There is a file, and it may not be replaced.
            OSError: It cannot be written whole, or not be renamed; an older file stays.
        """
        self.file.flush()
        if is_durable:
            os.fsync(self.file.fileno())
        self.file.close()
        self.path.chmod(permitted(0o666) if self._mode is None else self._mode)
        if may_replace:
            self.path.replace(self._place)
        else:
            self._place_beside_none()
        if is_durable:
            settle(self._place.parent)

    def drop(self) -> None:
        """Take away what is not kept."""
        with contextlib.suppress(OSError):  # what is still to be written is given up
            self.file.close()
        self.path.unlink(missing_ok=True)

    def _place_beside_none(self) -> None:
        try:
            self._place.hardlink_to(
                self.path
            )  # unlike a rename, a link fails where something is, whoever comes first
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            if self._place.exists():
                raise FileExistsError(self._place) from None
            self.path.replace(self._place)

    def __enter__(self) -> NewFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.drop()


@contextlib.contextmanager
def new_folder(home: Path, beginning: str = ".") -> Iterator[Path]:
    """A hidden folder in `home` to be filled and renamed to its place; what is not renamed is taken away.

    Args:
        home: Where it is made.
        beginning: Of its name, with a dot first.

    Raises:
        OSError: It cannot be made.
    """
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix=beginning, dir=home))
    try:
        folder.chmod(permitted(0o777))
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def replace_durably(path: Path, content: bytes) -> None:
    """Give a file this content, for the user alone: after a crash of the machine it has the old or the new one.

    A link stays a link: what it leads to is replaced. Only one process at a time may do this to one file.

    Raises:
        OSError: It cannot be written; the file is as it was.
    """
    path = path.resolve()
    for left in path.parent.glob(f".{path.name}.*{UNFINISHED}"):  # by a process that was ended in mid-write
        left.unlink(missing_ok=True)
    with NewFile(path, path.stat().st_mode & 0o777 if path.exists() else 0o600) as new:
        new.file.write(content)
        new.keep(is_durable=True)


def replace_private(path: Path, content: bytes) -> None:
    """Give a file this content, for the user alone; its folder is made where there is none.

    Raises:
        OSError: It cannot be written; an older file stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with NewFile(path, 0o600) as new:
        new.file.write(content)
        new.keep()


def settle(folder: Path) -> None:
    """Have the entries of a folder on the disk too."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with contextlib.suppress(OSError):  # some file systems cannot
            os.fsync(handle)
    finally:
        os.close(handle)


def permitted(mode: int) -> int:
    """What the user's umask leaves of these permissions."""
    mask = os.umask(0)
    os.umask(mask)
    return mode & ~mask

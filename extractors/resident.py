"""The analysing process after its window closed: it waits for the next window, on a socket that is this user's alone.

There is never more than one: who waits holds a lock. It takes one window at a time; while it has one, nobody else finds a
socket. It leaves when nobody came for so long, and when a window comes that would have its texts analysed in another way.
"""

from __future__ import annotations

import contextlib
import os
import socket
import struct
from collections.abc import Iterator
from typing import Final

from extractors.errors import WorkerError
from extractors.protocol import Greet, decoded_command
from extractors.ruleset_fingerprint import ruleset_fingerprint
from extractors.runtime_folder import SOCKET, runtime_folder

LOCK: Final = "analyser.lock"

# So long, in seconds, a window may take to say who it is.
_GREETING_S = 2.0
_MOST_GREETING_BYTES = 4096


def identity(model: str) -> str:
    """What an analyser and a window must have in common: rules, libraries, model, cache, and what the environment says."""
    from platformdirs import user_cache_path

    told = sorted(f"{name}={value}" for name, value in os.environ.items() if name.startswith("Q7X2_"))
    cache = user_cache_path("q7x2-tui", appauthor=False)
    return "\n".join((ruleset_fingerprint(model), model, str(cache), *told))


def peer(connection: socket.socket) -> tuple[int, int] | None:
    """Process and user at the other end; None where the system does not say, and the folder alone keeps others out."""
    option = getattr(socket, "SO_PEERCRED", None)
    if option is None:
        return None
    process, user, _ = struct.unpack(
        "3i", connection.getsockopt(socket.SOL_SOCKET, option, struct.calcsize("3i"))
    )
    return process, user


def is_ours(connection: socket.socket) -> bool:
    """Whether the other end is a process of this user."""
    known = peer(connection)
    return known is None or known[1] == os.getuid()


class Residence:
    """The place where one analyser waits.

    Args:
        folder: The user's runtime folder.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._path = f"{folder}/{SOCKET}"

    @contextlib.contextmanager
    def held(self) -> Iterator[bool]:
        """Hold the lock; whether it is had: else another analyser waits already, or has a window."""
        import fcntl

        lock = os.open(f"{self._folder}/{LOCK}", os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(lock)
            yield False
            return
        try:
            yield True
        finally:
            os.close(lock)

    def visitor(self, wait_s: float, identity: str) -> tuple[socket.socket, Greet] | None:
        """The next window that came within so many seconds; None where none did, or one of another identity.

        The lock must be held: a socket that lies there is a dead process's.
        """
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._path)  # noqa: PTH108
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
            before = os.umask(0o177)
            try:
                listener.bind(self._path)
            finally:
                os.umask(before)
            try:
                listener.listen(1)
                listener.settimeout(wait_s)
                while True:
                    connection, _ = listener.accept()
                    greeting = _greeting(connection) if is_ours(connection) else None
                    if greeting is None:
                        connection.close()
                        continue
                    if greeting.identity == identity:
                        return connection, greeting
                    connection.close()
                    return None
            except TimeoutError:
                return None
            finally:
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(self._path)  # noqa: PTH108


def _greeting(connection: socket.socket) -> Greet | None:
    """What the window says first; None where that is no greeting."""
    connection.settimeout(_GREETING_S)
    said = b""
    try:
        while not said.endswith(b"\n") and len(said) < _MOST_GREETING_BYTES:
            more = connection.recv(1)  # not a byte of what comes after it
            if not more:
                return None
            said += more
        command = decoded_command(said)
    except (OSError, WorkerError):
        return None
    connection.settimeout(None)
    return command if isinstance(command, Greet) else None


def residence() -> Residence | None:
    """The user's place for an analyser; None where there is none that nobody else can enter."""
    folder = runtime_folder()
    return Residence(folder) if folder is not None else None

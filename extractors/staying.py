"""The analysing process without the window that started it: it works for one window after another that finds it."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from queue import SimpleQueue
from typing import TYPE_CHECKING

from extractors.cache import Cache
from extractors.command_stream import Commands, listen
from extractors.resident import identity, residence

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    Visited = Callable[[Commands, BinaryIO, Cache | None], None]


class Staying:
    """What the process is, as windows must find it: it is made before the model is loaded.

    Args:
        model: Name of the spaCy pipeline.
    """

    def __init__(self, model: str) -> None:
        self._identity = identity(model)

    def stay(self, visited: Visited, stay_s: float) -> None:
        """Wait for windows, and work for them; ends where none came for so long, or another analyser waits already.

        Args:
            visited: Works for a window until it is gone.
            stay_s: How long it waits for the next window, in seconds.
        """
        null = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(null, stream)
        place = residence()
        if place is None:
            return
        # OSError: no socket can lie there, as its path is too long or the folder is gone.
        with contextlib.suppress(OSError), place.held() as is_held:
            while is_held and (found := place.visitor(stay_s, self._identity)) is not None:
                connection, greeting = found
                _work(visited, connection, Cache() if greeting.keeps else None)


def _work(visited: Visited, connection: socket.socket, cache: Cache | None) -> None:
    commands: Commands = SimpleQueue()
    # OSError: the window is gone, and what was not sent yet cannot be.
    with contextlib.suppress(OSError), connection, connection.makefile("wb") as events:
        lines = connection.makefile("rb")
        threading.Thread(target=listen, args=(lines, commands), daemon=True).start()
        try:
            visited(commands, events, cache)
        finally:
            connection.shutdown(socket.SHUT_RDWR)

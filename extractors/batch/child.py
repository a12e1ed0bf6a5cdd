"""A process that computes for another one and ends with it: both ends of their pipe."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

# The model computes on one core a process: more threads would only wait for each other.
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
# A Dask worker's own: memory that was freed goes back to the system at once, which costs an analysis a tenth of its time.
_NOT_HANDED_ON = ("MALLOC_TRIM_THRESHOLD_",)


class Child:
    """A process that computes for this one, as this one sees it.

    Args:
        module: What it runs, as `python -P -m MODULE DESCRIPTOR`; it calls `heard` with the connection of that descriptor.

    Attributes:
        connection: This end of the pipe.
    """

    def __init__(self, module: str) -> None:
        self.connection, theirs = Pipe()
        descriptor = theirs.fileno()
        kept = {name: value for name, value in os.environ.items() if name not in _NOT_HANDED_ON}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", module, str(descriptor)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=[descriptor],
            process_group=0,  # an interrupt from the keyboard is for the process that writes
            env={**kept, **_ONE_THREAD},
        )
        theirs.close()

    def send(self, message: object) -> None:
        """Tell it something; where it died, the wait for its answers says so."""
        with contextlib.suppress(OSError):
            self.connection.send(message)

    def died(self) -> str:
        """How the process ended that no longer answers, in words."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=1)
        code = self.end()
        return f"signal {-code}" if code < 0 else f"exit code {code}"

    def end(self) -> int:
        """End the process, whatever it does; its exit code."""
        self.connection.close()
        self._process.kill()
        return self._process.wait()


def heard(connection: Connection[Any, Any]) -> SimpleQueue[Any]:
    """In the child: what it is told, taken at once, so that who tells it never waits. It ends where nobody is there any more."""
    messages: SimpleQueue[Any] = SimpleQueue()

    def listen() -> None:
        try:
            while True:
                messages.put(connection.recv())
        except (EOFError, OSError):
            os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    return messages

"""What a window says to the analysing process, line by line, as a queue of commands."""

from __future__ import annotations

import contextlib
import sys
from queue import SimpleQueue
from typing import BinaryIO

from extractors.errors import WorkerError
from extractors.protocol import Command, decoded_command

Commands = SimpleQueue[Command | None]
"""Commands in their order; None where the window is gone."""


def listen(lines: BinaryIO, commands: Commands) -> None:
    """Pass commands on until the window is gone."""
    with contextlib.suppress(OSError, ValueError):  # ValueError: it was closed from here
        for line in lines:
            try:
                commands.put(decoded_command(line))
            except WorkerError as error:
                print(error, file=sys.stderr)
    commands.put(None)

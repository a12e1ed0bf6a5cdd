"""Opens the terminal for a window whose standard input and output are pipes."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator

from extractors.errors import SourceError


@contextlib.contextmanager
def terminal_taken() -> Iterator[int]:
    """Draw on the terminal and take keys from it; gives the file descriptor of what standard output was.

    The window reads keys from descriptor 0, asks 1 for the size and draws on 2: all three are the terminal meanwhile, so that
    nothing of the window ever gets into the pipe. Afterwards 1 and 2 are what they were.

    Raises:
        SourceError: There is no terminal.
    """
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise SourceError(
            "There is no terminal to choose on.", "Use q7x2-tui extract, which needs none."
        ) from error
    sys.stdout.flush()
    sys.stderr.flush()
    output, errors = os.dup(1), os.dup(2)
    for descriptor in (0, 1, 2):
        os.dup2(terminal, descriptor)
    os.close(terminal)
    try:
        yield output
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os.dup2(output, 1)
        os.dup2(errors, 2)
        os.close(output)
        os.close(errors)

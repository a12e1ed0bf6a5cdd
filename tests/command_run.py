"""A command of the program, run in the process of the tests: it is that command without the second that a start takes."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path


def run(main: Callable[[list[str]], int], *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run it to its end.

    Args:
        main: The command's `main`.
        arguments: The command line after its name.

    Returns:
        Its exit code and what it wrote, as of a process.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    words = list(map(str, arguments))
    with redirect_stdout(out), redirect_stderr(err):
        code = main(words)
        out.flush(), err.flush()
    said = [stream.buffer.getvalue().decode() for stream in (out, err)]  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(words, code, *said)

"""The program as a person or a script runs it: in a process of its own, or without the second that the start of one takes."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, TextIO
from unittest.mock import patch

from tui.cli import main

READER = str(Path(sys.executable).parent / "q7x2-tui")

# Commands that are done when they have returned, whatever was run in the process before.
_COMMANDS = ("extract", "explain", "index", "query", "config", "doctor")


def launched(
    *arguments: str | Path, stdin: str = "", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own."""
    return subprocess.run(
        [READER, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=300,
        cwd=cwd,
        check=False,
    )


def q7x2(
    *arguments: str | Path, stdin: str = "", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the program, in this process where that is the same: a command that is done when it has returned."""
    words = list(map(str, arguments))
    if not words or words[0] not in _COMMANDS:
        return launched(*arguments, stdin=stdin, cwd=cwd)
    return run_here(words, stdin, cwd)


def run_here(words: list[str], stdin: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the program in this process, whatever the command."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    code: Any = 0
    with (
        _standard_input(stdin) as given,
        patch.object(sys, "stdin", given),
        patch.object(sys, "argv", ["q7x2-tui", *words]),
        chdir(cwd or Path.cwd()),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as ended:
            code = ended.code
    for stream in (out, err):
        stream.flush()
    said = [stream.buffer.getvalue().decode() for stream in (out, err)]  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(words, int(code or 0), *said)


@contextmanager
def _standard_input(words: str) -> Iterator[TextIO]:
    """A file that may be read by its handle, too."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
        file.write(words)
        file.seek(0)
        yield file

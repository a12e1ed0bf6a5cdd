"""The system's word: `strace`, which sees every process and every library, be it C."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.tracing.touch import Touch

# Everything that takes a path, what changes a file by its descriptor, and what reaches for the network.
_CALLS = "trace=%file,fchmod,fchown,fsetxattr,connect,sendto"

# Calls that take a path and only look.
_LOOKING = re.compile(
    r".*stat(?:fs|x|64|at)?|f?access(?:at2?)?|readlink(?:at)?|execve(?:at)?|getcwd|l?getxattr|l?listxattr|chdir|inotify_add_watch"
)
_BY_DESCRIPTOR = ("fchmod", "fchown", "fsetxattr")
_WRITING = re.compile(r"O_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)")
_CALL = re.compile(r"^\d+ +(?P<name>\w+)\((?P<given>.*)")
_PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<(?P<folder>[^>]*)>, )?(?P<name>"(?:[^"\\]|\\.)*")')
_DESCRIPTOR = re.compile(r"\d+<(?P<name>/[^>]*)>")
_ADDRESS = re.compile(r"sa_family=AF_INET6?,.*?\}")


@cache
def why_not() -> str:
    """Why programs cannot be traced here; empty where they can."""
    if shutil.which("strace") is None:
        return "strace is not installed: what C libraries write is not seen"
    run = subprocess.run(
        ["strace", "-f", "-o", os.devnull, "true"], capture_output=True, text=True, check=False
    )
    return f"strace may not trace here: {run.stderr.strip()}" if run.returncode else ""


def command(into: Path) -> list[str]:
    """What stands before a program's own command, so that all it does is written into this file."""
    return ["strace", "-f", "-y", "-qq", "--seccomp-bpf", "-s", "4096", "-e", _CALLS, "-o", str(into)]


def touches(into: Path, folder: Path) -> list[Touch]:
    """What was seen, in order.

    Args:
        into: The file that was written.
        folder: Where the program ran, for the few calls that do not say it themselves.
    """
    lines = into.read_text("utf-8", "backslashreplace").splitlines()
    return [touch for line in lines for touch in _of_line(line, folder)]


def _of_line(line: str, folder: Path) -> Iterator[Touch]:
    call = _CALL.match(line)  # the second half of a call that was interrupted says no path
    if call is None:
        return
    name, given = call["name"], call["given"]
    if name in ("connect", "sendto"):
        yield from (Touch(name, found[0]) for found in _ADDRESS.finditer(given))
    elif name.startswith("open") and not _WRITING.search(_PATH.sub("", given)):
        return
    elif name in _BY_DESCRIPTOR:
        yield from (Touch(name, found["name"]) for found in _DESCRIPTOR.finditer(given))
    elif not _LOOKING.fullmatch(name):
        named = list(_PATH.finditer(given))
        for found in named[-1:] if name.startswith("symlink") else named:  # what a link says is not touched
            path = os.fsdecode(ast.literal_eval(f"b{found['name']}"))
            yield Touch(name, os.path.normpath(Path(found["folder"] or folder) / path))

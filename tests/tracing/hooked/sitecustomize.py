"""Tells of every deed of this interpreter that changes a file or reaches for the network, a JSON line each.

An interpreter imports this by itself where this folder is on PYTHONPATH, before the program it runs; `TRACED_INTO` names the
file of the lines. Audit hooks (PEP 578) cannot be taken away again, and a fork of the process keeps them.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

# Which arguments of an event are paths, and which argument, if any, is the folder that each is relative to.
_PATHS: dict[str, tuple[tuple[int, int | None], ...]] = {
    "os.mkdir": ((0, 2),),
    "os.rename": ((0, 2), (1, 3)),
    "os.remove": ((0, 1),),
    "os.rmdir": ((0, 1),),
    "os.link": ((0, 2), (1, 3)),
    "os.symlink": ((1, 2),),  # what the link says is not touched
    "os.truncate": ((0, None),),
    "os.chmod": ((0, 2),),
    "os.chown": ((0, 3),),
    "os.utime": ((0, 3),),
    "os.setxattr": ((0, None),),
    "os.removexattr": ((0, None),),
    "sqlite3.connect": ((0, None),),
}
_NETWORK = ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname")


def _whole(path: Any, folder: Any = -1) -> str | None:
    """The path from the root on; None of what is no file's name."""
    if isinstance(path, int):
        try:
            path = os.readlink(f"/proc/self/fd/{path}")
        except OSError:
            return None
    name = os.fsdecode(path)
    if not name or name == ":memory:" or (name.startswith("file:") and "mode=ro" in name):  # SQLite's
        return None
    if isinstance(folder, int) and folder >= 0:
        name = os.path.join(os.readlink(f"/proc/self/fd/{folder}"), name)
    return os.path.abspath(name)


def _paths(event: str, values: tuple[Any, ...]) -> list[str | None]:
    if event == "open":
        path, mode, flags = values
        writes = flags & _WRITING if isinstance(flags, int) else set(mode or "") & set("wax+")
        return [_whole(path)] if writes and not isinstance(path, int) else []
    return [_whole(values[path], -1 if folder is None else values[folder]) for path, folder in _PATHS[event]]


def _hook(into: int) -> Any:
    def told(event: str, values: tuple[Any, ...]) -> None:
        if event in _NETWORK:
            where = [str(values[0])] if event.startswith("socket.get") else _addresses(values)
        elif event == "open" or event in _PATHS:
            where = [path for path in _paths(event, values) if path is not None]
        else:
            return
        for one in where:
            os.write(into, _line(event, one))

    return told


def _addresses(values: tuple[Any, ...]) -> list[str]:
    """Where a socket reaches; that of this machine's own files is a path and no network's."""
    return [repr(value) for value in values[1:] if isinstance(value, tuple)]


def _line(deed: str, where: str) -> bytes:
    return json.dumps([os.getpid(), deed, where]).encode("ascii") + b"\n"


if _into := os.environ.get("TRACED_INTO"):
    _file = os.open(_into, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.write(_file, _line("started", " ".join(sys.orig_argv[1:])))
    sys.addaudithook(_hook(_file))

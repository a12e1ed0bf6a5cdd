"""Which articles the reader has read, in the user's state folder."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

_KEY = re.compile(r"[0-9a-f]{32}")

# So many digits of a key name its file: 256 files hold a hundred thousand articles in 13 kB each.
_DIGITS = 2


class ReadArticles:
    """Keys of articles that were read, one a line.

    A key is appended in one write, which several windows can do at once and a crash cannot tear; a line that is no key is passed
    over. Where nothing can be written, it holds as long as the window is open.

    Args:
        folder: The state folder; None keeps nothing.
    """

    def __init__(self, folder: str | None = None) -> None:
        self._folder = Path(folder) / "read" if folder else None
        self._known: dict[str, set[str]] = {}

    def has(self, key: str) -> bool:
        """Whether the article of that key was read."""
        return key in self._of(key)

    def add(self, key: str) -> None:
        """It was read."""
        known = self._of(key)
        if key in known:
            return
        known.add(key)
        if self._folder is not None:
            with contextlib.suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
                path = self._folder / key[:_DIGITS]
                handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
                try:
                    os.write(handle, f"{key}\n".encode())
                finally:
                    os.close(handle)

    def _of(self, key: str) -> set[str]:
        name = key[:_DIGITS]
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = set()
            if self._folder is not None:
                with contextlib.suppress(OSError, ValueError):
                    known |= set(_KEY.findall((self._folder / name).read_text("ascii")))
        return known

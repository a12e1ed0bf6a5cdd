"""The set of articles that were read, in the user's state folder."""

from __future__ import annotations

import os

# A key's length, in hexadecimal digits.
_LENGTH = 32

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
        self._folder = os.path.join(folder, "read") if folder else ""  # noqa: PTH118 - pathlib takes longer to import
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
        if self._folder:
            try:
                os.makedirs(self._folder, exist_ok=True)  # noqa: PTH103
                handle = os.open(self._path(key[:_DIGITS]), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            except OSError:
                return
            try:
                os.write(handle, f"{key}\n".encode())
            except OSError:
                pass
            finally:
                os.close(handle)

    def _of(self, key: str) -> set[str]:
        name = key[:_DIGITS]
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = set()
            if self._folder:
                try:
                    with open(self._path(name), encoding="ascii") as file:  # noqa: PTH123
                        known.update(line for line in file.read().split("\n") if _is_key(line))
                except (OSError, ValueError):
                    pass  # nothing of it was read, then
        return known

    def _path(self, name: str) -> str:
        return os.path.join(self._folder, name)  # noqa: PTH118


def _is_key(line: str) -> bool:
    return len(line) == _LENGTH and all(digit in "0123456789abcdef" for digit in line)

"""The folders that a traced program may call its own, each apart from the others, and what it wrote beyond them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from tests.tracing.touch import Touch

NAME = "q7x2-tui"
OWN = ("data", "cache", "state", "config")

# What may be opened for writing and is no file: nothing of it stays.
_EXPLAINED = re.compile(
    r"/dev/(?:null|tty|pts/\d+|ptmx)"
    r"|/dev/shm/.*"  # memory that processes share
    r"|/proc/(?:self|\d+)/oom_score_adj"  # the worker is ended before the window where memory runs out
    r"|/proc/(?:self|\d+)/autogroup"  # and goes after it where the processor is shared among sessions
)


class Household:
    """A home, the four folders beside it, a folder for temporary files, and one to run in, where nothing has to be written.

    Args:
        root: An empty folder, in which all of them are made.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.home, self.temporary, self.here = (root / name for name in ("home", "temporary", "here"))
        self._named: list[Path] = []
        for folder in (self.home, self.temporary, self.here, *(root / name for name in (*OWN, "named"))):
            folder.mkdir(parents=True)

    def own(self, what: str) -> Path:
        """The program's own folder of data, cache, state or configuration."""
        return self.root / what / NAME

    def named(self, name: str) -> str:
        """A path that a person names: a file, or a folder with all that is in it."""
        self._named.append(self.root / "named" / name)
        return str(self._named[-1])

    def environment(self) -> dict[str, str]:
        """What tells a program of these folders."""
        return {
            **{f"XDG_{what.upper()}_HOME": str(self.root / what) for what in OWN},
            "XDG_RUNTIME_DIR": str(self.home),
            "HOME": str(self.home),
            "TMPDIR": str(self.temporary),
            # Compiled modules are the interpreter's own, kept beside the code of whatever it runs.
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def strangers(self, touches: Iterable[Touch]) -> list[Touch]:
        """What was done to files that are neither the program's own, nor named by a person, nor temporary."""
        return sorted({touch for touch in touches if touch.is_of_files and not self._is_known(touch.where)})

    def _is_known(self, where: str) -> bool:
        if _EXPLAINED.fullmatch(where):
            return True
        if any(_is_named(where, named) for named in self._named):
            return True
        # A copy of what lies in a store, and the file by which Python tries whether the folder can be written to.
        if re.fullmatch(
            rf"{re.escape(str(self.temporary))}/(?:{NAME}-[^/]+(?:/[^/]+)?|[a-z0-9_]{{8}})", where
        ):
            return True
        return any(where == str(own) or where.startswith(f"{own}{os.sep}") for own in map(self.own, OWN))


def _is_named(where: str, named: Path) -> bool:
    """Whether it is the path, in it, or what is to become of it.

    Until it is whole it has another name in the same folder: nobody finds half a file, and the move there is one step.
    """
    folder, name = re.escape(str(named.parent)), re.escape(named.name)
    is_unfinished = re.fullmatch(rf"{folder}/(?:\.{name}\.[a-z0-9_]+\.new|{name}\.part)", where)
    return where == str(named) or where.startswith(f"{named}{os.sep}") or bool(is_unfinished)

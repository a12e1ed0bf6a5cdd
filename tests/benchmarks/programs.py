"""The programs that are measured beside each other, each on a terminal of its own."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from tests.pseudo_terminal import PseudoTerminal

# A bare Textual program: as little as one can have that shows a page and answers a key.
_BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    KEYS = ("j", "k", "1", "pagedown", "pageup", "right_square_bracket", "left_square_bracket")
    BINDINGS = [(key, "count", "") for key in KEYS]
    n = 0

    def compose(self):
        yield Static({word!r}, id="counted")
        yield Static("settled")

    def action_count(self):
        self.n += 1
        self.query_one("#counted", Static).update(str(self.n), layout=False)

Bare().run()
"""


def reader(*arguments: str) -> list[str]:
    """Our own command line."""
    return [str(Path(sys.executable).parent / "q7x2-tui"), *arguments]


@contextmanager
def bare(word: str) -> Iterator[list[str]]:
    """The command line of a bare Textual program that shows the word and counts keys."""
    with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
        script.write(_BARE.format(word=word))
        script.flush()
        yield [sys.executable, script.name]


def others(path: str) -> dict[str, list[str]]:
    """Peers that are installed, by name."""
    named = {name: shutil.which(name) for name in ("less", "frogmouth")}
    return {name: [command, path] for name, command in named.items() if command}


def first_page_ms(command: list[str], word: str, **environment: str) -> float:
    """Milliseconds from the start until the word is on the terminal."""
    start = perf_counter()
    with PseudoTerminal(*command, **environment) as terminal:
        if not terminal.sees(word):
            raise SystemExit(f"{command[0]} never showed {word!r}")
        return 1000 * (perf_counter() - start)

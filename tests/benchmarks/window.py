"""How long a person waits for the window, beside `less` and a bare Textual program in the same run."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.pseudo_terminal import PseudoTerminal
from tui import resources

_WORD = "encircling"  # on the sample's first page
_BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static({word!r})

Bare().run()
"""


def measure(runs: int) -> None:
    """Print the medians and their ratios."""
    sample = resources.sample()
    with tempfile.NamedTemporaryFile("w", suffix=".py") as bare:
        bare.write(_BARE.format(word=_WORD))
        bare.flush()
        programs = {
            "q7x2-tui": [str(Path(sys.executable).parent / "q7x2-tui"), sample],
            "bare Textual": [sys.executable, bare.name],
        }
        if less := shutil.which("less"):
            programs["less"] = [less, sample]
        pages: dict[str, list[float]] = {name: [] for name in programs}
        for _ in range(runs):
            for name, command in programs.items():
                pages[name].append(_first_page_ms(command))
    print(f"first readable page of the sample, {runs} runs in turn")
    for name, taken in pages.items():
        ratio = median(a / b for a, b in zip(pages["q7x2-tui"], taken, strict=True))
        print(f"  {name:14} median {median(taken):8.1f} ms   q7x2-tui takes {ratio:6.2f} times that")


def _first_page_ms(command: list[str]) -> float:
    start = perf_counter()
    with PseudoTerminal(*command) as terminal:
        if not terminal.sees(_WORD):
            raise SystemExit(f"{command[0]} never showed the page")
        return 1000 * (perf_counter() - start)

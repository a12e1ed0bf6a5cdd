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

# A bare Textual program: a page of text, of which a key repaints two lines, scrolls a page, or repaints the page.
_BARE = """
import sys
import textwrap
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

TEXT = open(sys.argv[1], encoding="utf-8").read(100_000)
LINES = textwrap.wrap(TEXT, 80) * 3

class Page(ScrollView, can_focus=True, inherit_bindings=False):
    here, is_plain = 0, True

    def on_mount(self):
        self.virtual_size = Size(80, len(LINES))

    def render_line(self, y):
        at = y + self.scroll_offset.y
        text = LINES[at] if at < len(LINES) else ""
        style = self.rich_style + Style(bold=at == self.here, underline=not self.is_plain)
        return Strip([Segment(text, style)]).adjust_cell_length(self.size.width, style)

class Bare(App):
    BINDINGS = [
        ("j,right_square_bracket", "line(1)", ""), ("k,left_square_bracket", "line(-1)", ""),
        ("pagedown", "page(1)", ""), ("pageup", "page(-1)", ""), ("1", "repaint", ""),
    ]

    def compose(self):
        yield Page()

    @property
    def page(self):
        return self.query_one(Page)

    def action_line(self, step):
        self.page.refresh_line(self.page.here)
        self.page.here = max(self.page.here + step, 0)
        self.page.refresh_line(self.page.here)

    def action_page(self, step):
        there = max(0, self.page.scroll_offset.y + step * self.page.size.height)
        self.page.scroll_to(y=there, animate=False, immediate=True)
        self.page.here = there

    def action_repaint(self):
        self.page.is_plain = not self.page.is_plain
        self.page.refresh()

Bare().run()
"""


def reader(*arguments: str) -> list[str]:
    """Our own command line."""
    return [str(Path(sys.executable).parent / "q7x2-tui"), "--from-start", *arguments]


@contextmanager
def bare(path: str) -> Iterator[list[str]]:
    """The command line of a bare Textual program that shows a page of the text and answers the same keys."""
    with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
        script.write(_BARE)
        script.flush()
        yield [sys.executable, script.name, path]


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

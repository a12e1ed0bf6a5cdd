"""How long a person waits for a key: idle, while a long text is analysed, and in a text of a million words."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from tests.benchmarks.news import WORD, news
from tests.benchmarks.programs import bare, first_page_ms, reader
from tests.benchmarks.table import Table, of, times
from tests.pseudo_terminal import PseudoTerminal
from tui import resources

# So many presses forth, as many back, again and again: a short text has an end.
KEYS = {"j": 10 * "j" + 10 * "k", "Page Down": "nnpp", "]": 10 * "]" + 10 * "[", "filter toggle": "1"}
_NAMED = {"n": "\x1b[6~", "p": "\x1b[5~"}
_PRESSES = 100
_WIDTHS = (110, 120) * 6
_ON_PAGE = "encircling"  # on the sample's first page


@dataclass(frozen=True, slots=True)
class Pressed:
    """What presses of one key took, in milliseconds: each until it was painted, and of the processor on average.

    The wait grows with what else the machine does; the window's own processor time hardly does.
    """

    waits: list[float]
    processor: float

    def __str__(self) -> str:
        return f"{of(self.waits)}; {self.processor:.1f} CPU"


def measure(table: Table, runs: int, records: str | None) -> None:
    """Every key beside a bare Textual program's."""
    with bare(resources.sample()) as plain:
        beside = _pressed(plain, _ON_PAGE)
        idle = _pressed(reader("--no-cache", resources.sample()), "LOCATIONS", " %")
        for name, taken in idle.items():
            table.add(
                f"{name} to painted, the sample",
                str(taken),
                f"{times(taken.waits, beside[name].waits)} a bare Textual program’s ({of(beside[name].waits)})",
            )
        with text_of(100_000, records) as path:
            with _analysed(path):
                beside = _pressed(plain, _ON_PAGE)
            other = "a bare Textual program’s beside `extract`"
            for name, taken in _pressed(reader("--no-cache", path), "LOCATIONS", "analysing ").items():
                table.add(
                    f"{name} to painted, while 100,000 words are analysed",
                    str(taken),
                    f"{times(taken.waits, beside[name].waits)} {other} ({of(beside[name].waits)})",
                )
        _size(table, runs, records, plain)


def _size(table: Table, runs: int, records: str | None, plain: list[str]) -> None:
    with text_of(10_000, records) as small, text_of(1_000_000, records) as large:
        sample = [first_page_ms(reader("--no-cache", resources.sample()), _ON_PAGE) for _ in range(runs)]
        page = [first_page_ms(reader("--no-cache", large), WORD) for _ in range(runs)]
        table.add("first readable page of a million words", of(page), f"{times(page, sample)} the sample's")
        few = _pressed(reader("--no-cache", small), "LOCATIONS", "analysing ")
        with PseudoTerminal(*reader("--no-cache", large)) as terminal:
            _ready(terminal, "LOCATIONS", "analysing ")
            for name, keys in KEYS.items():
                taken = _taken(terminal, keys)
                table.add(
                    f"{name} to painted, a million words",
                    str(taken),
                    f"{times(taken.waits, few[name].waits)} the same at ten thousand",
                )
            ours = _resized(terminal)
            table.add("resident memory of the window, a million words", f"{terminal.resident_mb():.0f} MB")
        with PseudoTerminal(*plain) as terminal:
            _ready(terminal, _ON_PAGE)
            other = _resized(terminal)
        more = median(ours.waits) - median(other.waits)
        table.add("resize, a million words", str(ours), f"{more:.0f} ms more than a bare Textual program")


def _pressed(command: list[str], *words: str) -> dict[str, Pressed]:
    with PseudoTerminal(*command) as terminal:
        _ready(terminal, *words)
        return {name: _taken(terminal, keys) for name, keys in KEYS.items()}


def _taken(terminal: PseudoTerminal, keys: str) -> Pressed:
    pressed = islice(cycle(keys), _PRESSES)
    before = terminal.processor_ms()
    taken = [took for key in pressed if (took := terminal.painted_ms(_NAMED.get(key, key))) is not None]
    if len(taken) < _PRESSES // 2:
        raise SystemExit(f"only {len(taken)} of {_PRESSES} presses of {keys[0]!r} painted anything")
    return Pressed(taken, (terminal.processor_ms() - before) / _PRESSES)


def _ready(terminal: PseudoTerminal, *words: str) -> None:
    for word in words:
        if not terminal.sees(word):
            raise SystemExit(f"the window never showed {word!r}")
    terminal.painted_ms("")  # until it is still


def _resized(terminal: PseudoTerminal) -> Pressed:
    before = terminal.processor_ms()
    waits = [terminal.resized_ms(columns, 36) or 0.0 for columns in _WIDTHS]
    return Pressed(waits, (terminal.processor_ms() - before) / len(_WIDTHS))


@contextmanager
def _analysed(path: str) -> Iterator[None]:
    """Meanwhile another process analyses the text, over and over."""
    command = reader()[0]
    again = f"while {command} extract --no-cache {path} --format json >/dev/null 2>&1; do :; done"
    busy = subprocess.Popen(["bash", "-c", again], start_new_session=True)
    try:
        yield
    finally:
        os.killpg(busy.pid, signal.SIGKILL)
        busy.wait()


@contextmanager
def text_of(words: int, records: str | None) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.txt"
        path.write_text(news(words, records), "utf-8")
        yield str(path)

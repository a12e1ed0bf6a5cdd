"""How long a person waits for the window itself, and for the first highlights where an analysing process waits already."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from extractors.runtime_folder import SOCKET
from tests.benchmarks.keys import text_of
from tests.benchmarks.programs import bare, first_page_ms, reader
from tests.benchmarks.table import Table, of, times
from tests.benchmarks.window import by_hand_ms
from tests.pseudo_terminal import PseudoTerminal
from tui import resources

_WORD = "encircling"  # on the sample's first page
_PANE = "LOCATIONS"  # what the window itself paints, and the painted page has not
_DEADLINE_S = 60.0


def measure(table: Table, runs: int, records: str | None) -> None:
    """From the start until a key has changed the window, in fresh folders; and the first highlights from a resident."""
    sample = resources.sample()
    with bare(sample) as plain, text_of(1_000_000, records) as large:
        frames, few, many, few_again, many_again = [], [], [], [], []
        for _ in range(runs):
            frames.append(first_page_ms(plain, _WORD))
            few.append(_live_ms(sample))
            many.append(_live_ms(large))
            few_again.append(_again_ms(sample, " %"))
            many_again.append(_again_ms(large))
    table.add(
        "live: the window answers a key, the sample",
        of(few),
        f"{times(few, frames)} bare Textual's first frame",
    )
    table.add("live: the window answers a key, a million words", of(many), f"{times(many, few)} the sample's")
    table.add(
        "live: the sample, opened again at its end",
        of(few_again),
        f"{times(few_again, frames)} bare Textual's first frame",
    )
    table.add(
        "live: a million words, opened again at their end",
        of(many_again),
        f"{times(many_again, few_again)} the sample's",
    )
    _resident(table, runs, sample)


def _live_ms(path: str) -> float:
    with tempfile.TemporaryDirectory() as cache:
        return _answered_ms(reader(path), "j", XDG_CACHE_HOME=cache)


def _again_ms(path: str, *words: str) -> float:
    """Of a second visit, after a first one saw the words, went to the end and left."""
    program, *_ = reader()
    with tempfile.TemporaryDirectory() as home:
        places = {"XDG_CACHE_HOME": f"{home}/cache", "XDG_STATE_HOME": f"{home}/state"}
        with PseudoTerminal(program, path, **places) as terminal:
            if not all(terminal.sees(each) for each in (_PANE, *words)):
                raise SystemExit("the window never stood, or showed no facts")
            terminal.painted_ms("G")
            terminal.type("q")
            terminal.ends()
        return _answered_ms([program, path], "k", **places)


def _answered_ms(command: list[str], key: str, **places: str) -> float:
    start = perf_counter()
    with PseudoTerminal(*command, **places) as terminal:
        if not terminal.sees(_PANE):
            raise SystemExit("the window never stood")
        stood = 1000 * (perf_counter() - start)
        answered = terminal.painted_ms(key)
        if answered is None:
            raise SystemExit("no key was answered")
        return stood + answered


def _resident(table: Table, runs: int, sample: str) -> None:
    found, one = [], []
    with _staying() as places:
        command = reader("--no-cache", sample)
        with PseudoTerminal(*command, **places) as terminal:
            _left(terminal)
        for _ in range(runs):
            _awaited(Path(places["XDG_RUNTIME_DIR"]) / "q7x2-tui" / SOCKET)
            start = perf_counter()
            with PseudoTerminal(*command, **places) as terminal:
                if not terminal.sees("analysing "):
                    raise SystemExit("the resident never answered")
                found.append(1000 * (perf_counter() - start))
                _left(terminal)
            one.append(by_hand_ms(sample, one=True))
    table.add(
        "resident: first highlights of the page in view",
        of(found),
        f"{times(found, one)} spaCy loaded and one paragraph read",
    )


@contextmanager
def _staying() -> Iterator[dict[str, str]]:
    """Folders in which an analysing process stays for a minute after its window."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        configuration = Path(folder) / "config" / "q7x2-tui"
        configuration.mkdir(parents=True)
        (configuration / "config.toml").write_text("resident_minutes = 1\n", "utf-8")
        runtime = Path(folder) / "run"
        runtime.mkdir(mode=0o700)
        yield {"XDG_CONFIG_HOME": str(configuration.parent), "XDG_RUNTIME_DIR": str(runtime)}


def _left(terminal: PseudoTerminal) -> None:
    if not terminal.sees(" %"):
        raise SystemExit("the sample was never analysed")
    terminal.type("q")
    terminal.ends()


def _awaited(path: Path) -> None:
    deadline = perf_counter() + _DEADLINE_S
    while not path.exists():
        if perf_counter() > deadline:
            raise SystemExit("no analysing process stayed")
        time.sleep(0.01)

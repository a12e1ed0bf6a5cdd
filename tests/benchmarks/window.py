"""How long a person waits for the first page, the first highlights and an article that was read before."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from extractors import DEFAULT_MODEL
from tests.benchmarks.programs import bare, first_page_ms, others, reader
from tests.benchmarks.table import Table, of, times
from tests.pseudo_terminal import PseudoTerminal
from tui import resources

_WORD = "encircling"  # on the sample's first page
_BY_HAND = """
import sys, warnings
warnings.simplefilter("ignore")
import spacy
nlp = spacy.load({model!r})
text = open({path!r}, encoding="utf-8").read()
paragraphs = [part for part in text.split("\\n") if part.strip()]
for doc in nlp.pipe(paragraphs[:1] if {one} else paragraphs):
    pass
"""


def measure(table: Table, runs: int) -> None:
    """First pages, first highlights, the whole analysis, and the article opened again."""
    _first_page(table, runs)
    _analysis(table, runs)
    _again(table, runs)


def _first_page(table: Table, runs: int) -> None:
    sample = resources.sample()
    with bare(sample) as plain:
        programs = {"q7x2-tui": reader("--no-cache", sample), "bare Textual": plain, **others(sample)}
        pages: dict[str, list[float]] = {name: [] for name in programs}
        for _ in range(runs):
            for name, command in programs.items():
                pages[name].append(first_page_ms(command, _WORD))
    ours = pages.pop("q7x2-tui")
    beside = "; ".join(
        f"{times(ours, taken)} {name} ({median(taken):.1f} ms)" for name, taken in pages.items()
    )
    table.add("first readable page of the sample", of(ours), beside)


def _analysis(table: Table, runs: int) -> None:
    """The window's highlights beside a script that does nothing but load the model and read."""
    sample = resources.sample()
    first, whole, one, all_ = [], [], [], []
    for _ in range(runs):
        start = perf_counter()
        with PseudoTerminal(*reader("--no-cache", sample)) as terminal:
            _must(terminal.sees("analysing "))
            first.append(1000 * (perf_counter() - start))
            _must(terminal.sees(" %"))
            whole.append(1000 * (perf_counter() - start))
        one.append(by_hand_ms(sample, one=True))
        all_.append(by_hand_ms(sample, one=False))
    table.add(
        "first highlights of the page in view",
        of(first),
        f"{times(first, one)} spaCy loaded and one paragraph read",
    )
    table.add(
        "the sample wholly analysed", of(whole), f"{times(whole, all_)} the bare pipeline in a plain script"
    )


def by_hand_ms(path: str, *, one: bool) -> float:
    start = perf_counter()
    script = _BY_HAND.format(model=DEFAULT_MODEL, path=path, one=one)
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
    return 1000 * (perf_counter() - start)


def _again(table: Table, runs: int) -> None:
    """With a cache: the window's first frame holds what was found."""
    sample = resources.sample()
    window, found = [], []
    with tempfile.TemporaryDirectory() as cache:
        with PseudoTerminal(*reader(sample), XDG_CACHE_HOME=cache) as terminal:
            _must(terminal.sees(" %"))
            deadline = perf_counter() + 60
            while not list(Path(cache).rglob("*.sqlite")) and perf_counter() < deadline:
                terminal.sees("nothing", timeout_s=0.2)
        for _ in range(runs):
            window.append(first_page_ms(reader(sample), "LOCATIONS", XDG_CACHE_HOME=cache))
            found.append(first_page_ms(reader(sample), "Lashkar Gah  ", XDG_CACHE_HOME=cache))
    table.add(
        "opened again: its places are in the panes",
        of(found),
        f"{times(found, window)} the window's first frame",
    )


def _must(is_seen: bool) -> None:
    if not is_seen:
        raise SystemExit("the window never said how far the analysis is")

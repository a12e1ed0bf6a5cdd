"""A large corpus in the window: how soon its list is there, how soon a filter's answer is painted, and what memory it takes."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from extractors.corpus.library_snapshot import snapshot_of
from tests.benchmarks.programs import first_page_ms, reader
from tests.benchmarks.table import Table, of, times
from tests.pseudo_terminal import PseudoTerminal
from tui import resources

_WORD = "encircling"  # on the sample's first page
_FILTERS = (
    "unit:people",
    "country:US value>500",
    "alexandria -police",
    "school fire",
    "unit:dollars",
    "paris",
)


def measure(table: Table, corpus: Path, many: int, runs: int = 7) -> None:
    """Open the library and the sample in turn, then filter.

    Args:
        table: Takes the figures.
        corpus: The corpus's folder, with its front.
        many: How many articles it has.
        runs: How often each is opened.
    """
    front = snapshot_of(corpus)
    assert front is not None
    first = front.rows[0].heading[:20]
    library, sample = [], []
    with tempfile.TemporaryDirectory() as state:
        for _ in range(runs):
            library.append(first_page_ms(reader(str(corpus)), first, XDG_STATE_HOME=state))
            sample.append(
                first_page_ms(reader("--no-cache", resources.sample()), _WORD, XDG_STATE_HOME=state)
            )
        table.add(
            f"{many:,} articles: the library's first page",
            of(library),
            f"{times(library, sample)} the sample's ({median(sample):.1f} ms)",
        )
        _filters(table, corpus, many, state)


def _filters(table: Table, corpus: Path, many: int, state: str) -> None:
    with PseudoTerminal(*reader(str(corpus)), XDG_STATE_HOME=state) as terminal:
        must(terminal.sees("PLACES"), "facets")
        terminal.sees("never said", timeout_s=2)  # so long a person looks at the list
        taken, most = [], terminal.resident_mb()
        for words in _FILTERS:
            terminal.type("f")
            must(terminal.sees("country:AF"), "the prompt")
            start = perf_counter()
            terminal.type(f"{words}\r")  # a question for each letter, of which the last is answered
            must(terminal.sees(f" of {many:,} articles"), words)
            taken.append(1000 * (perf_counter() - start))
            terminal.sees("never said", timeout_s=1)
            most = max(most, terminal.resident_mb())
            terminal.type("\x1b")
            must(terminal.sees(f"{many:,} articles"), "everything again")
        table.add(f"{many:,} articles: a filter typed in one go, to its count", of(taken))
        table.add(f"{many:,} articles: resident memory of the window", f"{most:.0f} MB")


def must(is_seen: bool, what: str) -> None:
    """End the measurement where something was never seen."""
    if not is_seen:
        raise SystemExit(f"the library never showed {what}")

"""Opens the window on a corpus, or writes its list where there is no terminal."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.corrections.ledger import Ledger
from extractors.extra import corpus_needed
from tui import client
from tui.preferences import Preferences
from tui.startup.start import Start
from tui.state_folder import state_folder

if TYPE_CHECKING:
    from tui.library_app import LibraryApp


def open_library(
    folder: str, model: str, preferences: Preferences, no_corrections: bool, is_fresh: bool, start: Start
) -> int:
    """Open the window on the corpus, or write its list where there is no terminal; the exit code.

    Args:
        folder: The corpus.
        model: Name of the spaCy pipeline, for what is analysed anew.
        preferences: What the reader chose for every article.
        no_corrections: Whether what was found is shown without the person's corrections and rules.
        is_fresh: Whether articles open at their beginning all the same.
        start: What was done before.

    Raises:
        Q7x2Error: There is no terminal, and the list cannot be read or written.
    """
    corpus_needed("Reading a corpus")
    if not sys.stdout.isatty() and "TEXTUAL_DRIVER" not in os.environ:
        return _print(folder, None if no_corrections else Ledger())
    app = _window(folder, model, preferences, None if no_corrections else Ledger(), is_fresh, start)
    if start.ending is not None:
        start.ending.guard(app)
    if start.page is not None:
        start.page.is_taken = True
    app.when_idle = start.renew_image
    app.run()
    app.end()
    # DuckDB complains of what is left of it; the window froze everything, so that nothing would be collected.
    gc.unfreeze()
    for complaint in start.complaints:
        sys.stderr.write(f"q7x2-tui: {complaint}\n")
    return app.return_code or 0


def _window(
    folder: str, model: str, preferences: Preferences, ledger: Ledger | None, is_fresh: bool, start: Start
) -> LibraryApp:
    os.environ.setdefault("TEXTUAL_FPS", "120")  # as Textual is imported with it
    from tui.library.read_articles import ReadArticles
    from tui.library_app import LibraryApp
    from tui.memory import Memory

    state = state_folder()
    return LibraryApp(
        Path(folder), client.Client(model, stay_s=preferences.stay_s),
        ReadArticles(state), Memory.in_folder(state, is_fresh), ledger, preferences,
        " ".join(start.complaints), start.page,
    )  # fmt: skip


def _print(folder: str, ledger: Ledger | None) -> int:
    from extractors.corpus.listing import listed
    from extractors.corpus.reading import Corpus
    from extractors.exports.writing import written_atomically

    with Corpus.open(folder, ledger) as corpus:
        corpus.correct()
        written_atomically(listed(corpus, "", "table"), None)
    return 0

"""Opens the window on a corpus. Nothing heavy is imported to see that a source is none."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tui import client
from tui.preferences import Preferences
from tui.state_folder import state_folder

if TYPE_CHECKING:
    from extractors.corrections.ledger import Ledger
    from tui.ending import Ending

_MARKER = "corpus.json"  # as `extractors.corpus.marker` names it


def is_library(source: str) -> bool:
    """Whether the source is the folder of a corpus."""
    try:
        return (Path(source) / _MARKER).is_file()
    except (OSError, ValueError):
        return False


def open_library(
    folder: str,
    model: str,
    preferences: Preferences,
    ledger: Ledger | None,
    is_fresh: bool,
    ending: Ending | None = None,
) -> int:
    """Open the window on the corpus; the exit code.

    Args:
        folder: The corpus.
        model: Name of the spaCy pipeline, for what is analysed anew.
        preferences: What the reader chose for every article.
        ledger: Where corrections are kept.
        is_fresh: Whether articles open at their beginning all the same.
        ending: What listens for an end from outside.
    """
    os.environ.setdefault("TEXTUAL_FPS", "120")
    from tui.library.read_articles import ReadArticles
    from tui.library_app import LibraryApp
    from tui.memory import Memory

    state = state_folder()
    memory = Memory.in_folder(state, is_fresh)
    app = LibraryApp(
        Path(folder), client.Client(model, None), ReadArticles(state), memory, ledger, preferences
    )
    if ending is not None:
        ending.guard(app)
    app.run()
    app.end()
    # DuckDB complains of what is left of it; the window froze everything, so that nothing would be collected.
    gc.unfreeze()
    return app.return_code or 0

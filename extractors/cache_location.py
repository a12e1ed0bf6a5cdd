"""The path of the file that keeps finished analyses; asked before anything of the cache itself is loaded."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path


def cache_path() -> Path:
    """Where the user's finished analyses are kept, whether there are any or not."""
    return user_cache_path("q7x2-tui") / "analyses.sqlite"

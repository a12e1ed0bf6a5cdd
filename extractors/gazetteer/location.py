"""Where the index lies: in the package as installed, else in the user's cache."""

from __future__ import annotations

from pathlib import Path

from extractors.gazetteer.schema import VERSION

PACKAGED = Path(__file__).with_name("places.sqlite")


def cached() -> Path:
    """The index in the user's cache directory."""
    from platformdirs import user_cache_path  # not there where a wheel is built

    return user_cache_path("q7x2-tui", appauthor=False) / f"places-{VERSION}.sqlite"

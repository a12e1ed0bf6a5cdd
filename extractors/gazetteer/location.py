"""Where the index lies: in the package as installed, else in the user's cache."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path

from extractors.gazetteer.file import usable
from extractors.gazetteer.schema import VERSION

PACKAGED = Path(__file__).with_name("places.sqlite")


def cached() -> Path:
    """The index in the user's cache directory."""
    return user_cache_path("q7x2-tui", appauthor=False) / f"places-{VERSION}.sqlite"


def installed() -> Path:
    """The index that is there and whole; built into the user's cache where none is.

    Raises:
        GazetteerError: None is there and none can be built.
    """
    for path in (PACKAGED, cached()):
        if usable(path):
            return path
    from extractors.gazetteer.build import (
        build,
    )  # takes seconds and its packages: only where there is no index

    return build(cached())

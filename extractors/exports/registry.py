"""Every format by its name: ours, and those that other packages bring by the entry point group `q7x2_formats`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from extractors.errors import FormatError
from extractors.exports.format import Format

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINTS = "q7x2_formats"

# Named here and imported where asked for: the reader's start must not pay for formats.
_OURS = {
    "json": "json_objects:JSON",
    "jsonl": "json_objects:JSON_LINES",
    "csv": "csv_rows:csv_",
    "csv-raw": "csv_rows:csv_raw",
    "geojson": "geojson:GEOJSON",
    "markdown": "markdown:MARKDOWN",
    "html": "html:html",
    "webanno": "web_annotation:WEB_ANNOTATION",
    "brat": "brat:brat",
    "conll": "conll:CONLL",
    "spacy": "docbin:DOCBIN",
    "text": "linear:LINEAR",
}


def names() -> tuple[str, ...]:
    """The names of all formats, ours first."""
    return (*_OURS, *sorted(set(_theirs()) - set(_OURS)))


def format_named(name: str) -> Format:
    """The format of that name.

    Raises:
        FormatError: There is none, or the package that brings it is broken.
    """
    if name in _OURS:
        module, attribute = _OURS[name].split(":")
        found = getattr(import_module(f"extractors.exports.{module}"), attribute)
        if not isinstance(found, Format):
            found = found()  # it is made of the kinds that there are
        assert isinstance(found, Format)
        return found
    entry = _theirs().get(name)
    if entry is None:
        raise FormatError(f"There is no format {name!r}.", f"Choose one of {', '.join(names())}.")
    try:
        found = entry.load()
    except Exception as error:
        raise FormatError(
            f"The format {name!r} of {entry.value!r} cannot be loaded ({type(error).__name__}: {error}).",
            "Update or remove the package that brings it.",
        ) from error
    if not isinstance(found, Format):
        raise FormatError(
            f"The format {name!r} of {entry.value!r} is no extractors.exports.format.Format.",
            "Update or remove the package that brings it.",
        )
    return found


def name_for(path: str) -> str | None:
    """The name of the format that a file of that name is in, by its ending; None where the ending says nothing."""
    endings = {format.suffix: format.name for format in reversed(formats()) if format.suffix}
    return endings.get(f".{path.rpartition('.')[2].lower()}")


def formats() -> tuple[Format, ...]:
    """Every format that can be had; a broken one is left out."""
    found = []
    for name in names():
        try:
            found.append(format_named(name))
        except FormatError:
            continue
    return tuple(found)


def _theirs() -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points

    return {entry.name: entry for entry in entry_points(group=ENTRY_POINTS)}

"""The first page of an article as lines, made from the beginning of its file."""

from __future__ import annotations

import os

from extractors.normalisation import normalised_lines
from extractors.sources.formats import MAX_BYTES, ending_of, format_by_name, format_of
from extractors.sources.paragraphs import paragraphs_of
from tui.geometry import MEASURE, measure, text_place
from tui.startup.reading_position import ReadingPosition, path_of, place_of
from tui.state_folder import state_folder
from tui.visible import visible
from tui.wrapping import Lines, blocks_of

# More than a page of any terminal; the window reads the whole file.
_HEAD_BYTES = 48_000


def article_lines(
    source: str, columns: int, rows: int, width: int, is_fresh: bool
) -> tuple[list[str], bool] | None:
    """The lines of a text file that the window shows first, where it was left, and whether it never was left before.

    None where it is no plain UTF-8 text.

    Args:
        source: The file's path.
        columns: Cells of the window.
        rows: Its lines.
        width: Cells of a line of text at most.
        is_fresh: Whether it opens at its beginning all the same.
    """
    text = _head(source)
    if text is None:
        return None
    is_new = not os.path.exists(path_of(text, state_folder()))  # noqa: PTH110
    text, place = (text, None) if is_fresh or is_new else _with_place(text, source)
    return page_lines(text, columns, rows, width, place), is_new


def _head(source: str) -> str | None:
    """The beginning of a text file, to a line's end; None where it is no plain UTF-8 text."""
    if not os.path.isfile(source) or os.path.getsize(source) > MAX_BYTES:  # noqa: PTH113,PTH202 - pathlib takes longer to import
        return None
    try:
        with open(source, "rb") as file:  # noqa: PTH123
            data = file.read(_HEAD_BYTES)
            is_whole = not file.read(1)
    except OSError:
        return None
    # Of another ending it may be in a format that another package brings: looking for one takes too long here.
    if format_of(source, data) != "text" or (ending_of(source) and not format_by_name(source)):
        return None
    if not is_whole:
        data = data[: data.rfind(b"\n") + 1]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return text if text.strip() and "\0" not in text else None


def _with_place(text: str, source: str) -> tuple[str, ReadingPosition | None]:
    """The whole text and where it was left; its beginning alone where that was another text."""
    with open(source, encoding="utf-8-sig", errors="replace", newline="") as file:  # noqa: PTH123
        whole = file.read()
    place = place_of(whole, state_folder())
    return (text, None) if place is None else (whole, place)


def page_lines(
    text: str, columns: int, rows: int, width: int = MEASURE, place: ReadingPosition | None = None
) -> list[str]:
    """The lines of the text, each of at most that width, on the first page of a window of that size, where it was left."""
    _, view, height = text_place(columns, rows, width)
    read, alignment = normalised_lines(text)
    paragraphs = paragraphs_of(read)
    if alignment is not None:
        paragraphs = tuple(alignment.span(*paragraph) for paragraph in paragraphs)
    lines = Lines(text, blocks_of(text, paragraphs), measure(view, width), until=max(0, height) * view)
    top = place.line(lines, height) if place is not None and height > 0 else 0
    shown = (line for line in range(top, top + height) if lines.has(line))
    return [visible(text[slice(*lines.span(line))]) for line in shown]

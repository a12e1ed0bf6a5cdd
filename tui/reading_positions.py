"""Stores where articles were left: one small file an article in the user's state folder."""

from __future__ import annotations

import contextlib
from pathlib import Path

from extractors.atomic import replace_private
from extractors.kinds.registry import kind_names
from tui.filter import Filter, QueryError
from tui.reading import Order, Reading, Scope
from tui.startup.reading_position import ReadingPosition, path_of, place_of, print_of

# Of about 200 bytes each; the ones that were not used for longest go.
_PLACES_KEPT, _REMOVED_AT_ONCE = 2_000, 200


class ReadingPositions:
    """Keeps and gives back places; where a file cannot be written, the place is not kept.

    Args:
        folder: The state folder; None keeps nothing.
    """

    def __init__(self, folder: str | None = None) -> None:
        self.folder = folder
        self._kept: dict[str, str] = {}  # what each file has, as far as it was written here

    def returned(self, reading: Reading) -> Reading:
        """The article's reading as it was left; the same reading where it never was."""
        place = place_of(reading.article.text, self.folder) if self.folder else None
        return reading if place is None else _as_left(reading, place)

    def keep(self, reading: Reading) -> None:
        """Keep where the reader is; an article that is as it opens needs no place."""
        if self.folder is None:
            return
        text = reading.article.text
        path = Path(path_of(text, self.folder))
        place = _place(reading)
        with contextlib.suppress(OSError):
            if place is None:
                path.unlink(missing_ok=True)
                self._kept.pop(path.name, None)
            elif self._kept.get(path.name) != (words := place.written()):
                replace_private(path, words.encode())
                self._kept[path.name] = words
                _make_room(path.parent)


def _place(reading: Reading) -> ReadingPosition | None:
    opened = Reading.of(reading.article)
    rest = {
        "scope": reading.scope.value if reading.scope is not opened.scope else "",
        "order": reading.order.value if reading.order is not opened.order else "",
        "hidden": _hidden(reading.filter),
        "query": reading.filter.query,
    }
    rest = {name: words for name, words in rest.items() if words}
    here, top = reading.focus.offset, reading.page.start
    if here >= reading.facts.sentences.within(len(reading.article.paragraphs) - 1)[-1].start:
        here, top = opened.focus.offset, 0  # who has read it to its end begins anew
    if not rest and here == opened.focus.offset:
        return None
    return ReadingPosition(print_of(reading.article.text), top, here, rest)


def _hidden(filter: Filter) -> str:
    """The hidden kinds, `none` where none is; empty where those are that every article begins with."""
    if filter.hidden == Filter().hidden:
        return ""
    return " ".join(kind for kind in kind_names() if kind in filter.hidden) or "none"


def _as_left(reading: Reading, place: ReadingPosition) -> Reading:
    filter = Filter()
    if "hidden" in place.rest:
        kept = place.rest["hidden"].split()
        filter = Filter(frozenset(kind for kind in kind_names() if kind in kept))
    with contextlib.suppress(QueryError):
        filter = filter.asking(place.rest.get("query", ""))
    for scope in Scope:
        reading = reading.scoped(scope) if place.rest.get("scope") == scope.value else reading
    for order in Order:
        reading = reading.ordered(order) if place.rest.get("order") == order.value else reading
    return reading.filtered(filter).focused_on(place.offset).left_at(place.top)


def _make_room(folder: Path) -> None:
    files = [path for path in folder.iterdir() if not path.name.startswith(".")]
    if len(files) > _PLACES_KEPT:
        files.sort(key=lambda path: path.stat().st_mtime_ns)
        for path in files[:_REMOVED_AT_ONCE]:
            path.unlink(missing_ok=True)

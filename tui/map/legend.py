"""What the map says in words: its scale and signs, the places in scope, those beyond its edge, and those that are nowhere."""

from __future__ import annotations

import math
from collections.abc import Sequence
from textwrap import wrap

from rich.cells import cell_len

from tui.map.atlas import Atlas
from tui.map.framing import box_of
from tui.map.picture import AREA, IN_SCOPE, OFTEN, ONCE, Emphasis, Run
from tui.map.spots import Spot, Spots
from tui.map.view import View

_BAR = 12  # cells at most

# Clockwise from the north.
_ARROWS = "↑↗→↘↓↙←↖"

_BEYOND = " beyond the edge: "
_BESIDE = 5  # cells of an arrow and of the point between two names
_ROWS_A_LINE = 10  # rows of a map for each line of what is beyond its edge: 2 of 22, 3 of 34

_ROUND = (1, 2, 5)  # first digits of a length that a bar has

_SIGNS = ((OFTEN, "often"), (ONCE, "once"), (AREA, "area"))


def scale_and_signs(view: View, columns: int) -> list[Run]:
    """`├────┤ 200 km  ● often  • once  ○ area`, as many signs as fit."""
    runs: list[Run] = [(f" {scale_bar(view.km_per_column, _BAR)}", "scale")]
    for sign, meaning in _SIGNS:
        more: list[Run] = [("  ", "note"), (sign, "plain-point"), (f" {meaning}", "note")]
        if _cells(runs) + _cells(more) <= columns:
            runs += more
    return runs


def scale_bar(km_per_column: float, columns: int) -> str:
    """`├──────┤ 200 km`: the longest round length whose bar is at most so many cells.

    Args:
        km_per_column: Kilometres a cell.
        columns: Cells that the bar may have, at least 3.
    """
    km, cells = 1, 3
    for power in range(6):
        for digit in _ROUND:
            length = digit * 10**power
            if 3 <= length / km_per_column <= columns:
                km, cells = length, round(length / km_per_column)
    if km == 1:
        cells = max(3, min(columns, round(1 / km_per_column)))
    return f"├{'─' * (cells - 2)}┤ {km:,} km"


def in_scope(spots: Spots, emphasis: Emphasis, scope: str, columns: int) -> list[Run]:
    """`◆ sentence: Kabul · Lashkar Gah`: the places of the scope by name."""
    names = [spot.label for spot in spots.marked(emphasis.marks)]
    runs: list[Run] = [(f" {IN_SCOPE}", "scoped-point"), (f" {scope}: ", "note")]
    return (
        [*runs, *_listed(names, columns - _cells(runs), "scoped-note")]
        if names
        else [*runs, ("no place", "note")]
    )


def rows_beyond(spots: Sequence[Spot], columns: int, rows: int) -> int:
    """How many rows the places beyond the edge may take; it follows from no view, so that panning moves nothing.

    Args:
        spots: The article's places.
        columns: Cells of a row.
        rows: Rows of the map with its legend.
    """
    cells = len(_BEYOND) + sum(cell_len(spot.label) + _BESIDE for spot in spots if spot.shape != "nowhere")
    return max(1, min(-(-cells // columns), rows // _ROWS_A_LINE))


def beyond(
    spots: Sequence[Spot],
    in_view: frozenset[str],
    view: View,
    atlas: Atlas,
    columns: int,
    rows: int = 1,
    lead: Sequence[Run] = (),
) -> list[list[Run]]:
    """`beyond the edge: ← Canada · ↖ United Kingdom`, with the direction of each; those that may be other places come first.

    Args:
        spots: The article's places.
        in_view: The entities of those that can be seen.
        view: What part of the world is shown.
        atlas: The world's lines.
        columns: Cells of a row.
        rows: How many there may be: the last says how many are left out.
        lead: What stands before it in the first row.
    """
    far = [spot for spot in spots if spot.shape != "nowhere" and spot.entity not in in_view]
    if not far:
        return [[*lead, (" every place is in view" if spots else "", "note")]]
    far.sort(key=lambda spot: not spot.is_doubtful)
    names = [f"{_arrow(spot, view, atlas)} {spot.label}" for spot in far]
    lines: list[list[Run]] = []
    while names and len(lines) < rows:
        start: list[Run] = [(" " * 3, "note")] if lines else [*lead, (_BEYOND, "note")]
        room = columns - _cells(start)
        shown = len(names) if len(lines) == rows - 1 else _fitting(names, room)
        lines.append([*start, *_listed(names[:shown], room, "plain-note")])
        names = names[shown:]
    return lines


def _fitting(names: Sequence[str], room: int) -> int:
    """How many of the names a row holds: one at least."""
    cells = 0
    for index, name in enumerate(names):
        cells += cell_len(name) + (len(" · ") if index else 0)
        if cells > room and index:
            return index
    return len(names)


def shared(groups: Sequence[Sequence[Spot]], columns: int) -> list[Run]:
    """`one point: Kabul + Kabul Province`: places that coincide at this scale; nothing where none do, or there is no room.

    Args:
        groups: The places of each marker that stands for several.
        columns: Cells that it may take.
    """
    if not groups:
        return []
    start: Run = (" one point: ", "note")
    names = [" + ".join(spot.label for spot in spots) for spots in groups]
    end: Run = (" ·", "note")
    room = columns - _cells([start, end])
    listed = _listed(names, room, "plain-note")
    return [start, *listed, end] if _cells(listed) <= room else []


def stranded(key: str, columns: int) -> list[Run]:
    """`No place is in view. 0 brings them back.`, in the middle: what stands on a map that shows none.

    Args:
        key: The key that does; empty where there is none.
        columns: Cells of the row.
    """
    words = "No place is in view." + (f" {key} brings them back." if key else "")
    return [(f"{words[:columns]:^{columns}}", "empty")]


def nowhere(spots: Spots, emphasis: Emphasis, columns: int, rows: int) -> list[list[Run]]:
    """Places that are not on the map, each with its reason, wrapped.

    At most so many rows: the last then says how many are left out. The chosen one, and those in scope, come first.
    """
    if not spots.lost:
        return []
    chosen = spots.place(emphasis.chosen)
    first = [*([] if chosen is None else [spots[chosen]]), *spots.marked(emphasis.marks)]
    lost = {s.entity: s for s in (*first, *spots.lost[: len(first) + rows]) if s.shape == "nowhere"}
    lines: list[list[Run]] = []
    for index, spot in enumerate(lost.values()):
        words = f"{spot.name}: {spot.what}; {_lowered(spot.reason)}"
        wrapped = wrap(words, max(10, columns - 4)) or [spot.name]
        left = len(spots.lost) - index
        if len(lines) + len(wrapped) > rows - (1 if left > 1 else 0) and lines:
            return [*lines[: rows - 1], [(f" and {left} more that are not on the map", "note")]]
        mark = "◆" if emphasis.of(spot) != "plain" else "?"
        look = f"{emphasis.of(spot)}-note"
        lines += [
            [(f" {mark if not number else ' '} ", look), (text, look)] for number, text in enumerate(wrapped)
        ]
    return lines[:rows]


def _lowered(reason: str) -> str:
    return reason[:1].lower() + reason[1:] if reason[1:2].islower() else reason


def _listed(names: Sequence[str], room: int, look: str) -> list[Run]:
    """Names as far as they fit, then how many more there are."""
    text = ""
    for index, name in enumerate(names):
        more = f"{' · ' if text else ''}{name}"
        left = len(names) - index - 1
        tail = f" +{left}" if left else ""
        if text and cell_len(text + more + tail) > room:
            return [(f"{text} +{left + 1}", look)]
        text += more
    return [(text, look)]


def _arrow(spot: Spot, view: View, atlas: Atlas) -> str:
    west, south, east, north = box_of(spot, atlas)
    x, y = view.dot((west + east) / 2, (south + north) / 2)
    box = view.box
    middle_x, middle_y = view.dot((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    angle = math.degrees(math.atan2(x - middle_x, middle_y - y)) % 360
    return _ARROWS[round(angle / 45) % 8]


def _cells(runs: Sequence[Run]) -> int:
    return sum(cell_len(text) for text, _ in runs)

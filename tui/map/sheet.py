"""One view drawn: coasts and borders, and the outline of each country that is asked for.

Made when the view changes, never on a move.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from tui.map.atlas import Atlas, Stroke
from tui.map.canvas import Canvas, Dots
from tui.map.packing import UNITS_PER_DEGREE
from tui.map.territory import Territory
from tui.map.view import DOTS_ACROSS, DOTS_DOWN, View

# Degrees a dot from which the coarse lines are drawn: what they leave out is smaller than a dot there.
_COARSE_FROM = 0.25


class Sheet:
    """The rasters of a view.

    Args:
        atlas: The world's lines.
        view: What part of it.
    """

    def __init__(self, atlas: Atlas, view: View) -> None:
        self.view = view
        self._atlas = atlas
        self._strokes = atlas.coarse if view.scale >= _COARSE_FROM else atlas.fine
        self._outlines: dict[tuple[str, bool], Dots] = {}
        self._territories: dict[str, Territory] = {}

    @cached_property
    def coasts(self) -> Dots:
        """Where land meets water."""
        return self._drawn(self._atlas.coasts).cells

    @cached_property
    def borders(self) -> Dots:
        """Where land meets land, dotted."""
        return self._drawn(self._atlas.borders, is_dotted=True).cells

    def outline(self, code: str, is_thick: bool = False) -> Dots:
        """The outline of a country; `is_thick` has two dots for one."""
        known = self._outlines.get((code, is_thick))
        if known is None:
            canvas = self._drawn(self._atlas.countries[code].lines)
            known = self._outlines[code, is_thick] = canvas.thickened() if is_thick else canvas.cells
        return known

    def territory(self, code: str) -> Territory:
        """The cells of a country."""
        known = self._territories.get(code)
        if known is None:
            columns, rows = self.view.columns, self.view.rows
            strokes = [
                self._in_cells(*placed) for placed in self._in_view(self._atlas.countries[code].lines, True)
            ]
            known = Territory.of(strokes, self.outline(code), columns, rows)
            self._territories[code] = known
        return known

    def _drawn(self, indices: list[int] | tuple[int, ...], is_dotted: bool = False) -> Canvas:
        canvas = Canvas(self.view.columns, self.view.rows)
        for stroke, turn in self._in_view(indices):
            self._draw(canvas, stroke, turn, is_dotted)
        return canvas

    def _in_view(self, indices: Iterable[int], has_north: bool = False) -> Iterator[tuple[Stroke, int]]:
        """The lines that may be seen, each with the degrees by which it is turned; `has_north` adds what is north of the view."""
        west, south, east, north = self.view.box
        for index in indices:
            stroke = self._strokes[index]
            w, s, e, n = stroke.box
            if n < south or (s > north and not has_north) or not stroke.x:
                continue
            for turn in (-360, 0, 360):
                if e + turn >= west and w + turn <= east:
                    yield stroke, turn

    def _in_cells(self, stroke: Stroke, turn: int) -> tuple[list[float], list[float]]:
        kx, ky, left, top = self._placing(turn)
        return (
            [(left + x * kx) / DOTS_ACROSS for x in stroke.x],
            [(top - y * ky) / DOTS_DOWN for y in stroke.y],
        )

    def _placing(self, turn: int) -> tuple[float, float, float, float]:
        """Dots a unit across and down, and the dots at which the meridian and the equator are."""
        view = self.view
        kx, ky = view.dots_per_degree
        left = view.columns * DOTS_ACROSS / 2 + (turn - view.longitude) * kx
        top = view.rows * DOTS_DOWN / 2 + view.latitude * ky
        return kx / UNITS_PER_DEGREE, ky / UNITS_PER_DEGREE, left, top

    def _draw(self, canvas: Canvas, stroke: Stroke, turn: int, is_dotted: bool) -> None:
        kx, ky, left, top = self._placing(turn)
        # +1000: int() cuts towards zero, and dots left of the view must not gather on its edge
        xs = [int(left + x * kx + 1000) - 1000 for x in stroke.x]
        ys = [int(top - y * ky + 1000) - 1000 for y in stroke.y]
        canvas.line(xs, ys, is_dotted)

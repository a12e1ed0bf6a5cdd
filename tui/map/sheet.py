"""One view drawn: coasts and borders, and the outline of each country that is asked for.

Made when the view changes, never on a move.
"""

from __future__ import annotations

from functools import cached_property

from tui.map.atlas import Atlas, Stroke
from tui.map.canvas import Canvas, Dots
from tui.map.packing import UNITS_PER_DEGREE
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

    def _drawn(self, indices: list[int] | tuple[int, ...], is_dotted: bool = False) -> Canvas:
        canvas = Canvas(self.view.columns, self.view.rows)
        west, south, east, north = self.view.box
        for index in indices:
            stroke = self._strokes[index]
            w, s, e, n = stroke.box
            if n < south or s > north or not stroke.x:
                continue
            for turn in (-360, 0, 360):
                if e + turn >= west and w + turn <= east:
                    self._draw(canvas, stroke, turn, is_dotted)
        return canvas

    def _draw(self, canvas: Canvas, stroke: Stroke, turn: int, is_dotted: bool) -> None:
        view = self.view
        kx, ky = view.dots_per_degree
        left = view.columns * DOTS_ACROSS / 2 + (turn - view.longitude) * kx
        top = view.rows * DOTS_DOWN / 2 + view.latitude * ky
        kx, ky = kx / UNITS_PER_DEGREE, ky / UNITS_PER_DEGREE
        # +1000: int() cuts towards zero, and dots left of the view must not gather on its edge
        xs = [int(left + x * kx + 1000) - 1000 for x in stroke.x]
        ys = [int(top - y * ky + 1000) - 1000 for y in stroke.y]
        canvas.line(xs, ys, is_dotted)

"""What part of the world is drawn: a middle, a scale and a size; and where a point of the world stands on it.

Projection: equirectangular with its standard parallel through the view's middle. Distances are true along the middle row and from
north to south; the poles are as easy as the equator, and a scale bar is honest at the scales that an article needs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from tui.map.atlas import Box

# Braille: dots of a cell across and down. With cells twice as high as wide the dots are square.
DOTS_ACROSS, DOTS_DOWN = 2, 4

KM_PER_DEGREE = 111.2  # of latitude

# Beyond it a degree of longitude is too short for a map that still shows the way around.
_LEAST_COSINE = math.cos(math.radians(75))

# About 1 km and 3 degrees a dot: nearer than the lines are known, farther than the whole world.
NEAREST, FARTHEST = 0.01, 3.0

_MARGIN = 0.12  # of the box, on each side

# Of the width and the height, kept between the edge and a point that is to stay in view.
_ROOM = 0.1

# The scale and the middle's latitude depend on each other where the poles are near; so often they are found in turn.
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class View:
    """A window on the world.

    Attributes:
        longitude: Of the middle, in degrees from -180 to 180.
        latitude: Of the middle, in degrees.
        scale: Degrees of latitude a dot.
        columns: Cells across.
        rows: Cells down.
    """

    longitude: float
    latitude: float
    scale: float
    columns: int
    rows: int

    @classmethod
    def of(cls, box: Box, columns: int, rows: int, least_km: float = 0.0) -> View:
        """The nearest view that has the whole box in it, with a margin; at least so many kilometres across and down."""
        west, south, east, north = box
        columns, rows, least = max(1, columns), max(1, rows), least_km / KM_PER_DEGREE
        view = cls._within((west + east) / 2, (south + north) / 2, NEAREST, columns, rows)
        for _ in range(_ROUNDS):
            across = max((east - west) * _cosine(view.latitude), least) * (1 + 2 * _MARGIN)
            down = max(2 * max(north - view.latitude, view.latitude - south), least) * (1 + 2 * _MARGIN)
            scale = max(across / (columns * DOTS_ACROSS), down / (rows * DOTS_DOWN))
            view = cls._within(view.longitude, (south + north) / 2, scale, columns, rows)
        return view

    @classmethod
    def _within(cls, longitude: float, latitude: float, scale: float, columns: int, rows: int) -> View:
        columns, rows = max(1, columns), max(1, rows)
        scale = min(max(scale, NEAREST), FARTHEST)
        slack = max(0.0, 90 - scale * rows * DOTS_DOWN / 2)  # what lies beyond a pole is not shown
        latitude = min(max(latitude, -slack), slack)
        once_around = 360 * _cosine(latitude) / (columns * DOTS_ACROSS)  # nor anything twice
        return cls((longitude + 180) % 360 - 180, latitude, min(scale, once_around), columns, rows)

    @property
    def km_per_column(self) -> float:
        """Kilometres a cell, along the middle row."""
        return self.scale * KM_PER_DEGREE * DOTS_ACROSS

    @property
    def dots_per_degree(self) -> tuple[float, float]:
        """Dots a degree of longitude, and of latitude."""
        return _cosine(self.latitude) / self.scale, 1 / self.scale

    @property
    def box(self) -> Box:
        """West, south, east, north in degrees; west and east may lie beyond 180."""
        kx, ky = self.dots_per_degree
        across, down = self.columns * DOTS_ACROSS / 2 / kx, self.rows * DOTS_DOWN / 2 / ky
        return (
            self.longitude - across,
            self.latitude - down,
            self.longitude + across,
            self.latitude + down,
        )

    def dot(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Dots from the left and from the top; the turn of the world that is nearest to the middle."""
        kx, ky = self.dots_per_degree
        east = (longitude - self.longitude + 180) % 360 - 180
        return (
            self.columns * DOTS_ACROSS / 2 + east * kx,
            self.rows * DOTS_DOWN / 2 + (self.latitude - latitude) * ky,
        )

    def cell(self, longitude: float, latitude: float) -> tuple[int, int] | None:
        """Column and row; None where it is not in the view."""
        x, y = self.dot(longitude, latitude)
        column, row = math.floor(x / DOTS_ACROSS), math.floor(y / DOTS_DOWN)
        return (column, row) if 0 <= column < self.columns and 0 <= row < self.rows else None

    def position(self, cell: tuple[int, int]) -> tuple[float, float]:
        """Longitude and latitude of a cell's middle."""
        kx, ky = self.dots_per_degree
        across, down = cell[0] + 0.5 - self.columns / 2, cell[1] + 0.5 - self.rows / 2
        return self.longitude + across * DOTS_ACROSS / kx, self.latitude - down * DOTS_DOWN / ky

    def sized(self, columns: int, rows: int) -> View:
        """The same middle and scale in another size."""
        return self._within(self.longitude, self.latitude, self.scale, columns, rows)

    def zoomed(self, factor: float, about: tuple[float, float] | None = None) -> View:
        """Nearer (above 1) or farther (below 1).

        Args:
            factor: How many times nearer.
            about: Longitude and latitude of the point that stays where it stands, and in view; None for the middle.
        """
        view = self._within(self.longitude, self.latitude, self.scale / factor, self.columns, self.rows)
        return view if about is None else view.holding(*about, *self.dot(*about))

    def holding(self, longitude: float, latitude: float, x: float, y: float) -> View:
        """Moved so that a point stands at a dot, as nearly as the edge and the poles allow: there its name has room.

        Args:
            longitude: Of the point, in degrees.
            latitude: The same.
            x: Dots from the left.
            y: Dots from the top.
        """
        across, down = self.columns * DOTS_ACROSS, self.rows * DOTS_DOWN
        x = min(max(x, across * _ROOM), across * (1 - _ROOM))
        y = min(max(y, down * _ROOM), down * (1 - _ROOM))
        north = latitude + (y - down / 2) * self.scale
        view = self._within(self.longitude, north, self.scale, self.columns, self.rows)
        west = longitude - (x - across / 2) / view.dots_per_degree[0]
        view = self._within(west, view.latitude, view.scale, self.columns, self.rows)
        return view if view.cell(longitude, latitude) else view.centred(longitude, latitude)

    def panned(self, across: float, down: float) -> View:
        """Moved by parts of its own width and height, east and south."""
        west, south, east, north = self.box
        longitude, latitude = self.longitude + (east - west) * across, self.latitude - (north - south) * down
        return self._within(longitude, latitude, self.scale, self.columns, self.rows)

    def centred(self, longitude: float, latitude: float) -> View:
        """The same scale about another middle."""
        return self._within(longitude, latitude, self.scale, self.columns, self.rows)


def _cosine(latitude: float) -> float:
    return max(_LEAST_COSINE, math.cos(math.radians(latitude)))

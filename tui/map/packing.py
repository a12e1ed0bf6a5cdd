"""The packed world: lines of the map in one small file, read in a few milliseconds without any package.

The file is a zlib stream: a line of JSON (its source in words, points of each line, countries), then five columns for the points
of all lines: low bytes of the longitude steps, their high bytes, the same two of the latitude steps, and a bit a point that says
whether it stays at coarse scale. A step is the difference to the point before in units of 1/80 degree (1.4 km of latitude); high
and low bytes stand apart because they compress better so.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

UNITS_PER_DEGREE = 80
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A coast or border: longitudes and latitudes in 1/80 degree; `coarse` says which points stay at coarse scale."""

    x: Sequence[int]
    y: Sequence[int]
    coarse: Sequence[int]


@dataclass(frozen=True, slots=True)
class Country:
    """A country's outline.

    Attributes:
        lines: Indices of the lines that it consists of.
        box: West, south, east, north of its main parts, in degrees: far islands do not widen it.
    """

    lines: tuple[int, ...]
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class World:
    """Every line, the countries by ISO 3166-1 alpha-2 code, and where it is from, in words."""

    lines: tuple[Line, ...]
    countries: dict[str, Country]
    source: str


def packed(world: World) -> bytes:
    """The file's bytes; the same world gives the same bytes."""
    header = {
        "format": _FORMAT,
        "source": world.source,
        "points": [len(line.x) for line in world.lines],
        "countries": {
            code: [list(c.box), [b - a for a, b in pairwise((0, *c.lines))]]
            for code, c in sorted(world.countries.items())
        },
    }
    body = b"".join(
        _columns([value for line in world.lines for value in getattr(line, axis)]) for axis in ("x", "y")
    )
    flags = bytes(flag for line in world.lines for flag in line.coarse)
    head = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    return zlib.compress(head + b"\n" + body + _bits(flags), 9)


def unpacked(data: bytes) -> World:
    """The world of a file.

    Raises:
        ValueError: The file is damaged or of another format.
    """
    try:
        head, _, body = zlib.decompress(data).partition(b"\n")
        header = json.loads(head)
    except (zlib.error, ValueError) as error:
        raise ValueError(f"The map's data is damaged ({error}).") from error
    if header.get("format") != _FORMAT:
        raise ValueError("The map's data is of another version.")
    total = sum(header["points"])
    x, y = _values(body[: 2 * total]), _values(body[2 * total : 4 * total])
    flags = _flags(body[4 * total :], total)
    edges = pairwise(accumulate(header["points"], initial=0))
    lines = tuple(Line(x[start:end], y[start:end], flags[start:end]) for start, end in edges)
    west_to_north = {code: tuple(box) for code, (box, _) in header["countries"].items()}
    countries = {
        code: Country(tuple(accumulate(steps)), west_to_north[code])
        for code, (_, steps) in header["countries"].items()
    }
    return World(lines, countries, header["source"])


def _columns(values: Sequence[int]) -> bytes:
    steps = array("h", [after - before for before, after in pairwise([0, *values])])
    if sys.byteorder == "big":
        steps.byteswap()
    raw = steps.tobytes()
    return raw[::2] + raw[1::2]


def _values(columns: bytes) -> list[int]:
    half = len(columns) // 2
    raw = bytearray(len(columns))
    raw[::2], raw[1::2] = columns[:half], columns[half:]
    steps = array("h")
    steps.frombytes(raw)
    if sys.byteorder == "big":
        steps.byteswap()
    return list(accumulate(steps))


def _bits(flags: bytes) -> bytes:
    text = "".join("1" if flag else "0" for flag in flags)
    return int("1" + text, 2).to_bytes(len(text) // 8 + 1, "big")


def _flags(bits: bytes, total: int) -> bytes:
    text = f"{int.from_bytes(bits, 'big'):b}"[1:]
    if len(text) != total:
        raise ValueError("The map's data is damaged (its points and marks do not agree).")
    return text.encode().translate(bytes.maketrans(b"01", b"\x00\x01"))

"""A sheet with the article's places over it: rows of characters with their looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from rich.cells import cell_len

from tui.map.canvas import braille
from tui.map.labels import NAMED, Ground, Label, Wanted, placed
from tui.map.sheet import Sheet
from tui.map.spots import Spot, Spots
from tui.map.territory import Cell, Territory, distance
from tui.marks import Marks

Run = tuple[str, str]  # text, look

ONCE, OFTEN, IN_SCOPE, AREA, AREA_IN_SCOPE = "•", "●", "◆", "○", "◇"


_NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What stands out: what is in scope, and the entity of the place that is chosen."""

    marks: Marks = _NO_MARKS
    chosen: str | None = None

    def of(self, spot: Spot) -> str:
        """`chosen`, `scoped` or `plain`."""
        if spot.entity == self.chosen:
            return "chosen"
        return "scoped" if any(self.marks.marks(id_, spot.first) for id_ in spot.ids) else "plain"


class Picture:
    """One view of the article's places; what stands out is asked for later, row by row.

    Args:
        sheet: The drawn view.
        spots: The article's places.
    """

    def __init__(self, sheet: Sheet, spots: Spots) -> None:
        self._all = spots
        self._sheet, self._view = sheet, sheet.view
        self._cells: dict[str, Cell] = {}  # of points and of areas' middles
        self._territories: dict[str, Territory] = {}  # of outlines
        self._stands: dict[str, list[Cell]] = {}  # of outlines' names
        self._spots: dict[str, Spot] = {}  # in view, the most important first
        for spot in sorted(spots, key=lambda spot: (-spot.count, spot.first)):
            self._see(spot)
        self._outlined = [spot for spot in self._spots.values() if spot.shape == "outline"]
        self._markers: dict[Cell, Spot] = {}
        for key, cell in self._cells.items():
            self._markers.setdefault(cell, self._spots[key])
        self._ground = self._drawn()
        self._base = placed(self._wanted(self._spots.values()), self._new_ground())

    @property
    def in_view(self) -> frozenset[str]:
        """The entities of the places that can be seen."""
        return frozenset(self._spots)

    @property
    def shared(self) -> list[list[Spot]]:
        """The places that share a marker, the most important of each first: of those the marker shows one alone."""
        at: dict[Cell, list[Spot]] = {}
        for key, cell in self._cells.items():
            at.setdefault(cell, []).append(self._spots[key])
        return [spots for spots in at.values() if len(spots) > 1]

    def rows(self, emphasis: Emphasis) -> list[list[Run]]:
        """Every row as runs of one look.

        Looks are `coast`, `border`, `named` (the outline of a mentioned country), and `plain`, `scoped`, `chosen` with `-point`,
        `-label` or `-outline`.
        """
        columns = self._view.columns
        characters, looks = self._background(emphasis)
        for cell, spot in self._shown_markers(emphasis).items():
            at = cell[1] * columns + cell[0]
            look = emphasis.of(spot)
            characters[at], looks[at] = _glyph(spot, look), f"{look}-point"
        for label in self.labels(emphasis).values():
            look = f"{emphasis.of(self._spots[label.key])}-label"
            _write(label, label.row * columns + label.column, look, characters, looks)
        starts = range(0, columns * self._view.rows, columns)
        return [list(_runs(characters[s : s + columns], looks[s : s + columns])) for s in starts]

    def labels(self, emphasis: Emphasis) -> dict[str, Label]:
        """Names where they stand: those that stand out first; every other one where it stood, unless its place is needed."""
        standing_out = self._standing_out(emphasis)
        if all(spot.entity in self._base for spot in standing_out):
            return self._base
        first = [spot for spot in standing_out if spot.entity in self._base]
        first += [spot for spot in standing_out if spot.entity not in self._base]
        ground = self._new_ground()
        labels = placed(self._wanted(first), ground, self._base)
        others = {
            key: label
            for key, label in self._base.items()
            if key not in labels and ground.takes(label, self._cells.get(key))
        }
        return labels | others

    def at(self, column: int, row: int, emphasis: Emphasis) -> str | None:
        """The entity whose name or marker is at the cell, or whose marker is beside it."""
        for label in self.labels(emphasis).values():
            if label.row == row and label.column <= column < label.column + cell_len(label.text):
                return label.key
        for across in (0, -1, 1):
            if (column + across, row) in self._markers:
                return self._shown_markers(emphasis)[column + across, row].entity
        return None

    def cell_of(self, entity: str) -> Cell | None:
        """Where a place is: its marker, or a cell of the country; None where it is not in view."""
        if entity in self._territories:
            return self._name_cell(entity)
        return self._cells.get(entity)

    def nearest(self) -> str | None:
        """The place in view that is nearest to the middle: a marker, and where there is none, a country."""
        centre = self._view.columns / 2, self._view.rows / 2
        near = {key: cell for key in self._cells or self._territories if (cell := self.cell_of(key))}
        return min(near, key=lambda key: distance(near[key], centre), default=None)

    def _see(self, spot: Spot) -> None:
        """Take the place where it is in view."""
        if spot.shape == "outline" and spot.country is not None:
            territory = self._sheet.territory(spot.country)
            if territory:
                self._spots[spot.entity], self._territories[spot.entity] = spot, territory
        elif spot.longitude is not None and spot.latitude is not None:
            cell = self._view.cell(spot.longitude, spot.latitude)
            if cell:
                self._spots[spot.entity], self._cells[spot.entity] = spot, cell

    def _name_cell(self, entity: str) -> Cell | None:
        """The cell of the country that its name is best near: the middle that is known of it, else of what is in view."""
        spot, territory = self._spots[entity], self._territories[entity]
        if spot.longitude is not None and spot.latitude is not None:
            cell = self._view.cell(spot.longitude, spot.latitude)
            if cell and territory.has(cell):
                return cell
        return territory.middle

    def _standing_out(self, emphasis: Emphasis) -> list[Spot]:
        """Those in view that do: the chosen one first, then by mentions."""
        marks = emphasis.marks
        if marks.before:
            scoped = (spot for spot in self._spots.values() if spot.first < marks.before)
        else:
            scoped = (spot for spot in self._all.marked(marks) if spot.entity in self._spots)
        found = {spot.entity: spot for spot in islice(scoped, NAMED)}
        if emphasis.chosen in self._spots:
            found[emphasis.chosen] = self._spots[emphasis.chosen]
        return sorted(
            found.values(), key=lambda spot: (spot.entity != emphasis.chosen, -spot.count, spot.first)
        )

    def _shown_markers(self, emphasis: Emphasis) -> dict[Cell, Spot]:
        """The most important place of every cell that has one."""
        cells = self._cells
        over = {
            cells[spot.entity]: spot
            for spot in reversed(self._standing_out(emphasis))
            if spot.entity in cells
        }
        return self._markers | over

    def _new_ground(self) -> Ground:
        return Ground(self._view.columns, self._view.rows, self._markers)

    def _wanted(self, spots: Iterable[Spot]) -> Iterator[Wanted]:
        for spot in spots:
            times = f" {spot.count}" if spot.count > 1 else ""
            if spot.entity in self._cells:
                yield Wanted(spot.entity, spot.label + times, self._cells[spot.entity])
            elif spot.entity in self._territories:
                name = spot.label.upper() + times
                yield Wanted(spot.entity, name, None, self._stands_of(spot.entity, cell_len(name)))

    def _others(self, entity: str) -> Iterator[Territory]:
        return (territory for key, territory in self._territories.items() if key != entity)

    def _stands_of(self, entity: str, width: int) -> list[Cell]:
        known, near = self._stands.get(entity), self._name_cell(entity)
        if known is None:
            home, others = self._territories[entity], list(self._others(entity))
            stands = home.stands(width, near) if near else []
            # A name that is beside its country altogether is in no other one that is named.
            known = [
                stand
                for stand in stands
                if home.covers(stand, width) or not any(other.covers(stand, width) for other in others)
            ]
            self._stands[entity] = known
        return known

    def _drawn(self) -> tuple[bytearray, list[str], list[str]]:
        """Bits, characters and looks of everything but what stands out."""
        sheet = self._sheet
        bits = bytearray(coast | border for coast, border in zip(sheet.coasts, sheet.borders, strict=True))
        looks = [
            "coast" if coast else "border" if border else ""
            for coast, border in zip(sheet.coasts, sheet.borders, strict=True)
        ]
        for spot in self._outlined:
            for index, more in enumerate(sheet.outline(spot.country or "")):
                if more:
                    bits[index] |= more
                    looks[index] = "named"
        return bits, [braille(cell) for cell in bits], looks

    def _background(self, emphasis: Emphasis) -> tuple[list[str], list[str]]:
        """Characters and looks of the lines, the outlines that stand out twice as thick."""
        bits, characters, looks = bytearray(self._ground[0]), list(self._ground[1]), list(self._ground[2])
        for spot in sorted(self._outlined, key=lambda spot: spot.entity == emphasis.chosen):
            look = emphasis.of(spot)
            if look == "plain":
                continue
            for index, more in enumerate(self._sheet.outline(spot.country or "", is_thick=True)):
                if more:
                    bits[index] |= more
                    characters[index], looks[index] = braille(bits[index]), f"{look}-outline"
        return characters, looks


def _write(label: Label, at: int, look: str, characters: list[str], looks: list[str]) -> None:
    """Put the name's characters into the cells from that one on; a wide one takes two."""
    for character in label.text:
        width = cell_len(character)
        if not width:
            characters[at - 1] += character
        for cell in range(at, at + width):
            characters[cell], looks[cell] = (character if cell == at else ""), look
        at += width


def _glyph(spot: Spot, look: str) -> str:
    if spot.shape == "area":
        return AREA if look == "plain" else AREA_IN_SCOPE
    if look != "plain":
        return IN_SCOPE
    return OFTEN if spot.count > 1 else ONCE


def _runs(characters: list[str], looks: list[str]) -> Iterator[Run]:
    for look, group in groupby(zip(characters, looks, strict=True), key=lambda pair: pair[1]):
        yield "".join(character for character, _ in group), look

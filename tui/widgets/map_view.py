"""The map: the article's places on coasts and borders, those in scope standing out."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual import events

from tui.keymap import key_of
from tui.map import legend
from tui.map.atlas import Atlas
from tui.map.framing import LEAST_KM, box_of, focus_box, nearest_spot, whole_box
from tui.map.picture import Emphasis, Picture, Run
from tui.map.sheet import Sheet
from tui.map.spots import Spot, Spots, spots_of
from tui.map.view import View
from tui.messages import EntityChosen, RowPointed
from tui.reader.navigation import Pointed
from tui.reading import Reading
from tui.widgets.pane_header import about_of
from tui.widgets.runs import RunChart

_HEADER, _WORDS = 1, 2  # rows: scale and signs, places in scope; more for the places beyond the edge
_LOST_PART = 4  # places that are nowhere take at most this part of the height

_ZOOM, _PAN = 1.5, 0.2

_LOOKS = (
    "title", "rule", "count", "empty", "scale", "note", "coast", "border", "named", "keys",
    *(f"{degree}-{what}" for degree in ("plain", "scoped", "chosen") for what in ("point", "label", "outline", "note")),
)  # fmt: skip


class MapView(RunChart):
    """Drawn anew when the view or the facts change; a move in the text changes what stands out, and no more.

    Args:
        atlas: The world's lines.
    """

    PREFIX = "map"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"map--{look}" for look in _LOOKS}
    key_context = "map"

    def __init__(self, atlas: Atlas) -> None:
        super().__init__(id="map")
        self._atlas = atlas
        self._spots = Spots()
        self._emphasis = Emphasis()
        self._view: View | None = None
        self._picture: Picture | None = None
        self._beyond: list[list[Run]] = []
        self._pivot: str | None = None  # about which the reader zooms, until the map is moved otherwise
        self._is_moved = False  # by the reader: then it stays where it is, however much more is known

    def pointed(self) -> Pointed | None:
        """The chosen place."""
        return Pointed(self.chosen) if self.chosen is not None else None

    @property
    def chosen(self) -> str | None:
        """The entity of the chosen place."""
        return self._emphasis.chosen

    @property
    def view(self) -> View | None:
        """What part of the world is shown; None where no place is."""
        return self._view

    @property
    def picture(self) -> Picture | None:
        """What is drawn; None where no place is."""
        return self._picture

    @property
    def spots(self) -> Spots:
        """The article's places, by first mention."""
        return self._spots

    # --- what it shows

    def watch_reading(self, old: Reading | None, new: Reading | None) -> None:
        """Take the places of other facts; else only what stands out."""
        if new is None:
            return
        if old is None or old.facts is not new.facts:
            if old is not None and old.article.text is not new.article.text:
                self._is_moved, self._view, self._emphasis = False, None, Emphasis()
            if not self.defers(old, new):
                self.take_facts(new)
                return
        elif old.in_scope == new.in_scope and old.scope is new.scope:
            return
        self._emphasis = Emphasis(new.marks, self.chosen)
        self._show()

    def take_facts(self, reading: Reading) -> None:
        """Show the places of these facts; the chosen one stays chosen where it is among them."""
        self._spots = self.spots_in(reading)
        self._picture = None
        chosen = self.chosen if self._spots.place(self.chosen) is not None else None
        self._emphasis = Emphasis(reading.marks, chosen)
        self._show()

    def spots_in(self, reading: Reading) -> Spots:
        """The places of a reading."""
        return spots_of(reading.facts, self._atlas.has)

    def on_resize(self) -> None:
        """Fit, or keep the reader's own view, in the new size."""
        self._show()

    def watch_has_focus(self, has_focus: bool) -> None:
        """The title says who has the keys."""
        super().watch_has_focus(has_focus)
        self._show()

    def _show(self) -> None:
        reading, (columns, rows) = self.reading, self.size
        if reading is None or not columns:
            return
        if rows <= _HEADER + _WORDS + 1:
            self.tell([[("No room for a map.", "empty")]])
            return
        lost = legend.nowhere(self._spots, self._emphasis, columns, max(1, rows // _LOST_PART))
        far = legend.rows_beyond(self._spots, columns, rows)
        height = rows - _HEADER - _WORDS - far - len(lost)
        view = self._framed(columns, height)
        if view is None:
            self.tell([self._header(columns), [], [(f"  {self.why_empty(reading)}", "empty")], [], *lost])
            return
        if view != self._view or self._picture is None:
            self._view, self._picture = view, Picture(Sheet(self._atlas, view), self._spots)
            in_view = self._picture.in_view
            shared = legend.shared(self._picture.shared, columns // 2)
            self._beyond = legend.beyond(self._spots, in_view, view, self._atlas, columns, far, shared)
        drawn = self._picture.rows(self._emphasis)
        if not self._picture.in_view:
            drawn[height // 2] = legend.stranded(key_of(self.app, "chart.fit"), columns)
        self.tell(
            [
                self._header(columns),
                *drawn,
                legend.scale_and_signs(view, columns),
                self.scope_told(reading, columns),
                *self._beyond,
                *lost,
            ]
        )

    def why_empty(self, reading: Reading) -> str:
        """What to say where there is no place."""
        return _why_empty(reading)

    def scope_told(self, reading: Reading, columns: int) -> list[Run]:
        """The places of the scope by name."""
        return legend.in_scope(self._spots, self._emphasis, reading.scope.value, columns)

    def _header(self, columns: int) -> list[Run]:
        assert self.reading is not None
        count = f" m · {len(self._spots)} "
        title = f"MAP{about_of(self.reading, columns - len(count) - 6)}"
        rule = "─" * max(1, columns - cell_len(title) - len(count) - 2)
        return [
            (title[:3], "keys" if self.has_focus else "title"),
            (title[3:], "count"),
            (f" {rule}", "rule"),
            (count, "count"),
            ("─", "rule"),
        ]

    def _framed(self, columns: int, rows: int) -> View | None:
        """The reader's own view, else the part of the world that the article is about."""
        if self._is_moved and self._view is not None:
            kept, view = self._kept(), self._view.sized(columns, rows)
            if kept is None or view.cell(*kept[1]) is not None:
                return view
            return view.holding(*kept[1], *view.dot(*kept[1]))
        return self._fitted(columns, rows)

    def _fitted(self, columns: int, rows: int, is_whole: bool = False) -> View | None:
        about = next(iter(self.reading.facts.known.about), None) if self.reading is not None else None
        box = (
            whole_box(self._spots, self._atlas)
            if is_whole
            else focus_box(self._spots, about.country if about else None, self._atlas)
        )
        return None if box is None else View.of(box, columns, rows, LEAST_KM)

    # --- what its keys do

    def line(self, step: int) -> None:
        """Pan south or north."""
        self._go(self._view and self._view.panned(0, _PAN * step))

    def side(self, step: int) -> bool:
        """Pan east or west."""
        self._go(self._view and self._view.panned(_PAN * step, 0))
        return True

    def page(self, pages: float) -> None:
        """Pan by the view's height."""
        self._go(self._view and self._view.panned(0, pages))

    def zoom(self, step: int) -> bool:
        """Nearer or farther, about the chosen place or that nearest to the middle; where none is in view, go to the nearest."""
        view, kept = self._view, self._kept()
        if view is not None and kept is not None:
            self._go(view.zoomed(_ZOOM**step, kept[1]), kept[0])
        elif view is not None and (spot := nearest_spot(self._spots, view, self._atlas)) is not None:
            self._go(self._brought(view, spot))
        return True

    def _kept(self) -> tuple[str, tuple[float, float]] | None:
        """The place that stays in view, with its longitude and latitude; None where none is in view."""
        view, picture = self._view, self._picture
        if view is None or picture is None:
            return None
        known = (entity for entity in (self.chosen, self._pivot) if entity in picture.in_view)
        entity = next(known, None) or picture.nearest()
        cell = picture.cell_of(entity) if entity is not None else None
        if entity is None or cell is None:
            return None
        spot = self._spots[self._spots.place(entity) or 0]
        if spot.shape == "outline" or spot.longitude is None or spot.latitude is None:
            return entity, view.position(cell)
        return entity, (spot.longitude, spot.latitude)

    def fit(self) -> bool:
        """Show the part that the article is about; where it is shown already, every place."""
        if self._view is not None:
            fitted = self._fitted(self._view.columns, self._view.rows)
            is_shown = fitted == self._view
            self._go(self._fitted(self._view.columns, self._view.rows, is_whole=True) if is_shown else fitted)
            self._is_moved = is_shown
        return True

    def item(self, step: int) -> bool:
        """Choose the next or previous place in the order of the text; first, one that is in scope."""
        if not self._spots:
            return True
        here = self._spots.place(self.chosen)
        if here is None:
            scoped = self._spots.marked(self._emphasis.marks)
            here = (self._spots.place(scoped[0].entity) or 0) if scoped else 0
            here -= 1 if step > 0 else -1
        self._point(self._spots[(here + step) % len(self._spots)])
        return True

    def edge(self, step: int) -> None:
        """Choose the first or the last place."""
        if self._spots:
            self._point(self._spots[-1 if step > 0 else 0])

    def activate(self) -> bool:
        """Go to a mention of the chosen place; with none chosen, choose one first."""
        if self.chosen is None:
            self.item(1)
        if self.chosen is not None:
            self.post_message(EntityChosen(self.chosen))
        return True

    def on_click(self, event: events.Click) -> None:
        """Choose the place that was clicked; a second click goes to its mention."""
        self.focus()
        if self._picture is None:
            return
        entity = self._picture.at(event.x, event.y - _HEADER, self._emphasis)
        place = self._spots.place(entity)
        if place is not None and entity == self.chosen:
            self.activate()
        elif place is not None:
            self._point(self._spots[place])

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Nearer."""
        event.stop()
        self.zoom(1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Farther."""
        event.stop()
        self.zoom(-1)

    def _go(self, view: View | None, pivot: str | None = None) -> None:
        if view is not None:
            self._view, self._picture, self._is_moved, self._pivot = view, None, True, pivot
            self._show()

    def _point(self, spot: Spot) -> None:
        """Choose the place, say why it is there, and bring it into view."""
        self._emphasis = Emphasis(self._emphasis.marks, spot.entity)
        self.post_message(RowPointed(spot.entity))
        view, is_seen = self._view, self._picture is not None and spot.entity in self._picture.in_view
        if view is None or spot.shape == "nowhere" or is_seen:
            self._show()
        else:
            self._go(self._brought(view, spot))

    def _brought(self, view: View, spot: Spot) -> View:
        """The view with a place in its middle; a country whole."""
        if spot.longitude is not None and spot.latitude is not None and spot.shape != "outline":
            return view.centred(spot.longitude, spot.latitude)
        return View.of(box_of(spot, self._atlas), view.columns, view.rows, LEAST_KM)


def _why_empty(reading: Reading) -> str:
    if "location" in reading.filter.hidden:
        return "Locations are hidden: 1 shows them."
    if not reading.progress.is_complete and not reading.progress.trouble:
        return "No place is known yet: the analysis goes on."
    if reading.filter.query:
        return "The filter shows no place that can be put on a map."
    return "The article names no place that can be put on a map."

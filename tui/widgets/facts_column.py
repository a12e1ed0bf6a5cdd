"""The panes, one a kind: one under another, two by two where there is room, one at a time where there is little."""

from __future__ import annotations

from collections import Counter

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.css.scalar import Scalar
from textual.reactive import var

from extractors.kinds import NAMES
from extractors.kinds.registry import kind_names
from extractors.model import Kind
from tui.filter import Filter
from tui.geometry import DOUBLE, NARROW, WIDE, facts_columns, text_place
from tui.kind_views import view_of
from tui.reading import Reading
from tui.rows import rows_of
from tui.widgets.chart import Chart
from tui.widgets.entity_pane import EntityPane
from tui.widgets.pane_columns import PaneColumns
from tui.widgets.pane_header import PaneHeader, PaneTabs

# A pane's header with the blank line under its list; one that lists nothing is its header.
_FRAME_ROWS, _EMPTY_ROWS = 2, 1
# Under a chart: the share of the height that panes have, and the cells of a row from which two stand beside each other, about
# those that the panes have beside the text at least.
_UNDER_CHART, _PAIRED = 4 / 9, 46
# Columns between two panes beside each other.
_BETWEEN = 3
_SCROLLBAR = 1

ROW_BESIDE = 4
"""Columns of the facts beside a row of panes that stand one below another: border, padding, scrollbar."""


class FactsColumn(Vertical):
    """Shares its height among the panes by what they list.

    Args:
        reading: What it opens with: the panes are there with their rows at the first layout.
    """

    reading: var[Reading | None] = var(None, init=False)
    shown: var[Kind] = var(NAMES[0], init=False)

    def __init__(self, reading: Reading | None = None, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(FactsColumn.reading, reading)
        self._listed: Counter[Kind] = Counter()  # what the panes would list, were nothing asked
        self._more: Counter[Kind] = Counter()  # lines that their rows would take beyond one each
        self._chosen: Kind = NAMES[0]  # the pane that the reader chose, shown as long as it lists something
        self._rows = ""
        self._shut = self._listed_shut = Filter().closed

    def compose(self) -> ComposeResult:
        """The panes in the order of their keys."""
        yield PaneTabs().data_bind(FactsColumn.reading, FactsColumn.shown)
        for kind in kind_names():
            with Vertical(id=f"frame-{kind}", classes=self._look(kind)):
                yield PaneHeader(kind).data_bind(FactsColumn.reading)
                yield EntityPane(kind).data_bind(FactsColumn.reading)

    def _look(self, kind: Kind) -> str:
        """The classes that a frame opens with: to be given them later, all in it would be styled again."""
        told = {"-shown": kind == self.shown, "-closed": kind in self._shut}
        return " ".join(["frame", *(name for name, is_so in told.items() if is_so)])

    def on_mount(self) -> None:
        """Show the panes, each with the room that it will have."""
        self._share()

    def watch_reading(self, old: Reading | None, new: Reading | None) -> None:
        """Share the height anew where more is known, or a closed pane was opened; a filter moves no pane."""
        closed = frozenset() if new is None else new.filter.closed
        if closed != self._shut:
            self._open(closed)
            self._share()
        if new is not None and (old is None or old.facts is not new.facts or old.progress != new.progress):
            self._show_what_lists(new)
        if old is None or new is None or old.known is not new.known:
            self._share()
            if self.app.size.width >= DOUBLE:
                self.call_after_refresh(self._share)  # the panes have taken their rows by then

    def _open(self, closed: frozenset[Kind]) -> None:
        """Where one pane is shown at a time, show what was opened; not what was closed."""
        opened, self._shut = self._shut - closed, closed
        if opened:
            self._chosen = self.shown = next(iter(opened))
        elif self.shown in closed:
            self._chosen = self.shown = NAMES[0]

    def watch_shown(self) -> None:
        """Mark the frame that is shown where there is room for one."""
        for kind in kind_names():
            self.query_one(f"#frame-{kind}").set_class(kind == self.shown, "-shown")

    def on_resize(self) -> None:
        """Share the new height."""
        if self.reading is not None:
            self._show_what_lists(self.reading)
        self._share()

    def give_keys(self, kind: Kind, entity: str | None = None) -> None:
        """Show the pane of that kind and give it the keys, its cursor on the entity where one is named."""
        self.show_pane(kind)
        self.query_one(f"#pane-{kind}", EntityPane).take_keys(entity)

    def show_pane(self, kind: Kind) -> None:
        """Have the pane of that kind in view where one is shown at a time."""
        self._chosen = self.shown = kind

    def _show_what_lists(self, reading: Reading) -> None:
        """Where one pane is in view and lists nothing, show the first that does, until the chosen one lists something again."""
        if self.app.size.width >= NARROW or self.query_one(f"#pane-{self.shown}", EntityPane).has_focus:
            return  # elsewhere all are in view

        def lists(kind: Kind) -> bool:
            return kind not in reading.filter.hidden and bool(reading.facts.counts[kind])

        is_settled = reading.filter.is_active or reading.progress.is_complete
        others = filter(lists, kind_names()) if is_settled and not lists(self._chosen) else ()
        self.shown = next(iter(others), self._chosen)

    async def show_chart(self, chart: Chart) -> None:
        """Put it above the panes, or in their place; it follows the screen's reading."""
        await self.mount(chart, before=0)

        def follow(reading: Reading | None) -> None:
            chart.reading = reading

        chart.watch(self, "reading", follow)
        self._share()

    def share_again(self) -> None:
        """Share the height anew, after a chart was taken away."""
        self.call_after_refresh(self._share)

    def _share(self) -> None:
        frames = [*self.query(".frame")]
        if self.reading is None or not frames:
            return
        if not self.reading.filter.is_active or self._shut != self._listed_shut:
            self._listed_shut = self._shut
            self._listed = Counter(self.reading.facts.counts)
        elif not self._listed:
            self._listed = Counter(self.reading.known.counts)
        width = self.app.size.width
        kinds = [kind for kind in kind_names() if kind not in self._shut]
        wanted = [rows + _FRAME_ROWS if (rows := self._listed[kind]) else _EMPTY_ROWS for kind in kinds]
        is_charted = any(isinstance(child, Chart) for child in self.children)
        is_double = width >= DOUBLE and not is_charted and self._fits_double()
        is_paired = width >= WIDE and is_charted and self._half >= _PAIRED
        self.set_class(is_double, "-double")
        self.set_class(is_paired, "-paired")
        is_stacked = width >= NARROW and not is_double and not is_paired
        # Before the first layout, what that will give.
        height = self.size.height or text_place(*self.app.size)[2]
        room = round(height * (_UNDER_CHART if is_charted else 1))
        left = room - sum(wanted) if is_stacked else 0
        left -= self._close(left if not is_charted else 0)
        heights = shared(wanted, room) if is_stacked else []
        if left > 0:
            further = shared([self._further(kind) for kind in kinds], left)
            heights = [rows + more for rows, more in zip(heights, further, strict=True)]
        for place, kind in enumerate(kinds):
            frame = self.query_one(f"#frame-{kind}")
            scalar = Scalar.parse(str(heights[place]) if is_stacked else "1fr")
            if frame.styles.height != scalar:
                frame.styles.height = scalar
            if is_stacked and not self.size.height:
                frame.query_one(EntityPane).expect(heights[place] - 1)  # without its header
        self._share_grid(wanted if is_double else [])

    def _further(self, kind: Kind) -> int:
        """Lines beyond one a row in which no row of the kind is cut; while a filter is active, those that there were."""
        reading = self.reading
        if reading is not None and not reading.filter.is_active:
            width = facts_columns(self.app.size.width) - ROW_BESIDE
            if self.size.width:
                width = self.size.width - _SCROLLBAR
            rows = rows_of(reading.facts, kind)
            columns = PaneColumns.of(rows, view_of(kind).said_of is not None)
            self._more[kind] = sum(columns.lines_wanted(rows, width)) - len(rows)
        return self._more[kind]

    def _close(self, rows: int) -> int:
        """Leave the closed panes out; where rows are left over, their headers say that there is something: how many do."""
        told = 0
        for kind in kind_names():
            frame, is_closed = self.query_one(f"#frame-{kind}"), kind in self._shut
            is_told = is_closed and self._is_known(kind) and rows > 0
            frame.set_class(is_closed and not is_told, "-closed")
            if is_told:
                rows, told = rows - 1, told + 1
                frame.styles.height = Scalar.parse("1")
        return told

    def _is_known(self, kind: Kind) -> bool:
        return self.reading is not None and bool(self.reading.facts.listing.of(kind))

    def _fits_double(self) -> bool:
        """Whether no pane's rows are cut where two stand beside each other."""
        panes = (pane for pane in self.query(EntityPane) if pane.kind not in self._shut)
        return all(pane.columns_wanted <= self._half for pane in panes)

    @property
    def _half(self) -> int:
        """Cells of a row where two panes stand beside each other."""
        return (self.size.width - _BETWEEN) // 2 - 1

    def _share_grid(self, wanted: list[int]) -> None:
        """Share the height among rows of two panes; none: as the style sheet says."""
        pairs = [max(wanted[at : at + 2]) for at in range(0, len(wanted), 2)]
        gaps = max(0, len(pairs) - 1)
        rows = " ".join(map(str, shared(pairs, self.size.height - gaps)))
        if rows != self._rows:
            self._rows = rows
            if rows:
                self.styles.grid_rows = rows
            else:
                self.styles.clear_rule("grid_rows")


def shared(wanted: list[int], height: int) -> list[int]:
    """Rows for each: what it wants where that fits, else the small ones whole and the rest in equal parts.

    Args:
        wanted: Rows that each would fill.
        height: Rows there are.
    """
    given = [0] * len(wanted)
    left, open_ = height, sorted(range(len(wanted)), key=lambda index: wanted[index])
    while open_:
        part = left // len(open_)
        index = open_.pop(0)
        given[index] = min(wanted[index], max(part, 0))
        left -= given[index]
    return given

"""The panes, one a kind: one under another, two by two where there is room, one at a time where there is little."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.css.scalar import Scalar
from textual.reactive import var

from extractors.kinds import NAMES
from extractors.kinds.registry import kind_names
from extractors.model import Kind
from tui.geometry import NARROW, WIDE
from tui.reading import Reading
from tui.widgets.chart import Chart
from tui.widgets.entity_pane import EntityPane
from tui.widgets.pane_header import PaneHeader, PaneTabs

# A pane's header, its least list, and the blank line under it.
_FRAME_ROWS, _LEAST_ROWS = 2, 1


class FactsColumn(Vertical):
    """Shares its height among the panes by what they list."""

    reading: var[Reading | None] = var(None, init=False)
    shown: var[Kind] = var(NAMES[0], init=False)

    def compose(self) -> ComposeResult:
        """The panes in the order of their keys."""
        yield PaneTabs().data_bind(FactsColumn.reading, FactsColumn.shown)
        for kind in kind_names():
            with Vertical(id=f"frame-{kind}", classes="frame"):
                yield PaneHeader(kind).data_bind(FactsColumn.reading)
                yield EntityPane(kind).data_bind(FactsColumn.reading)

    def on_mount(self) -> None:
        """Show the first pane."""
        self.watch_shown()

    def watch_reading(self, old: Reading | None, new: Reading | None) -> None:
        """Share the height anew where more is known; a filter moves no pane."""
        if old is None or new is None or old.known is not new.known:
            self._share()

    def watch_shown(self) -> None:
        """Mark the frame that is shown where there is room for one."""
        for kind in kind_names():
            self.query_one(f"#frame-{kind}").set_class(kind == self.shown, "-shown")

    def on_resize(self) -> None:
        """Share the new height."""
        self._share()

    def give_keys(self, kind: Kind, entity: str | None = None) -> None:
        """Show the pane of that kind and give it the keys, its cursor on the entity where one is named."""
        self.shown = kind
        self.query_one(f"#pane-{kind}", EntityPane).take_keys(entity)

    async def show_chart(self, chart: Chart) -> None:
        """Put it above the panes, or in their place; it follows the screen's reading."""
        await self.mount(chart, before=0)

        def follow(reading: Reading | None) -> None:
            chart.reading = reading

        chart.watch(self, "reading", follow)

    def _share(self) -> None:
        if self.reading is None or not self.is_mounted:
            return
        is_stacked = NARROW <= self.app.size.width < WIDE
        known = self.reading.known.counts
        heights = shared([known[kind] + _FRAME_ROWS for kind in kind_names()], self.size.height)
        for kind, height in zip(kind_names(), heights, strict=True):
            frame = self.query_one(f"#frame-{kind}")
            wanted = Scalar.parse(str(height) if is_stacked else "1fr")
            if frame.styles.height != wanted:
                frame.styles.height = wanted


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
        given[index] = min(max(wanted[index], _FRAME_ROWS + _LEAST_ROWS), max(part, 0))
        left -= given[index]
    return given

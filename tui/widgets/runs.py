"""Lines of a widget as runs of one look, painted only where they changed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from tui.widgets.chart import Chart

Run = tuple[str, str]  # text, look
Lines = Sequence[Sequence[Run]]


class RunChart(Chart):
    """A chart whose lines are told to it; a look `x` is the component class `PREFIX--x`."""

    PREFIX = ""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lines: Lines = ()
        self._styles_of: dict[str, Style] = {}

    def tell(self, lines: Lines) -> None:
        """Show these lines; those that stay as they are are not painted."""
        old, self.lines = self.lines, lines
        width = self.size.width
        changed = [y for y, line in enumerate(lines) if y >= len(old) or list(old[y]) != list(line)]
        changed += range(len(lines), len(old))
        if changed:
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        """One of the lines."""
        width, base = self.size.width, self.look("")
        runs = self.lines[y] if y < len(self.lines) else ()
        return Strip([Segment(text, self.look(name)) for text, name in runs if text]).adjust_cell_length(
            width, base
        )

    def notify_style_update(self) -> None:
        """Forget the styles when the theme changes."""
        super().notify_style_update()
        self._styles_of = {}

    def look(self, name: str) -> Style:
        """The style of a look, on the widget's own ground."""
        style = self._styles_of.get(name)
        if style is None:
            style = self.rich_style
            if name:
                style += self.get_component_rich_style(f"{self.PREFIX}--{name}", partial=True)
            self._styles_of[name] = style
        return style

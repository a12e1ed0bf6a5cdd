"""A line of the window that says something on its left and something on its right."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

Part = tuple[str, str]  # text, component class


class Bar(Widget):
    """One line of parts; it is painted again only when its words change. Parts that do not fit are cut from the left side."""

    ALLOW_SELECT = False

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._left_parts: tuple[Part, ...] = ()
        self._right_parts: tuple[Part, ...] = ()
        self._looks: dict[str, Style] = {}  # composed once: every key says something else here

    def notify_style_update(self) -> None:
        """Forget the composed styles when the theme changes."""
        super().notify_style_update()
        self._looks = {}

    @property
    def room(self) -> int:
        """Its cells: it is as wide as the window, before the first layout too."""
        return self.size.width or self.app.size.width

    def say(self, left: tuple[Part, ...], right: tuple[Part, ...] = ()) -> None:
        """Show these parts."""
        if (left, right) != (self._left_parts, self._right_parts):
            self._left_parts, self._right_parts = left, right
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The bar's one line."""
        width, base = self.size.width, self.rich_style
        if y:
            return Strip.blank(width, base)
        right = [self._segment(text, name) for text, name in self._right_parts]
        room = width - sum(segment.cell_length for segment in right)
        left: list[Segment] = []
        for text, name in self._left_parts:
            cells = min(cell_len(text), max(0, room))
            if cells < cell_len(text):
                text = set_cell_size(text, max(0, cells - 1)).rstrip() + "…" if cells > 1 else ""
            left.append(self._segment(text, name))
            room -= cell_len(text)
        return (
            Strip([*left, Segment(" " * max(0, room), base), *right])
            .crop(0, width)
            .adjust_cell_length(width, base)
        )

    def _segment(self, text: str, name: str) -> Segment:
        style = self._looks.get(name)
        if style is None:
            look = self.get_component_rich_style(name, partial=True) if name else Style.null()
            style = self._looks[name] = self.rich_style + look
        return Segment(text, style)

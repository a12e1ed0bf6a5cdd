"""A list to choose from: what a choice stands under, what it is, and more of it in small."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.choosing.choice import Choice
from tui.visible import visible

_GAP, _LABEL_AT_MOST = 2, 34  # cells


class ChoiceList(ScrollView, can_focus=False):
    """Lines with a cursor; the keys are the input's above it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "choices--group",
        "choices--label",
        "choices--what",
        "choices--cursor",
        "choices--none",
    }

    class Clicked(Message):
        """A choice was clicked."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.choices: tuple[Choice, ...] = ()
        self.cursor = 0
        self._columns = (0, 0)  # cells of group and label

    @property
    def chosen(self) -> Choice | None:
        """The choice under the cursor; None where it cannot be chosen."""
        choice = self.choices[self.cursor] if self.cursor < len(self.choices) else None
        return choice if choice is not None and choice.value is not None else None

    def show(self, choices: Sequence[Choice]) -> None:
        """List these, with the cursor on the first."""
        self.choices, self.cursor = tuple(choices), 0
        groups = max((cell_len(choice.group) for choice in choices), default=0)
        labels = max((cell_len(visible(choice.label)) for choice in choices), default=0)
        self._columns = (groups + _GAP if groups else 0, min(labels, _LABEL_AT_MOST) + _GAP)
        self.virtual_size = Size(self.size.width, len(choices))
        self.scroll_to(y=0, animate=False, immediate=True)
        self.refresh()

    def point(self, step: int) -> None:
        """Move the cursor; it stops at the ends."""
        self.cursor = min(max(0, self.cursor + step), max(0, len(self.choices) - 1))
        top, height = self.scroll_offset.y, max(1, self.size.height)
        target = min(max(top, self.cursor - height + 1), self.cursor)
        if target != top:
            self.scroll_to(y=target, animate=False, immediate=True)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose the line that was clicked."""
        index = event.y + self.scroll_offset.y
        if 0 <= index < len(self.choices):
            self.cursor = index
            self.refresh()
            self.post_message(self.Clicked())

    def render_line(self, y: int) -> Strip:
        """One choice; what it stands under is said where it changes, and in the first line that is seen."""
        index, width, base = y + self.scroll_offset.y, self.scrollable_content_region.width, self.rich_style
        if index >= len(self.choices):
            return Strip.blank(width, base)
        choice = self.choices[index]
        is_first = y == 0 or self.choices[index - 1].group != choice.group
        is_under = index == self.cursor
        over = self.get_component_rich_style("choices--cursor", partial=True) if is_under else None
        group, label = self._columns
        if choice.value is None:
            cells = [(f"{visible(choice.label)}  {visible(choice.what)}".rstrip(), "choices--none")]
        else:
            name = _cut(visible(choice.label), label - _GAP) + " " * _GAP
            cells = [
                (set_cell_size(choice.group if is_first else "", group), "choices--group"),
                (name, "choices--label"),
                (visible(choice.what), "choices--what"),
            ]
        segments = [Segment("▌ " if is_under and choice.value is not None else "  ", base)]
        for text, look in cells:
            style = base + self.get_component_rich_style(look, partial=True)
            segments.append(Segment(text, style + over if over and choice.value is not None else style))
        line = Strip(segments)
        if line.cell_length > width:
            line = Strip([*line.crop(0, width - 1), segments[-1]._replace(text="…")])
        return line.adjust_cell_length(width, base + over if over and choice.value is not None else base)


def _cut(text: str, width: int) -> str:
    """The text in exactly so many cells, an ellipsis where it was cut."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + "…"

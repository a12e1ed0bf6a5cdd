"""The timeline: the article's dates in order over one axis, with what happens on each; rows in scope are marked."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tui.messages import MentionChosen, RowPointed
from tui.reader.navigation import Pointed
from tui.reading import Reading
from tui.timeline.chronicle import Chronicle
from tui.timeline.face import MARK, ROOMY, Cells, Face, why_empty
from tui.timeline.lines import NO_ANCHOR, Line, Lines
from tui.widgets.chart import Chart
from tui.widgets.listing import Listing

_HEADER = 2  # rows that do not scroll: the title, and the ends of the axis

_LOOKS = (
    "title", "keys", "rule", "count", "mark", "marked", "cursor", "chosen", "date", "event", "bar", "heading", "reason",
    "anchor", "blank", "empty",
)  # fmt: skip


class TimelineView(Listing, Chart):
    """Lines made when the facts or the width change; a move in the text repaints the lines whose mark changed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"timeline--{look}" for look in _LOOKS}
    key_context = "timeline"
    NO_ANCHOR = NO_ANCHOR  # what is said where the article's own date is not known

    def __init__(self) -> None:
        super().__init__(id="timeline")
        self.cursor = 0  # among the events
        self._chronicle: Chronicle | None = None
        self._lines: Lines | None = None
        self._face: Face | None = None
        self._is_begun = True  # False: it got the keys before it had lines
        self._is_whole = False  # the axis shows every date, not only those near the article's own
        self._looks: dict[str, Style] = {}

    # --- what it shows

    def watch_reading(self, old: Reading | None, new: Reading | None) -> None:
        """Take the dates of other facts; else repaint the lines whose mark changed, and keep one of those in sight."""
        if new is None:
            return
        is_other = old is None or old.facts is not new.facts or old.article is not new.article
        if old is None or (is_other and not self.defers(old, new)):
            self.take_facts(new)
        else:
            for index in self._in_sight():
                if _is_marked(self._line(index), old) != _is_marked(self._line(index), new) or (
                    old.focus.entity != new.focus.entity
                ):
                    self._refresh_line(index)
        if old is None or old.in_scope != new.in_scope:
            self._show_marked(new)

    def take_facts(self, reading: Reading) -> None:
        """Show the dates of these facts."""
        self._chronicle = Chronicle(reading.facts)
        self._lay_out()

    def on_resize(self) -> None:
        """The lines are as wide as the column."""
        self._lay_out()

    def watch_has_focus(self, has_focus: bool) -> None:
        """The cursor is shown only while it has the keys."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The title, the axis, and then the lines."""
        width, base, face = self._width, self._style(""), self._face
        if self.reading is None or self._lines is None or face is None:
            return Strip.blank(width, base)
        if y < _HEADER:
            return self._painted(face.title(self.has_focus) if y == 0 else face.ends(), base)
        index = y - _HEADER + self.scroll_offset.y
        if face.chronicle.is_empty:
            return self._painted([(f"  {self.why_empty(self.reading)}" if index == 0 else "", "empty")], base)
        if index >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[index]
        is_marked = _is_marked(line, self.reading)
        if is_marked:
            base += self._style("marked")
        if line.entity is not None and line.entity == self.reading.focus.entity:
            base += self._style("chosen")
        over = (
            self._style("cursor") if self.has_focus and index - line.part == self._index() else Style.null()
        )
        return self._painted([("▌ " if is_marked else "  ", "mark"), *face.cells(line)], base, over)

    def why_empty(self, reading: Reading) -> str:
        """What to say where there is no date."""
        return why_empty(reading)

    def _painted(self, cells: Cells, base: Style, over: Style | None = None) -> Strip:
        over = over or Style.null()
        segments = [Segment(text, base + self._style(look) + over) for text, look in cells if text]
        return Strip(segments).adjust_cell_length(self._width, base + over)

    def notify_style_update(self) -> None:
        """Forget the styles when the theme or the focus changes."""
        super().notify_style_update()
        self._looks = {}

    def _style(self, name: str) -> Style:
        style = self._looks.get(name)
        if style is None:
            style = (
                self.get_component_rich_style(f"timeline--{name}", partial=True) if name else self.rich_style
            )
            self._looks[name] = style
        return style

    # --- where its lines are

    @property
    def _width(self) -> int:
        """Cells beside the scrollbar."""
        return self.scrollable_content_region.width

    def _lay_out(self) -> None:
        width = self._width
        if self.reading is None or self._chronicle is None or not width:
            return
        under = self._line(self._index()) if self._lines is not None and self._lines.events else None
        self._lines = Lines(
            self._chronicle, self.reading.article, width - MARK, width >= ROOMY, self.NO_ANCHOR
        )
        self._set_face()
        if self._face is not None:
            self._lines = self._lines.unfolded(self._face.lines_needed, self.size.height - _HEADER)
        place = None
        if under is not None and under.entity is not None and under.offset is not None:
            place = self._lines.of_entity(under.entity, under.offset)
        here = self._lines.events.index(place) if place is not None else self.cursor
        self.cursor = min(here, max(0, len(self._lines.events) - 1))
        size = Size(width, len(self._lines) + _HEADER)
        if size != self.virtual_size:
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)
        if not self._is_begun:
            self.take_keys()
        self.refresh()

    def _set_face(self) -> None:
        if self.reading is not None and self._chronicle is not None and self._lines is not None:
            anchor = Lines.anchor_of(self.reading.article)
            self._face = Face.of(self._chronicle, self._lines, anchor, self._width, self._is_whole)
        self.refresh()

    def _line(self, index: int) -> Line | None:
        return self._lines[index] if self._lines is not None and 0 <= index < len(self._lines) else None

    def _index(self) -> int:
        """Index of the line that the cursor is on."""
        events = self._lines.events if self._lines is not None else []
        return events[self.cursor] if self.cursor < len(events) else -1

    def _in_sight(self) -> range:
        top = self.scroll_offset.y
        return range(top, min(top + max(0, self.size.height - _HEADER), len(self._lines or ())))

    def _refresh_line(self, index: int) -> None:
        line = self._line(index)
        for further in range(line.parts if line is not None and not line.part else 1):
            y = index + further - self.scroll_offset.y + _HEADER
            if _HEADER <= y < self.size.height:
                self.refresh(Region(0, y, self.size.width, 1))

    def _show_marked(self, reading: Reading) -> None:
        """Scroll only where no marked line is in sight."""
        if self._lines is None or self.has_focus:
            return
        marked, sight = self._lines.within(reading.in_scope), self._in_sight()
        if marked and not any(index in sight for index in marked):
            self._scroll_into_view(marked[0])

    def _scroll_into_view(self, index: int) -> None:
        sight = self._in_sight()
        height = max(1, self.size.height - _HEADER)
        above = index - 1 if self._line(index - 1) and self._is_label(index - 1) else index
        target = sight.start
        if index >= sight.start + height:
            target = index - height + 1
        target = min(target, above) if index > 1 else 0
        if target != sight.start:
            self.scroll_to(y=target, animate=False, immediate=True)

    def _is_label(self, index: int) -> bool:
        """Whether the line only says the date of the line below."""
        line = self._line(index)
        return line is not None and line.look == "date" and line.offset is None

    # --- what its keys do

    def pointed(self) -> Pointed | None:
        """The mention that the line under the cursor tells of."""
        line = self._line(self._index())
        if line is None or line.entity is None or self.reading is None:
            return None
        mentions = self.reading.facts.mentions_of(line.entity)
        return Pointed(line.entity, next((m for m in mentions if m.start == line.offset), None))

    def line(self, step: int) -> None:
        """Move the cursor by so many events; it stops at the ends."""
        if self._lines is not None and self._lines.events:
            self._point(min(max(0, self.cursor + step), len(self._lines.events) - 1))

    def edge(self, step: int) -> None:
        """Move it to the first or the last event."""
        self.line(step * len(self._lines.events if self._lines is not None else ()))

    def activate(self) -> bool:
        """Go to the mention that the line under the cursor tells of."""
        line = self._line(self._index())
        if line is not None and line.entity is not None and line.offset is not None:
            self.post_message(MentionChosen(line.offset, line.entity))
        return True

    def side(self, step: int) -> bool:  # noqa: ARG002 - it has none
        """The timeline has no sides, and keeps the keys."""
        return True

    def item(self, step: int) -> bool:
        """The next or previous event, around."""
        if self._lines is not None and self._lines.events:
            self._point((self.cursor + step) % len(self._lines.events))
        return True

    def zoom(self, step: int) -> bool:
        """The axis shows the dates near the article's own (1), or all (-1)."""
        self._is_whole = step < 0
        self._set_face()
        return True

    def fit(self) -> bool:
        """The axis shows all dates; then again those near the article's own."""
        return self.zoom(1 if self._is_whole else -1)

    def take_keys(self) -> None:
        """Begin at the first event in scope, where there is one."""
        self._is_begun = self._lines is not None
        if self._lines is None or self.reading is None or not self._lines.events:
            return
        marked = self._lines.within(self.reading.in_scope)
        self._point(self._lines.events.index(marked[0]) if marked else self.cursor, says_why=False)

    def on_click(self, event: events.Click) -> None:
        """Go to the mention that the clicked line tells of."""
        self.focus()
        index = event.y - _HEADER + self.scroll_offset.y
        touched = self._line(index)
        index -= touched.part if touched is not None else 0
        line = self._line(index)
        if self._lines is not None and line is not None and line.offset is not None:
            self._point(self._lines.events.index(index))
            self.activate()

    def _point(self, cursor: int, says_why: bool = True) -> None:
        self._refresh_line(self._index())
        self.cursor = cursor
        index = self._index()
        self._refresh_line(index)
        self._scroll_into_view(index)
        line = self._line(index)
        if says_why and line is not None and line.entity is not None:
            self.post_message(RowPointed(line.entity))


def _is_marked(line: Line | None, reading: Reading) -> bool:
    if line is None or line.told is None:
        return False
    start, end = reading.in_scope
    return start <= line.told < end

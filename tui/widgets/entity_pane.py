"""A pane: the entities of one kind as a list of lines that keeps its order and marks what is in scope."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from extractors.kinds.registry import kind_names
from extractors.model import Kind
from extractors.normalisation import without_quote_marks
from tui.facts import Facts
from tui.geometry import NARROW
from tui.keymap import key_of
from tui.kind_views import view_of
from tui.marks import Marks
from tui.messages import EntityChosen, RowPointed
from tui.reader.navigation import Pointed
from tui.reading import Order, Reading
from tui.rows import Row, Rows, rows_of
from tui.visible import visible
from tui.widgets.listing import Listing
from tui.widgets.pane_columns import PaneColumns
from tui.widgets.row_lines import UNFOLDED, RowLines, given

# The columns are as wide as these first rows want them.
_MEASURED = 120
# Of them so many are made in a step: a millisecond's work.
_MADE = 20


class EntityPane(Listing, inherit_bindings=False):
    """Rows of one kind. Only rows whose mark changed are painted on a move."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "pane--name", "pane--what", "pane--count", "pane--mark", "pane--marked", "pane--chosen", "pane--cursor", "pane--empty",
    }  # fmt: skip

    reading: var[Reading | None] = var(None, init=False)

    def __init__(self, kind: Kind) -> None:
        super().__init__(id=f"pane-{kind}", classes=f"pane -{kind}")
        self.kind: Kind = kind
        self.rows = Rows()
        self._listed = self.rows  # what was listed last: shown again after it was hidden, its rows are there
        self.cursor = 0
        self._marks = Marks()
        self._columns, self._lines = PaneColumns(), RowLines()
        self._ahead: tuple[Facts, Order, Rows] | None = (
            None  # rows that are ready before their facts are shown
        )
        self._quotes: dict[str, str] = {}  # what stands in scope of rows that quote it
        self._picked: frozenset[str] = frozenset()  # entities that are marked for a pipe
        self._looks: dict[str, Style] = {}
        self._was_shown = False  # it had its own place on the screen

    def watch_reading(self, old: Reading | None, new: Reading | None) -> None:
        """Take the rows of another analysis, filter or order; else repaint the rows whose mark changed."""
        if new is None:
            return
        marks = new.marks
        quoted, self._quotes = self._quotes, self._quotes_in(new)
        if new.picked or self._picked:
            self._picked = _picked_in(new)
            self.refresh()
        is_other = old is None or not _lists_the_same(old, new, self.kind)
        if is_other:
            is_other = not self._take(new)
        if old is None or is_other:
            self._marks = marks
            self.refresh()
        elif marks != self._marks or old.focus.entity != new.focus.entity or quoted != self._quotes:
            touched = {id_ for id_, words in self._quotes.items() if quoted.get(id_) != words}
            if old.focus.entity != new.focus.entity:
                touched |= {old.focus.entity or "", new.focus.entity or ""}
            before, self._marks = self._marks, marks
            for index in self._in_sight():
                row = self.rows[index]
                if row.entity in touched or before.marks(row.entity, row.first) != self._is_marked(row):
                    self._refresh_row(index)
        if old is None or old.focus != new.focus:
            self._show_marked(new)

    def prepare(self, reading: Reading) -> Iterator[None]:
        """Make the rows of a reading that is soon to come, as many as are measured, with a pause after each step."""
        rows = rows_of(reading.facts, self.kind, reading.order, self._listed)
        yield
        for start in range(0, min(len(rows), _MEASURED), _MADE):
            rows[start : start + _MADE]
            yield
        self._ahead = reading.facts, reading.order, rows

    def render_line(self, y: int) -> Strip:
        """One row: the mark, the figure's amount, the name, what it is, how often."""
        line, width = y + self.scroll_offset.y, self._width
        if not self.rows or line >= len(self._lines):
            return self._empty(width) if y == 0 and not self.rows else Strip.blank(width, self._style(""))
        index, part = self._lines.at(line)
        row = self.rows[index]
        is_marked = self._is_marked(row)
        base = self._style("")
        if is_marked:
            base += self._style("pane--marked")
        if self.reading is not None and row.entity == self.reading.focus.entity:
            base += self._style("pane--chosen")
        over = self._style("pane--cursor") if self.has_focus and index == self.cursor else Style.null()
        base += over
        mark = " " if part else "✓" if row.entity in self._picked else "?" if row.is_doubtful else " "
        quote = self._quotes.get(row.entity) if is_marked else None
        if self.rows.is_generic(index):
            base += self._style("pane--what")
        what = f"“{quote}”" if quote and quote != row.name else row.what
        lines = self._columns.lines(row, width, what, len(self._lines.of(index)))
        cells = [
            (("▌" if is_marked else " ") + mark, "pane--mark"),
            *(lines[part] if part < len(lines) else ()),
        ]
        return Strip(
            [Segment(text, base + self._style(look) + over) for text, look in cells if text]
        ).adjust_cell_length(width, base)

    @property
    def columns_wanted(self) -> int:
        """Cells in which no row is cut."""
        return self._columns.wanted

    def line(self, step: int) -> None:
        """Move the pane's cursor."""
        if self.rows:
            self._point(min(max(0, self.cursor + step), len(self.rows) - 1))

    def edge(self, step: int) -> None:
        """Move the pane's cursor to its first or last row."""
        self.line(step * len(self.rows))

    def pointed(self) -> Pointed | None:
        """The entity of the row under the cursor."""
        return Pointed(self.rows[self.cursor].entity) if self.rows else None

    def activate(self) -> bool:
        """Go to a mention of the entity under the cursor."""
        if self.rows:
            self.post_message(EntityChosen(self.rows[self.cursor].entity))
        return True

    def take_keys(self, entity: str | None = None) -> None:
        """Get the keys: with the cursor on this entity, else on the first row in scope."""
        wanted = self.rows.place(entity) if entity is not None else None
        if wanted is None:
            # A pane that was never shown has no rows in sight yet: in a narrow window it is shown by this.
            rows = self._in_sight() if self._was_shown else range(len(self.rows))
            marked = (index for index in rows if self._is_marked(self.rows[index]))
            wanted = next(marked, self.cursor)
        self.cursor = wanted
        self.screen.set_focus(self)  # at once: the next key is meant for this pane

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        line = event.y + self.scroll_offset.y
        if self.rows and 0 <= line < len(self._lines):
            self._point(self._lines.at(line)[0])
            self.activate()

    def on_focus(self) -> None:
        """Show the cursor, and why the entity under it is what it is."""
        if self.rows:
            self._point(self.cursor)
        self.refresh()

    def on_blur(self) -> None:
        """The cursor is shown only in the pane that has the keys."""
        self.refresh()

    def watch_has_focus(self, has_focus: bool) -> None:
        """The row under the cursor is whole as long as the pane has the keys."""
        super().watch_has_focus(has_focus)
        self._fold()
        if has_focus and self.rows:
            self._scroll_into_view(self.cursor, self.cursor)

    def on_resize(self) -> None:
        """The list is as wide as the pane; shown first, it shows what is read."""
        before = self._lines
        self._set_columns()
        if before != self._lines:
            self.refresh()
        self.on_show()

    def on_show(self) -> None:
        """Shown first, it shows what is read, or its cursor.

        A pane may have been laid out before it came into view: what it had in sight then was nothing that anybody saw.
        """
        is_in_view = self.app.size.width >= NARROW or (
            self.parent is not None and self.parent.has_class("-shown")
        )
        if self._was_shown or not is_in_view or not self.size.height or self.reading is None:
            return
        self._was_shown = True
        if self.has_focus and self.rows:
            self._scroll_into_view(self.cursor, self.cursor)
        else:
            self._show_marked(self.reading)

    def expect(self, rows: int) -> None:
        """Have its scrollbar at the first layout, where that will give it so many rows, and not after it."""
        self.show_vertical_scrollbar = len(self._lines) > rows

    @property
    def _width(self) -> int:
        """Cells beside the scrollbar."""
        return self.scrollable_content_region.width

    def _take(self, reading: Reading) -> bool:
        """Take the rows of a reading; whether each row in sight stays in its place, and was painted anew where it changed."""
        before, seen = self._sight(), self._rows_in_sight()
        under = self.rows[self.cursor].entity if self.cursor < len(self.rows) else None
        self.rows = self._rows_of(reading)
        if not self._is_hidden:
            self._listed = self.rows
        place = self.rows.place(under) if under is not None else None
        self.cursor = min(self.cursor, max(0, len(self.rows) - 1)) if place is None else place
        self._set_columns()
        if not seen or before != self._sight():
            return False
        for index, row in self._rows_in_sight().items():
            if seen[index] != row:
                self._refresh_row(index)
        return True

    def _rows_of(self, reading: Reading) -> Rows:
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead[0] is reading.facts and ahead[1] is reading.order:
            return ahead[2]
        return rows_of(reading.facts, self.kind, reading.order, self._listed)

    def _sight(self) -> tuple[object, ...]:
        """How the rows in sight lie, whatever stands in them."""
        lines = [(index, self._lines.of(index)) for index in self._in_sight()]
        return self._columns, self.cursor, self.scroll_offset.y, lines

    def _rows_in_sight(self) -> dict[int, tuple[Row, bool]]:
        return {index: (self.rows[index], self.rows.is_generic(index)) for index in self._in_sight()}

    def _point(self, index: int) -> None:
        self._refresh_row(self.cursor)
        self.cursor = index
        self._refresh_row(index)
        self._fold()
        self._scroll_into_view(index, index)
        self.post_message(RowPointed(self.rows[index].entity))

    def _is_marked(self, row: Row) -> bool:
        return self._marks.marks(row.entity, row.first)

    def _quotes_in(self, reading: Reading) -> dict[str, str]:
        """Of a kind that quotes, the first words in scope of each entity; a scope that begins with the text has none."""
        if not view_of(self.kind).quotes or reading.marks.before:
            return {}
        found: dict[str, str] = {}
        for mention in reading.facts.between(reading.in_scope):
            if mention.kind == self.kind:
                found.setdefault(mention.entity, " ".join(visible(without_quote_marks(mention.text)).split()))
        return found

    def _in_sight(self) -> range:
        top = self.scroll_offset.y
        end = min(top + max(1, self.size.height), len(self._lines))
        if not self.rows or top >= end:
            return range(0)
        return range(self._lines.at(top)[0], self._lines.at(end - 1)[0] + 1)

    def _show_marked(self, reading: Reading) -> None:
        """Scroll only where no row of what is read is in sight; in a wide scope, of its last sentence."""
        if self.has_focus or not self.rows or not self._was_shown:
            return
        ids = self._marks.entities or {m.entity for m in reading.facts.between(reading.sentence)}
        places = sorted(at for id_ in ids if (at := self.rows.place(id_)) is not None)
        if places and not any(at in self._in_sight() for at in places):
            self._scroll_into_view(places[0], places[-1])

    def _scroll_into_view(self, first: int, last: int) -> None:
        if not self._was_shown:
            return
        top, height = self.scroll_offset.y, max(1, self.size.height)
        target = max(top, self._lines.of(last).stop - height)
        target = min(target, self._lines.of(first).start)
        if target != top:
            self.scroll_to(y=target, animate=False, immediate=True)

    def _set_columns(self) -> None:
        """Measure the columns for the rows there are, and tell the scrollbar."""
        if not self.rows and self._is_hidden:
            return  # shown again it stands as it stood, and its scrollbar never moves the window's parts
        is_told = view_of(self.kind).said_of is not None
        self._columns = PaneColumns.of(self.rows[:_MEASURED], is_told)
        self._lay()

    def _fold(self) -> None:
        """Unfold the row under the cursor while the pane has the keys, and fold it again."""
        before = self._lines
        self._lay()
        if before != self._lines:
            self.refresh()

    def _lay(self) -> None:
        self._lines = self._lines_of(self.size.height)
        size = Size(self._width, max(1, len(self._lines)))
        if size != self.virtual_size:
            # Assigned plainly, the size would have the whole window laid out again; only the scrollbar needs to know.
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)

    def _lines_of(self, height: int) -> RowLines:
        """The lines of the rows: where some are left over, rows that would be cut go on in them.

        Beside the text a blank line stays before the next pane's header. The row under the cursor is whole wherever it stands.
        """
        count, width, cursor = len(self.rows), self._width, self.cursor
        height -= self.app.size.width >= NARROW
        lines = given(self._columns.lines_wanted(self.rows, width), height) if count < height else []
        if not self.has_focus or cursor >= count or width <= 0:
            return RowLines(count, lines)
        row = self.rows[cursor]
        wanted = len(self._columns.lines(row, width, row.what, UNFOLDED))
        if lines:
            lines[cursor] = max(wanted, lines[cursor])
        return RowLines(count, lines, (cursor, wanted))

    def _refresh_row(self, index: int) -> None:
        for line in self._lines.of(index):
            self.refresh_line(line)

    @property
    def _is_hidden(self) -> bool:
        return self.reading is not None and self.kind in self.reading.filter.hidden

    def _empty(self, width: int) -> Strip:
        text = ""
        if self.reading is not None and self.reading.progress.is_complete:
            text = self._why_empty(self.reading)
        return Strip([Segment(text, self._style("") + self._style("pane--empty"))]).adjust_cell_length(
            width, self.rich_style
        )

    def _why_empty(self, reading: Reading) -> str:
        if self._is_hidden:
            return f"  hidden: {kind_names().index(self.kind) + 1} shows them"
        return (
            f"  none match the filter: {key_of(self.app, 'clear')} clears it"
            if reading.filter.query
            else "  none found"
        )

    def notify_style_update(self) -> None:
        """Forget the styles when the theme or the focus changes."""
        super().notify_style_update()
        self._looks = {}

    def _style(self, name: str) -> Style:
        style = self._looks.get(name)
        if style is None:
            style = self.get_component_rich_style(name, partial=True) if name else self.rich_style
            self._looks[name] = style
        return style


def _picked_in(reading: Reading) -> frozenset[str]:
    from tui.cards.entity_anchor import entities_at  # a window that feeds no pipe opens without it

    return entities_at(reading.facts, reading.picked)


def _lists_the_same(old: Reading, new: Reading, kind: Kind) -> bool:
    """Whether both list the same rows of the kind in the same order."""
    if old.facts is new.facts:
        return old.order is new.order
    return (
        old.facts.listing is new.facts.listing
        and old.order is new.order
        and (kind in old.filter.hidden) == (kind in new.filter.hidden)
    )

"""The facets beside the articles: a histogram of days, and values with how many articles have them; Enter narrows to one."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from extractors.corpus.answers import Facets
from tui.kind_stylesheet import KindClasses
from tui.library.facet_rows import ABOUT, PAGE, FacetRow, rows_of
from tui.library.wording import fitted
from tui.widgets.listing import Listing

_COUNT = 8  # cells
_BAR_LEAST, _PERIOD_MOST = 4, 18  # cells of a bar, and of a period's label
_EIGHTHS = " ▏▎▍▌▋▊▉█"


class FacetList(Listing, inherit_bindings=False):
    """Rows under headings; the cursor stands on values alone."""

    COMPONENT_CLASSES = KindClasses("facets--", ("value", "count", "cursor", "asked"))  # type: ignore[assignment]

    key_context = "facets"

    class Chosen(Message):
        """A value was chosen."""

        def __init__(self, term: str) -> None:
            super().__init__()
            self.term = term

    class MoreWanted(Message):
        """More values are looked at than were asked for."""

    def __init__(self) -> None:
        super().__init__(id="facets")
        self._opened: dict[str, int] = {}  # by kind, how many values more than at first
        self._limit = 0
        self._facets, self._query = Facets(), ""
        self._rows: list[FacetRow] = []
        self._period = 0  # cells of a period's label
        self.cursor = 0

    @property
    def rows(self) -> tuple[FacetRow, ...]:
        """What is shown."""
        return tuple(self._rows)

    @property
    def values(self) -> dict[str, dict[str, int]]:
        """By kind, what its entities are counted as, and in how many articles."""
        groups = {ABOUT: self._facets.about, **self._facets.of_kind}
        return {kind: {facet.label: facet.articles for facet in facets} for kind, facets in groups.items()}

    def show(self, facets: Facets, query: str, limit: int = 0, is_sought: bool = False) -> None:
        """Show the facets of another result; the cursor stays on its value where that is still there.

        Args:
            facets: What narrows it.
            query: What was asked.
            limit: How many values of a kind were asked for.
            is_sought: Whether these are the values that words were sought in: the cursor goes to the first, not to a period.
        """
        if query != self._query:
            self._opened = {}
        here = self._rows[self.cursor].term if self.cursor < len(self._rows) else ""
        self._facets, self._query, self._limit = facets, query, limit
        self._lay_out()
        there = next((index for index, row in enumerate(self._rows) if here and row.term == here), None)
        if there is not None:
            self.cursor = there
        values = (index for index, row in enumerate(self._rows) if row.term and row.bar is None)
        if is_sought and (there is None or self._rows[there].bar is not None):
            self.cursor = next(values, self.cursor)
        if self.has_focus:
            self.line(0)

    def render_line(self, y: int) -> Strip:
        """One value, or a heading."""
        index, width, base = y + self.scroll_offset.y, self.scrollable_content_region.width, self.rich_style
        if index >= len(self._rows):
            return Strip.blank(width, base)
        row = self._rows[index]
        if not row.can_be_chosen and row.bar is None:
            style = self._look(row.look) if row.look else base
            return Strip([Segment(row.label, style)]).adjust_cell_length(width, base)
        name, count = self._look("value" if row.can_be_chosen else "count"), self._look("count")
        bar = self._look(row.look)
        if row.opens:
            name = count
        if row.is_asked:
            name += self.get_component_rich_style("facets--asked", partial=True)
        if self.has_focus and index == self.cursor:
            over = self.get_component_rich_style("facets--cursor", partial=True)
            name, count, bar = name + over, count + over, bar + over
        mark = Segment("✓ " if row.is_asked else "  ", name)
        told = Segment(f"{row.articles:>{_COUNT},}" if row.term else " " * _COUNT, count)
        room = max(4, width - _COUNT - 2)
        if row.bar is None:
            return Strip([mark, Segment(fitted(row.label, room), name), told]).adjust_cell_length(width, base)
        label = min(self._period, room - _BAR_LEAST)
        cells = [
            mark,
            Segment(fitted(row.label, label), name),
            Segment(" " + _bar(row.bar, room - label - 1), bar),
            told,
        ]
        return Strip(cells).adjust_cell_length(width, base)

    def _look(self, name: str) -> Style:
        return self.rich_style + self.get_component_rich_style(f"facets--{name}", partial=True)

    def line(self, step: int) -> None:
        """Move by values, past headings."""
        values = [index for index, row in enumerate(self._rows) if row.can_be_chosen]
        if values:
            here = next((at for at, index in enumerate(values) if index >= self.cursor), 0)
            before, self.cursor = self.cursor, values[min(max(0, here + step), len(values) - 1)]
            top, height = round(self.scroll_offset.y), max(1, self.size.height)
            above = 0 if self.cursor == values[0] else self.cursor  # its heading with the first
            target = min(max(top, self.cursor - height + 1), above)
            if target != top:
                self.scroll_to(y=target, animate=False, immediate=True)
                self.refresh()
            else:
                for index in {before, self.cursor}:
                    self.refresh_line(index - top)

    def edge(self, step: int) -> None:
        """Move to the first or last value."""
        self.line(step * len(self._rows))

    def activate(self) -> bool:
        """Narrow to the value under the cursor, or take it back."""
        if self.cursor < len(self._rows):
            row = self._rows[self.cursor]
            if row.term:
                self.post_message(self.Chosen(row.term))
            elif row.opens:
                self._open(row.opens)
        return True

    def on_click(self, event: events.Click) -> None:
        """Narrow to what was clicked."""
        index = event.y + round(self.scroll_offset.y)
        if 0 <= index < len(self._rows) and self._rows[index].can_be_chosen:
            self.cursor = index
            self.activate()

    def _open(self, kind: str) -> None:
        """Show more values of a kind; those that are not there yet are asked for."""
        self._opened[kind] = self._opened.get(kind, 0) + PAGE
        self._lay_out()
        self.line(0)
        if len(self._facets.of_kind.get(kind, ())) == self._limit and any(
            row.opens == kind for row in self._rows
        ):
            self.post_message(self.MoreWanted())

    def on_focus(self) -> None:
        """Show the cursor."""
        self.line(0)

    def on_blur(self) -> None:
        """The cursor is shown only where the keys are."""
        self.refresh()

    def on_resize(self) -> None:
        """The number of values follows the height."""
        self._lay_out()

    def _lay_out(self) -> None:
        self._rows = rows_of(self._facets, self._query, self.size.height, self._opened, self._limit)
        self._period = min(
            _PERIOD_MOST, max((len(row.label) for row in self._rows if row.bar is not None), default=0)
        )
        self.cursor = min(self.cursor, max(0, len(self._rows) - 1))
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._rows))
        self.refresh()


def _bar(share: float, width: int) -> str:
    """A bar of so many cells at most, to the eighth of one; whatever there is can be seen."""
    eighths = max(1, round(share * width * 8)) if share else 0
    full, rest = divmod(eighths, 8)
    return ("█" * full + (_EIGHTHS[rest] if rest else "")).ljust(width)

"""The facets beside the articles: values with how many articles have them; Enter narrows the result to one."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from extractors.corpus.answers import Facets
from tui.kind_stylesheet import KindClasses
from tui.library.facet_rows import FacetRow, rows_of
from tui.library.wording import fitted
from tui.widgets.listing import Listing

_COUNT = 8  # cells


class FacetList(Listing, inherit_bindings=False):
    """Rows under headings; the cursor stands on values alone."""

    COMPONENT_CLASSES = KindClasses("facets--", ("value", "count", "cursor", "asked"))  # type: ignore[assignment]

    key_context = "facets"

    class Chosen(Message):
        """A value was chosen."""

        def __init__(self, term: str) -> None:
            super().__init__()
            self.term = term

    def __init__(self) -> None:
        super().__init__(id="facets")
        self._facets, self._query = Facets(), ""
        self._rows: list[FacetRow] = []
        self.cursor = 0

    @property
    def values(self) -> dict[str, dict[str, int]]:
        """By kind, what its entities are counted as, and in how many articles."""
        return {
            kind: {facet.label: facet.articles for facet in facets}
            for kind, facets in self._facets.of_kind.items()
        }

    def show(self, facets: Facets, query: str) -> None:
        """Show the facets of another result."""
        self._facets, self._query = facets, query
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        """One value, or a heading."""
        index, width, base = y + self.scroll_offset.y, self.scrollable_content_region.width, self.rich_style
        if index >= len(self._rows):
            return Strip.blank(width, base)
        row = self._rows[index]
        if not row.term:
            style = (
                base + self.get_component_rich_style(f"facets--{row.look}", partial=True)
                if row.look
                else base
            )
            return Strip([Segment(row.label, style)]).adjust_cell_length(width, base)
        name = base + self.get_component_rich_style("facets--value", partial=True)
        count = base + self.get_component_rich_style("facets--count", partial=True)
        if row.is_asked:
            name += self.get_component_rich_style("facets--asked", partial=True)
        if self.has_focus and index == self.cursor:
            over = self.get_component_rich_style("facets--cursor", partial=True)
            name, count = name + over, count + over
        mark = "✓ " if row.is_asked else "  "
        label = fitted(row.label, max(4, width - _COUNT - 2))
        return Strip(
            [Segment(mark + label, name), Segment(f"{row.articles:>{_COUNT},}", count)]
        ).adjust_cell_length(width, base)

    def line(self, step: int) -> None:
        """Move by values, past headings."""
        values = [index for index, row in enumerate(self._rows) if row.term]
        if values:
            here = next((at for at, index in enumerate(values) if index >= self.cursor), 0)
            self.cursor = values[min(max(0, here + step), len(values) - 1)]
            top, height = self.scroll_offset.y, max(1, self.size.height)
            self.scroll_to(
                y=min(max(top, self.cursor - height + 1), self.cursor), animate=False, immediate=True
            )
            self.refresh()

    def edge(self, step: int) -> None:
        """Move to the first or last value."""
        self.line(step * len(self._rows))

    def activate(self) -> bool:
        """Narrow to the value under the cursor, or take it back."""
        if self.cursor < len(self._rows) and (term := self._rows[self.cursor].term):
            self.post_message(self.Chosen(term))
        return True

    def on_click(self, event: events.Click) -> None:
        """Narrow to what was clicked."""
        index = event.y + round(self.scroll_offset.y)
        if 0 <= index < len(self._rows) and self._rows[index].term:
            self.cursor = index
            self.activate()

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
        self._rows = rows_of(self._facets, self._query, self.size.height)
        self.cursor = min(self.cursor, max(0, len(self._rows) - 1))
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._rows))
        self.refresh()

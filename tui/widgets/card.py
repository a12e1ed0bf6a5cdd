"""A card: what is known of one entity, as lines of which only those on the screen are made."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from tui.cards.card import Card
from tui.cards.line import Line, Stop
from tui.kind_stylesheet import KindClasses
from tui.messages import CardResized, StopChosen, StopPointed
from tui.reader.navigation import Pointed
from tui.widgets.listing import Listing

_LOOKS = (
    "label",
    "value",
    "verb",
    "faint",
    "missing",
    "warning",
    "heading",
    "link",
    "rule",
    "mark",
    "cursor",
)
_GUTTER, _HEADER = 2, 1  # cells, rows


class CardView(Listing, inherit_bindings=False):
    """Shows a card under a header that stays; the cursor goes from stop to stop: mentions, links, actions."""

    COMPONENT_CLASSES = KindClasses("card--", _LOOKS)  # type: ignore[assignment]

    key_context = "card"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.card: Card | None = None
        self.cursor: int | None = None  # the line it stands on
        self._depth = 0
        self._has_moved = False  # the reader has moved the cursor, so that it belongs in view
        self._looks: dict[str, Style] = {}

    def show(self, card: Card, depth: int, at: int | None = None, top: int = 0) -> None:
        """Show a card.

        Args:
            card: The card.
            depth: How many cards the way back has.
            at: The mention the cursor stands on at first, by index; None for its first stop.
            top: The first line in view.
        """
        self.card, self._depth, self._has_moved = card, depth, False
        self.cursor = card.stop_from(0) if at is None else card.line_of(at)
        self._measure()
        self.scroll_to(y=top, animate=False, immediate=True)
        self.refresh()

    def renew(self, card: Card) -> None:
        """Show the same entity's card as it is now; cursor and view stay where they mean the same."""
        old, stop = self.card, self.stop
        self.card = card
        at = old.mention_at(self.cursor) if old is not None and self.cursor is not None else None
        if stop is not None and stop.mention is not None and at is not None:
            at = next((i for i, m in enumerate(card.mentions) if m.start == stop.mention.start), at)
            self.cursor = card.line_of(min(at, len(card.mentions) - 1)) if card.mentions else None
        elif self.cursor is not None:
            self.cursor = card.stop_until(min(self.cursor, len(card) - 1))
        self._measure()
        self.refresh()

    @property
    def stop(self) -> Stop | None:
        """What the cursor stands on."""
        return self.card.line(self.cursor).stop if self.card is not None and self.cursor is not None else None

    @property
    def room(self) -> int:
        """Cells a line of the card may take."""
        return max(0, self.scrollable_content_region.width - _GUTTER)

    # --- the keys

    def line(self, step: int) -> None:
        """Go to the next or previous stop; where that is out of sight, scroll towards it first."""
        if self.card is None:
            return
        top, rows = self.scroll_offset.y, self._rows
        there = self._following(step)
        if there is not None and top - 1 <= there <= top + rows:
            self._stand_on(there)
        else:
            self._scroll(top + (1 if step > 0 else -1) * max(1, rows - 1))

    def page(self, pages: float) -> None:
        """Scroll; the cursor stays with its line."""
        self._scroll(self.scroll_offset.y + round(pages * max(1, self._rows - 1)))

    def edge(self, step: int) -> None:
        """Go to the card's first or last stop."""
        if self.card is None:
            return
        there = self.card.stop_from(0) if step < 0 else self.card.stop_until(len(self.card) - 1)
        if there is not None:
            self._stand_on(there)
        self._scroll(0 if step < 0 else len(self.card))

    def item(self, step: int) -> bool:
        """Go to the next or previous mention in the list; False where the card shows none that way."""
        if self.card is None or not self.card.mentions:
            return False
        here = self.card.mention_at(self.cursor) if self.cursor is not None else None
        last = len(self.card.mentions) - 1
        there = (0 if step > 0 else last) if here is None else here + step
        if not 0 <= there <= last:
            return False
        self._stand_on(self.card.line_of(there))
        return True

    def activate(self) -> bool:
        """Go to the place of the stop, or open the card it leads to."""
        if self.stop is not None:
            self.post_message(StopChosen(self.stop))
        return True

    def pointed(self) -> Pointed | None:
        """The card's entity; with the mention under the cursor where it stands on one."""
        if self.card is None:
            return None
        stop = self.stop
        return Pointed(self.card.entity.id, stop.mention if stop else None)

    def on_click(self, event: events.Click) -> None:
        """Stand on what was clicked; clicked again, go there."""
        line = event.y - _HEADER + self.scroll_offset.y
        if self.card is None or not 0 <= line < len(self.card) or event.y < _HEADER:
            return
        there = self.card.stop_until(line)
        if there is None or (there != line and self.card.line(line).stop is None and line - there > 1):
            return
        if there == self.cursor:
            self.activate()
        else:
            self._stand_on(there)

    def on_resize(self) -> None:
        """The lines there are stay until the screen brings those of the new width."""
        self._measure()
        if self._has_moved and self.cursor is not None:
            self._bring_into_view(self.cursor)
        self.post_message(CardResized())

    def _following(self, step: int) -> int | None:
        card, top = self.card, self.scroll_offset.y
        assert card is not None
        here = self.cursor
        if here is None or not top <= here < top + self._rows:  # out of sight: start from what is in view
            here = top - 1 if step > 0 else top + self._rows
        return card.stop_from(here + 1) if step > 0 else card.stop_until(here - 1)

    def _stand_on(self, line: int) -> None:
        if self.card is None:
            return
        if self.cursor is not None:
            self.refresh_line(self.cursor + _HEADER)
        self.cursor, self._has_moved = line, True
        self.refresh_line(line + _HEADER)
        self.refresh_line(self.scroll_offset.y)
        self._bring_into_view(line)
        if self.stop is not None:
            self.post_message(StopPointed(self.stop))

    def _bring_into_view(self, line: int) -> None:
        """Scroll no further than needed; upwards with what stands above the line up to the stop before it."""
        assert self.card is not None
        top, rows = self.scroll_offset.y, self._rows
        if line >= top + rows:
            self._scroll(line - rows + 1)
        elif line < top:
            before = self.card.stop_until(line - 1)
            above = 0 if before is None else before + 1
            self._scroll(max(above, line - rows + 1))

    def _scroll(self, top: int) -> None:
        self.scroll_to(y=max(0, top), animate=False, immediate=True)

    @property
    def _rows(self) -> int:
        return max(1, self.size.height - _HEADER)

    def _measure(self) -> None:
        size = Size(self.scrollable_content_region.width, _HEADER + (len(self.card) if self.card else 0))
        if size != self.virtual_size:
            # Assigned plainly, the size would have the whole window laid out again; only the scrollbar needs to know.
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)

    # --- how it looks

    def render_line(self, y: int) -> Strip:
        """The header, then the card's lines."""
        width = self.scrollable_content_region.width
        if self.card is None:
            return Strip.blank(width, self.rich_style)
        if y < _HEADER:
            return self._header(self.card, width)
        index = y - _HEADER + self.scroll_offset.y
        if index >= len(self.card):
            return Strip.blank(width, self.rich_style)
        return self._body(self.card.line(index), index == self.cursor and self.has_focus, width)

    def _body(self, line: Line, is_here: bool, width: int) -> Strip:
        base = self.rich_style
        over = self._look("cursor") if is_here else Style.null()
        segments = [Segment("▸ " if is_here else "  ", base + self._look("mark") + over)]
        segments += [Segment(text, base + self._look(look) + over) for text, look in line.pieces if text]
        return Strip(segments).adjust_cell_length(width, base + over)

    def _header(self, card: Card, width: int) -> Strip:
        """`CARD Kabul ───────── mention 2 of 4 ─`: the title stays in sight while the card scrolls."""
        base, rule = self.rich_style, self._look("rule")
        where = self._where(card)
        room = max(0, width - len("CARD ") - len(where) - 4)
        title = card.title if self.scroll_offset.y else ""
        title = title if cell_len(title) <= room else set_cell_size(title, max(0, room - 1)) + "…"
        line = "─" * max(1, width - len("CARD ") - cell_len(title) - len(where) - 2)
        return Strip(
            [
                Segment("CARD ", base + self._look("heading")),
                Segment(title, base + self._look(card.entity.kind)),
                Segment(f" {line}" if title else f"{line}─", base + rule),
                Segment(where, base + self._look("faint")),
                Segment("─", base + rule),
            ]
        ).adjust_cell_length(width, base)

    def _where(self, card: Card) -> str:
        at = card.mention_at(self.cursor) if self.cursor is not None else None
        parts = [f"mention {at + 1:,} of {len(card.mentions):,}"] if at is not None else []
        if self._depth:
            parts.append("⌫ back")
        return f" {' · '.join(parts)} " if parts else ""

    def on_focus(self) -> None:
        """The cursor is shown only while the card has the keys."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor is shown only while the card has the keys."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget the styles when the theme or the focus changes."""
        super().notify_style_update()
        self._looks = {}

    def _look(self, name: str) -> Style:
        if not name:
            return Style.null()
        style = self._looks.get(name)
        if style is None:
            style = self._looks[name] = self.get_component_rich_style(f"card--{name}", partial=True)
        return style

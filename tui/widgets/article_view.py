"""The article: one line-API widget that paints only what a move changed."""

from __future__ import annotations

import asyncio
from functools import partial

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import var
from textual.strip import Strip

from extractors.kinds.registry import kind_of
from extractors.model import Span
from tui.geometry import MEASURE, measure, text_place
from tui.kind_stylesheet import KindClasses
from tui.messages import PageShown
from tui.reader.navigation import Pointed
from tui.reader.session import ReadingSession
from tui.reading import Reading
from tui.startup.reading_position import ReadingPosition
from tui.visible import visible
from tui.widgets.labels import DOUBT, first_doubt, first_label, has_note, label_of, labels_of
from tui.widgets.layers import layers_of, pieces
from tui.widgets.selectable_text import SelectableText
from tui.wrapping import Lines, blocks_of

# Code points of a long text that are wrapped past what is shown first, and at once between two keys: some three milliseconds.
_WRAPPED_FIRST, _WRAPPED_AT_ONCE = 50_000, 300_000
# By then the window stands, and has answered a key that was typed ahead. Who goes further before has the text wrapped at once.
_WRAPS_ON_AFTER_S = 0.3

# Lines kept between the focus and the page's edge while moving.
_MARGIN = 2

_LOOKS = ("region", "sentence", "chosen", "match", "current-match", "mark", "here", "picked", "selected")


class ArticleView(SelectableText, can_focus=True, inherit_bindings=False):
    """The text with its highlights; the focus is an offset, the line with it carries the brighter gutter mark.

    Args:
        session: The reading that its keys move in (see `tui.reader.navigation.Navigable`).
    """

    COMPONENT_CLASSES = KindClasses("article--", _LOOKS, ("", "label-", "doubt-"))  # type: ignore[assignment]

    width: var[int] = var(MEASURE, init=False)  # cells that a line takes at most

    def __init__(self, session: ReadingSession, id: str | None = None) -> None:
        super().__init__(id=id)
        self._session = session
        self._looks: dict[tuple[str, ...], Style] = {}
        self._column: int | None = None  # where moves by lines aim, kept over short lines
        self._aimed: int | None = None  # where the last of them led
        self._returns_to: ReadingPosition | None = None  # where the article was left, until it is shown there

    # --- what it shows

    def watch_reading(self, old: Reading | None, new: Reading | None) -> None:
        """Repaint what differs between the two readings, and keep the focus in view."""
        if new is None:
            return
        if old is None or old.article.text is not new.article.text:
            self._lay_out(new)
            self._returns_to = ReadingPosition("", new.page.start, new.focus.offset) if new.page.end else None
            self._return()
            self.call_after_refresh(self._settle, Span(0, new.focus.offset + 1))
            return
        if old.has_labels != new.has_labels or old.picked is not new.picked:
            self.refresh()
        elif (
            old.facts is not new.facts
            or old.focus != new.focus
            or old.search is not new.search
            or old.anchor != new.anchor
        ):
            self._refresh_changed(old, new)
        if old.focus.offset != new.focus.offset:
            if new.focus.offset != self._aimed:
                self._column = self._aimed = None
            self._show(new.sentence, new.focus.offset)

    def watch_width(self) -> None:
        """Wrap anew for longer or shorter lines."""
        if self.size.width:  # before the first layout there is nothing to wrap for
            self.on_resize()

    def on_resize(self) -> None:
        """Wrap anew, with the same words at the top."""
        if self.reading is None:
            return
        if self._measure() == self._lines.width and self._lines:
            self._tell_page()
            self.call_after_refresh(self._settle, self.reading.sentence)
            return
        top = self._lines.span(self._top()).start if self._lines else 0
        self._lay_out(self.reading)
        if top:
            self.scroll_to(y=self._lines.at(top), animate=False, immediate=True)
        self._return()
        self.call_after_refresh(self._settle, self.reading.sentence)

    def notify_style_update(self) -> None:
        """Forget the composed styles when the theme changes."""
        super().notify_style_update()
        self._looks = {}

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell which part of the text is shown."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._tell_page()

    def render_line(self, y: int) -> Strip:
        """One screen line: the gutter's mark, then the text with every look over it."""
        line = y + self._top()
        base, width, reading = self._look(()), self._width, self.reading
        if reading is None or not self._lines.has(line):
            return Strip.blank(width, base)
        segments = [*self._gutter(line, reading), *self._text(line, reading)]
        strip = Strip(segments).adjust_cell_length(width, base)
        return self.selected(strip, line).apply_offsets(0, line)

    def _text(self, line: int, reading: Reading) -> list[Segment]:
        span, text = self._lines.span(line), reading.article.text
        layers = [*layers_of(reading, span), *labels_of(reading, span)]
        return [
            Segment(
                label_of(piece, text[piece.start : piece.end]) or visible(text[piece.start : piece.end]),
                self._look(piece.looks),
            )
            for piece in pieces(span, layers)
        ]

    def _gutter(self, line: int, reading: Reading) -> list[Segment]:
        span, sentence = self._lines.span(line), reading.sentence
        mark = Segment(" ", self._look(()))
        if span.start < span.end and sentence.start < span.end and span.start < sentence.end:
            here = self._lines.at(reading.focus.offset) == line
            mark = Segment("▌", self._look(("here" if here else "mark",)))
        if has_note(reading, span):
            return [mark, Segment("#", self._look(("here",)))]
        if doubted := first_doubt(reading, span):
            return [mark, Segment(DOUBT, self._look((f"doubt-{doubted}",)))]
        if kind := first_label(reading, span):
            return [mark, Segment(kind_of(kind).letter, self._look((f"label-{kind}",)))]
        return [mark, Segment(" ", self._look(()))]

    def _look(self, names: tuple[str, ...]) -> Style:
        """The style of these looks, one over another on the ground."""
        style = self._looks.get(names)
        if style is None:
            looks = (self.get_component_rich_style(f"article--{name}", partial=True) for name in names)
            style = self._looks[names] = sum(looks, self.rich_style)
        return style

    def _refresh_changed(self, old: Reading, new: Reading) -> None:
        """Repaint the lines of the screen on which a mention, the chosen entity, the sentence or the current match changed."""
        page, top = self._page(), self._top()
        spans = [old.sentence, new.sentence] if old.sentence != new.sentence or old.focus != new.focus else []
        spans += [Span(start - 1, end + 1) for *_, start, end in _looks_of(old, page) ^ _looks_of(new, page)]
        spans += set(old.search.found.between(page)) ^ set(new.search.found.between(page))
        if old.remarks != new.remarks:
            spans += [Span(note.start, note.end) for note in {*old.remarks} ^ {*new.remarks}]
        spans += [selected for selected in {old.selected, new.selected} if selected is not None]
        for reading in (old, new):
            spans += reading.search.found.between(Span(reading.focus.offset, reading.focus.offset + 1))
        lines = {
            line
            for span in spans
            for line in range(
                self._lines.at(max(span.start, page.start)), self._lines.at(min(span.end, page.end)) + 1
            )
        }
        for line in lines:
            if top <= line < top + self.size.height:
                self.refresh_line(line)

    # --- where it is on the screen

    def _measure(self) -> int:
        return measure(self._width, self.width)

    @property
    def _width(self) -> int:
        """Cells beside the scrollbar; before the first layout those that it will give, so that a long text is wrapped once."""
        return (
            self.scrollable_content_region.width
            if self.size.width
            else text_place(*self.app.size, self.width)[1]
        )

    def _lay_out(self, reading: Reading) -> None:
        text = reading.article.text
        until = max(reading.focus.offset, reading.page.end) + _WRAPPED_FIRST
        lines = Lines(text, blocks_of(text, reading.article.paragraphs), self._measure(), until)
        self._lines = lines
        self.virtual_size = Size(self._width, lines.expected)
        if not lines.is_complete:
            # Counted from the first frame on, however long the machine takes for that.
            self.call_after_refresh(self.set_timer, _WRAPS_ON_AFTER_S, partial(self._begin_to_wrap_on, lines))
        if not self.size.height and lines.expected > text_place(*self.app.size)[2]:
            self.show_vertical_scrollbar = True  # at the first layout, not after it
        self._column = None
        self.refresh()
        self._tell_page()

    def _begin_to_wrap_on(self, lines: Lines) -> None:
        self.run_worker(self._wrap_on(lines), group="wrapping", exclusive=True)

    async def _wrap_on(self, lines: Lines) -> None:
        """Wrap the rest of a long text between the keys."""
        while not lines.is_complete:
            await asyncio.sleep(0)
            lines.wrap_on(_WRAPPED_AT_ONCE)
        if lines is self._lines:
            self.virtual_size = Size(self._width, len(lines))

    def _page(self) -> Span:
        if not self._lines:
            return Span(0, 0)
        top = self._top()
        bottom = self._lines.nearest(top + max(1, self.size.height) - 1)
        return Span(self._lines.span(top).start, self._lines.span(bottom).end)

    def _tell_page(self) -> None:
        self.post_message(PageShown(self._page()))

    def _show(self, span: Span, focus: int | None = None) -> None:
        """Scroll no further than needed to have the span, and surely the focus, in view."""
        height = self.size.height
        if not height or not self._lines:
            return
        first, last, top = (
            self._lines.at(span.start),
            self._lines.at(max(span.start, span.end - 1)),
            self._top(),
        )
        here = self._lines.at(focus) if focus is not None else last
        if last - first + 1 + 2 * _MARGIN > height:
            first = last = here
        target = top
        if last + _MARGIN >= top + height:
            target = last + _MARGIN + 1 - height
        if first - _MARGIN < target:
            target = first - _MARGIN
        if target != top:
            self.scroll_to(y=max(0, target), animate=False, immediate=True)

    def _return(self) -> None:
        """Show the article where it was left."""
        if self._returns_to is not None and self.size.height and self._lines:
            line = self._returns_to.line(self._lines, self.size.height)
            self.scroll_to(y=line, animate=False, immediate=True)

    def _settle(self, span: Span) -> None:
        """With the size known: show the article where it was left, else the span and the focus."""
        if self._returns_to is None:
            self._show(span, self.reading.focus.offset if self.reading else None)
        elif self.size.height:
            self._return()
            self._returns_to = None

    # --- the keys

    def line(self, step: int) -> None:
        """Go by lines with text on."""
        self._session.go(self._line_by(step))

    def side(self, step: int) -> bool:
        """Go by sentences."""
        now = self._session.now
        there = (
            now.facts.sentences.after(now.sentence) if step > 0 else now.facts.sentences.before(now.sentence)
        )
        self._session.go(there.start if there else None)
        return True

    def page(self, pages: float) -> None:
        """Go by pages of the screen."""
        self._session.go(self._page_by(pages))

    def item(self, step: int) -> bool:  # noqa: ARG002 - the search has them
        """What is next depends on what is searched or chosen."""
        return False

    def edge(self, step: int) -> None:
        """Jump to the beginning of the text, or to its last sentence."""
        now = self._session.now
        paragraphs = now.article.paragraphs
        if step < 0:
            self._session.jump(paragraphs[0].start)
        else:
            self._session.jump(now.facts.sentences.within(len(paragraphs) - 1)[-1].start)

    def activate(self) -> bool:
        """What Enter does in the text depends on the panes and the card."""
        return False

    def pointed(self) -> Pointed | None:
        """The mention under the cursor."""
        mention = self._session.now.under_cursor
        return Pointed(mention.entity, mention) if mention is not None else None

    # --- where a move by lines leads

    def _line_by(self, step: int) -> int | None:
        """The offset so many lines with text on (or back, below 0), in the column that the moves before aimed at."""
        if self.reading is None:
            return None
        line = self._lines.at(self.reading.focus.offset)
        return self._on_line(self._with_text(line + step, step))

    def _page_by(self, pages: float) -> int | None:
        """The same for pages of the screen: text and focus move together."""
        if self.reading is None:
            return None
        step = round(max(1, self.size.height - 2) * pages) or 1
        line = self._lines.nearest(self._lines.at(self.reading.focus.offset) + step)
        self.scroll_to(y=self._top() + step, animate=False, immediate=True)
        return self._on_line(self._with_text(line, step) or self._with_text(line, -step))

    def _with_text(self, line: int, step: int) -> int | None:
        while self._lines.has(line):
            span = self._lines.span(line)
            if span.start < span.end:
                return line
            line += 1 if step > 0 else -1
        return None

    def _on_line(self, line: int | None) -> int | None:
        if line is None or self.reading is None:
            return None
        if self._column is None:
            self._column = (
                self.reading.focus.offset - self._lines.span(self._lines.at(self.reading.focus.offset)).start
            )
        span = self._lines.span(line)
        self._aimed = min(span.start + self._column, max(span.start, span.end - 1))
        return self._aimed


def _looks_of(reading: Reading, page: Span) -> set[tuple[str, bool, bool, int, int]]:
    """What shows of the mentions on the page: kind, whether chosen, whether doubtful, start and end."""
    chosen, entities = reading.focus.entity, reading.facts.entities
    return {
        (m.kind, m.entity == chosen, bool(entities[m.entity].doubt), m.start, m.end)
        for m in reading.facts.between(page)
    }

"""Where the reader is, what can be done, what is shown: the window's last line."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.reactive import var

from extractors.model import span_at
from tui.facts import guessed
from tui.key_contexts import KEY_CONTEXTS
from tui.keymap import key_of
from tui.messages import NoticeBroken
from tui.reading import Order, Reading, Scope
from tui.visible import visible
from tui.widgets.bar import Bar, Part

# There a notice is a reason: it may be longer than the line, and the card has all of it.
_WITH_REASONS = ("pane", "map", "timeline")
_WHOLE_REASON = ("card.open", "card")
# So many of the key_context's keys stay beside a reason, from so many columns on; one less where there are fewer.
_LEAST_HINTS, _USUAL_WIDTH = 3, 80


class StatusBar(Bar):
    """Position, at most eight keys, and the filter; a notice or a trouble takes the keys' place."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "status--position",
        "status--key",
        "status--hint",
        "status--shown",
        "status--active",
        "status--trouble",
        "status--notice",
    }

    _above: tuple[str, ...] = ()  # lines of what is said that stand above this one

    reading: var[Reading | None] = var(None, init=False)
    notice: var[str] = var("", init=False)
    reason: var[str] = var("", init=False)
    key_context: var[str] = var("text", init=False)
    chosen: var[str] = var("", init=False)  # what is marked for a pipe

    def watch_key_context(self) -> None:
        """Other keys matter now."""
        self._tell()

    def watch_chosen(self) -> None:
        """More or less is marked."""
        self._tell()

    def watch_reading(self) -> None:
        """Say it anew where it changed."""
        self._tell()

    def watch_notice(self) -> None:
        """Say it anew."""
        self._tell()

    def on_resize(self) -> None:
        """The number of keys follows the width."""
        self._tell()

    def on_hide(self) -> None:
        """A question stands in its place: what is said there no longer goes on above."""
        if self._above:
            self._above = ()
            self.post_message(NoticeBroken(()))

    def _tell(self) -> None:
        reading = self.reading
        if reading is None:
            return
        above, self._above = self._above, ()
        left: list[Part] = [(f" {position_of(reading)}  ", "status--position")]
        right = self._right(reading)
        if reading.progress.trouble:
            right = () if self.notice else right
            taken = sum(cell_len(text) for text, _ in right)
            left = self._beside(left[0], (visible(reading.progress.trouble), "status--trouble"), taken)
        elif self.notice:
            said = (visible(self.notice), "status--notice")
            is_reason = self.key_context in _WITH_REASONS and self.notice == self.reason
            right = self._hints_beside(said, is_reason)
            left = self._beside(
                left[0], said, sum(cell_len(text) for text, _ in right), is_whole=not is_reason
            )
        else:
            used = sum(cell_len(text) for text, _ in (*left, *right))
            left += self._hints(self.room - used)
        self.say(tuple(left), right)
        if above != self._above:
            self.post_message(NoticeBroken(self._above))

    def _beside(self, position: Part, said: Part, taken: int = 0, is_whole: bool = True) -> list[Part]:
        """What is said beside the position, which gives way where it would be cut; its last line, where it takes several.

        Args:
            position: Where the reader is.
            said: What is said.
            taken: Cells that are taken by keys.
            is_whole: Whether nothing of it may be cut: it goes on from lines above then.
        """
        words, look = said
        if cell_len(position[0]) + cell_len(words) + taken <= self.room:
            return [position, said]
        if is_whole and cell_len(words) + 1 + taken > self.room:
            from tui.widgets.notice_lines import in_last_line  # the window opens without it

            *above, words = in_last_line(words, self.room, taken)
            self._above = tuple(above)
        return [(" ", ""), (words, look)]

    def _hints_beside(self, said: Part, is_reason: bool) -> tuple[Part, ...]:
        """The key_context's keys beside what is said: as many as fit; beside a reason, which the card has whole, some always."""
        if self.key_context not in _WITH_REASONS:
            return ()
        hints = KEY_CONTEXTS[self.key_context].hints
        least = _LEAST_HINTS if self.room >= _USUAL_WIDTH else _LEAST_HINTS - 1
        first = dict.fromkeys((*hints[:least], *(() if self._has_card(hints[:least]) else (_WHOLE_REASON,))))
        shown = list(first) if is_reason else []
        parts = [part for hint in shown for part in self._hint(*hint)]
        room = self.room - cell_len(said[0]) - 2
        for hint in (hint for hint in hints if hint not in shown):
            more = self._hint(*hint)
            if sum(cell_len(text) for text, _ in (*parts, *more)) > room:
                break
            parts += more
        return tuple(parts)

    @staticmethod
    def _has_card(hints: tuple[tuple[str, str], ...]) -> bool:
        return _WHOLE_REASON in hints

    def _hints(self, room: int) -> list[Part]:
        """The key_context's keys in so many cells: the last two, and of the others as many as fit."""
        hints = [self._hint(*hint) for hint in KEY_CONTEXTS[self.key_context].hints]
        first, last = hints[:-2], hints[-2:]
        while first and sum(cell_len(text) for hint in (*first, *last) for text, _ in hint) > room:
            first.pop()
        return [part for hint in (*first, *last) for part in hint]

    def _hint(self, command: str, word: str) -> tuple[Part, ...]:
        key = key_of(self.app, command)
        return ((f" {key}", "status--key"), (f" {word} ", "status--hint")) if key else ()

    def _right(self, reading: Reading) -> tuple[Part, ...]:
        parts: list[Part] = []
        if reading.search.words and self.key_context != "card":  # there n steps through mentions
            search = reading.search
            count = f"{search.found.number(reading.focus.offset)}/{search.found.count}"
            found = count if search.is_complete else f"{search.found.count}+"
            parts.append((f"  {visible(search.in_words)} {found}", "status--active"))
        if reading.scope is not Scope.SENTENCE:
            parts.append((f"  scope: {reading.scope.value}", "status--active"))
        if reading.order is not Order.MENTION:
            parts.append((f"  by {reading.order.value}", "status--active"))
        if reading.filter.is_active:
            like = " (or nearly so)" if reading.facts.listing.asked.slips else ""
            like += " (each)" if reading.facts.listing.asked.is_each else ""
            shown = f"{reading.facts.listed} of {reading.facts.listable}{guessed(reading.facts)}"
            parts.append((f"  {visible(reading.filter.in_words())}{like}: {shown} ", "status--active"))
        if self.chosen:
            parts.append((f"  {self.chosen} ", "status--active"))
        elif self.room >= 100 and self.key_context == "text" and not reading.filter.is_active:
            parts.append(("  all kinds shown ", "status--shown"))
        return tuple(parts)


def position_of(reading: Reading) -> str:
    """`sentence 3 of 12`; while the analysis runs, the paragraph, because sentences are not all known yet."""
    sentences = reading.facts.sentences
    if reading.progress.is_complete and sentences.count:
        number = sentences.number(reading.sentence)
        return f"sentence {number} of {sentences.count}" if number else "above the story"
    paragraphs = reading.article.paragraphs
    return f"paragraph {span_at(paragraphs, reading.focus.offset) + 1} of {len(paragraphs)}"

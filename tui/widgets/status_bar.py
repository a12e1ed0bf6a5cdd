"""Where the reader is, what can be done, what is shown: the window's last line."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.reactive import var

from extractors.model import span_at
from tui.keymap import key_of
from tui.reading import Order, Reading, Scope
from tui.stations import STATIONS
from tui.visible import visible
from tui.widgets.bar import Bar, Part

# There a notice is a reason: it may be longer than the line, and the card has all of it.
_WITH_REASONS = ("pane", "map", "timeline")
_WHOLE_REASON = ("card.open", "card")


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

    reading: var[Reading | None] = var(None, init=False)
    notice: var[str] = var("", init=False)
    station: var[str] = var("text", init=False)
    chosen: var[str] = var("", init=False)  # what is marked for a pipe

    def watch_station(self) -> None:
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

    def _tell(self) -> None:
        reading = self.reading
        if reading is None:
            return
        left: list[Part] = [(f" {position_of(reading)}  ", "status--position")]
        if reading.progress.trouble:
            left = self._beside(left[0], (visible(reading.progress.trouble), "status--trouble"))
        elif self.notice:
            left = self._beside(left[0], (visible(self.notice), "status--notice"))
        else:
            used = sum(cell_len(text) for text, _ in (*left, *self._right(reading)))
            left += self._hints(self.size.width - used)
        self.say(tuple(left), self._beside_notice() if self.notice else self._right(reading))

    def _beside(self, position: Part, said: Part) -> list[Part]:
        """The notice beside the position, which gives way where the notice would be cut and no card has the rest."""
        fits = cell_len(position[0]) + cell_len(said[0]) <= self.size.width
        return [position, said] if fits or self.station in _WITH_REASONS else [(" ", ""), said]

    def _hints(self, room: int) -> list[Part]:
        """The station's keys in so many cells: the last two, and of the others as many as fit."""
        hints = [self._hint(*hint) for hint in STATIONS[self.station].hints]
        first, last = hints[:-2], hints[-2:]
        while first and sum(cell_len(text) for hint in (*first, *last) for text, _ in hint) > room:
            first.pop()
        return [part for hint in (*first, *last) for part in hint]

    def _beside_notice(self) -> tuple[Part, ...]:
        return self._hint(*_WHOLE_REASON) if self.station in _WITH_REASONS else ()

    def _hint(self, deed: str, word: str) -> tuple[Part, ...]:
        key = key_of(self.app, deed)
        return ((f" {key}", "status--key"), (f" {word} ", "status--hint")) if key else ()

    def _right(self, reading: Reading) -> tuple[Part, ...]:
        parts: list[Part] = []
        if reading.search.words and self.station != "card":  # there n steps through mentions
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
            shown = f"{reading.facts.listed} of {reading.facts.listing.listable}"
            parts.append((f"  {visible(reading.filter.in_words())}{like}: {shown} ", "status--active"))
        if self.chosen:
            parts.append((f"  {self.chosen} ", "status--active"))
        elif self.size.width >= 100 and self.station == "text" and not reading.filter.is_active:
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

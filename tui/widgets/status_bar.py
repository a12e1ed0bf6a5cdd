"""Where the reader is, what can be done, what is shown: the window's last line."""

from __future__ import annotations

from typing import ClassVar

from textual.reactive import var

from extractors.model import span_at
from tui.reading import Order, Reading, Scope
from tui.visible import visible
from tui.widgets.bar import Bar, Part

_HINTS = (
    ("f", "filter"),
    ("/", "search"),
    ("]", "next entity"),
    ("Tab", "panes"),
    ("s", "scope"),
    ("?", "help"),
    ("q", "quit"),
)


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
            left.append((visible(reading.progress.trouble), "status--trouble"))
        elif self.notice:
            left.append((visible(self.notice), "status--notice"))
        else:
            left += self._hints()
        self.say(tuple(left), () if self.notice else self._right(reading))

    def _hints(self) -> list[Part]:
        shown = _HINTS if self.size.width >= 100 else _HINTS[:3] + _HINTS[-2:]
        return [
            part
            for key, name in shown
            for part in ((f" {key}", "status--key"), (f" {name} ", "status--hint"))
        ]

    def _right(self, reading: Reading) -> tuple[Part, ...]:
        parts: list[Part] = []
        if reading.search.words:
            number, total = reading.search.number(reading.focus.offset), len(reading.search.matches)
            parts.append((f"  {visible(reading.search.in_words)} {number}/{total}", "status--active"))
        if reading.scope is not Scope.SENTENCE:
            parts.append((f"  scope: {reading.scope.value}", "status--active"))
        if reading.order is not Order.MENTION:
            parts.append((f"  by {reading.order.value}", "status--active"))
        if reading.filter.is_active:
            like = " (or nearly so)" if reading.facts.listing.asked.slips else ""
            shown = f"{reading.facts.listed} of {reading.facts.listing.listable}"
            parts.append((f"  {visible(reading.filter.in_words())}{like}: {shown} ", "status--active"))
        elif self.size.width >= 100:
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

"""Textual messages from widgets to the screen: facts, in the past tense."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from extractors.model import Kind, Span

if TYPE_CHECKING:
    from tui.cards.line import Stop  # the window opens without cards


@dataclass
class FocusMoved(Message):
    """The reader went to this offset, on a mention of this entity or on none."""

    offset: int
    entity: str | None = None


@dataclass
class EntityChosen(Message):
    """The reader chose an entity in a pane, to go to a mention of it."""

    entity: str


@dataclass
class MentionChosen(Message):
    """The reader chose one mention of an entity in a chart, to go to it."""

    offset: int
    entity: str


@dataclass
class RowPointed(Message):
    """The cursor of a pane stands on this entity: its reason is worth showing."""

    entity: str


@dataclass
class PageShown(Message):
    """This part of the text is on the screen now."""

    page: Span

    def can_replace(self, message: Message) -> bool:
        """Only where the page ended up matters."""
        return isinstance(message, PageShown)


@dataclass
class KindChosen(Message):
    """The reader chose the pane of this kind."""

    kind: Kind


@dataclass
class StopPointed(Message):
    """The cursor of a card stands there now: the text may follow."""

    at: Stop


@dataclass
class StopChosen(Message):
    """The reader chose a line of a card: to go there, or to open the card that it leads to."""

    at: Stop


@dataclass
class CardResized(Message):
    """The card has another width now."""


@dataclass
class ShelfGrew(Message):
    """There are more articles than before, or more to know of the sources."""

    def can_replace(self, message: Message) -> bool:
        """Only how many there are in the end matters."""
        return isinstance(message, ShelfGrew)


@dataclass
class NoticeBroken(Message):
    """What is said in the last line takes more than it: these lines before it; none where all stands there."""

    above: tuple[str, ...]

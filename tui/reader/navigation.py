"""The protocol of whatever can have the keys that move, and what such a part points at."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from extractors.model import Mention


class Pointed(NamedTuple):
    """An entity, and the one mention of it that is meant; without a mention the entity as a whole is meant."""

    entity: str
    mention: Mention | None = None


class Navigable(Protocol):
    """What can have the keys: the article's text, a pane, a card, a chart. `step` is 1 on and -1 back."""

    def line(self, step: int) -> None:
        """Go by lines."""

    def side(self, step: int) -> bool:
        """Go to the right (1) or left (-1); False where these keys are the text's."""

    def page(self, pages: float) -> None:
        """Go by pages, or by a part of one."""

    def item(self, step: int) -> bool:
        """Go to the next item; False where this key is the text's."""

    def edge(self, step: int) -> None:
        """Go to the end (1) or the beginning (-1)."""

    def activate(self) -> bool:
        """Do what Enter does with what is pointed at; False where this key is the text's."""

    def pointed(self) -> Pointed | None:
        """The entity that it points at."""

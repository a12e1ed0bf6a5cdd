"""A question of the last line: its first words, and what becomes of the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from extractors.values import dataclass

if TYPE_CHECKING:
    from tui.query_completion import Completion


def _nothing(*_: object) -> None:
    """Nothing is to be done."""


@dataclass(frozen=True)
class Question:
    """What the reader is asked.

    Attributes:
        label: What stands before the words.
        words: The words to start from.
        note: What can be typed.
        answered: Takes the words at the end; says what is wrong with them, or nothing where they are taken.
        changed: Hears the words while they are typed.
        given_up: The reader wants it as it was.
        switched: The reader pressed ^r: hears the words, and gives the label from now on.
        recalled: Earlier answers, the latest last, for ↑ and ↓.
        completed: Gives what the words can go on with, for Tab and Shift+Tab; None where nothing completes them.
        is_continued: Whether what is typed comes as another word after those that stand there.
        is_replaced: Whether what is typed comes in their place: they are selected at first.
        rewritten: After ^r: hears the words, and gives those that stand there from now on.
    """

    label: str
    words: str
    note: str
    answered: Callable[[str], str]
    changed: Callable[[str], None] = _nothing
    given_up: Callable[[], None] = _nothing
    switched: Callable[[str], str] | None = None
    recalled: tuple[str, ...] = ()
    completed: Callable[[str], tuple[Completion, ...]] | None = None
    rewritten: Callable[[str], str] | None = None
    is_continued: bool = False
    is_replaced: bool = False

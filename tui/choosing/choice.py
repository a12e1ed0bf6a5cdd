"""One line of a list to choose from, and the filtering of such lines by words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from extractors.asking.likeness import folded, is_like, joined


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be chosen.

    Attributes:
        group: Under what it stands: `place`, `type`, ...
        label: What it is.
        what: More of it, in small.
        value: What choosing it means; None cannot be chosen, its label says why.
    """

    group: str
    label: str
    what: str = ""
    value: Any = None


Offer = Callable[[str], Sequence[Choice]]
"""The choices for the words that were typed."""

SlowOffer = Callable[[str], Awaitable[Sequence[Choice]]]
"""The same, where somebody else has to be asked first."""


def narrowed(choices: Iterable[Choice], words: str) -> tuple[Choice, ...]:
    """The choices that have every word somewhere; where none has, those that nearly have it."""
    wanted = folded(words).split()
    listed = tuple(choices)
    if not wanted:
        return listed
    texts = [folded(f"{choice.group} {choice.label} {choice.what}") for choice in listed]
    found = [
        choice for choice, text in zip(listed, texts, strict=True) if all(word in text for word in wanted)
    ]
    if not found:
        found = [
            choice
            for choice, text in zip(listed, texts, strict=True)
            if all(is_like(word, text) or joined(word) in joined(text) for word in wanted)
        ]
    # What is called so comes before what is only described so.
    return tuple(sorted(found, key=lambda choice: not _is_called(choice, wanted)))


def _is_called(choice: Choice, words: Sequence[str]) -> bool:
    called = folded(f"{choice.group} {choice.label}")
    return all(word in called for word in words)


def offering(choices: Sequence[Choice]) -> Offer:
    """A list that typing narrows."""

    def offer(words: str) -> Sequence[Choice]:
        return narrowed(choices, words) or (Choice("", f"Nothing here has “{words.strip()}”."),)

    return offer

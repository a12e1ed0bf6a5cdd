"""The lines of a page, each with its letters and where it stands in the page's tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml.html import HtmlElement

from extractors.sources.markup import lines_in_blocks

_MARKS = re.compile(r"[\W_]+")
_SENTENCE = re.compile(r".*[.!?…][”\"’'»)\]]*$", re.DOTALL)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


class PageLine(NamedTuple):
    """A line of a page.

    Attributes:
        words: What it says.
        letters: Its letters and digits in small letters.
        holder: The block that it is of.
        linked: The share of its block that is links, 0 to 1.
    """

    words: str
    letters: str
    holder: HtmlElement
    linked: float

    @property
    def is_sentence(self) -> bool:
        """Whether it ends like a sentence."""
        return _SENTENCE.match(self.words) is not None

    @property
    def is_heading(self) -> bool:
        """Whether it stands in a heading."""
        return self.holder.tag in HEADINGS or self.holder.get("role") == "heading"

    @property
    def is_title(self) -> bool:
        """Whether it stands in a heading of the first rank."""
        return self.holder.tag == "h1" or self.holder.get("aria-level") == "1"


def lines_of_page(tree: HtmlElement) -> list[PageLine]:
    """Every line of a page, in order."""
    lines = []
    for words, block in lines_in_blocks(tree):
        size = len("".join(block.words.split()))
        lines.append(PageLine(words, letters_of(words), block.holder, block.linked / max(1, size)))
    return lines


def letters_of(words: str) -> str:
    """The letters and digits of words in small letters: what two looks at the same words have in common."""
    return _MARKS.sub("", words).casefold()


def around(element: HtmlElement) -> Iterator[HtmlElement]:
    """The element and all that hold it, the nearest first."""
    at: HtmlElement | None = element
    while at is not None:
        yield at
        at = at.getparent()


def form_of(element: HtmlElement) -> tuple[str, str, str]:
    """How a page sets such a block: its tag, and tag and class of what holds it."""
    parent = element.getparent()
    return element.tag, *((parent.tag, parent.get("class", "")) if parent is not None else ("", ""))


class Weights:
    """How many letters of a story each element of its page holds.

    Args:
        lines: The story's lines.
    """

    def __init__(self, lines: Iterable[PageLine]) -> None:
        self._held: dict[HtmlElement, int] = {}
        self.total = 0
        for line in lines:
            self.total += len(line.letters)
            for element in around(line.holder):
                self._held[element] = self._held.get(element, 0) + len(line.letters)

    def share(self, element: HtmlElement) -> float:
        """The share of the story that an element holds, 0 to 1."""
        return self._held.get(element, 0) / max(1, self.total)

    def smallest(self, lines: Iterable[PageLine], share: float) -> HtmlElement | None:
        """The innermost element that holds at least a share of the story; None where there is no story.

        Args:
            lines: The story's lines.
            share: More than a half, so that there is one such element.
        """
        for line in lines:
            for element in around(line.holder):
                if self.share(element) >= share:
                    if all(self.share(child) < share for child in element):
                        return element
                    break
        return None

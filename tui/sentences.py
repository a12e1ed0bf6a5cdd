"""Sentences of the article: the worker's where it has been, a quick guess by punctuation where it has not."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache

from extractors.model import Region, Span, span_at
from tui.section import Section

_END = re.compile(r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Sen|Rep|Gov|St|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Inc|Corp|Co|Ltd)|\b[A-Z])\.\s+$"
)


class Sentences:
    """Looks sentences up by offset without ever splitting more than one paragraph.

    Args:
        text: The article's text.
        paragraphs: Its paragraphs.
        sections: What is known of it, in text order.
        regions: Where the story itself is not.
    """

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Span],
        sections: Sequence[Section],
        regions: Sequence[Region] = (),
    ) -> None:
        self._text = text
        self._paragraphs = tuple(paragraphs)
        self._sections = sections
        self._regions = regions

    @cached_property
    def _stories(self) -> list[list[int]]:
        return [section.story(self._regions) for section in self._sections]

    @cached_property
    def count(self) -> int:
        """How many sentences of the story itself are known."""
        return sum(map(len, self._stories))

    def at(self, offset: int) -> Span:
        """The sentence at the offset, or the last one before it."""
        found = self.within(span_at(self._paragraphs, offset))
        return found[span_at(found, offset)]

    def after(self, sentence: Span) -> Span | None:
        """The next sentence; None after the last."""
        index = span_at(self._paragraphs, sentence.start)
        found = self.within(index)
        later = bisect_right(found, sentence.start, key=lambda span: span.start)
        if later < len(found):
            return found[later]
        return self.within(index + 1)[0] if index + 1 < len(self._paragraphs) else None

    def before(self, sentence: Span) -> Span | None:
        """The sentence before; None before the first."""
        index = span_at(self._paragraphs, sentence.start)
        found = self.within(index)
        earlier = bisect_left(found, sentence.start, key=lambda span: span.start) - 1
        if earlier >= 0:
            return found[earlier]
        return self.within(index - 1)[-1] if index > 0 else None

    def number(self, sentence: Span) -> int:
        """Its number among the story's known sentences, from 1; 0 above the story."""
        if not self._sections:
            return 0
        here = self._section_at(sentence.start)
        before = sum(len(story) for story in self._stories[:here])
        return before + bisect_right(self._stories[here], sentence.start)

    def within(self, paragraph: int) -> tuple[Span, ...]:
        """The sentences of the paragraph of that index, never none."""
        span = self._paragraphs[paragraph]
        found: tuple[Span, ...] = ()
        first = self._section_at(span.start)
        for section in self._sections[first : self._section_at(max(span.start, span.end - 1)) + 1]:
            starts = section.sentence_starts
            low, high = bisect_left(starts, span.start), bisect_left(starts, span.end)
            found += section.analysis.sentences[low:high]
        return found or _guessed(self._text[span.start : span.end], span.start)

    def _section_at(self, offset: int) -> int:
        return max(0, bisect_right(self._sections, offset, key=lambda section: section.start) - 1)


@lru_cache(maxsize=512)
def _guessed(text: str, offset: int) -> tuple[Span, ...]:
    spans, start = [], 0
    for end in _END.finditer(text):
        if not _ABBREVIATION.search(text[max(0, end.start() - 6) : end.end()]):
            spans.append(Span(offset + start, offset + end.start() + len(end.group().rstrip())))
            start = end.end()
    return (*spans, Span(offset + start, offset + len(text)))

"""One article under analysis: what is done, what comes next, what is known so far."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from extractors.analysis import assemble
from extractors.chunks import chunks_of
from extractors.extracting import Extractor
from extractors.found import Paragraph
from extractors.model import Analysis, Article, span_at
from extractors.pipeline import BATCH, paragraphs
from extractors.protocol import Analysed

# The first batch is small, so that the page in view is highlighted soon.
_FIRST_BATCH = 3

# Linking looks at the whole article again: it may take this share of the worker's time at most.
_LINKING_SHARE = 0.2


class Job:
    """Analyses an article batch by batch, nearest the reader first.

    Args:
        id: The number the reader gave; events carry it.
        article: What to analyse.
        near: The reader's offset.
        extractor: The loaded pipeline.
    """

    def __init__(self, id: int, article: Article, near: int, extractor: Extractor) -> None:
        self.id = id
        self.article = article
        self._extractor = extractor
        self._chunks = chunks_of(article)
        self._found: dict[int, Paragraph] = {}
        self._pending: list[int] = []
        self._said_at = self._said_cost_s = 0.0
        self.look(near)

    @property
    def total(self) -> int:
        """How many chunks there are."""
        return len(self._chunks)

    @property
    def done(self) -> int:
        """How many chunks are analysed."""
        return len(self._found)

    @property
    def complete(self) -> bool:
        """Whether nothing is left to analyse."""
        return not self._pending

    def look(self, near: int) -> None:
        """Order what is left by its distance from the reader; what lies ahead goes before what lies behind."""
        here = span_at(tuple(chunk.span for chunk in self._chunks), near)

        def distance(index: int) -> int:
            return index - here if index >= here else 2 * (here - index) + 1

        left = (index for index in range(self.total) if index not in self._found)
        self._pending = sorted(left, key=distance, reverse=True)  # the next one is at the end

    def redate(self, published: str | None, published_from: str | None) -> None:
        """Take another anchor; what was found stays."""
        self.article = replace(self.article, published=published, published_from=published_from)
        self._said_at = 0.0

    def step(self) -> None:
        """Analyse the next batch."""
        size = BATCH if self._found else _FIRST_BATCH
        batch = [self._pending.pop() for _ in range(min(size, len(self._pending)))]
        with self._extractor.nlp.memory_zone():
            for paragraph in paragraphs(self._extractor.nlp, self.article, self._chunks, batch):
                self._found[paragraph.index] = paragraph

    def is_worth_saying(self) -> bool:
        """Whether enough was learnt since the last snapshot to link the article again."""
        return self.complete or time.monotonic() - self._said_at >= self._said_cost_s / _LINKING_SHARE

    def snapshot(self) -> Analysed:
        """What is known so far."""
        start = time.monotonic()
        analysis = self._analysis(list(self._found.values()))
        self._said_at = time.monotonic()
        self._said_cost_s = self._said_at - start
        return Analysed(self.id, analysis, self.done, self.total, self.complete)

    def _analysis(self, found: Sequence[Paragraph]) -> Analysis:
        return assemble(self.article, found, self._extractor.gazetteer, self._extractor.model)

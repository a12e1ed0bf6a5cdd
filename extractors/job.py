"""One article under analysis: what is done, what comes next, what is known so far."""

from __future__ import annotations

import time

from extractors.analysed_article import AnalysedArticle
from extractors.analysis import assemble
from extractors.chunks import chunks_of
from extractors.extracting import Extractor
from extractors.joining import Joiner
from extractors.model import Analysis, Article, span_at
from extractors.part import Part
from extractors.pipeline import BATCH, paragraphs
from extractors.protocol import Analysed
from extractors.sections import sections_of
from extractors.word_memory import words_read

# The first batch is small, so that the page in view is highlighted soon.
_FIRST_BATCH = 3

# Linking looks at the whole section again: it may take this share of the worker's time at most.
_LINKING_SHARE = 0.2


class Job:
    """Analyses an article batch by batch, nearest the reader first, and links it section by section.

    Args:
        id: The number the reader gave; events carry it.
        article: What to analyse.
        near: The reader's offset.
        extractor: The loaded pipeline.
    """

    def __init__(self, id: int, article: Article, near: int, extractor: Extractor) -> None:
        self.id = id
        self._article = AnalysedArticle(article)
        self._extractor = extractor
        self._chunks = chunks_of(self._article.normalised)
        self._starts = tuple(chunk.span for chunk in self._chunks)
        self._parts = [Part(chunks) for chunks in sections_of(self._chunks)]
        self._part_of = [number for number, part in enumerate(self._parts) for _ in part.chunks]
        self._joiner = Joiner(len(self._parts))
        self._done: set[int] = set()
        self._pending: list[int] = []
        self._current = 0  # the section that was worked on last
        self._said_at = self._said_cost_s = 0.0
        self.look(near)

    @property
    def article(self) -> Article:
        """What is analysed, dated as it was told last."""
        return self._article.article

    @property
    def total(self) -> int:
        """How many chunks there are."""
        return len(self._chunks)

    @property
    def done(self) -> int:
        """How many chunks are analysed."""
        return len(self._done)

    @property
    def complete(self) -> bool:
        """Whether nothing is left to analyse or to say."""
        return not self._pending and not any(part.is_news for part in self._parts)

    @property
    def said(self) -> list[bytes]:
        """The last analysis of each section, as `protocol.plain` and compressed."""
        return [part.said for part in self._parts]

    def look(self, near: int) -> None:
        """Order what is left by its distance from the reader; what lies ahead goes before what lies behind."""
        here = span_at(self._starts, self._article.offset(near))

        def distance(index: int) -> int:
            return index - here if index >= here else 2 * (here - index) + 1

        left = (index for index in range(self.total) if index not in self._done)
        self._pending = sorted(left, key=distance, reverse=True)  # the next one is at the end
        if self._pending and self._pending[-1] == here:
            self._said_at = 0.0  # the reader waits for this page: it is told as soon as it is known

    def redate(self, published: str | None, published_from: str | None) -> None:
        """Take another anchor; what was found stays, and all of it is told again."""
        self._article.dated(published, published_from)
        for part in self._parts:
            part.is_news = part.done > 0
        self._said_at = 0.0

    def step(self) -> None:
        """Analyse the next batch: chunks of one section."""
        if not self._pending:
            return
        size = BATCH if self._done else _FIRST_BATCH
        batch = [self._pending.pop()]
        self._current = self._part_of[batch[0]]
        while self._pending and len(batch) < size and self._part_of[self._pending[-1]] == self._current:
            batch.append(self._pending.pop())
        with words_read(self._extractor.nlp):
            found = list(paragraphs(self._extractor.nlp, self._article.normalised, self._chunks, batch))
        self._parts[self._current].take(found)
        self._done.update(batch)

    def news(self) -> Analysed | None:
        """The analysis of a section of which enough was learnt to link it again; None where there is none yet."""
        waiting = [number for number, part in enumerate(self._parts) if part.is_news]
        if not waiting:
            return None
        number = min(waiting, key=lambda number: abs(number - self._current))
        if number == self._current and not self._parts[number].is_complete and not self._is_time():
            number = next((other for other in waiting if other != number), -1)
        return self._said(number) if number >= 0 else None

    def _is_time(self) -> bool:
        return time.monotonic() - self._said_at >= self._said_cost_s / _LINKING_SHARE

    def _said(self, number: int) -> Analysed:
        start = time.monotonic()
        part = self._parts[number]
        analysis = self._article.restored(self._joiner.joined(self._linked(part)))
        part.tell(analysis)
        self._said_at = time.monotonic()
        self._said_cost_s = self._said_at - start
        return Analysed(self.id, analysis, self.done, self.total, self.complete, number, len(self._parts))

    def _linked(self, part: Part) -> Analysis:
        extractor = self._extractor
        return assemble(self._article.normalised, part.paragraphs(), extractor.gazetteer, extractor.model)

"""The runs of text that the model sees one at a time. Fixed borders: where a chunk ends changes what the model says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.model import Article, RegionKind, Span, span_at

# A paragraph beyond this many code points is cut for the model alone: its memory grows with the longest text it sees.
LIMIT = 6_000

_SENTENCE_GAP = re.compile(r"(?<=[.!?…”\"])\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Chunk:
    """One run of the article, with the region it stands in (None in the story itself)."""

    span: Span
    region: RegionKind | None


def chunks_of(article: Article) -> tuple[Chunk, ...]:
    """The article's chunks in text order: its paragraphs, the over-long ones cut between sentences.

    The fields that head a mail are no text; they are read only where there is nothing else.
    """
    starts = tuple(Span(region.start, region.end) for region in article.regions)
    chunks: list[Chunk] = []
    for paragraph in article.paragraphs:
        at = span_at(starts, paragraph.start)
        inside = bool(starts) and starts[at].start <= paragraph.start < starts[at].end
        region = article.regions[at].kind if inside else None
        chunks += (Chunk(span, region) for span in _cut(article.text, paragraph))
    return tuple(chunk for chunk in chunks if chunk.region != "mail") or tuple(chunks)


def _cut(text: str, span: Span) -> list[Span]:
    pieces, start = [], span.start
    while span.end - start > LIMIT:
        gaps = [gap.end() for gap in _SENTENCE_GAP.finditer(text, start + LIMIT // 2, start + LIMIT)]
        blank = text.rfind(" ", start + 1, start + LIMIT)
        end = gaps[-1] if gaps else blank + 1 if blank > start else start + LIMIT
        pieces.append(Span(start, end))
        start = end
    return [*pieces, Span(start, span.end)]

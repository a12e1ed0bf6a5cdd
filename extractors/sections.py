"""The parts that a very long text is linked in: an article of the common lengths is one section."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.chunks import Chunk

# About ten thousand words of English: longer than nearly every article, and linked in a tenth of a second.
SECTION = 60_000


def sections_of(chunks: Sequence[Chunk]) -> tuple[range, ...]:
    """Indices of the chunks of each section, in text order; never none.

    What links names, places and dates looks at a section as a whole, so its time and memory do not grow with the text. The
    borders follow from the text alone, and all sections are about equally long.

    Args:
        chunks: The article's chunks.
    """
    total = sum(chunk.span.end - chunk.span.start for chunk in chunks)
    wanted = max(1, round(total / SECTION))
    sections: list[range] = []
    start = used = 0
    for index, chunk in enumerate(chunks):
        used += chunk.span.end - chunk.span.start
        if used >= total * (len(sections) + 1) / wanted and index < len(chunks) - 1:
            sections.append(range(start, index + 1))
            start = index + 1
    return (*sections, range(start, len(chunks)))

"""What words can be that nothing was found in: what the place index, the grammars and the model say of them alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extractors.corrections.places import OFFERED, candidates_of
from extractors.sources.text import article_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.extracting import Extractor
    from extractors.model import Candidate, Entity

# A number alone is a list's, a lone name a headline's: the second reading has the words in a sentence.
_READINGS: Final = ("{}", "There were {} there.")


def proposals_of(
    extractor: Extractor, words: str, published: str | None
) -> tuple[tuple[Candidate, ...], tuple[Entity, ...]]:
    """The places of that name, and at most one entity of each kind that the words are, each with an id of its own.

    Args:
        extractor: The loaded pipeline.
        words: As the text has them, a line's end for a space or not.
        published: The article's own day (ISO), against which dates are resolved; None where it has none.
    """
    said = " ".join(words.split())
    if not said:
        return (), ()
    found: dict[str, Entity] = {}
    for reading in _READINGS:
        for entity in _read(extractor, reading.format(said), said, published):
            found.setdefault(entity.kind, entity)
    return tuple(candidates_of(said, extractor.gazetteer)[:OFFERED]), tuple(found.values())


def _read(extractor: Extractor, text: str, words: str, published: str | None) -> Iterator[Entity]:
    """The entities that the words are, or have as all that matters of them: a determiner before them does not."""
    article = article_of(text, id="words", source="words").dated(published, "option" if published else None)
    analysis = extractor.analysis(article)
    start, end = text.index(words), text.index(words) + len(words)
    for mention in analysis.mentions:
        if mention.end == end and text[start : mention.start].strip().lower() in ("", "the", "a", "an"):
            yield analysis.entity(mention.entity)

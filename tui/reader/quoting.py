"""Formats what is copied: a sentence as a citation, an entity with what is known of it."""

from __future__ import annotations

from extractors.model import Article, Entity, Mention
from tui import wordings
from tui.kind_views import view_of
from tui.reader.navigation import Pointed
from tui.reading import Reading
from tui.visible import visible


def citation(reading: Reading, at: int | None = None) -> str:
    """The sentence in quotes, then the title, the source and the day, as far as they are known.

    Args:
        reading: What is read.
        at: An offset in the sentence; None for the one under the focus.
    """
    start, end = reading.sentence if at is None else reading.facts.sentences.at(at)
    quote = " ".join(visible(reading.article.text[start:end]).split())
    return f"“{quote}” ({origin(reading.article)})"


def origin(article: Article) -> str:
    """Title, source and day of an article: what is not known is said."""
    day = wordings.own_day(article) or "undated"
    source = "standard input" if article.source == "-" else article.source
    return ", ".join(" ".join(visible(part).split()) for part in (article.title, source, day) if part)


def entity_citation(reading: Reading, pointed: Pointed) -> str:
    """What an entity is and why, then the sentence of the mention that is pointed at, or of its first, as a citation."""
    from tui.cards.entity_anchor import first_mention

    entity = reading.facts.entities[pointed.entity]
    mention = pointed.mention or first_mention(reading.facts, entity.id)
    lines = [visible(_said(entity, mention))]
    if entity.reason:
        lines.append(f"Why: {visible(entity.reason)}")
    lines.append(citation(reading, mention.start) if mention else f"({origin(reading.article)})")
    return "\n".join(lines)


def _said(entity: Entity, mention: Mention | None) -> str:
    words = f"“{' '.join(mention.text.split())}”" if mention else ""
    return view_of(entity.kind).copied(entity, words)

"""What an entity is, in words, for reports."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping

from extractors import wordings
from extractors.kinds.registry import kind_of
from extractors.model import Analysis, Article, Entity, Mention, Note, Span


class Described:
    """An analysis as its reports need it: entities by id, mentions by entity, each with a name and words for what it is."""

    def __init__(self, article: Article, analysis: Analysis) -> None:
        self.article = article
        self.analysis = analysis
        self.entities: Mapping[str, Entity] = {entity.id: entity for entity in analysis.entities}
        self.mentions: dict[str, list[Mention]] = defaultdict(list)
        for mention in analysis.mentions:
            self.mentions[mention.entity].append(mention)
        self._starts = [mention.start for mention in analysis.mentions]
        self._longest = max((mention.end - mention.start for mention in analysis.mentions), default=0)

    def between(self, span: Span) -> list[Mention]:
        """The mentions that share a character with the span."""
        low = bisect_left(self._starts, span.start - self._longest)
        high = bisect_left(self._starts, span.end)
        return [mention for mention in self.analysis.mentions[low:high] if mention.end > span.start]

    def name(self, entity: Entity) -> str:
        """What a person calls it: `Kabul`, `about 800 troops`, `Fri 13 Aug 2021`."""
        return kind_of(entity.kind).displayed(entity, self._wording(entity))

    def what(self, entity: Entity) -> str:
        """What it is beside its name; empty where the name says it all."""
        return kind_of(entity.kind).described(entity, self.referred)

    def referred(self, reference: str) -> str:
        """A reference of a figure: the name of the entity of that id, or the words themselves."""
        entity = self.entities.get(reference)
        return self.name(entity) if entity is not None else reference

    def why(self, entity: Entity) -> str:
        """Why it is what it is; of what is doubtful, why it may be wrong comes first."""
        doubts = f"Doubtful: {' '.join(entity.doubt)}" if entity.doubt else ""
        return " ".join(filter(None, (doubts, entity.reason)))

    @property
    def notes(self) -> tuple[Note, ...]:
        """What a person noted, in text order."""
        return self.analysis.changes.notes if self.analysis.changes else ()

    def noted_on(self, note: Note) -> str:
        """What a note is on: an entity by its id and name, or a sentence in its words."""
        entity = self.entities.get(note.entity or "")
        if entity is not None:
            return f"{entity.id} {self.name(entity)}"
        return f"“{' '.join(self.article.text[note.start : note.end].split())}”"

    def _wording(self, entity: Entity) -> str:
        mentions = self.mentions.get(entity.id)
        return mentions[0].text if mentions else entity.id


def headline(article: Article) -> str:
    """What a report is called: the title, else the id."""
    return article.title or article.id


def about(article: Article) -> str:
    """The article's own date and where it stands, and who wrote it, in words."""
    return ", ".join(
        filter(None, (wordings.dated(article), f"by {article.byline}" if article.byline else ""))
    )

"""What an entity is, in words, for reports."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from extractors import wordings
from extractors.model import Actor, Analysis, Article, Bound, Entity, Figure, Mention, Place, Span, Timex

# "exactly" is left out: most figures are.
BOUNDS: dict[Bound, str] = {
    "exactly": "", "about": "about ", "at least": "at least ", "more than": "more than ", "at most": "at most ",
    "less than": "less than ",
}  # fmt: skip


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
        match entity:
            case Place() | Actor():
                return entity.name
            case Figure():
                return self._figure(entity)
            case Timex():
                return wordings.timex(entity, self._wording(entity))

    def what(self, entity: Entity) -> str:
        """What it is beside its name; empty where the name says it all."""
        match entity:
            case Place():
                return wordings.place(entity)
            case Actor():
                known = [entity.type, entity.country if entity.type != "state" else None]
                return ", ".join(filter(None, known))
            case Figure():
                return self._about(entity)
            case Timex():
                return "" if entity.first or entity.amount is not None else f"{entity.type}, not resolved"

    def _figure(self, figure: Figure) -> str:
        """Bound, amount and what is counted; a change says both its values in words."""
        if figure.value is None:
            return " of ".join(said for said in (wordings.vague(figure), wordings.counted(figure)) if said)
        wording, bound, start = self._wording(figure), BOUNDS[figure.bound], ""
        if figure.from_value is not None:
            old = replace(figure, value=figure.from_value, from_value=None)
            start = f"from {wordings.amount(old, wording)} to "
        amount = wordings.amount(replace(figure, from_value=None), wording)
        return f"{start}{bound}{amount} {wordings.counted(figure)}".rstrip()

    def _about(self, figure: Figure) -> str:
        told = (
            ("", figure.who),
            ("in ", figure.where),
            ("when: ", figure.when),
            ("according to ", figure.source),
        )
        return ", ".join(word + self.referred(reference) for word, reference in told if reference)

    def referred(self, reference: str) -> str:
        """A reference of a figure: the name of the entity of that id, or the words themselves."""
        entity = self.entities.get(reference)
        return self.name(entity) if entity is not None else reference

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

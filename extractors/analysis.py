"""What was found in the paragraphs to one `Analysis` of the article: linked, given ids, cross-referenced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.annotations import Paragraph
from extractors.kinds.registry import in_order_of_reading, kinds
from extractors.linking import Linking, linker_of
from extractors.links.resolution import Links
from extractors.model import AboutPlace, Analysis, Article, Entity, Figure, ModelInfo
from extractors.places.focus import Told, about, lede_end
from extractors.places.home import home_of
from extractors.rules import Rejected, Verdict
from extractors.short_forms import firms_named

if TYPE_CHECKING:
    from extractors.gazetteer import Gazetteer

_NO_ANCHOR = "The article says no date of its own: relative dates stay unresolved. Give one with --date, in the window with d."


@dataclass(slots=True)
class Evidence:
    """What the rules said while an analysis was assembled, for whoever asks why.

    Attributes:
        verdicts: On the mentions of each entity, by its id; `whole` on the entity as one.
        rejected: The candidates that linking refused.
        links: Of each figure, by its span.
    """

    verdicts: dict[str, tuple[Verdict, ...]] = field(default_factory=dict)
    whole: dict[str, tuple[Verdict, ...]] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    links: Mapping[tuple[int, int], Links] = field(default_factory=dict)

    def take(self, linking: Linking) -> None:
        """Keep the verdicts on the groups of each kind, what was refused, and the figures' links."""
        self.links = linking.links
        self.rejected += linking.rejected
        for spec in kinds():
            for group, id_ in zip(linking.groups[spec.name], linking.ids[spec.name], strict=True):
                self.verdicts[id_], self.whole[id_] = group.verdicts, group.whole
        for id_, source in zip(linking.ids.get("statement", ()), linking.sources or (), strict=False):
            self.whole[id_] = (*self.whole[id_], source.verdict)


def assemble(
    article: Article,
    found: Iterable[Paragraph],
    gazetteer: Gazetteer,
    model: ModelInfo | None = None,
    evidence: Evidence | None = None,
) -> Analysis:
    """The analysis of the paragraphs found so far, in any order; calling it again with more of them refines it.

    The article's `published` anchors the dates; `model` is what the pipeline's model is called; `evidence` is filled in.
    """
    paragraphs = sorted(found, key=lambda paragraph: paragraph.index)
    linking = _linked(article, paragraphs, gazetteer)
    mentions = linking.mentions_of(*(spec.name for spec in kinds()))
    entities: list[Entity] = [entity for spec in kinds() for entity in linker_of(spec).entities(linking)]
    if evidence is not None:
        evidence.take(linking)
    return Analysis(
        sentences=linking.sentences,
        mentions=tuple(sorted(mentions, key=lambda m: (m.start, -m.end, m.kind))),
        entities=tuple(entities),
        analysed=len(paragraphs),
        about=_about(linking, entities),
        model=model,
        notes=(*_notes(article, paragraphs), *_at_home(article, gazetteer)),
    )


def _about(linking: Linking, entities: Sequence[Entity]) -> tuple[AboutPlace, ...]:
    """The article's geographic focus, once the figures have their places."""
    index = {id_: at for at, id_ in enumerate(linking.ids["location"])}
    figures = Counter(index[e.where] for e in entities if isinstance(e, Figure) and e.where in index)
    article = linking.article
    told = Told(lede_end(article.text, article.paragraphs, linking.sentences), figures)
    return about(linking.groups["location"], linking.records["location"], told, linking.gazetteer)


_OF_HOME = {"option": "as you say", "record": "as its record says", "page": "as its page says"}


def _at_home(article: Article, gazetteer: Gazetteer) -> tuple[str, ...]:
    """What is to be known of the outlet's town."""
    if article.home is None:
        return ()
    said = _OF_HOME.get(article.home_from or "", "as you say")
    if home_of(article.home, gazetteer) is None:
        return (
            f"The outlet is in {article.home}, {said}, which the place index does not know: it counts for nothing.",
        )
    return (f"Read as an outlet's in {article.home}, {said}; --home none leaves that out.",)


def _notes(article: Article, paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    failures = tuple(paragraph.failure for paragraph in paragraphs if paragraph.failure)
    return failures if article.published else (_NO_ANCHOR, *failures)


def _linked(article: Article, paragraphs: Sequence[Paragraph], gazetteer: Gazetteer) -> Linking:
    linking = Linking(article, paragraphs, gazetteer)
    records = linking.records
    records.update({spec.name: linking.found_by(spec.component) for spec in kinds()})
    # A firm that is called by its place's name is known by its full name elsewhere: a rule of places and actors together.
    records["location"], records["actor"] = firms_named(records["location"], records["actor"], gazetteer)
    for spec in in_order_of_reading():
        linking.groups[spec.name] = linker_of(spec).groups(linking)
    linking.number()
    return linking

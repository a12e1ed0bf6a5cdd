"""What was found in the paragraphs to one `Analysis` of the article: linked, given ids, cross-referenced."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from extractors.actors.linking import link_actors
from extractors.annotations import ActorGroup, E, Group, LinkedPlaces, Paragraph
from extractors.figures.linking import link_figures
from extractors.links.resolution import Links, Resolver
from extractors.model import (
    AboutPlace,
    Actor,
    Analysis,
    Article,
    Entity,
    Figure,
    Kind,
    Mention,
    ModelInfo,
    Span,
    Timex,
    span_at,
)
from extractors.places.linking import link_places
from extractors.rules import Rejected, Verdict
from extractors.short_forms import firms_named
from extractors.timex.linking import link_timex

if TYPE_CHECKING:
    from extractors.gazetteer import Gazetteer

G = TypeVar("G", bound=Group[Any])

_NO_ANCHOR = "The article says no date of its own: relative dates stay unresolved. Give one with --date."


@dataclass(frozen=True, slots=True)
class _Linked:
    """Every group of the article, a kind each, sorted by first mention."""

    places: LinkedPlaces
    actors: tuple[ActorGroup, ...]
    figures: tuple[Group[Figure], ...]
    timex: tuple[Group[Timex], ...]


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

    def take(
        self, linked: _Linked, ids: Sequence[Sequence[str]], links: Mapping[tuple[int, int], Links]
    ) -> None:
        """Keep the verdicts on the groups of each kind, which have these ids, and the figures' links."""
        self.links = links
        kinds: tuple[Sequence[Group[Any]], ...] = (
            linked.places.groups,
            linked.actors,
            linked.figures,
            linked.timex,
        )
        for groups, numbers in zip(kinds, ids, strict=True):
            for group, id_ in zip(groups, numbers, strict=True):
                self.verdicts[id_], self.whole[id_] = group.verdicts, group.whole


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
    evidence = evidence or Evidence()
    paragraphs = sorted(found, key=lambda paragraph: paragraph.index)
    linked = _link(article, paragraphs, gazetteer, evidence)
    sentences = tuple(span for paragraph in paragraphs for span in paragraph.sentences)
    place_ids, actor_ids = _numbered("L", linked.places.groups), _numbered("A", linked.actors)
    date_ids = _numbered("D", linked.timex)
    mentions = _names(article.text, linked, place_ids, actor_ids)
    mentions += _mentions(article.text, "date", linked.timex, date_ids)
    names = _Names(mentions)
    links = _links(article, paragraphs, linked, (place_ids, actor_ids, date_ids), mentions, sentences)
    figures, figure_ids = _figures(linked.figures, links)
    evidence.take(linked, (place_ids, actor_ids, figure_ids, date_ids), links)
    mentions += _mentions(article.text, "figure", linked.figures, figure_ids)
    numbered = _in_order(linked.actors, actor_ids)
    entities: tuple[Entity, ...] = (
        *_identified(linked.places.groups, place_ids),
        *(_actor(group, id_, place_ids, sentences, names) for group, id_ in numbered),
        *figures,
        *_identified(linked.timex, date_ids),
    )
    return Analysis(
        sentences=sentences,
        mentions=tuple(sorted(mentions, key=lambda m: (m.start, -m.end, m.kind))),
        entities=entities,
        analysed=len(paragraphs),
        about=AboutPlace(**linked.places.about) if linked.places.about else None,
        model=model,
        notes=_notes(article, paragraphs),
    )


def _notes(article: Article, paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    failures = tuple(paragraph.failure for paragraph in paragraphs if paragraph.failure)
    return failures if article.published else (_NO_ANCHOR, *failures)


def _link(
    article: Article, paragraphs: Sequence[Paragraph], gazetteer: Gazetteer, evidence: Evidence
) -> _Linked:
    def every(kind: str) -> list[Any]:
        return [record for paragraph in paragraphs for record in getattr(paragraph, kind)]

    toponyms, actors = firms_named(every("places"), every("actors"), gazetteer)
    places = link_places(toponyms, actors, gazetteer)
    evidence.rejected += places.rejected
    return _Linked(
        places,
        link_actors(actors, places, gazetteer, evidence.rejected),
        link_figures(every("figures")),
        link_timex(every("timex"), article.published, article.anchors),
    )


def _numbered(letter: str, groups: Sequence[Group[Any]]) -> tuple[str, ...]:
    """Ids by group index: numbers follow the first mention, groups without one come last."""
    order = sorted(
        range(len(groups)), key=lambda index: (not groups[index].spans, groups[index].spans[:1], index)
    )
    ranks = {index: rank for rank, index in enumerate(order, 1)}
    return tuple(f"{letter}{ranks[index]}" for index in range(len(groups)))


def _in_order(groups: Sequence[G], ids: Sequence[str]) -> list[tuple[G, str]]:
    return sorted(zip(groups, ids, strict=True), key=lambda pair: int(pair[1][1:]))


def _identified(groups: Sequence[Group[E]], ids: Sequence[str]) -> list[E]:
    return [replace(group.entity, id=id_) for group, id_ in _in_order(groups, ids)]


def _mentions(text: str, kind: Kind, groups: Sequence[Group[Any]], ids: Sequence[str]) -> list[Mention]:
    return [
        Mention(kind, span.start, span.end, text[span.start : span.end], id_)
        for group, id_ in zip(groups, ids, strict=True)
        for span in sorted({Span(*span) for span in group.spans})
    ]


def _names(text: str, linked: _Linked, place_ids: Sequence[str], actor_ids: Sequence[str]) -> list[Mention]:
    """Mentions of places and actors; what a state claims is the actor's alone."""
    actors = _mentions(text, "actor", linked.actors, actor_ids)
    states = {span for group in linked.actors if group.place is not None for span in group.spans}
    places = _mentions(text, "location", linked.places.groups, place_ids)
    return [*(m for m in places if (m.start, m.end) not in states), *actors]


def _actor(
    group: ActorGroup, id_: str, place_ids: Sequence[str], sentences: tuple[Span, ...], names: _Names
) -> Actor:
    actions = tuple(
        replace(
            action,
            sentence=span_at(sentences, action.sentence),
            other=names.id_of(action.other, ("actor", "location")),
        )
        for action in group.entity.actions
    )
    place = None if group.place is None else place_ids[group.place]
    return replace(group.entity, id=id_, place=place, actions=actions)


class _Names:
    """Which entity a run of the text names, by a bisect over the mentions."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda m: m.start)
        self._starts = [m.start for m in self._mentions]
        self._longest = max((m.end - m.start for m in mentions), default=0)

    def id_of(self, span: Sequence[int] | str | None, kinds: tuple[Kind, ...]) -> str | None:
        """The id of the entity that the span mentions, None where it mentions none."""
        if span is None or isinstance(span, str):
            return span
        start, end = span
        best, shared = None, 0
        for at in range(bisect_right(self._starts, end) - 1, -1, -1):
            mention = self._mentions[at]
            if mention.start + self._longest <= start:
                break
            overlap = min(end, mention.end) - max(start, mention.start)
            if mention.kind in kinds and overlap > shared:
                best, shared = mention.entity, overlap
        return best


def _links(
    article: Article,
    paragraphs: Sequence[Paragraph],
    linked: _Linked,
    ids: tuple[Sequence[str], ...],
    mentions: Sequence[Mention],
    sentences: Sequence[Span],
) -> dict[tuple[int, int], Links]:
    """Who, where, when and who says so, of every figure, by its span."""
    place_ids, actor_ids, date_ids = ids
    entities: dict[str, Entity] = {}
    kinds: tuple[tuple[Sequence[Group[Any]], Sequence[str]], ...] = (
        (linked.places.groups, place_ids),
        (linked.actors, actor_ids),
        (linked.timex, date_ids),
    )
    for groups, numbers in kinds:
        entities |= {id_: group.entity for group, id_ in zip(groups, numbers, strict=True)}
    for actor, id_ in zip(linked.actors, actor_ids, strict=True):
        if actor.place is not None:
            entities[id_] = replace(actor.entity, place=place_ids[actor.place])
    subjects = [clause["subject"] for p in paragraphs for clause in p.clauses if clause["subject"]]
    found: list[Any] = [links for paragraph in paragraphs for links in paragraph.links]
    return Resolver(article.text, mentions, entities, sentences, subjects).all(found)


def _figures(
    groups: Sequence[Group[Figure]], links: Mapping[tuple[int, int], Links]
) -> tuple[list[Figure], tuple[str, ...]]:
    ids = _numbered("F", groups)
    figures = []
    for group, id_ in _in_order(groups, ids):
        figure: Any = group.entity
        link = links.get((group.spans[0].start, group.spans[0].end), Links())
        figures.append(
            replace(
                figure,
                id=id_,
                who=link.who,
                where=link.where,
                when=link.when,
                source=link.source,
                subject=link.subject,
                verb=link.verb,
                who_from=link.who_from,
                where_from=link.where_from,
                when_from=link.when_from,
                same_as_unit=tuple(ids[int(reference[1:])] for reference in figure.same_as_unit),
            )
        )
    return figures, ids

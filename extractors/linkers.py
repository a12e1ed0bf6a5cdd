"""The linkers of the built-in kinds: what each has rules of its own for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from extractors.actors.linking import link_actors
from extractors.annotations import ActorGroup, Group, LinkedPlaces
from extractors.figures.linking import link_figures
from extractors.linking import Linker, Linking, Names, by_id
from extractors.links.agencies import Reporters
from extractors.links.resolution import Links, Resolver
from extractors.model import Entity, Mention, Span, Statement, span_at
from extractors.places.linking import link_places
from extractors.statements.attribution import Attribution, Source
from extractors.statements.book import reason_of
from extractors.statements.linking import StatementGroup, link_statements
from extractors.timex.linking import link_timex

_MOST = 0.6
"""Of what is said, how much of it is what another one says, where it is quoted."""
_OPENING = 2  # code points before what another one says: a quotation mark


class Places(Linker):
    """Toponyms to places."""

    def groups(self, linking: Linking) -> Sequence[Group[Any]]:
        """One a place; the actors' records speak for their countries."""
        linked = link_places(
            linking.records["location"], linking.records["actor"], linking.gazetteer, linking.article.home
        )
        linking.rejected += linked.rejected
        return linked.groups

    def mentions(self, linking: Linking) -> list[Mention]:
        """Those that no state claims: "Britain said" mentions the actor alone."""
        actors: Sequence[ActorGroup] = linking.groups["actor"]  # type: ignore[assignment]
        states = {span for group in actors if group.place is not None for span in group.spans}
        return [m for m in super().mentions(linking) if (m.start, m.end) not in states]


class Actors(Linker):
    """Names, roles and states to actors."""

    def groups(self, linking: Linking) -> Sequence[Group[Any]]:
        """One an actor; a state stands for a place."""
        places = LinkedPlaces(tuple(linking.groups["location"]))
        return link_actors(linking.records["actor"], places, linking.gazetteer, linking.rejected)

    def entities(self, linking: Linking) -> list[Entity]:
        """With the sentence of each action, and whom it is done to where that is an entity."""
        self._names = Names(linking.mentions_of("location", "actor", "date"))
        return super().entities(linking)

    def entity(self, group: Group[Any], id_: str, linking: Linking) -> Entity:
        """The actor of a group."""
        assert isinstance(group, ActorGroup)
        actions = tuple(
            replace(
                action,
                sentence=span_at(linking.sentences, action.sentence),
                other=self._names.id_of(action.other, ("actor", "location")),
            )
            for action in group.entity.actions
        )
        place = None if group.place is None else linking.ids["location"][group.place]
        return replace(group.entity, id=id_, place=place, actions=actions)


class Figures(Linker):
    """Numbers to figures, with who, where, when and who says so."""

    def groups(self, linking: Linking) -> Sequence[Group[Any]]:
        """One a mention."""
        return link_figures(linking.records["figure"])

    def entities(self, linking: Linking) -> list[Entity]:
        """With what each hangs together with."""
        self._links = linking.links = self._resolved(linking)
        return super().entities(linking)

    def entity(self, group: Group[Any], id_: str, linking: Linking) -> Entity:
        """The figure of a group."""
        link = self._links.get((group.spans[0].start, group.spans[0].end), Links())
        return replace(
            super().entity(group, id_, linking),
            who=link.who,  # type: ignore[call-arg]
            who_with=link.who_with,
            where=link.where,
            when=link.when,
            source=link.source,
            subject=link.subject,
            verb=link.verb,
            who_from=link.who_from,
            where_from=link.where_from,
            when_from=link.when_from,
        )

    def _resolved(self, linking: Linking) -> dict[tuple[int, int], Links]:
        named = ("location", "actor", "date")
        entities = dict(by_id(linking, named))
        actors: Sequence[ActorGroup] = linking.groups["actor"]  # type: ignore[assignment]
        for actor, id_ in zip(actors, linking.ids["actor"], strict=True):
            if actor.place is not None:
                entities[id_] = replace(actor.entity, place=linking.ids["location"][actor.place])
        clauses = linking.found_by("q7x2_clauses")
        subjects = [clause["subject"] for clause in clauses if clause["subject"]]
        mentions = linking.mentions_of(*named)
        text = linking.article.text
        reporters = Reporters(text, entities, clauses)
        said = _said_by(linking)
        resolver = Resolver(text, mentions, entities, linking.sentences, subjects, reporters, said)
        return resolver.all(linking.found_by("q7x2_links"))


def _said_by(linking: Linking) -> dict[tuple[int, int], str]:
    """Of each figure in a statement, who says the innermost one that has somebody who says it."""
    groups: Sequence[StatementGroup] = linking.groups.get("statement", ())  # type: ignore[assignment]
    if not groups:
        return {}
    said: dict[tuple[int, int], tuple[int, str]] = {}
    for group, found in zip(groups, sources_of(linking), strict=True):
        length = group.spans[-1].end - group.spans[0].start
        for reference in group.entity.figures if found.source is not None else ():
            start, end = linking.groups["figure"][int(reference.removeprefix("F#"))].spans[0]
            best = said.get((start, end))
            if best is None or length < best[0]:
                said[start, end] = (length, str(found.source))
    return {span: source for span, (_, source) in said.items()}


class Dates(Linker):
    """Time expressions to dates, in the order of the story."""

    def groups(self, linking: Linking) -> Sequence[Group[Any]]:
        """One a calendar value, or a wording without one."""
        return link_timex(linking.records["date"], linking.article.published, linking.article.anchors)


class Statements(Linker):
    """What is said, by whom."""

    def groups(self, linking: Linking) -> Sequence[Group[Any]]:
        """One a statement; a quotation over paragraphs is one."""
        return link_statements(
            linking.paragraphs,
            self.spec.component,
            [span for group in linking.groups["actor"] for span in group.spans],
            [Span(*group.spans[0]) for group in linking.groups["figure"]],
            linking.article.text,
            linking.rejected,
        )

    def entities(self, linking: Linking) -> list[Entity]:
        """With the source, and when and where it was said."""
        self._sources = dict(zip(linking.ids["statement"], sources_of(linking), strict=True))
        self._names = Names(linking.mentions_of("location", "date"))
        groups: Sequence[StatementGroup] = linking.groups["statement"]  # type: ignore[assignment]
        self._groups = dict(zip(linking.ids["statement"], groups, strict=True))
        self._inner: dict[str | None, list[str]] = {}
        for id_, group in self._groups.items():
            self._inner.setdefault(linking.settled(group.entity.within, "statement"), []).append(id_)
        return [self._quoting(each) for each in super().entities(linking)]

    def entity(self, group: Group[Any], id_: str, linking: Linking) -> Entity:
        """The statement of a group."""
        assert isinstance(group, StatementGroup)
        found = self._sources[id_]
        statement = super().entity(group, id_, linking)
        return replace(
            statement,
            source=found.source,  # type: ignore[call-arg]
            when=self._names.id_of(group.record["when"], ("date",)),
            where=self._names.id_of(group.record["where"], ("location",)),
            reason=reason_of((*group.verdicts, found.verdict)),
        )

    def _quoting(self, entity: Entity) -> Entity:
        """A statement that is, for the most part, what another one says is a quotation of that one."""
        assert isinstance(entity, Statement)
        if entity.stance != "asserts":
            return entity
        group = self._groups[entity.id]
        own = sum(span.end - span.start for span in group.spans)
        for id_ in self._inner.get(entity.id, ()):
            start, end = self._extent(id_)
            said = self._groups[id_].entity.cue is not None and self._groups[id_].entity.stance != "plans"
            other = self._sources[id_].source
            begins = start <= group.spans[0].start + _OPENING and len(self._groups[id_].spans) == 1
            if said and begins and other not in (None, entity.source) and end - start >= _MOST * own:
                return replace(entity, stance="quotes")
        return entity

    def _extent(self, id_: str) -> tuple[int, int]:
        """Where a statement begins and ends, with its source and the words of saying."""
        statement, spans = self._groups[id_].entity, self._groups[id_].spans
        starts = (statement.source_start, statement.cue_start, spans[0].start)
        ends = (statement.source_end, statement.cue_end, spans[-1].end)
        return min(at for at in starts if at is not None), max(at for at in ends if at is not None)


def sources_of(linking: Linking) -> list[Source]:
    """The source of each statement, in the order of the groups; decided once for figures and statements."""
    if linking.sources is None:
        groups = linking.groups["statement"]
        clauses = linking.found_by("q7x2_clauses")
        linking.sources = Attribution(
            linking.article.text,
            linking.mentions_of("actor"),
            by_id(linking, ("actor",)),
            linking.sentences,
            [clause["subject"] for clause in clauses if clause["subject"]],
        ).all(groups)  # type: ignore[arg-type]
    return linking.sources

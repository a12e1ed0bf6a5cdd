"""Which entities a query lists, of each kind, in the order of their first mention."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from extractors.model import Entity, Kind, Mention
from tui.analysis_store import AnalysisStore
from tui.entry import Entry
from tui.filter import Asked, Filter
from tui.kind_views import view_of
from tui.section import Section
from tui.vocabulary import Vocabulary


class Listing:
    """What a query finds in all that is known, whatever kinds are hidden: hiding a kind costs nothing here.

    Args:
        known: What is known.
        query: The filter's query; its hidden kinds are not looked at.
    """

    def __init__(self, known: AnalysisStore, query: str) -> None:
        self.known = known
        self.query = query
        self._filter = Filter(frozenset(), query)
        self._found: dict[Kind, dict[str, Entry]] = {}
        self._of: dict[Kind, list[Entry]] = {}
        self._named: dict[Kind, int] = {}

    def of(self, kind: Kind) -> list[Entry]:
        """The entities of the kind that the query lists, by first mention: those that name before those that do not."""
        entries = self._of.get(kind)
        if entries is None:
            view = view_of(kind)
            named: list[Entry] = []
            generic: list[Entry] = []
            for entry in self._by_id(kind).values():
                (generic if view.is_generic(entry.entity) else named).append(entry)
            self._named[kind] = len(named)
            entries = self._of[kind] = named + generic
        return entries

    def named(self, kind: Kind) -> int:
        """How many of those that it lists name somebody or some day; the others are the last."""
        self.of(kind)
        return self._named[kind]

    def entry(self, entity: Entity) -> Entry | None:
        """The entity's entry; None where the query does not list it."""
        return self._by_id(entity.kind).get(entity.id)

    def finds(self, entity: Entity) -> bool:
        """Whether the query finds the entity, mentioned or not."""
        return entity.id in self._ids if self.query else self._filter.counts(entity)

    def lists(self, section: Section, mention: Mention) -> bool:
        """Whether the query finds what is mentioned in the section."""
        return mention.entity in (self._ids if self.query else section.plain[mention.kind])

    def _by_id(self, kind: Kind) -> dict[str, Entry]:
        """By id, each entity with its mentions of all sections; what one section alone knows is taken over as it stands."""
        found = self._found.get(kind)
        if found is None:
            found = {}
            for section in self.known.sections:
                new = section.entries[kind] if self.query else section.plain[kind]
                again = {id_: found[id_].with_later(new[id_]) for id_ in found.keys() & new.keys()}
                found |= new  # an entity that is known already keeps its place
                found |= again
            if self.query:
                found = {id_: entry for id_, entry in found.items() if id_ in self._ids}
            self._found[kind] = found
        return found

    @cached_property
    def listable(self) -> Counter[Kind]:
        """How many entities of each kind there are to list, were nothing asked and no kind hidden."""
        mentioned = set().union(*(section.of_entity for section in self.known.sections))
        entities = (self.known.entities[id_] for id_ in mentioned)
        return Counter(entity.kind for entity in entities if self._filter.counts(entity))

    @cached_property
    def doubts(self) -> Counter[Kind]:
        """How many of each kind may be wrong, were nothing asked and no kind hidden."""
        mentioned = set().union(*(section.of_entity for section in self.known.sections))
        entities = (self.known.entities[id_] for id_ in mentioned)
        return Counter(entity.kind for entity in entities if entity.doubt and self._filter.counts(entity))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the entities, which a query is understood by; empty where nothing is asked."""
        if not self.query:
            return Vocabulary()
        wordings: dict[str, frozenset[str]] = {}
        for section in self.known.sections:
            for id_, words in section.wordings.items():
                wordings[id_] = wordings.get(id_, frozenset()) | words
        return Vocabulary(tuple(self.known.entities.values()), wordings)

    @cached_property
    def asked(self) -> Asked:
        """The query as it is understood in this article."""
        return self._filter.asked_of(self.vocabulary)

    @cached_property
    def guesses(self) -> int:
        """How many figures it lists whose asked link (`who:`, `where:`, `when:`) is a guess: told by the article before."""
        asked = [(term.key, term.tested(self.vocabulary)) for term in self._filter.terms if term.linked]
        words = self.vocabulary.words_of
        return sum(
            any(getattr(e, f"{key}_from", None) == "article" and test(e, words(e)) for key, test in asked)
            for e in (entry.entity for entry in (self.of("figure") if asked else ()))
        )

    @cached_property
    def _ids(self) -> frozenset[str]:
        asked, words = self.asked, self.vocabulary.words_of
        return frozenset(e.id for e in self.known.entities.values() if asked.shows(e, words(e)))

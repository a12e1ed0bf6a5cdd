"""Which entities a query lists, of each kind, in the order of their first mention."""

from __future__ import annotations

from functools import cached_property

from extractors.model import KINDS, Entity, Kind, Mention
from tui.filter import Asked, Filter
from tui.known import Known
from tui.query import Vocabulary
from tui.section import Section


class Entry:
    """An entity with where and in what words it is mentioned first, and how often in all."""

    __slots__ = ("count", "entity", "first", "wording")

    def __init__(self, entity: Entity, first: Mention, count: int) -> None:
        self.entity, self.first, self.wording, self.count = entity, first.start, first.text, count


class Listing:
    """What a query finds in all that is known, whatever kinds are hidden: hiding a kind costs nothing here.

    Args:
        known: What is known.
        query: The filter's query; its hidden kinds are not looked at.
    """

    def __init__(self, known: Known, query: str) -> None:
        self.known = known
        self.query = query
        self._filter = Filter(query=query)
        self._of_section: dict[Section, frozenset[str]] = {}
        self._found: dict[str, Entry] = {}

    def lists(self, section: Section, id_: str) -> bool:
        """Whether the query finds this entity of the section."""
        return id_ in (self._ids if self.query else self._ids_of(section))

    @cached_property
    def entries(self) -> dict[Kind, list[Entry]]:
        """The entities of each kind that are mentioned, by first mention."""
        found: dict[str, Entry] = {}
        for section in self.known.sections:
            ids = self._ids if self.query else self._ids_of(section)
            for id_, mentions in section.of_entity.items():
                if id_ not in ids:
                    continue
                if entry := found.get(id_):
                    entry.count += len(mentions)
                else:
                    found[id_] = Entry(self.known.entities[id_], mentions[0], len(mentions))
        self._found = found
        kinds: dict[Kind, list[Entry]] = {kind: [] for kind in KINDS}
        for entry in found.values():
            kinds[entry.entity.kind].append(entry)
        return kinds

    @cached_property
    def listable(self) -> int:
        """How many entities there are to list, were nothing asked and no kind hidden."""
        mentioned = set().union(*(section.of_entity for section in self.known.sections))
        return sum(self._filter.counts(self.known.entities[id_]) for id_ in mentioned)

    def entry(self, id_: str) -> Entry | None:
        """The entity's entry; None where the query does not list it."""
        return self._found.get(id_) if self.entries else None

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
    def _ids(self) -> frozenset[str]:
        asked, words = self.asked, self.vocabulary.words_of
        return frozenset(e.id for e in self.known.entities.values() if asked.shows(e, words(e)))

    def _ids_of(self, section: Section) -> frozenset[str]:
        """Ids of the section's entities that are there to show where nothing is asked."""
        ids = self._of_section.get(section)
        if ids is None:
            counts = self._filter.counts
            ids = frozenset(entity.id for entity in section.analysis.entities if counts(entity))
            self._of_section[section] = ids
        return ids

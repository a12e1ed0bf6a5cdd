"""What the reader wants to see: kinds and a query, as one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from extractors.model import KINDS, Entity, Kind
from tui.query import QueryError as QueryError
from tui.query import Term, Test, Vocabulary, likened, status_asked, terms_of


@dataclass(frozen=True)
class Filter:
    """Kinds that are hidden, and a query that what is shown must match (see `tui.query`)."""

    hidden: frozenset[Kind] = field(default_factory=frozenset)
    query: str = ""

    def toggled(self, kind: Kind) -> Filter:
        """With the kind shown where it was hidden, and the other way round."""
        return Filter(self.hidden ^ {kind}, self.query)

    def asking(self, query: str, is_final: bool = False) -> Filter:
        """With another query.

        Args:
            query: The query's words.
            is_final: Whether nothing more is being typed: an open end such as `value>` is an error then.

        Raises:
            QueryError: The query cannot be understood.
        """
        missing = next((term.missing for term in terms_of(query) if term.missing), "")
        if missing and is_final:
            raise QueryError(missing)
        return Filter(self.hidden, query.strip())

    @property
    def is_active(self) -> bool:
        """Whether it hides anything."""
        return bool(self.hidden or self.query)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The query's conditions."""
        return terms_of(self.query)

    @cached_property
    def status(self) -> str:
        """The status that is asked for, as by `status:rejected`; empty for what is said to be right."""
        return status_asked(self.query)

    @cached_property
    def _wanted(self) -> frozenset[str]:
        asked = self.query.lower()
        return frozenset(type_ for type_ in ("ordinal", "reference") if type_ in asked)

    def counts(self, entity: Entity) -> bool:
        """Whether the entity is one of those that there are.

        "The third army" counts nothing and "recently" names no day: `type:ordinal` and `type:reference` show them.
        """
        return entity.type not in ("ordinal", "reference") or entity.type in self._wanted

    def asked_of(self, vocabulary: Vocabulary) -> Asked:
        """The filter as it is understood in an article: a word that nothing matches is taken for a slip."""
        tests, slips = [], []
        for term in self.terms:
            test = term.bound(vocabulary)
            if term.plain and not term.is_negated and not _matches_any(test, vocabulary):
                test = likened(term.plain)
                if _matches_any(test, vocabulary):
                    slips.append(term.plain)
            tests.append((test, not term.is_negated))
        return Asked(self, tuple(tests), tuple(slips))

    def in_words(self) -> str:
        """What is shown, for the status line."""
        kinds = [f"{kind}s" for kind in KINDS if kind not in self.hidden]
        shown = "all kinds" if not self.hidden else ", ".join(kinds) if kinds else "nothing"
        return f"{shown} · {self.query}" if self.query else shown


@dataclass(frozen=True)
class Asked:
    """A filter in an article.

    Attributes:
        slips: The query's words that no name has as they stand, and that nearly the same names answer to.
    """

    filter: Filter
    tests: tuple[tuple[Test, bool], ...] = ()
    slips: tuple[str, ...] = ()

    def shows(self, entity: Entity, wordings: frozenset[str]) -> bool:
        """Whether the entity is shown.

        Args:
            entity: The entity.
            wordings: The words of its mentions, folded.
        """
        if entity.kind in self.filter.hidden or not self.filter.counts(entity):
            return False
        return all(test(entity, wordings) is wanted for test, wanted in self.tests)


def _matches_any(test: Test, vocabulary: Vocabulary) -> bool:
    return any(test(entity, vocabulary.words_of(entity)) for entity in vocabulary.entities)

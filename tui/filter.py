"""What the reader wants to see: kinds and a query, as one value.

Several terms narrow to the entities that have them all. Where nothing in the article has them all, what they ask may be of
several entities, as in `country:US unit:people`: where every part is found in the article, each entity is shown that has one. A
part is what a corpus asks of one entity too (see `extractors.corpus.asking`).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from extractors.errors import QueryError as QueryError
from extractors.kinds import CLOSED
from extractors.kinds.registry import kind_of, kinds
from extractors.model import Entity, Kind
from extractors.values import dataclass
from tui.vocabulary import Test, Vocabulary

# The grammar of queries is imported where there is one: a window without a filter opens without it.
if TYPE_CHECKING:
    from tui.query import Term


@dataclass(frozen=True)
class Filter:
    """Kinds that are hidden, and a query that what is shown must match (see `tui.query`).

    Those of `extractors.kinds.CLOSED` are hidden until their key or a query asks for them: that is no filter.
    """

    hidden: frozenset[Kind] = frozenset(CLOSED)
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
        missing = next((term.missing for term in _terms_of(query) if term.missing), "")
        if missing and is_final:
            raise QueryError(missing)
        opened = frozenset(kind for kind in CLOSED if _asks_for(kind, query))
        return Filter(self.hidden - opened, query.strip())

    @property
    def is_active(self) -> bool:
        """Whether it hides anything that is shown at first."""
        return bool(self.query or self.hidden.difference(CLOSED))

    @property
    def is_first(self) -> bool:
        """Whether it is the one that every article begins with."""
        return not self.query and self.hidden == frozenset(CLOSED)

    @property
    def asked_hidden(self) -> frozenset[Kind]:
        """The hidden kinds but those that are closed at first."""
        return self.hidden.difference(CLOSED)

    @property
    def closed(self) -> frozenset[Kind]:
        """The kinds that are closed at first, and are still."""
        return self.hidden.intersection(CLOSED)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The query's conditions."""
        return _terms_of(self.query)

    @cached_property
    def status(self) -> str:
        """The status that is asked for, as by `status:rejected`; empty for what is said to be right."""
        if not self.query:
            return ""
        from tui.query import status_asked

        return status_asked(self.query)

    @cached_property
    def tags(self) -> frozenset[str]:
        """The tags that are asked for, as by `tag:verify`; empty for everything, with a tag or without."""
        if not self.query:
            return frozenset()
        from tui.query import tags_asked

        return tags_asked(self.query)

    @cached_property
    def _wanted(self) -> frozenset[str]:
        asked = self.query.lower()
        return frozenset(type_ for spec in kinds() for type_ in spec.unlisted if type_ in asked)

    def counts(self, entity: Entity) -> bool:
        """Whether the entity is one of those that there are.

        "The third army" counts nothing and "recently" names no day: `type:ordinal` and `type:reference` show them.
        """
        return entity.type not in kind_of(entity.kind).unlisted or entity.type in self._wanted

    def asked_of(self, vocabulary: Vocabulary) -> Asked:
        """The filter as it is understood in an article: a word that nothing matches is taken for a slip."""
        slips: list[str] = []
        parts: dict[str, list[Test]] = {}
        without: list[Test] = []
        for term in self.terms:
            test = term.tested(vocabulary)
            if term.is_negated:
                without += [] if term.missing else [test]
                continue
            if term.plain and not term.missing and not _matches_any(test, vocabulary):
                test = _likened(term.plain)
                if _matches_any(test, vocabulary):
                    slips.append(term.plain)
            parts.setdefault(term.about, []).append(test)
        asked = Asked(self, _parts(parts), tuple(without), tuple(slips))
        if len(asked.parts) < 2 or _finds_any(asked, vocabulary):
            return asked
        each = replace(asked, is_each=True)
        alone = (replace(asked, parts=(part,)) for part in asked.parts)
        return each if all(_finds_any(one, vocabulary) for one in alone) else asked

    def in_words(self) -> str:
        """What is shown, for the status line."""
        named = [spec.plural for spec in kinds() if spec.name not in self.hidden]
        shown = "all kinds" if not self.asked_hidden else ", ".join(named) if named else "nothing"
        return f"{shown} · {self.query}" if self.query else shown


def _asks_for(kind: Kind, query: str) -> bool:
    """Whether a term of the query is of that kind alone, or of it as well: `stance:denies`, `source:amnesty`."""
    if not query:
        return False
    from tui.query import asked_terms

    spec = kind_of(kind)
    keys = {spec.term, *(field.name for field in spec.fields if field.name in _OF_CLOSED)}
    for term in asked_terms(query):
        own = term.key in keys or (term.key == "type" and set(term.words) <= set(spec.types))
        if own or (
            term.key == "kind" and any(kind.startswith(word.removesuffix("s")) for word in term.words)
        ):
            return True
    return False


_OF_CLOSED = frozenset({"stance", "source"})

Part = tuple[Test, ...]


@dataclass(frozen=True)
class Asked:
    """A filter in an article.

    Attributes:
        parts: What is asked of one entity each: several tests are.
        without: What no entity that is shown has.
        slips: The query's words that no name has as they stand, and that nearly the same names answer to.
        is_each: Whether what has one of the parts is shown, as nothing has them all.
    """

    filter: Filter
    parts: tuple[Part, ...] = ()
    without: tuple[Test, ...] = ()
    slips: tuple[str, ...] = ()
    is_each: bool = False

    def shows(self, entity: Entity, wordings: frozenset[str]) -> bool:
        """Whether the entity is shown.

        Args:
            entity: The entity.
            wordings: The words of its mentions, folded.
        """
        if entity.kind in self.filter.hidden or not self.filter.counts(entity):
            return False
        if any(test(entity, wordings) for test in self.without):
            return False
        found = (all(test(entity, wordings) for test in part) for part in self.parts)
        return any(found) if self.is_each else all(found)


def _parts(asked: dict[str, list[Test]]) -> tuple[Part, ...]:
    """What is asked of one entity each: kind and type of the figure, else of all that is asked for, the country of the place."""
    qualities, country = asked.pop("", []), asked.get("country", [])
    places = [about for about in asked if about.startswith("place")]
    if places:
        asked.pop("country", None)
    has_figure = "figure" in asked
    parts = []
    for about, tests in asked.items():
        its = [] if has_figure and about != "figure" else qualities
        parts.append((*tests, *its, *(country if about in places else ())))
    return tuple(parts) or ((tuple(qualities),) if qualities else ())


def _finds_any(asked: Asked, vocabulary: Vocabulary) -> bool:
    return any(asked.shows(entity, vocabulary.words_of(entity)) for entity in vocabulary.entities)


def _matches_any(test: Test, vocabulary: Vocabulary) -> bool:
    return any(test(entity, vocabulary.words_of(entity)) for entity in vocabulary.entities)


def _terms_of(query: str) -> tuple[Term, ...]:
    if not query.strip():
        return ()
    from tui.query import terms_of

    return terms_of(query)


def _likened(word: str) -> Test:
    from tui.query import likened

    return likened(word)

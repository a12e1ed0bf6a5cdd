"""The annotation records that components write on a Doc, and the groups that linking builds from them.

A component sees one paragraph (or any Doc) and writes plain dictionaries: they are JSON-serialisable, cheap, and cross a
process boundary as they are. What needs the whole article (one entity for all its names, the place that most of the others
vote for, the date that "two days later" follows) happens afterwards in the `link_*` functions, which see no Doc at all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Generic, TypedDict, TypeVar

from extractors.model import Actor, Entity, Place, Span
from extractors.rules import Rejected, Verdict

E = TypeVar("E", bound=Entity)


class Annotation(TypedDict):
    """The fields of every annotation: article offsets (the Doc's own plus `doc._.q7x2_offset`) and the text between them."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Group(Generic[E]):
    """One entity (its id still empty) and the spans that mention it, in text order.

    Attributes:
        verdicts: What the rules said of its mentions.
        whole: What they said of the entity as one.
    """

    entity: E
    spans: tuple[Span, ...]
    verdicts: tuple[Verdict, ...] = ()
    whole: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkedPlaces:
    """Every place of an article, and the candidates that are none."""

    groups: tuple[Group[Place], ...] = ()
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorGroup(Group[Actor]):
    """An actor with the index (in `LinkedPlaces.groups`) of the place that a state stands for.

    The spans of a state are mentions of the actor, not of the location.
    """

    place: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The annotations of one chunk of the article, all offsets into the article.

    Attributes:
        records: What each component found, by the component's name.
        failure: Why nothing was found, in words, where the analysis of this chunk broke.
    """

    index: int
    sentences: tuple[Span, ...]
    records: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    failure: str | None = None

    def of(self, component: str) -> list[dict[str, Any]]:
        """The records of one component."""
        return self.records.get(component, [])

"""Corrections as values: what a person says against what was found.

A correction names what it means by what stays the same between two analyses: kind, offsets and wording of a mention, kind and
name (and GeoNames id) of an entity. Ids are never kept, for the next analysis may number otherwise.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from extractors.model import Entity, Kind, Mention


@dataclass(frozen=True, slots=True)
class Target:
    """A mention, or an entity by its name and one of its mentions.

    Attributes:
        start: Start of the mention, a code-point offset into the text.
        end: Its end.
        text: Its wording.
        name: The entity's name; None where the mention alone is meant, and for figures and dates, which have no name.
        geonameid: The GeoNames id of a place that has one.
        whole: Whether the entity is meant, with every mention of it.
    """

    kind: Kind
    start: int
    end: int
    text: str
    name: str | None = None
    geonameid: int | None = None
    whole: bool = False

    @classmethod
    def of(cls, mention: Mention, entity: Entity | None = None) -> Target:
        """The mention; or the entity, which it mentions."""
        if entity is None:
            return cls(mention.kind, mention.start, mention.end, mention.text)
        name, geonameid = getattr(entity, "name", None), getattr(entity, "geonameid", None)
        return cls(mention.kind, mention.start, mention.end, mention.text, name, geonameid, whole=True)


@dataclass(frozen=True, slots=True)
class Reject:
    """It is none: the mention, or the entity with every mention."""

    id: str
    target: Target


@dataclass(frozen=True, slots=True)
class Keep:
    """It is one, whatever a rule for every article says."""

    id: str
    target: Target


@dataclass(frozen=True, slots=True)
class Confirm:
    """It is right as it was found, whatever was doubted of it."""

    id: str
    target: Target


@dataclass(frozen=True, slots=True)
class Add:
    """The words are a mention that was not found: of a kind with names, wherever the text has them.

    Attributes:
        target: The words and the kind that they are of.
        to: Fields of the entity, as `Alter` has them; a name is the words themselves where none is said.
    """

    id: str
    target: Target
    to: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Alter:
    """The entity is otherwise; of a mention, what it names, which is an entity of its own then.

    Attributes:
        to: Fields of the model with their right values; `kind` makes an entity of another kind of it, and where a field names
            another entity its value is the `Target` that this one is known by.
    """

    id: str
    target: Target
    to: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Split:
    """The mention names another entity of the kind than those that it was taken for one with: `Merge` the other way."""

    id: str
    target: Target


@dataclass(frozen=True, slots=True)
class Merge:
    """The entity, or the mention alone, is another one of its kind, whose name and fields win."""

    id: str
    target: Target
    into: Target


@dataclass(frozen=True, slots=True)
class Annotate:
    """A note on an entity, or on a sentence, whose target has no kind; the last one of a thing counts, without words none."""

    id: str
    target: Target
    note: str


@dataclass(frozen=True, slots=True)
class Redate:
    """The article's own date is another (ISO), or none; `was` and `was_from` are what the article says itself."""

    id: str
    published: str | None
    was: str | None = None
    was_from: str | None = None


Correction = Reject | Keep | Confirm | Add | Alter | Split | Merge | Annotate | Redate


def fresh_id() -> str:
    """An id that no other correction of this or another reader has."""
    return f"{time.time_ns():x}-{os.getpid():x}"

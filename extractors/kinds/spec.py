"""What a kind is made of: names, entity class, fields, relations, and the few rules in which kinds differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from typing import Any, NamedTuple

from extractors.kinds.field import Check, Column, Field
from extractors.model import Entity, Span
from extractors.schema_names import model_fields
from extractors.values import dataclass

Fields = Mapping[str, Any]
"""An entity as schema 1 has it."""

Referred = Callable[[str], str]
"""What a report calls the entity of an id; words stay as they are."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A field that names other entities by their ids.

    Attributes:
        field: As the model has it; `actions.other` is the field `other` of each of the `actions`.
        kinds: The kinds that it may name.
        is_list: Whether it names several.
        asked: What a person answers who says which one it is: `who says it`; empty where it cannot be corrected.
        nobody: What is said where it is none: `nobody`.
    """

    field: str
    kinds: tuple[str, ...]
    is_list: bool = False
    asked: str = ""
    nobody: str = ""


class Faceting(NamedTuple):
    """What the entities of a kind are counted as in a library.

    Attributes:
        name: The heading of the values: `places`.
        term: The field of the query that a value stands for: `place`.
        value: The value of an entity, as it is written; None where it counts as nothing.
    """

    name: str
    term: str
    value: Callable[[Fields], str | None]


class Colours(NamedTuple):
    """Colours that read on a dark and on a light ground, as `#rrggbb`."""

    dark: str
    light: str


_GREY = Colours("#a0a0a0", "#606060")


class Naming(NamedTuple):
    """What an entity is called when it becomes one of this kind by a correction.

    Attributes:
        id: The new entity's id.
        name: Its name, where the kind has names and the correction gives none.
        wordings: What its mentions say.
        old: What was found; None where nothing was.
    """

    id: str
    name: str
    wordings: Sequence[str]
    old: Entity | None


@dataclass(frozen=True, slots=True)
class KindSpec:
    """A kind of facts.

    Attributes:
        name: What mentions and entities have as `kind`.
        letter: What the ids of its entities begin with, and the label of its mentions in the text.
        entity: Its class of the model.
        types: What its entities may be, the likeliest first where nothing else orders them.
        default_type: What an entity is that becomes one of this kind and of which no type is said.
        meaning: What an entity is, as a sentence of the JSON Schema.
        component: The spaCy component that finds it; `doc.spans` and `doc._` bear its records under this name.
        after: Kinds whose components and entities its own reads.
        linker: Module and name of its `extractors.linking.Linker`: `extractors.linkers:Figures`.
        fields: Its fields in the order of schema 1.
        relations: Which of them name other entities.
        called: The field by which lists and queries know it: a name, a value, what is counted.
        is_named: Whether that is a name: corrections and rules speak of named entities by it.
        needs: Fields without which an entity cannot become one of this kind.
        was: What a record of a correction tells of, in its order; by default name, type and what can be corrected.
        synonyms: Other words for the kind in a query.
        term: The query's field that finds words in entities of this kind alone; empty where it has none.
        unlisted: Types that are left out unless a query asks for them.
        mentioned: What its mentions are mentions of, for the manual.
        facet: What it is counted as in a library.
        linked_by: Why an entity of another article is taken for the same one.
        colours: Of its mentions in a report, and of our dark and light themes.
        mark: How a report tells it from others besides by its colour, as CSS.
        displayed: How a report calls an entity, given the words of its first mention.
        array: The array of schema 1 that its entities have for themselves, with their runs of the text; empty where they stand
            with those of other kinds, and their mentions with other mentions.
        described: What a report says of it beside its name, empty where the name says it all.
        identity: What makes it one across the sections of a text; None where each is its own.
        merged: The entity that two sections found, as one.
        parted: An entity of that id for one mention, given its words, which was taken for one with others.
        absorbed: An entity with what a merged one of its kind adds.
        moved: The entity with sentences numbered so many further on.
        relocated: The entity with the runs of the text that its fields tell of where a function puts them.
        withdrawn: Another entity of the article without what a rejected one of this kind told of it.
        followed: Another entity of the article with what a corrected one of this kind, given as it was and is, tells of it; None
            where corrected ones tell nothing of others.
        across: What it is called in every article, in parts; None where it is not certain enough to be called the same.
        altered: The entity with corrected fields and what follows from them.
        made: An entity that becomes one of this kind by a correction, of the fields that are said of it.
    """

    name: str
    letter: str
    entity: type[Any]
    types: tuple[str, ...]
    default_type: str
    meaning: str
    component: str
    linker: str
    fields: tuple[Field, ...]
    after: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    called: str = "name"
    is_named: bool = True
    needs: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    term: str = ""
    unlisted: tuple[str, ...] = ()
    mentioned: str = ""
    facet: Faceting | None = None
    linked_by: str = "the same name and type"
    array: str = ""
    colours: Colours = _GREY
    mark: str = ""
    displayed: Callable[[Any, str], str] = field(default=lambda entity, wording: entity.name or wording)
    described: Callable[[Any, Referred], str] = field(default=lambda entity, _: entity.type)
    identity: Callable[[Any], tuple[Any, ...] | None] = field(default=lambda _: None)
    merged: Callable[[Any, Any], Any] = field(default=lambda one, _: one)
    parted: Callable[[Any, str, str], Any] = field(default=lambda entity, id, _: replace(entity, id=id))
    absorbed: Callable[[Any, Any], Any] = field(default=lambda into, _: into)
    moved: Callable[[Any, int], Any] = field(default=lambda entity, _: entity)
    relocated: Callable[[Any, Callable[[int, int], Span]], Any] = field(default=lambda entity, _: entity)
    withdrawn: Callable[[Any, Any], Any] = field(default=lambda _, other: other)
    followed: Callable[[Any, Any, Any], Any] | None = None
    across: Callable[[Fields, Mapping[str, Fields]], tuple[str, ...] | None] = field(default=lambda *_: None)
    nonsense: Callable[[Fields], str] = field(default=lambda _: "")
    altered: Callable[[Any, Fields], Any] = field(
        default=lambda entity, to: replace(entity, **model_fields(to))
    )
    made: Callable[[KindSpec, Naming, Fields], Any] = field(
        default=lambda spec, naming, to: spec.entity(
            **{
                "id": naming.id,
                "type": spec.default_type,
                **({"name": naming.name} if spec.is_named else {}),
                **model_fields(to),
            }
        )
    )

    @property
    def plural(self) -> str:
        """Several of it: `locations`."""
        return f"{self.name}s"

    @property
    def heading(self) -> str:
        """Several of it at a sentence's beginning: `Locations`."""
        return self.plural.capitalize()

    @property
    def abbreviation(self) -> str:
        """Over a narrow column: `loc.`."""
        return f"{self.name[:3]}."

    def name_of(self, entity: Entity) -> str:
        """The entity's name; empty where the kind has none."""
        return entity.name if self.is_named else ""  # type: ignore[attr-defined]

    def called_of(self, entity: Entity) -> str:
        """What lists and queries know the entity by, empty where it has nothing of the sort."""
        return getattr(entity, self.called) or ""

    def related(self, entity: Any, now: Callable[[str, Relation], str | None]) -> Any:
        """The entity with other ids of what it names; itself where they are the same.

        Args:
            entity: An entity of the kind.
            now: What an id, or words, in a relation are now.
        """
        changes: dict[str, Any] = {}
        for relation in self.relations:
            outer, _, inner = relation.field.partition(".")
            said = changes.get(outer, getattr(entity, outer))
            if inner:
                changes[outer] = tuple(_related(item, inner, relation, now) for item in said)
            elif relation.is_list:
                every = (now(one, relation) for one in said)
                changes[outer] = tuple(dict.fromkeys(one for one in every if one is not None))
            elif said is not None:
                changes[outer] = now(said, relation)
        changed = {name: value for name, value in changes.items() if value != getattr(entity, name)}
        return replace(entity, **changed) if changed else entity

    def checks(self) -> dict[str, Check]:
        """What a correction may say of each field."""
        checks = {field.name: field.check for field in self.fields if field.check is not None}
        return dict(
            sorted(checks.items(), key=lambda one: self.was.index(one[0]) if one[0] in self.was else 99)
        )

    def recorded(self) -> tuple[str, ...]:
        """The fields that a record of a correction tells of."""
        return self.was or tuple(
            dict.fromkeys((*(("name",) if self.is_named else ()), "type", *self.checks()))
        )

    def asked(self) -> dict[str, Relation]:
        """The relations of which a person can say which entity it is, by their field."""
        return {relation.field: relation for relation in self.relations if relation.asked}

    def columns(self) -> dict[str, Column]:
        """The columns of the corpus by the field that they hold."""
        return {
            field.name: column._replace(name=column.name or field.name)
            for field in self.fields
            if (column := field.column) is not None
        }


def _related(item: Any, inner: str, relation: Relation, now: Callable[[str, Relation], str | None]) -> Any:
    said = getattr(item, inner)
    changed = None if said is None else now(said, relation)
    return item if changed == said else replace(item, **{inner: changed})

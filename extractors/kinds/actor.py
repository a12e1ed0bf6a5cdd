"""Actors: who acts or is acted on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import get_args

from extractors.folding import folded
from extractors.kinds.field import (
    CHECKED_COUNTRY,
    CHECKED_WORDS,
    COUNTRY,
    LIST_OF_WORDS,
    WORDS,
    WORDS_OR_NULL,
    Column,
    Field,
    meant,
    one_of,
)
from extractors.kinds.spec import Colours, Faceting, Fields, KindSpec, Naming, Relation
from extractors.model import Actor, ActorType

_ACTION = {
    "verb": WORDS,
    "object": meant(WORDS_OR_NULL, "Words of whom or what it is done to; of a patient, of who does it."),
    "sentence": {"type": "integer", "minimum": 0, "description": "Index into sentences."},
    "role": meant(one_of("agent", "patient"), "Whether the actor does it, or it is done to the actor."),
    "other": meant(WORDS_OR_NULL, "Id of the entity at the other end, where that is one."),
    "modality": meant(
        one_of("did", "will", "may", "planned", "denied", "alleged", "condition"),
        "How far the sentence asserts it.",
    ),
}
_ACTIONS = {
    "type": "array",
    "items": {
        "type": "object",
        "description": "What the actor does, or what is done to it.",
        "required": list(_ACTION),
        "properties": _ACTION,
    },
}


def _merged(one: Actor, other: Actor) -> Actor:
    """As two sections found it."""
    aliases = tuple(dict.fromkeys((*one.aliases, *other.aliases)))
    return replace(one, aliases=aliases, actions=one.actions + other.actions, place=one.place or other.place)


def _absorbed(into: Actor, gone: Actor) -> Actor:
    """As a person says: the name of the one that is no more is another name of it."""
    names = dict.fromkeys((*into.aliases, gone.name, *gone.aliases))
    names.pop(into.name, None)
    actions = sorted({*gone.actions, *into.actions}, key=lambda action: action.sentence)
    return replace(into, aliases=tuple(names), actions=tuple(actions))


def _parted(actor: Actor, id: str, words: str) -> Actor:
    """What it does is told of all mentions together, and stays with the others."""
    return replace(actor, id=id, name=words, aliases=(), actions=())


def _moved(actor: Actor, sentences: int) -> Actor:
    if not sentences or not actor.actions:
        return actor
    actions = (replace(action, sentence=action.sentence + sentences) for action in actor.actions)
    return replace(actor, actions=tuple(actions))


def _altered(actor: Actor, to: Fields) -> Actor:
    name = to.get("name", actor.name)
    aliases = dict.fromkeys(a for a in (actor.name, *actor.aliases) if a != name)
    return replace(actor, aliases=tuple(aliases), **to)


def _made(spec: KindSpec, naming: Naming, to: Fields) -> Actor:
    named = to.get("name", naming.name)
    aliases = tuple(dict.fromkeys(wording for wording in naming.wordings if wording != named))
    known = {"name": naming.name, "type": spec.default_type, "country": getattr(naming.old, "country", None)}
    return Actor(**{"id": naming.id, **known, "aliases": aliases, **to})


def _across(entity: Fields, _: Mapping[str, Fields]) -> tuple[str, ...] | None:
    """Name, type and country: two people share a name sooner than all three; a role is nobody in particular."""
    if entity["type"] == "role" or not entity["name"]:
        return None
    return entity["type"], folded(entity["name"]), entity["country"] or ""


def _described(actor: Actor, _: object) -> str:
    return ", ".join(filter(None, (actor.type, actor.country if actor.type != "state" else None)))


SPEC = KindSpec(
    name="actor",
    letter="A",
    entity=Actor,
    types=get_args(ActorType),
    default_type="organisation",
    meaning="Who acts or is acted on.",
    component="q7x2_actors",
    after=("location",),
    linker="extractors.linkers:Actors",
    fields=(
        Field(
            "name",
            meant(WORDS, "The canonical name."),
            Column("string", "of a place or an actor"),
            True,
            CHECKED_WORDS,
        ),
        Field("aliases", LIST_OF_WORDS),
        Field("country", meant(WORDS_OR_NULL, "ISO 3166-1 alpha-2 code."), COUNTRY, True, CHECKED_COUNTRY),
        Field("place", meant(WORDS_OR_NULL, "Of a state: the id of the location it stands for.")),
        Field("actions", _ACTIONS),
    ),
    relations=(Relation("place", ("location",)), Relation("actions.other", ("actor", "location"))),
    was=("name", "type", "country"),
    term="actor",
    mentioned="actors",
    facet=Faceting("actors", "actor", lambda entity: entity["name"] if entity["type"] != "role" else None),
    linked_by="the same name, type and country; two who share all three would be taken for one",
    colours=Colours("#e8bd6d", "#8a5200"),
    mark="font-weight: bold;",
    displayed=lambda actor, _: actor.name,
    described=_described,
    identity=lambda actor: (actor.name, actor.type, actor.country),
    merged=_merged,
    parted=_parted,
    absorbed=_absorbed,
    moved=_moved,
    across=_across,
    altered=_altered,
    made=_made,
)

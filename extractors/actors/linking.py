"""One entity for all mentions of an actor in an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from extractors.actors.chain import Chain, in_text_order
from extractors.actors.consensus import settled
from extractors.actors.grounds import doubts, grounds, rendered
from extractors.actors.organisations import organisations
from extractors.actors.people import people
from extractors.actors.references import refer
from extractors.actors.states import PLACE_CLAIMS, PlaceSpans, states
from extractors.annotations import ActorGroup, LinkedPlaces
from extractors.model import Action, Actor, Span
from extractors.rules import Rejected, rejected, verdicts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.actors.annotations import ActorAnnotation
    from extractors.gazetteer import Gazetteer


def link_actors(
    found: Sequence[ActorAnnotation],
    places: LinkedPlaces,
    gazetteer: Gazetteer,
    refused: list[Rejected] | None = None,
) -> tuple[ActorGroup, ...]:
    """The actors of an article, in the order of their first mentions.

    Args:
        found: The records of every paragraph analysed so far.
        places: The article's places; a state stands for one of them.
        gazetteer: The place index.
        refused: Gets the candidates that are no actors, with the verdicts on them.

    Returns:
        A group an actor; the sentence of an action is the article offset where that sentence starts.
    """
    ordered = sorted(found, key=lambda record: (record["start"], -record["end"]))
    under = PlaceSpans(places, gazetteer)
    refused = [] if refused is None else refused
    records = _unclaimed(settled(ordered, under.names(ordered), refused), under, refused)
    acting = states([r for r in records if r["form"] == "state"], under, gazetteer, refused)
    named = people([r for r in records if r["form"] == "name" and r["type"] == "person"])
    for type_ in ("organisation", "group"):
        named += organisations([r for r in records if r["form"] == "name" and r["type"] == type_])
    named = [chain for chain in named if chain.records]
    nouns = [r for r in ordered if r["form"] == "nominal" or _perhaps_nominal(r)]
    nominal = refer(_unclaimed(nouns, under, refused), named, under, refused)
    index = {id(chain): place for chain, place in acting}
    chains = in_text_order([*(chain for chain, _ in acting), *named, *nominal])
    return tuple(
        _group(
            chain, under.seat(chain) or under.meant(chain.country()), index.get(id(chain), under.club(chain))
        )
        for chain in chains
    )


def _unclaimed(
    records: Sequence[ActorAnnotation], places: PlaceSpans, refused: list[Rejected]
) -> list[ActorAnnotation]:
    """The records whose span is not settled as a place; `refused` gets the others."""
    kept = []
    for record in records:
        if PLACE_CLAIMS.apply((places, record)):
            refused.append(rejected("actor", record, [PLACE_CLAIMS.verdict(record["start"], record["end"])]))
        else:
            kept.append(record)
    return kept


def _run(other: list[int] | None) -> str | None:
    """The run of who is at the other end; its id is not known yet, and takes its place when the article is assembled."""
    return None if other is None else cast("str", Span(*other))


def _perhaps_nominal(record: ActorAnnotation) -> bool:
    """Whether a candidate is a noun phrase and no name."""
    return record["form"] == "candidate" and record["head"] is not None


def _group(chain: Chain, country: str | None, place: int | None) -> ActorGroup:
    name = chain.title()
    spans = tuple(sorted({Span(record["start"], record["end"]) for record in chain.records}))
    wordings = (text for record in chain.records for text in (record["text"], record["also"]))
    aliases = dict.fromkeys(text for text in wordings if text and text != name)
    actions = dict.fromkeys(
        Action(
            event["verb"],
            event["object"],
            event["sentence"],
            event["role"],
            _run(event["other"]),
            event["modality"],
        )
        for record in chain.records
        for event in record["events"]
    )
    actor = Actor(
        id="",
        name=name,
        type=chain.type,
        aliases=tuple(aliases),
        country=country,
        actions=tuple(actions),
        reason=rendered(grounds(chain)),
        doubt=doubts(chain),
    )
    said = tuple(verdict for record in chain.records for verdict in verdicts_of(record))
    return ActorGroup(actor, spans, said, grounds(chain), place=place)

"""Which actor a noun phrase means: "the insurgents", "Malaysia's prime minister", "the Afghan government"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.actors.chain import Chain
from extractors.actors.keys import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.actors.found import FoundActor
    from extractors.gazetteer import Gazetteer


def refer(records: Sequence[FoundActor], named: Sequence[Chain], gazetteer: Gazetteer) -> list[Chain]:
    """Give each nominal to the one named chain it can mean, else to a chain of its own kind; returns those chains.

    Args:
        records: The nominals of the article, in text order.
        named: The chains of names; they are extended.
        gazetteer: Gives the country of a possessor.
    """
    chains: dict[tuple[str | None, ...], Chain] = {}
    for record in records:
        country = record["country"] or _country(record, gazetteer)
        target = _apposed(record, named) or _called(record, named, country)
        if target is None and record["definite"] and not country and not record["inside"]:
            target = _only(
                [c for c in chains.values() if record["head"] in c.heads() and c.type == record["type"]]
            )
        if target is None:
            changed = record.copy()
            changed["country"] = country
            identity = (record["type"], _wording(record), country or key(record["inside"] or ""))
            target = chains.setdefault(identity, Chain(record["type"]))
            target.records.append(changed)
        else:
            target.records.append(record)
    return list(chains.values())


def _apposed(record: FoundActor, named: Sequence[Chain]) -> Chain | None:
    beside = record["beside"]
    if beside is None:
        return None
    for chain in named:
        if any(r["start"] < beside[1] and beside[0] < r["end"] for r in chain.records):
            return chain
    return None


def _called(record: FoundActor, named: Sequence[Chain], country: str | None) -> Chain | None:
    """The one named chain that bears the nominal's head as its title or common noun."""
    if not record["definite"] and not country:
        return None
    bearing = [
        chain for chain in named if record["head"] in chain.heads() and chain.first() < record["start"]
    ]
    if country:
        bearing = [chain for chain in bearing if chain.country() == country]
    elif record["inside"]:
        return None
    return _only(bearing)


def _only(chains: Sequence[Chain]) -> Chain | None:
    return chains[0] if len(chains) == 1 else None


def _country(record: FoundActor, gazetteer: Gazetteer) -> str | None:
    entry = gazetteer.country(record["inside"]) if record["inside"] else None
    return entry.code if entry else None


def _wording(record: FoundActor) -> str:
    """What identifies a nominal beside its owner: its words but the demonym, the head as its lemma."""
    return (
        " ".join([*key(record["text"]).split()[:-1], record["head"] or ""])
        if not record["country"]
        else record["head"] or ""
    )

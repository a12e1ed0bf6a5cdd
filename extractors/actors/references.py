"""Which actor a noun phrase means: "the insurgents", "Malaysia's prime minister", "the Afghan government"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.actors.chain import Chain
from extractors.actors.keys import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.actors.found import FoundActor
    from extractors.actors.states import PlaceSpans


def refer(records: Sequence[FoundActor], named: Sequence[Chain], places: PlaceSpans) -> list[Chain]:
    """Give each nominal to the one named chain it can mean, else to a chain of its own kind.

    Args:
        records: The nominals of the article, in text order.
        named: The chains of names; they are extended.
        places: The article's places: they say in which country a nominal's owner lies.

    Returns:
        The chains of nominals that mean nobody named.
    """
    chains: dict[tuple[str | None, ...], Chain] = {}
    for record in records:
        owner = places.under(*record["owner"]) if record["owner"] else None
        place = places.place(owner[1]) if owner else None
        country = record["country"] or (place.country if place else None)
        # A province's governor and the country's are two: only the country's own offices are looked for by country.
        whole = bool(record["country"]) or (place is not None and place.type == "country")
        target = _apposed(record, named) or _called(record, named, country if whole else None)
        if target is None and record["definite"] and not country and not record["inside"]:
            target = _only(
                [c for c in chains.values() if record["head"] in c.heads() and c.type == record["type"]]
            )
        if target is None:
            changed = record.copy()
            changed["country"] = country
            identity = (
                record["type"],
                _wording(record),
                country,
                None if country else key(record["inside"] or ""),
            )
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
    """The one named chain that the nominal can mean.

    "The general" is the one person with that title so far; "the Russian ambassador" is the one whose titles hold every word
    of it and who is not said to be of another country.
    """
    if record["inside"] and not country:
        return None
    if country:
        said = set(record["text"].lower().split()[1 if record["country"] else 0 :])
        return _only([c for c in named if said and said <= c.heads() and c.country() in (country, None)])
    if not record["definite"]:
        return None
    return _only([c for c in named if record["head"] in c.heads() and c.first() < record["start"]])


def _only(chains: Sequence[Chain]) -> Chain | None:
    return chains[0] if len(chains) == 1 else None


def _wording(record: FoundActor) -> str:
    """What identifies a nominal beside its owner: its words but the demonym, the head as its lemma."""
    before = key(record["text"]).split()[:-1]
    return " ".join([*(before[1:] if record["country"] else before), record["head"] or ""])

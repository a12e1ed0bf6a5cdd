"""Short forms of firms' names that a gazetteer knows as a place: "Emirates" of "Emirates Airline", "Titan" of "Titan Oil"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.actors.consensus import as_firm
from extractors.actors.keys import is_acronym, key
from extractors.actors.lexicon import lexicon
from extractors.places.namesakes import acting_alone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.actors.annotations import ActorAnnotation
    from extractors.gazetteer import Gazetteer
    from extractors.places.annotations import PlaceAnnotation


# Words that make a firm's name, and that no government's, army's or embassy's name has.
_FIRMS = frozenset(
    {
        "airline",
        "airlines",
        "airways",
        "bank",
        "group",
        "holdings",
        "industries",
        "inc",
        "inc.",
        "corp",
        "corp.",
    }
    | {"ltd", "ltd.", "plc", "company", "co.", "records"}
)


def firms_named(
    places: Sequence[PlaceAnnotation], actors: Sequence[ActorAnnotation], gazetteer: Gazetteer
) -> tuple[list[PlaceAnnotation], list[ActorAnnotation]]:
    """The records with the short forms of firms as organisations, and no longer as places.

    A name is a short form where the article names an organisation by it and one more word of a firm's name, where it is not the
    country's own name, and where nothing is ever said to be in it; a town's or division's only where it acts.
    """
    firms = _firms(actors)
    acting = acting_alone(actors)
    located = {key(record["name"]) for record in places if record["located"]}
    short = {
        name
        for name, wording in firms.items()
        if name not in located
        and not is_acronym(wording)
        and (name in acting if (country := gazetteer.country(wording)) is None else key(country.name) != name)
    }
    if not short:
        return list(places), list(actors)
    whole = [record for record in places if key(record["text"]) not in short]
    return whole, [as_firm(record) if key(record["name"]) in short else record for record in actors]


def _firms(actors: Sequence[ActorAnnotation]) -> dict[str, str]:
    """What stands before the last word of the firms' names, by key."""
    firms = {}
    for record in actors:
        before, _, last = record["name"].rpartition(" ")
        if (
            record["form"] == "name"
            and record["type"] == "organisation"
            and before
            and last.lower() in _FIRMS | lexicon().trades
        ):
            firms[key(before)] = before
    return firms

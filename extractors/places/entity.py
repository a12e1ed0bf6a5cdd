"""The place that a toponym was found to mean, with the reason and what was rejected."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, cast

from extractors.model import Candidate, Place, PlaceType
from extractors.places.containers import lies_in
from extractors.places.grounds import OPEN, STRAY, UNPLACED, Choice, is_elsewhere, is_stray, rendered
from extractors.places.lexicon import lexicon
from extractors.places.voting import containers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractors.gazetteer import Entry, Gazetteer
    from extractors.places.grounds import Neighbours
    from extractors.places.toponym import Toponym
    from extractors.rules import Verdict

REJECTED: Final = 5
"""Candidates shown of those not chosen."""

CLOSE_SECOND: Final = 0.15
"""Share of the votes from which another candidate is a close second."""

ONE_COUNTRY: Final = 0.9
"""Share of the votes that the places of one country must have for the country to be told where the place is left open."""

CLOSE_BEHIND: Final = 3
"""Candidates looked at for one."""

_OF_OTHERS: Final = frozenset(("ORG", "PERSON", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"))


def place_of(
    toponym: Toponym, shares: Sequence[float], neighbours: Neighbours, gazetteer: Gazetteer
) -> tuple[Place, list[Verdict]]:
    """The place, its id still empty, and the verdicts that its reason is made of."""
    class_ = lexicon().classes.get((toponym.kind_word or toponym.name.split()[-1]).lower(), "area")
    type_ = cast("PlaceType", class_)
    order = sorted(range(len(shares)), key=lambda at: -shares[at])
    entry = toponym.candidates[order[0]] if order else None
    verdicts = [neighbours.reason(Choice(toponym, entry, shares, neighbours))]
    if entry is None:
        return _unknown(toponym, type_, rendered(verdicts), neighbours, gazetteer), verdicts
    if verdicts[0].rule in (OPEN, STRAY):
        return _left_open(toponym, shares, verdicts, neighbours), verdicts
    containers = containers_of(toponym.within, gazetteer) if toponym.within else []
    rejected = tuple(
        _rejected(candidate, neighbours.why_not(candidate, entry, toponym, containers), neighbours)
        for candidate in (toponym.candidates[at] for at in order[1 : 1 + REJECTED])
    )
    if UNPLACED.apply(entry):
        verdicts.append(UNPLACED.verdict(verdicts[0].start, verdicts[0].end))
    place = Place(
        id="",
        name=toponym.name if toponym.part else _shown(entry, toponym),
        type=type_ if toponym.part or _is_called(toponym, entry) else entry.type,
        country=entry.country or _one_country(containers),
        admin1=_division(entry, neighbours),
        lat=entry.lat,
        lon=entry.lon,
        geonameid=None if toponym.part else entry.geonameid,
        candidates=toponym.known,
        reason=rendered(verdicts),
        rejected=rejected,
        doubt=(
            *_outside(entry, toponym, containers, neighbours),
            *_doubts(toponym, shares, neighbours, containers),
        ),
    )
    return place, verdicts


def _is_called(toponym: Toponym, entry: Entry) -> bool:
    """Whether the text calls a district or island what the index has as the town in it: "Donggala district", "Jolo island"."""
    return entry.type == "city" and toponym.kind_word in ("district", "county", "regency", "island")


def _left_open(
    toponym: Toponym, shares: Sequence[float], verdicts: Sequence[Verdict], neighbours: Neighbours
) -> Place:
    """A name of several places of which the text does not say one; in the country that nearly all of them are in.

    Of a little known place abroad not even the country is told.
    """
    held: dict[str | None, float] = defaultdict(float)
    for share, entry in zip(shares, toponym.candidates, strict=True):
        held[entry.country] += share
    country = max(held, key=held.__getitem__)
    order = sorted(range(len(shares)), key=lambda at: -shares[at])[:REJECTED]
    likeliest, reason = toponym.candidates[order[0]], rendered(verdicts)
    return Place(
        id="",
        name=toponym.name,
        type=likeliest.type,
        country=country if held[country] >= ONE_COUNTRY and verdicts[0].rule == OPEN else None,
        candidates=toponym.known,
        reason=reason,
        rejected=tuple(
            _rejected(toponym.candidates[at], "The text does not say that it is this one.", neighbours)
            for at in order
        ),
        doubt=(reason,),
    )


def _one_country(containers: Sequence[Entry]) -> str | None:
    """The country of what the text says contains a region that lies in several: "Iraq's Kurdistan"."""
    codes = {container.country for container in containers if container.type in ("country", "province")}
    return codes.pop() if len(codes) == 1 else None


def _unknown(
    toponym: Toponym, type_: PlaceType, reason: str, neighbours: Neighbours, gazetteer: Gazetteer
) -> Place:
    """A place that the gazetteer does not know, in the country and division that the text says it is in."""
    known = [e for e in gazetteer.candidates(toponym.within) if e.named < 2] if toponym.within else []
    container = next((e for e in known if e.type in ("country", "province")), None)
    if container is None:
        return Place("", toponym.name, type_, reason=reason, doubt=(reason,))
    division = neighbours.name(container.admin1) if container.type == "province" else None
    return Place("", toponym.name, type_, container.country, division, reason=reason, doubt=(reason,))


def _outside(
    entry: Entry, toponym: Toponym, containers: Sequence[Entry], neighbours: Neighbours
) -> Iterator[str]:
    """That the index has it in another country than the text."""
    is_there = any(entry.id == container.id for container in containers) or _is_within(entry, containers)
    if entry.country and not is_there and any(container.type == "country" for container in containers):
        yield f"The text says that it is in {toponym.within}, the place index in {neighbours.name(entry.country)}."


def _is_within(entry: Entry, containers: Sequence[Entry]) -> bool:
    return any(lies_in(entry, container) for container in containers)


def _doubts(
    toponym: Toponym, shares: Sequence[float], neighbours: Neighbours, containers: Sequence[Entry]
) -> Iterator[str]:
    """Why it may be another place, or none."""
    first, *others = sorted(range(len(shares)), key=lambda at: -shares[at])
    chosen = toponym.candidates[first]
    for at in others[:CLOSE_BEHIND]:
        entry = toponym.candidates[at]
        if shares[at] >= CLOSE_SECOND and is_elsewhere(entry, chosen):
            where = ", ".join(filter(None, (_division(entry, neighbours), neighbours.name(entry.country))))
            yield f"It may as well be the {entry.type} {entry.name}{f' in {where}' if where else ''}."
            break
    if is_stray(toponym, chosen, neighbours):
        yield f"It is little known, and the article names nothing else in {neighbours.name(chosen.country)}."
    if _is_said_to_be(toponym, chosen) or _is_within(chosen, containers):
        return  # the text itself speaks of it as of a place
    labels = {record["label"] for record in toponym.records}
    if all(record["by"] == "gazetteer" for record in toponym.records) and labels <= _OF_OTHERS:
        yield "The model takes the words for no place: the gazetteer and the words around them do."
    elif all(record["by"] == "inside" for record in toponym.records) and len(toponym.records) == 1:
        yield "It stands inside another name alone."


def _is_said_to_be(toponym: Toponym, chosen: Entry) -> bool:
    """Whether the article says of what class it is ("Berrien County"), and it is of that class; or it is a country's name."""
    class_ = lexicon().classes.get(toponym.kind_word or "")
    if class_ == "region" and chosen.type == "province":
        return True
    return chosen.type == "country" or (chosen.type in ("province", "district") and class_ == chosen.type)


def _shown(entry: Entry, toponym: Toponym) -> str:
    """The gazetteer's name; of a division that the text calls by its class, with it: "Kabul Province"."""
    word = toponym.kind_word
    if (
        word
        and entry.type in ("province", "district")
        and lexicon().classes.get(word) == entry.type
        and word.isalpha()
    ):
        title = word.capitalize()
        if word not in ("state", "counties") and title not in entry.name:
            return f"{entry.name} {title}"
    if (
        entry.type == "province"
        and entry.named == 2
        and not entry.name.startswith(f"{toponym.name} ")  # "Donetsk Oblast"
        and "." not in toponym.name
        and not toponym.name.isupper()
    ):
        return toponym.name  # the gazetteer has it in its own language: "Nord-Kivu"
    return entry.name


def _rejected(entry: Entry, why_not: str, neighbours: Neighbours) -> Candidate:
    return Candidate(
        name=entry.name,
        type=entry.type,
        country=entry.country,
        admin1=_division(entry, neighbours),
        lat=entry.lat,
        lon=entry.lon,
        geonameid=entry.geonameid,
        population=entry.population,
        why_not=why_not,
    )


def _division(entry: Entry, neighbours: Neighbours) -> str | None:
    return neighbours.name(entry.admin1) if entry.admin1 and entry.type != "country" else None

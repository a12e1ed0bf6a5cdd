"""Places of the article that open the names of bodies and people: "Harwinton" of "Harwinton Senior Center", and its voters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extractors.gazetteer.keys import name_key
from extractors.places.lexicon import lexicon
from extractors.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractors.actors.annotations import ActorAnnotation
    from extractors.gazetteer import Gazetteer
    from extractors.places.annotations import PlaceAnnotation

LONGEST: Final = 3
"""Words of the longest name that is looked for."""

_CLASSES: Final = frozenset({"county", "parish", "township", "borough"})

OPENS: Rule[object, bool] = Rule(
    "place-opens", (), lambda _: True, "accept", "“{0}” is called after a place of the article"
)


def opened(
    places: Sequence[PlaceAnnotation], actors: Sequence[ActorAnnotation], gazetteer: Gazetteer
) -> list[PlaceAnnotation]:
    """Further records of the article's places, countries apart: where they open the name of a local body, or of its people.

    The gazetteer need not know the name, nor the model have seen it: it is a place's elsewhere in the article. "Kanawha Circuit
    Court" is Kanawha County's.

    Args:
        places: The records that are places.
        actors: The actors component's records.
        gazetteer: The place index.
    """
    known = _names(places, gazetteer)
    if not known:
        return []
    taken = [(record["start"], record["end"]) for record in places]
    found: dict[int, PlaceAnnotation] = {}
    for actor in actors:
        for start, end, record in _opening(actor, known):
            if start not in found and not any(first < end and start < last for first, last in taken):
                found[start] = _record(record, actor, start, end)
    return list(found.values())


def _names(places: Sequence[PlaceAnnotation], gazetteer: Gazetteer) -> dict[str, PlaceAnnotation]:
    """The names by key, those of counties also without their class."""
    known: dict[str, PlaceAnnotation] = {}
    for record in places:
        if gazetteer.country(record["name"]) is not None or record["name"].isupper():
            continue  # "US officials", and capitals that are an acronym's or a headline's
        known.setdefault(name_key(record["name"]), record)
        before, _, last = record["name"].rpartition(" ")
        if before and last.lower() in _CLASSES:
            known.setdefault(name_key(before), record)
    return known


def _opening(
    actor: ActorAnnotation, known: dict[str, PlaceAnnotation]
) -> Iterator[tuple[int, int, PlaceAnnotation]]:
    """The place that opens a body's name, or the wording of its people, with its offsets."""
    if actor["form"] not in ("name", "nominal") or actor["type"] == "person":
        return
    text, words = actor["text"], actor["text"].split(" ")
    skipped = words[0].lower() == "the"
    for size in range(min(LONGEST, len(words) - 1 - skipped), 0, -1):
        name = " ".join(words[skipped : skipped + size])
        record = known.get(name_key(name)) if name[:1].isupper() and name[-1].isalnum() else None
        if record is not None and _is_local(words[skipped + size :], actor["form"] == "nominal"):
            start = actor["start"] + text.index(name)
            yield start, start + len(name), record
            return


def _is_local(rest: Sequence[str], of_people: bool) -> bool:
    """Whether the words after the place's name are those of a body that is there, or of people."""
    words, lowers = lexicon(), [word.lower() for word in rest]
    if of_people:
        return rest[0].islower() and rest[0] not in words.currencies
    if lowers[-1] in words.media | words.teams or any(word in words.bearing for word in lowers):
        return False
    return any(word in words.local for word in lowers)


def _record(record: PlaceAnnotation, actor: ActorAnnotation, start: int, end: int) -> PlaceAnnotation:
    offset = start - actor["start"]
    text = actor["text"][offset : offset + end - start]
    return {
        **record,
        "start": start,
        "end": end,
        "text": text,
        "label": actor["label"],
        "by": "inside",
        "located": False,
        "treated": None,
        "sentence": actor["sentence"],
        "verdicts": [OPENS.verdict(start, end, actor["text"])],
    }

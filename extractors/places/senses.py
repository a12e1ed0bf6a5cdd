"""Which records of one name are in one sense, by what the text itself says of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from extractors.gazetteer.keys import name_key
from extractors.places.containers import lies_in
from extractors.places.filing import read_datelines
from extractors.places.lexicon import lexicon
from extractors.places.toponym import Toponym

if TYPE_CHECKING:
    from extractors.gazetteer import Gazetteer
    from extractors.places.annotations import PlaceAnnotation

GAP: Final = 60
"""Code points between a name and the container that the text gives it, at most."""

OF_BUILDING: Final = 0.5
"""What the vote of a building counts that is placed by its name: "Hickory House" may stand anywhere."""


_IN_TOWNS: Final = frozenset({"square", "plaza", "theatre", "theater", "hall", "mall", "hotel"})
"""Last words of sites that stand in towns."""


class Sense(NamedTuple):
    """What tells one use of a name from another.

    Attributes:
        key: The name.
        class_: The class word's type, where it tells ("Kabul province" from Kabul).
        within: What contains it.
        holds: What it contains ("Georgia" of "Atlanta, Georgia" and of "Tbilisi, Georgia").
    """

    key: str
    class_: str | None
    within: str | None
    holds: str | None


def toponyms(records: Sequence[PlaceAnnotation], gazetteer: Gazetteer) -> list[Toponym]:
    """The records by name and sense, in order of first use.

    A bare name means what its own sentence or the last full wording said ("Paris, Texas ... Paris").
    """
    ordered = sorted(records, key=lambda record: record["start"])
    said, holds = _said(ordered), _holds(ordered)
    sentences: dict[int, Counter[str]] = defaultdict(Counter)
    for record in ordered:
        sentences[record["sentence"]][record["name"]] += 1
    heard: dict[tuple[int, str], str | None] = {}
    by_sense: dict[Sense, Toponym] = {}
    for record in ordered:
        key = name_key(record["name"])
        within, held = record["within"], holds.get(record["start"])
        # "Washington state" is not in "Washington, D.C."
        classed = _class(record["kind_word"]) in ("province", "region")
        if within is None and held is None and key in said and not classed:
            use = record["sentence"], record["name"]
            if use not in heard:
                heard[use] = _sentence_says(record["name"], sentences[record["sentence"]], gazetteer)
            within = heard[use] or _last_said(said[key], record["start"])
        sense = Sense(
            key, _class(record["kind_word"]), name_key(within) if within else None, held and name_key(held)
        )
        toponym = by_sense.get(sense)
        if toponym is None:
            toponym = by_sense[sense] = Toponym(record["name"], record["kind_word"], within, held)
        toponym.records.append(record)
    namesakes = Counter(sense.key for sense in by_sense)
    divisions = {sense.key for sense in by_sense if sense.class_ in ("province", "region") or sense.holds}
    for sense, toponym in by_sense.items():
        toponym.votes = 1 / namesakes[sense.key]
        toponym.bare = sense.key in divisions and sense.class_ is None and not (sense.holds or sense.within)
        toponym.look_up(gazetteer)
        toponym.votes *= OF_BUILDING if toponym.part and _is_building(toponym.name) else 1.0
    return read_datelines(list(by_sense.values()), gazetteer)


def _said(records: Sequence[PlaceAnnotation]) -> dict[str, list[tuple[int, str]]]:
    """Where the article says of each name what contains it."""
    said: dict[str, list[tuple[int, str]]] = {}
    for record in records:
        if record["within"]:
            said.setdefault(name_key(record["name"]), []).append((record["start"], record["within"]))
    return said


def _holds(records: Sequence[PlaceAnnotation]) -> dict[int, str]:
    """By offset of a container, the name that the text says it contains; what stands in a town makes no division of it."""
    holds: dict[int, str] = {}
    for record, following in pairwise(records):
        near = 0 <= following["start"] - record["end"] <= GAP
        if _is_site(record["name"]):
            continue
        if record["within"] and near and following["text"].startswith(record["within"]):
            holds[following["start"]] = record["name"]
    return holds


def _sentence_says(name: str, names: Counter[str], gazetteer: Gazetteer) -> str | None:
    """The country or division named in the same sentence that has a place of the name ("In India, officials in Hyderabad")."""
    entries = [e for e in gazetteer.candidates(name) if e.named < 2]
    for other, uses in names.items():
        container = next((e for e in gazetteer.candidates(other) if e.named < 2), None)
        if (
            (other == name and uses == 1)
            or container is None
            or container.type not in ("country", "province")
        ):
            continue
        if any(lies_in(entry, container) for entry in entries):
            return other
    return None


def _last_said(said: list[tuple[int, str]], start: int) -> str:
    """The container said last before the offset, else the first one said after it."""
    before = [within for at, within in said if at < start]
    return before[-1] if before else said[0][1]


def _is_site(name: str) -> bool:
    """Whether it is some street, square or building, of several words: "Paris Square in Haifa"."""
    words = name.lower().split()
    return len(words) > 1 and words[-1] in lexicon().streets | _IN_TOWNS


def _is_building(name: str) -> bool:
    return lexicon().classes.get(name.rsplit(" ", 1)[-1].lower()) == "facility"


def _class(kind_word: str | None) -> str | None:
    type_ = lexicon().classes.get(kind_word or "")
    return type_ if type_ in ("province", "district", "region", "water", "mountain") else None

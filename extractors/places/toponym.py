"""A name as an article uses it, with the gazetteer's places that it could mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from extractors.gazetteer.keys import name_key
from extractors.places.lexicon import lexicon
from extractors.places.prior import prior

if TYPE_CHECKING:
    from extractors.gazetteer import Entry, Gazetteer
    from extractors.places.found import FoundPlace

MOST: Final = 30
"""Candidates kept of a name, the best by prior; "San Antonio" names some hundreds."""

COMPASS: Final = frozenset(
    "north south east west northeast northwest southeast southwest northern southern eastern western central upper lower "
    "downtown uptown greater metro metropolitan inner outer historic old mid rural suburban".split()
)
"""Words before a place's name that mean a part of it, or more than it."""

UNPLACED: Final = frozenset(
    "street avenue road lane drive boulevard highway expressway freeway parkway route interstate ave. st. rd. blvd. dr. hwy. "
    "way court trail circle terrace ave rd blvd dr turnpike bypass".split()
)
"""Class words of what bears other places' names without lying there."""


@dataclass(slots=True)
class Toponym:
    """One name in one sense, and the records that use it.

    Attributes:
        name: The wording of its first use, without class words that are no part of it.
        kind_word: The class word of its first use.
        within: What the text says contains it.
        records: Its uses, in text order.
        candidates: The places it could mean.
        priors: Their scores before the article is asked.
        part: It is a part, or a building, of the place that the candidates are ("South Arlington", "Ludlow Town Hall").
        votes: How much it counts for the others.
    """

    name: str
    kind_word: str | None
    within: str | None
    records: list[FoundPlace] = field(default_factory=list)
    candidates: list[Entry] = field(default_factory=list)
    priors: list[float] = field(default_factory=list)
    part: bool = False
    votes: float = 1.0

    @property
    def key(self) -> str:
        """What its namesakes share."""
        return name_key(self.name)


def toponyms(records: Sequence[FoundPlace], gazetteer: Gazetteer) -> list[Toponym]:
    """The records by name and sense, in order of first use; a bare name means what the last full one said ("Paris, Texas ... Paris")."""
    by_sense: dict[tuple[str, str | None, str | None], Toponym] = {}
    said = _said(records)
    for record in sorted(records, key=lambda record: record["start"]):
        within = record["within"] or _last_said(said.get(name_key(record["name"]), []), record["start"])
        kind_word = record["kind_word"]
        sense = (name_key(record["name"]), _class(kind_word), name_key(within) if within else None)
        toponym = by_sense.get(sense)
        if toponym is None:
            toponym = by_sense[sense] = Toponym(record["name"], kind_word, within)
        toponym.records.append(record)
    for toponym in by_sense.values():
        _look_up(toponym, gazetteer)
    return list(by_sense.values())


def _said(records: Iterable[FoundPlace]) -> dict[str, list[tuple[int, str]]]:
    """Where the article says of each name what contains it."""
    said: dict[str, list[tuple[int, str]]] = {}
    for record in records:
        if record["within"]:
            said.setdefault(name_key(record["name"]), []).append((record["start"], record["within"]))
    return said


def _last_said(said: list[tuple[int, str]], start: int) -> str | None:
    """The container said last before the offset, else the first one said after it."""
    before = [within for at, within in said if at < start]
    return before[-1] if before else said[0][1] if said else None


def _class(kind_word: str | None) -> str | None:
    """The class that tells one sense from another: Kabul and Kabul province."""
    type_ = lexicon().classes.get(kind_word or "")
    return type_ if type_ in ("province", "district", "water", "mountain") else None


def _look_up(toponym: Toponym, gazetteer: Gazetteer) -> None:
    entries = gazetteer.candidates(toponym.name)
    word = toponym.kind_word
    if word and word.isalpha():
        known = {entry.id for entry in entries}
        entries += tuple(e for e in gazetteer.candidates(f"{toponym.name} {word}") if e.id not in known)
    if not entries:
        entries = _base(toponym, gazetteer)
        toponym.part = bool(entries) and lexicon().classes.get(toponym.name.split()[-1].lower()) != "city"
    type_ = None if toponym.part else lexicon().classes.get(word or "")
    scored = sorted(((prior(entry, type_), entry) for entry in entries), key=lambda pair: (-pair[0], pair[1].id))[:MOST]
    toponym.priors = [score for score, _ in scored]
    toponym.candidates = [entry for _, entry in scored]


def _base(toponym: Toponym, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The places whose part or building the name says it is."""
    words = toponym.name.split()
    if len(words) < 2:
        return ()
    if any(word.lower() in UNPLACED or word.isdigit() for word in (words[0], words[-1])):
        return _wide(words, gazetteer)
    if lexicon().classes.get(words[-1].lower()) == "city":
        return tuple(e for e in gazetteer.candidates(" ".join(words[:-1])) if e.type == "city")
    if words[0].lower() in COMPASS:
        return gazetteer.candidates(" ".join(words[1:]))
    for size in range(len(words) - 1, 0, -1):
        entries = tuple(e for e in gazetteer.candidates(" ".join(words[:size])) if e.named < 2)
        if entries:
            return entries
    return ()


def _wide(words: list[str], gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The state or county whose road it is: "Ohio Turnpike", "Otter Tail County Road 4", "S.C. 61"."""
    for size in range(len(words) - 1, 0, -1):
        name = " ".join(words[:size])
        entries = gazetteer.candidates(name)
        wide = tuple(e for e in entries if e.named < 2 and (e.type in ("country", "province") or name.endswith("County")))
        if wide:
            return wide
    return ()

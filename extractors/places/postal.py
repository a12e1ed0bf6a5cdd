"""Postal codes of states in running text: "Meth is in SD", where the article is of South Dakota."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extractors.places.tokens import Draft
from extractors.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.gazetteer import Gazetteer
    from extractors.places.annotations import PlaceAnnotation
    from extractors.places.drafts import Drafts


def read_postal(drafts: Drafts) -> None:
    """Take the postal codes after a preposition of place; whether they are one the rest of the article says."""
    tokens = drafts.tokens
    for at, text in enumerate(tokens.texts):
        if len(text) != 2 or not (text.isupper() and text.isalpha()) or drafts.taken[at]:
            continue
        placed = tokens.before(at) in drafts.words.locative and not _in_capitals(drafts, at)
        if placed and drafts.gazetteer.short(text, postal=True) is not None:
            drafts.add(Draft(at, at + 1, tokens.labels[at], "postal", sure=False, located=True), POSTAL)


def _in_capitals(drafts: Drafts, at: int) -> bool:
    """Whether the words around are all in capitals, as in a headline: there "IN OR" is two common words."""
    around = [text for text in drafts.tokens.texts[max(0, at - 3) : at + 4] if text.isalpha()]
    return all(map(str.isupper, around))


POSTAL: Final[Rule[Drafts, None]] = Rule(
    "place-postal",
    ("place-unlabelled",),
    read_postal,
    "accept",
    "a postal code of a state where a place stands",
)


def written_out(found: Sequence[PlaceAnnotation], gazetteer: Gazetteer) -> list[PlaceAnnotation]:
    """The records, postal codes under the names of their states where the article is of those states' country.

    It is where it names the state in full, or another state of the same country.
    """
    named = {record["name"] for record in found if len(record["name"]) > 2 and record["by"] != "cue"}
    entries = [e for name in sorted(named) for e in gazetteer.candidates(name) if e.named < 2]
    countries = {e.country for e in entries if e.type == "province" or (e.type == "country" and e.named == 0)}
    return [_written_out(record, countries, gazetteer) for record in found]


def _written_out(
    record: PlaceAnnotation, countries: set[str | None], gazetteer: Gazetteer
) -> PlaceAnnotation:
    if len(record["name"]) != 2 or not (record["by"] == "postal" or (record["sure"] and record["located"])):
        return record
    state = gazetteer.short(record["name"], postal=True)
    if state is None or state.country not in countries or gazetteer.candidates(record["name"]):
        return record
    written = record.copy()
    written["name"], written["sure"] = state.name, True
    return written

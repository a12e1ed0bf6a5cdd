"""Countries that act: one chain a country, with the place it stands for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from extractors.actors.chain import Chain
from extractors.actors.countries import former_state
from extractors.actors.keys import key
from extractors.model import Place, Span
from extractors.rules import Rejected, Rule, rejected

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extractors.actors.annotations import ActorAnnotation
    from extractors.annotations import LinkedPlaces
    from extractors.gazetteer import Gazetteer


class PlaceSpans:
    """The spans of an article's places, to be asked what lies under an actor's."""

    def __init__(self, places: LinkedPlaces, gazetteer: Gazetteer) -> None:
        self._places, self._gazetteer = places, gazetteer
        self._spans = sorted(
            (span, index) for index, group in enumerate(places.groups) for span in group.spans
        )
        countries = (
            (group.entity.country, index)
            for index, group in enumerate(places.groups)
            if group.entity.type == "country" and group.entity.country
        )
        self._countries = dict(reversed(list(countries)))
        self._homonyms = _homonyms(places, gazetteer, self._countries)
        self._exact = {(span.start, span.end) for span, _ in self._spans}
        self._starts = [span[0] for span, _ in self._spans]

    def under(self, start: int, end: int) -> tuple[Span, int] | None:
        """The place span that overlaps a run of the text, with its group's index."""
        at = bisect_right(self._starts, end - 1) - 1
        if at < 0:
            return None
        span, index = self._spans[at]
        return (Span(*span), index) if span[1] > start else None

    def speaks_of(self, country: str, without: tuple[int, int]) -> bool:
        """Whether a place of the country is named outside of a run of the text."""
        return any(
            self._places.groups[index].entity.country == country
            and not (span[0] < without[1] and without[0] < span[1])
            for span, index in self._spans
        )

    def opens_with_demonym(self, wording: str) -> bool:
        """Whether a wording says whence somebody is by an adjective, "the Russian ambassador", and not by a country's name."""
        first = wording.removeprefix("the ").removeprefix("The ").split(" ")[0]
        return self._gazetteer.demonym(first) is not None

    def names(self, records: Sequence[ActorAnnotation]) -> frozenset[str]:
        """Keys of the places' names, and of the records' wordings that are a place's to the character."""
        worded = (
            key(record["name"]) for record in records if (record["start"], record["end"]) in self._exact
        )
        return frozenset([*(key(group.entity.name) for group in self._places.groups), *worded])

    def claims(self, record: ActorAnnotation) -> bool:
        """Whether the record's very span has been settled as a place: only a state, or a club of that name, stands for one."""
        stands = record["form"] == "state" or (record["type"] == "organisation" and record["label"] == "GPE")
        return not stands and ((record["start"], record["end"]) in self._exact or self._opens(record))

    def _opens(self, record: ActorAnnotation) -> bool:
        """Whether the model's word alone makes a body of what a place's name begins with: "Yagha" of "Yagha province"."""
        if record["form"] != "name" or record["type"] == "person" or record["sure"] > 1:
            return False
        under = self.under(record["start"], record["end"])
        return under is not None and under[0].start == record["start"] and record["end"] < under[0].end

    def club(self, chain: Chain) -> int | None:
        """The town that a club goes by, where the model takes a mention of it for the town."""
        if chain.type != "organisation":
            return None
        spans = ((record["start"], record["end"]) for record in chain.records if record["label"] == "GPE")
        found = (self.under(*span) for span in spans if span in self._exact)
        return next((index for _, index in filter(None, found)), None)

    def seat(self, chain: Chain) -> str | None:
        """The country of a place that an organisation's name holds: it knows Georgia, the US state, from the country."""
        if chain.type != "organisation":
            return None
        for record in chain.records:
            at = bisect_left(self._starts, record["start"])
            if at == len(self._spans):
                continue
            (start, end), index = self._spans[at]
            if end <= record["end"] and end - start < record["end"] - record["start"]:
                return self.place(index).country
        return None

    def place(self, index: int) -> Place:
        """The place of a group."""
        return self._places.groups[index].entity

    def meant(self, code: str | None) -> str | None:
        """The country that a country's name means here: "Georgia" may be a state of another."""
        return self._homonyms.get(code, code) if code else None

    def country(self, code: str) -> int | None:
        """The index of the group that is the country of that code."""
        return self._countries.get(code)


def _homonyms(places: LinkedPlaces, gazetteer: Gazetteer, known: Mapping[str, int]) -> dict[str, str]:
    """By code of a country that is no place of the article, the country of the province that bears its name here."""
    homonyms: dict[str, str] = {}
    for group in places.groups:
        if group.entity.type == "province" and group.entity.country:
            entry = gazetteer.country(group.entity.name)
            if entry is not None and entry.country and entry.country not in known:
                homonyms[entry.country] = group.entity.country
    return homonyms


def states(
    records: Sequence[ActorAnnotation], places: PlaceSpans, gazetteer: Gazetteer, refused: list[Rejected]
) -> list[tuple[Chain, int | None]]:
    """Chains of the acting countries, each with the index of its place.

    A name that the article's places take for something else than the country ("Georgia", the US state) is left to them.
    """
    chains: dict[str, Chain] = {}
    for record in records:
        code = record["country"]
        former = former_state(gazetteer, record["name"]) if code is None else None
        under = places.under(record["start"], record["end"])
        place = places.place(under[1]) if under else None
        wanted = "country" if gazetteer.country(record["name"]) else "city"
        if former:
            chain = chains.setdefault(former, Chain("state", name=former))
            chain.add(_spanning(record, under[0]) if under else record)
            continue
        if code is None or OTHER_PLACE.apply((code, wanted, place)):
            named = place.name if place else ""
            verdict = OTHER_PLACE.verdict(record["start"], record["end"], named)
            refused.append(rejected("actor", record, [verdict]))
            continue
        entry = gazetteer.by_code(code)
        chain = chains.setdefault(code, Chain("state", name=entry.name if entry else None))
        chain.add(_spanning(record, under[0]) if under else record)
    return [(chain, _place_of(chain, code, places)) for code, chain in chains.items()]


def _is_other(case: tuple[str, str, Place | None]) -> bool | None:
    code, wanted, place = case
    return place is not None and (place.country not in (code, None) or place.type != wanted)


OTHER_PLACE: Rule[tuple[str, str, Place | None], bool] = Rule(
    "actor-state-is-other-place", (), _is_other, "reject", "here the name means {0}, and no country that acts"
)
"""The refusal of a state whose name the article's places take for something else."""


def _claims(case: tuple[PlaceSpans, ActorAnnotation]) -> bool | None:
    places, record = case
    return places.claims(record) or None


PLACE_CLAIMS: Rule[tuple[PlaceSpans, ActorAnnotation], bool] = Rule(
    "actor-claimed-as-place", (), _claims, "reject", "the words are a place's name here"
)
"""The refusal of an actor whose very span is a place."""


def _spanning(record: ActorAnnotation, span: Span) -> ActorAnnotation:
    """The record with the place's own span, so that the two are one mention."""
    moved = record.copy()
    moved["start"], moved["end"] = span
    return moved


def _place_of(chain: Chain, code: str, places: PlaceSpans) -> int | None:
    country = places.country(code)
    if country is not None:
        return country
    under = (places.under(record["start"], record["end"]) for record in chain.records)
    return next((found[1] for found in under if found), None)

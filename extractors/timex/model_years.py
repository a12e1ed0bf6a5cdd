"""The year of a car's model, which is no date of what the sentence tells: "a 2014 Ford F-150", "a 1996 Oldsmobile 88"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.timex.token_class import TokenClass

if TYPE_CHECKING:
    from extractors.timex.case import Case

_MAKERS = frozenset(
    (
        "acura", "alfa", "aston", "audi", "bentley", "bmw", "buick", "cadillac", "chevrolet", "chevy", "chrysler", "citroen",
        "citroën", "dacia", "daihatsu", "datsun", "dodge", "ducati", "ferrari", "fiat", "ford", "freightliner", "gmc", "harley",
        "harley-davidson", "holden", "honda", "hummer", "hyundai", "infiniti", "isuzu", "jaguar", "jeep", "kawasaki", "kenworth",
        "kia", "lada", "lamborghini", "lexus", "lincoln", "maserati", "mazda", "mercedes", "mercedes-benz", "mercury",
        "mitsubishi", "nissan", "oldsmobile", "opel", "peterbilt", "peugeot", "plymouth", "polaris", "pontiac",
        "porsche", "renault", "saab",
        "saturn", "skoda", "subaru", "suzuki", "tesla", "toyota", "vauxhall", "volkswagen", "volvo", "vw", "yamaha",
    )
)  # fmt: skip
_VEHICLES = frozenset(
    (
        "bike", "bus", "cab", "car", "convertible", "coupe", "crossover", "hatchback", "hybrid", "limousine", "minivan",
        "motorbike", "motorcycle", "pickup", "saloon", "scooter", "sedan", "suv", "taxi", "truck", "van", "vehicle", "wagon",
    )
)  # fmt: skip
_EVENTS = frozenset(
    ("challenge", "championship", "classic", "cup", "indy", "masters", "open", "prix", "series", "tournament")
)
_OPENING = frozenset(
    ("DT", "PRP$", "JJ", "VBN", "POS", "CC", "CD")
)  # "a 2014 Ford", "his 2014 Ford", "a red 2014 Ford"


def is_model_year(case: Case) -> bool:
    """Whether a year stands before a maker of cars and the words name a car: no "2014 Ford strike", no "in 2014 Ford hired"."""
    token, after, before = case.span[-1], case.after, case.before
    if case.classes != TokenClass.YEAR or after is None or before is None:
        return False
    if after.lower_ not in _MAKERS or not after.text[0].isupper() or before.tag_ not in _OPENING:
        return False
    head = token.head
    if (
        "EVENT" in (token.ent_type_, head.ent_type_, after.ent_type_)
        or head.lower_ in _EVENTS
        or head.i < token.i
    ):
        return False
    return head.pos_ == "PROPN" or head.lemma_.lower() in _VEHICLES

"""The year of a model, which is no date of what the sentence tells: "a 2014 Ford F-150", "a 1974 Cessna 172"."""

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
_MAKERS_OF_OTHERS = frozenset(
    (
        "airbus", "airstream", "apple", "bayliner", "beechcraft", "bell", "bobcat", "boeing", "bombardier", "cannondale",
        "caterpillar", "cessna", "cirrus", "embraer", "fender", "fleetwood", "gibson", "gulfstream", "ipad", "iphone",
        "kubota", "learjet", "macbook", "piper", "robinson", "rolex", "samsung", "schwinn", "sea-doo", "sikorsky", "ski-doo",
        "steinway", "stradivarius", "thinkpad", "trek", "vespa", "winnebago",
    )
)  # fmt: skip
"""Of aircraft, boats, bicycles, tractors, telephones, computers, instruments and watches, and their best known models."""
_VEHICLES = frozenset(
    (
        "bike", "bus", "cab", "car", "convertible", "coupe", "crossover", "hatchback", "hybrid", "limousine", "minivan",
        "motorbike", "motorcycle", "pickup", "saloon", "scooter", "sedan", "suv", "taxi", "truck", "van", "vehicle", "wagon",
        "aircraft", "airliner", "airplane", "bicycle", "boat", "camper", "guitar", "helicopter", "jet", "laptop",
        "motorhome", "phone", "piano", "plane", "smartphone", "tractor", "trailer", "violin", "watch", "yacht",
    )
)  # fmt: skip
_EVENTS = frozenset(
    ("challenge", "championship", "classic", "cup", "indy", "masters", "open", "prix", "series", "tournament")
)
_OPENING = frozenset(
    ("DT", "PRP$", "JJ", "VBN", "POS", "CC", "CD")
)  # "a 2014 Ford", "his 2014 Ford", "a red 2014 Ford"


def is_model_year(case: Case) -> bool:
    """Whether a year stands before a maker and the words name a thing: no "2014 Ford strike", no "in 2014 Ford hired"."""
    token, after, before = case.span[-1], case.after, case.before
    if case.classes != TokenClass.YEAR or after is None or before is None:
        return False
    is_capital = after.text[0].isupper() or after.text[1:2].isupper()
    if after.lower_ not in _MAKERS | _MAKERS_OF_OTHERS or not is_capital or before.tag_ not in _OPENING:
        return False
    head = token.head
    if (
        "EVENT" in (token.ent_type_, head.ent_type_, after.ent_type_)
        or head.lower_ in _EVENTS
        or head.i < token.i
    ):
        return False
    is_number = head.i == after.i + 1 and head.text[0].isdecimal()  # "Cessna 172"
    return head.pos_ == "PROPN" or is_number or head.lemma_.lower() in _VEHICLES

"""How likely a gazetteer place is meant by its name, before the article is asked."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Final

from extractors.gazetteer.entry import CAPITAL

if TYPE_CHECKING:
    from extractors.gazetteer import Entry

PER_POPULATION: Final = 0.55
"""Gain for each e-fold of inhabitants."""

BY_TYPE: Final = {
    "country": 3.4,
    "province": 0.3,
    "region": 8.0,
    "district": -2.0,
    "city": 0.0,
    "water": 8.0,
    "mountain": 7.0,
    "area": 7.0,
    "facility": 8.0,
}
"""Gain by type: places without inhabitants that our own tables list are there because news names them."""

OF_CAPITAL: Final = 2.5
VARIANT: Final = (0.0, 0.0, -3.0)
"""Gain by `Entry.named`: an alternate is often another language's, or a former name."""

OF_COUNTRY_ALTERNATE: Final = -1.5
"""A further loss for a country by what it is only called elsewhere: "Salvador" is the city, news writes "El Salvador"."""

SMALL: Final = 50_000
OF_SMALL_ALTERNATE: Final = -3.0
"""A further loss for an alternate name of a place with fewer inhabitants: most are historic."""

OF_SHORT_FORM: Final = 2.0
"""Gain of a city whose own name begins with the alternate: that is its short form, and no other language's."""

CLASS_FITS: Final = 6.0
CLASS_DIFFERS: Final = -4.0

SEAT_SHARE: Final = 0.1
"""Of its division's inhabitants, what a city of the same name must have to be meant before it: Herat, but not Quebec."""
SEAT_LEAD: Final = 1.5

OF_DIVISION_CALLED_BARE: Final = -2.0
"""Gain of a division where the article says its class elsewhere: beside "Washington state", "Washington" is the city."""

AS_CONTAINER: Final = 4.0


def wider(entry: Entry) -> float:
    """Gain of what the text says contains another place ("Seattle, Washington")."""
    return AS_CONTAINER if entry.type in ("country", "province") else 0.0


def prior(entry: Entry, type_: str | None = None) -> float:
    """The log-odds of a place, up to a constant of the name; `type_` is what its class word says it is."""
    score = PER_POPULATION * log(1 + entry.population) + BY_TYPE[entry.type] + VARIANT[entry.named]
    if entry.seat == CAPITAL:
        score += OF_CAPITAL
    if entry.named == 2 and entry.type == "country":
        score += OF_COUNTRY_ALTERNATE
    if entry.named == 2 and entry.population < SMALL:
        score += OF_SMALL_ALTERNATE
    if type_ is not None:
        score += CLASS_FITS if entry.type == type_ else CLASS_DIFFERS
    return score

"""How a value reads, as the window says it: `extractors.wordings`, which the reports say it by too."""

from extractors.digits import printed
from extractors.wordings import (
    SIGNS,
    amount,
    brief,
    changed,
    counted,
    day,
    former_digits,
    in_full,
    number,
    own_day,
    place,
    stance,
    timex,
    vague,
)

__all__ = [
    "SIGNS",
    "amount",
    "brief",
    "changed",
    "counted",
    "day",
    "former_digits",
    "in_full",
    "number",
    "own_day",
    "place",
    "printed",
    "stance",
    "timex",
    "vague",
]

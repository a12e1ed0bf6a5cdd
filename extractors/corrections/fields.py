"""What of an entity can be corrected, and which values a field takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any, Final, get_args

from extractors.model import KINDS, ActorType, Bound, FigureType, Kind, PlaceType, TimexType

TYPES: Final[Mapping[Kind, tuple[str, ...]]] = {
    "location": get_args(PlaceType),
    "actor": get_args(ActorType),
    "figure": get_args(FigureType),
    "date": get_args(TimexType),
}
"""The types of each kind, in the model's order."""

# A whole number beyond 64 bits is held neither by the place index nor by most that read an export.
_LARGEST: Final = 2**63


def _words(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < _LARGEST if isinstance(value, int) else isfinite(value)


def _or_none(test: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or test(value)


def _degrees(limit: float) -> Callable[[Any], bool]:
    return lambda value: value is None or (_number(value) and abs(value) <= limit)


def _whole(value: Any) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST)


_FIELDS: Final[Mapping[Kind, Mapping[str, tuple[Callable[[Any], bool], str]]]] = {
    "location": {
        "name": (_words, "words"),
        "country": (_or_none(lambda value: isinstance(value, str) and len(value) == 2), "two letters, as AF"),
        "admin1": (_or_none(_words), "words"),
        "lat": (_degrees(90), "degrees north"),
        "lon": (_degrees(180), "degrees east"),
        "geonameid": (_whole, "a whole number"),
    },
    "actor": {
        "name": (_words, "words"),
        "country": (_or_none(lambda value: isinstance(value, str) and len(value) == 2), "two letters, as AF"),
    },
    "figure": {
        "value": (_number, "a number"),
        "high": (_or_none(_number), "a number"),
        "of": (_or_none(_number), "a number"),
        "from": (_or_none(_number), "a number"),
        "bound": (lambda value: value in get_args(Bound), f"one of: {', '.join(get_args(Bound))}"),
        "unit": (_or_none(_words), "words"),
        "unit_id": (_or_none(_words), "words"),
    },
    "date": {"value": (_or_none(_words), "a TIMEX3 value, as 2021-08-13 or 2021-W32")},
}


def trouble_with(to: Mapping[str, Any], kind: Kind) -> str:
    """What is wrong with these fields for an entity of that kind, in words; empty where nothing is."""
    there = to.get("kind", kind)
    if there not in KINDS:
        return f"kind: “{there}” is none of {', '.join(KINDS)}"
    if not to:
        return "it says nothing to change"
    if there != kind and there == "figure" and "value" not in to:
        return "a figure needs a value"
    for name, value in to.items():
        if name == "kind":
            continue
        if name == "type":
            if value not in TYPES[there]:
                return f"type: “{value}” is none of {', '.join(TYPES[there])}"
        elif name not in _FIELDS[there]:
            return f"“{name}” is no field of the kind {there}; these are: type, {', '.join(_FIELDS[there])}"
        elif not _FIELDS[there][name][0](value):
            return f"{name}: {value!r} is not {_FIELDS[there][name][1]}"
    return ""

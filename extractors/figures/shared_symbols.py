"""Symbols that two units share, told apart by what the text around them is about: "956 MB" of a storm, "332 nm" at sea."""

from __future__ import annotations

import re

from extractors.figures.units import UnitMatch
from extractors.figures.vocabulary import vocabulary

_REACH = 160  # Code points on each side of a symbol in which its subject can be named.
_PRESSURES = (800.0, 1100.0)  # Millibars: the air at sea level has had 870 to 1085 (WMO world extremes).
_LEAST_DATA = re.compile(
    r"\b(?:download|upload|file|data|memory|storage|broadband|app|phone)s?\b", re.IGNORECASE
)
_AIR = re.compile(
    r"\b(?:pressure|barometer|barometric|storms?|hurricanes?|cyclones?|typhoons?|depression|millibars?|winds?)\b",
    re.IGNORECASE,
)
_SEA = re.compile(
    r"\b(?:seas?|coasts?|coastal|shores?|offshore|ashore|ocean|gulf|strait|port|islands?|vessels?|ships?|tankers?|boats?|skiffs?"
    r"|dhows?|bulkers?|freighters?|carriers?|trawlers?|crews?|navy|naval|maritime|nautical|sail\w*|piracy|pirates?|knots"
    r"|storms?|hurricanes?|cyclones?|typhoons?)\b",
    re.IGNORECASE,
)
_BEARING = re.compile(
    r" (?:off|from|away|(?:(?:due )?(?:north|south)?-?(?:north|south|east|west)(?:east|west)?(?: of)?|[NSEW]{1,3}(?: of)?)\b)"
)
_SMALL = re.compile(
    r"\b(?:chips?|wafers?|lithograph\w*|semiconductors?|wavelengths?|nanomet\w+|lasers?|transistors?|particles?|process(?:or)?"
    r"|light|ultraviolet|infrared|spectr\w+|virus(?:es)?)\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(
    r" ?(MI(?=(?: OR \d+ KM)? (?:[NSEW]{1,3}|NORTH\w*|SOUTH\w*|EAST|WEST)\b|\.{3}\d+ KM\b)"
    r"|KM(?= (?:[NSEW]{1,3}|NORTH\w*|SOUTH\w*|EAST|WEST)\b))"
)


def told_apart(text: str, match: UnitMatch, value: float) -> UnitMatch:
    """The unit that a symbol means beside its number: millibars and nautical miles where weather or the sea is spoken of.

    Args:
        text: The Doc's text.
        match: The unit that the symbol alone means.
        value: The number before it.
    """
    symbol = text[match.start : match.end]
    near = text[max(0, match.start - _REACH) : match.end + _REACH]
    if symbol in ("MB", "mb", "Mb"):
        is_air = (
            _PRESSURES[0] <= value <= _PRESSURES[1] and _AIR.search(near) and not _LEAST_DATA.search(near)
        )
        return match._replace(unit=vocabulary().names["millibar"]) if is_air else match
    if symbol in ("nm", "NM"):
        is_away = _BEARING.match(text, match.end)
        at_sea = _SEA.search(near) and (is_away or not _SMALL.search(near))
        return match._replace(unit=vocabulary().names["nautical mile"]) if at_sea else match
    return match


def of_bulletin(text: str, end: int) -> UnitMatch | None:
    """The miles or kilometres of a bulletin in capitals: "110 MI E OF BELIZE CITY", "ABOUT 110 MI...175 KM"."""
    found = _CAPITALS.match(text, end)
    if found is None:
        return None
    unit = vocabulary().names["mile" if found[1] == "MI" else "kilometre"]
    return UnitMatch(unit, found.start(1), found.end(1))

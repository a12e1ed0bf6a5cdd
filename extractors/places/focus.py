"""The article's geographic focus: the country, and the first-level division, that it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from extractors.annotations import Group
from extractors.model import Place

if TYPE_CHECKING:
    from extractors.gazetteer import Gazetteer

SHARE_OF_COUNTRY: Final = 0.4
"""Of all mentions with a country, what the country in focus has at least."""

SHARE_OF_DIVISION: Final = 0.5
"""Of the mentions in that country that say more than the country, what the division in focus has at least."""

MOST_OF_ONE: Final = 5
"""Mentions of one place that count: a name said over and over is not thereby the whole matter."""


def about(groups: Sequence[Group[Place]], gazetteer: Gazetteer) -> dict[str, Any] | None:
    """The fields of `AboutPlace`; None where no country stands out."""
    countries: Counter[str] = Counter()
    for group in groups:
        if group.entity.country:
            countries[group.entity.country] += min(len(group.spans), MOST_OF_ONE)
    if not countries:
        return None
    code, count = max(countries.items(), key=lambda item: item[1])  # of equals, the one named first
    total = sum(countries.values())
    if count < SHARE_OF_COUNTRY * total:
        return None
    country = gazetteer.by_code(code)
    division, inside = _division(
        [g for g in groups if g.entity.country == code and g.entity.type != "country"]
    )
    reason = f"{count} of {total} mentions of places are in this country"
    if division:
        reason += f", {inside} of them in {division}"
    return {
        "country": code,
        "country_name": country.name if country else None,
        "admin1": division,
        "reason": f"{reason}.",
    }


def _division(groups: Sequence[Group[Place]]) -> tuple[str | None, int]:
    divisions: Counter[str] = Counter()
    for group in groups:
        if group.entity.admin1:
            divisions[group.entity.admin1] += min(len(group.spans), MOST_OF_ONE)
    if not divisions:
        return None, 0
    name, count = max(divisions.items(), key=lambda item: item[1])
    return (name, count) if count > 1 and count >= SHARE_OF_DIVISION * sum(divisions.values()) else (None, 0)

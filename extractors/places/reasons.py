"""Why a toponym means the place it was linked to, and why not another, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractors.gazetteer.entry import CAPITAL
from extractors.places.containment import lies_in

if TYPE_CHECKING:
    from extractors.gazetteer import Entry, Gazetteer
    from extractors.places.toponym import Toponym


class Neighbours:
    """How many of an article's names mean places of each country and division."""

    def __init__(self, entries: Sequence[tuple[str, Entry]], gazetteer: Gazetteer) -> None:
        names = {(key, entry.id): entry for key, entry in entries}.values()
        self.by_country = Counter(entry.country for entry in names if entry.country)
        self.by_division = Counter(
            entry.admin1 for entry in names if entry.admin1 and entry.type != "country"
        )
        self._gazetteer = gazetteer

    def reason(self, toponym: Toponym, entry: Entry) -> str:
        """Why the toponym means the entry."""
        if toponym.part:
            return f"Not in the gazetteer itself: placed at {entry.name}, as its name says."
        if toponym.within:
            return f"The text says that it is in {toponym.within}."
        if toponym.holds:
            return f"The text says that {toponym.holds} is in it."
        if len(toponym.candidates) == 1:
            return "The only place of this name in the gazetteer."
        return self._by_neighbours(entry, toponym.known)

    def _by_neighbours(self, entry: Entry, of: int) -> str:
        if entry.type == "country":
            return f"The country, of {of} places of this name."
        for code, counted in ((entry.admin1, self.by_division), (entry.country, self.by_country)):
            name, others = self.name(code), counted.get(code or "", 0) - 1
            if name and others > 0 and entry.code == code:
                return f"Of {of} places of this name, the {entry.type} that {_others(others)} in."
            if name and others > 0:
                return f"Of {of} places of this name, the one in {name}, as {_others(others)}."
        what = "the capital" if entry.seat == CAPITAL else "the best known"
        return f"Of {of} places of this name, {what}: nothing else in the article decides."

    def why_not(self, entry: Entry, chosen: Entry, toponym: Toponym, containers: Sequence[Entry]) -> str:
        """Why the toponym does not mean the entry."""
        if toponym.within and containers and not any(lies_in(entry, container) for container in containers):
            return f"Not in {toponym.within}."
        for code, other, counted in (
            (entry.country, chosen.country, self.by_country),
            (entry.admin1, chosen.admin1, self.by_division),
        ):
            name = self.name(code)
            if name and code != other and not counted.get(code or ""):
                return f"The article names nothing else in {name}."
        return "Less known." if entry.population < chosen.population else "Less is near it."

    def name(self, code: str | None) -> str | None:
        """The name of a country or division, by its code; None where the gazetteer has none."""
        entry = self._gazetteer.by_code(code) if code else None
        return entry.name if entry else None


def _others(count: int) -> str:
    return "one other place of the article is" if count == 1 else f"{count} other places of the article are"

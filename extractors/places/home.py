"""The outlet's own town: a prior for places, where a source or the person says where the outlet is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from extractors.places.containers import lies_in
from extractors.places.prior import prior

if TYPE_CHECKING:
    from extractors.gazetteer import Entry, Gazetteer

OF_HOME: Final = 3.0
"""Gain, in log-odds, of the outlet's own town: with its votes more than a capital is ahead of a small town, and less than
where the
article names the capital's country as well."""

VOTES: Final = 0.5
"""Votes of the outlet's town for its country, division and neighbourhood, half of those of a place that the article names."""


@dataclass(frozen=True, slots=True)
class Home:
    """The outlet's town as the gazetteer has it.

    Attributes:
        words: As it was given: "Alexandria, Louisiana".
    """

    entry: Entry
    words: str


def home_of(words: str | None, gazetteer: Gazetteer) -> Home | None:
    """The place that the words name, with what it lies in after a comma; None where the gazetteer knows none."""
    name, *within = [part.strip() for part in (words or "").split(",")]
    if not name:
        return None
    found = [entry for entry in gazetteer.candidates(name) if entry.named < 2]
    for wording in within:
        short = gazetteer.short(wording, postal=True)
        containers = [short] if short else [e for e in gazetteer.candidates(wording) if e.named < 2]
        found = [e for e in found if any(lies_in(e, container) for container in containers)]
    if not found:
        return None
    settled = [entry for entry in found if entry.type == "city"] or found
    return Home(max(settled, key=prior), words or "")

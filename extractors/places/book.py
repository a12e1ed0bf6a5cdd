"""The rules of places by their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from extractors.places.containment import CONTAINER, CONTAINMENT
from extractors.places.disambiguation import SETTLING
from extractors.places.grounds import RESOLUTION, UNPLACED
from extractors.places.labelled import BLANK, LABELLED
from extractors.places.linking import SUPPORT
from extractors.places.near_names import NEAR_NAMES
from extractors.places.openers import OPENS
from extractors.places.recognition import RECOGNITION
from extractors.places.residents import RESIDENTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractors.rules import Rule

_ALL: tuple[Iterable[Rule[Any, Any]], ...] = (
    RECOGNITION,
    LABELLED,
    RESIDENTS,
    NEAR_NAMES,
    CONTAINMENT,
    SETTLING,
    SUPPORT,
    RESOLUTION,
    (BLANK, CONTAINER, OPENS, UNPLACED),
)
_STAGES: Final = frozenset({"place-labelled", "place-residents", "place-containers", "place-near-names"})
"""Stages of recognition whose verdicts are those of the rules inside them."""

PLACE_RULES: Final[dict[str, Rule[Any, Any]]] = {
    rule.id: rule for rules in _ALL for rule in rules if rule.id not in _STAGES
}
"""Every rule of places."""

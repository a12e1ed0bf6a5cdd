"""The rules of figures by their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from extractors.figures.dated import DATED, DESIGNATOR, HOURS, SOME_DAY
from extractors.figures.refusals import REJECTIONS
from extractors.figures.rules import FIGURE_RULES

if TYPE_CHECKING:
    from extractors.rules import Rule

ALL_FIGURE_RULES: Final[dict[str, Rule[Any, Any]]] = {
    **FIGURE_RULES,
    **{rule.id: rule for rule in REJECTIONS},
    DATED.id: DATED,
    DESIGNATOR.id: DESIGNATOR,
    SOME_DAY.id: SOME_DAY,
    HOURS.id: HOURS,
}
"""Every rule of figures."""

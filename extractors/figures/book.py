"""The rules of figures by their ids."""

from __future__ import annotations

from typing import Final

from extractors.figures.dated import DATED, DESIGNATOR, HOURS, SOME_DAY
from extractors.figures.refusals import REJECTIONS
from extractors.figures.rules import FIGURE_RULES
from extractors.rules import by_id

ALL_FIGURE_RULES: Final = by_id((*FIGURE_RULES.values(), *REJECTIONS, DATED, DESIGNATOR, HOURS, SOME_DAY))
"""Every rule of figures."""

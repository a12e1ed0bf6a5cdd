"""A figure's amount as its row shows it, which a filter finds when it is typed."""

from __future__ import annotations

from extractors.model import Figure
from tui import wordings

LEAD_CELLS = 16
"""The room that every pane has for what stands before the name."""


def amount_lead(figure: Figure, words: str) -> str:
    """Bound and amount; most figures are exact, and have no sign for it."""
    amount = wordings.amount(figure, words)
    return amount if figure.bound == "exactly" else f"{wordings.SIGNS[figure.bound]} {amount}"


def unit_shown(figure: Figure) -> str:
    """What it counts or measures, a percentage by its sign."""
    counted = wordings.counted(figure)
    return "%" if counted == "per cent" else counted


def amount_shown(figure: Figure, words: str) -> str:
    """All that a row says of the amount: the whole of it, what stands for it in little room, and the unit."""
    return " ".join((amount_lead(figure, words), wordings.brief(figure, LEAD_CELLS), unit_shown(figure)))

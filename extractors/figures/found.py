"""What the figures component finds in one Doc."""

from __future__ import annotations

from typing import Literal

from extractors.found import Found
from extractors.model import Bound, FigureType

Change = Literal["up", "down"]


class FoundFigure(Found):
    """A figure of one Doc: every fact of `extractors.model.Figure` but the ids.

    `who`, `where`, `when` and `source` are `[start, end]` spans in article offsets, or None. `head` is the counted noun in
    its dictionary form (lower case), by which figures that count the same thing are linked; None where nothing is counted.
    """

    type: FigureType
    value: float
    high: float | None
    of: float | None
    bound: Bound
    unit: str | None
    unit_id: str | None
    si: float | None
    si_unit: str | None
    change: Change | None
    from_value: float | None
    who: list[int] | None
    where: list[int] | None
    when: list[int] | None
    source: list[int] | None
    head: str | None
    reason: str

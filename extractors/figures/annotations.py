"""The annotation of a figure in one Doc."""

from __future__ import annotations

from typing import Literal

from extractors.annotations import Annotation
from extractors.model import Bound, FigureType
from extractors.rules import Verdict

Change = Literal["up", "down"]


class FigureAnnotation(Annotation):
    """A figure of one Doc: what its own words say.

    `head` is the counted noun in its dictionary form (lower case), by which figures that count the same thing are linked; None
    where nothing is counted. Who, where and when are found later, of the clause that holds it (`extractors.links`).
    """

    type: FigureType
    value: float | None
    high: float | None
    of: float | None
    bound: Bound
    unit: str | None
    unit_id: str | None
    si: float | None
    si_unit: str | None
    change: Change | None
    from_value: float | None
    order: float | None
    head: str | None
    verdicts: list[Verdict]

"""What a source says of the day it was published, one statement a value. Standard library only."""

from __future__ import annotations

from typing import Literal

from extractors.values import dataclass

# What a witness is worth: it says when the source was published; or only what that may have been.
Weight = Literal["sure", "guess"]


@dataclass(frozen=True, slots=True)
class Witness:
    """One statement of a source on its own day.

    Attributes:
        day: ISO date that it speaks for.
        origin: Where it stands, as `Article.published_from` has it.
        where: Where it stands, in words: "meta article:published_time", "beside the title".
        words: What is written there, at most 120 characters of one line.
        weight: What it is worth.
    """

    day: str
    origin: str
    where: str
    words: str
    weight: Weight = "sure"

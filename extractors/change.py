"""What a person changed of one mention or entity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Status = Literal["rejected", "corrected", "merged", "confirmed", "added"]


@dataclass(frozen=True, slots=True)
class Change:
    """What a person changed.

    Attributes:
        was: What was found, as far as it is otherwise now: fields of the model, or the names that were `merged` into this one.
        why: Who says so: a correction of this article, or a rule.
    """

    status: Status
    was: Mapping[str, Any]
    why: str

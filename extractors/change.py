"""What a person changed of one mention or entity."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from extractors.values import dataclass

Status = Literal["rejected", "corrected", "merged", "confirmed", "added"]


_TAG = re.compile(r"(?<!\w)#(\w(?:[\w-]*\w)?)")


@dataclass(frozen=True, slots=True)
class Note:
    """What a person remarks on an entity, or on a sentence.

    Attributes:
        words: As they were written, tags among them: `ask the desk #verify`.
        start: Start of the entity's mention, or of the sentence.
        end: Its end.
        entity: The entity's id; None of a sentence.
    """

    words: str
    start: int
    end: int
    entity: str | None = None

    @property
    def tags(self) -> tuple[str, ...]:
        """Its tags, each once and without their sign."""
        return tuple(dict.fromkeys(_TAG.findall(self.words)))


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

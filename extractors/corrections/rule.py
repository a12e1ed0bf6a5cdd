"""Rules: corrections for every article, which go by kind and wording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from extractors.model import Kind

Verb = Literal["reject", "change", "place", "merge", "add"]
VERBS: tuple[Verb, ...] = ("reject", "change", "place", "merge", "add")


@dataclass(frozen=True, slots=True)
class Rule:
    """What is to be changed wherever an entity of that kind has this name, or words are a mention of it.

    Attributes:
        text: The name or the wording, to the letter; of `add`, the words wherever an article has them.
        to: Of `change`, `place` and `add`: fields with their right values.
        into: Of `merge`: the name of the entity that it is.
    """

    verb: Verb
    kind: Kind
    text: str
    to: Mapping[str, Any] = field(default_factory=dict)
    into: str = ""

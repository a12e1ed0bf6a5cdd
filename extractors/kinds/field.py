"""A field of a kind: its JSON Schema, its column of tables, what a correction may say of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any, NamedTuple

from extractors.values import dataclass


class Column(NamedTuple):
    """A column of the corpus's table of entities; kinds that have one of the same name share it.

    Attributes:
        type: As `extractors.corpus.columns` names types.
        meaning: For the manual and the file itself; of a shared column the first kind's.
        name: Where it is called otherwise than the field.
    """

    type: str
    meaning: str
    name: str = ""


class Check(NamedTuple):
    """Which values a correction may give a field, and what they are called where it gives another."""

    allows: Callable[[Any], bool]
    words: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an entity, beside `id`, `kind`, `type` and `reason`, which all kinds have.

    Attributes:
        name: As schema 1 has it.
        json: Its JSON Schema.
        column: Its column of the corpus; without one it stands in the column `more`.
        is_flat: Whether it is a column of CSV too.
        check: What a correction may say of it; None where it cannot be corrected.
    """

    name: str
    json: Mapping[str, Any]
    column: Column | None = None
    is_flat: bool = False
    check: Check | None = None


# --- what fields are made of

WORDS: dict[str, Any] = {"type": "string"}
WORDS_OR_NULL: dict[str, Any] = {"type": ["string", "null"]}
NUMBER_OR_NULL: dict[str, Any] = {"type": ["number", "null"]}
DAY_OR_NULL: dict[str, Any] = {**WORDS_OR_NULL, "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
LIST_OF_WORDS: dict[str, Any] = {"type": "array", "items": WORDS}


def meant(json: Mapping[str, Any], meaning: str) -> dict[str, Any]:
    """A JSON Schema with what its value means."""
    return {**json, "description": meaning}


def one_of(*values: str | None) -> dict[str, Any]:
    """The JSON Schema of a value out of few."""
    return {"enum": list(values)}


# A whole number beyond 64 bits is held neither by the place index nor by most that read an export.
_LARGEST = 2**63


def is_words(value: Any) -> bool:
    """Whether it is words, and not only blanks."""
    return isinstance(value, str) and bool(value.strip())


def is_number(value: Any) -> bool:
    """Whether it is a finite number that exports can hold."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < _LARGEST if isinstance(value, int) else isfinite(value)


def is_id(value: Any) -> bool:
    """Whether it is a whole number that exports can hold, or none."""
    return value is None or (isinstance(value, int) and is_number(value))


def or_none(test: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """The test, which None passes too."""
    return lambda value: value is None or test(value)


CHECKED_WORDS = Check(is_words, "words")
CHECKED_NUMBER_OR_NONE = Check(or_none(is_number), "a number")
CHECKED_WORDS_OR_NONE = Check(or_none(is_words), "words")
CHECKED_COUNTRY = Check(
    or_none(lambda value: isinstance(value, str) and len(value) == 2), "two letters, as AF"
)
COUNTRY = Column("string", "ISO 3166-1 alpha-2")

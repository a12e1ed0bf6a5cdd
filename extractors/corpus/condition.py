"""A piece of SQL with the values of its question marks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

Value = str | float | dt.date


@dataclass(frozen=True, slots=True)
class Condition:
    """An SQL condition with the values of its question marks, in order."""

    sql: str
    values: tuple[Value, ...] = ()

    def and_(self, *others: Condition) -> Condition:
        """All of them at once."""
        return joined(" AND ", (self, *others))


def joined(word: str, conditions: tuple[Condition, ...]) -> Condition:
    """The conditions with the word between them."""
    values = tuple(value for condition in conditions for value in condition.values)
    return Condition(word.join(condition.sql for condition in conditions), values)

"""A piece of SQL with the values of its question marks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

Value = str | float | dt.date


@dataclass(frozen=True, slots=True)
class Condition:
    """An SQL condition with the values of its question marks, in order.

    Attributes:
        sql: The condition.
        values: Those of its question marks.
        parts: The conditions that are all true where it is; none where it is no such chain.
        link: What it asks of the entity that another hangs together with, where it asks no more than that.
        ranked: A statement over the tables of the library's index that gives `key` (the rank) and `start` of what it is true of,
            where it is asked of more than one row.
    """

    sql: str
    values: tuple[Value, ...] = ()
    parts: tuple[Condition, ...] = ()
    link: Link | None = None
    ranked: Condition | None = None

    def and_(self, *others: Condition) -> Condition:
        """All of them at once."""
        return joined(" AND ", (self, *others))

    @property
    def conjuncts(self) -> tuple[Condition, ...]:
        """The conditions that are all true where it is: itself, where it is no chain."""
        return self.parts or (self,)


@dataclass(frozen=True, slots=True)
class Link:
    """What is asked of an entity that figures and statements are linked to.

    Attributes:
        field: The field that holds the link: `who`, `where`, ...
        asked: A condition over the terms of the postings of that name, as `e`.
    """

    field: str
    asked: Condition


def joined(word: str, conditions: tuple[Condition, ...]) -> Condition:
    """The conditions with the word between them."""
    if len(conditions) == 1:
        return conditions[0]
    values = tuple(value for condition in conditions for value in condition.values)
    chain = tuple(part for condition in conditions for part in condition.conjuncts)
    return Condition(
        word.join(condition.sql for condition in conditions), values, chain if word == " AND " else ()
    )

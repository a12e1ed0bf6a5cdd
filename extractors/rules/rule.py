"""A rule, and the order that rules are asked in."""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from extractors.rules.verdict import Says, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

C = TypeVar("C")
R = TypeVar("R")


class RuleError(ValueError):
    """The rules of a stage have no order: one is named twice, names one that is not there, or waits for itself."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[C, R]):
    """One statement on English news.

    Attributes:
        id: Its name in verdicts, claims and explanations; no other rule has it.
        after: Ids of the rules of its stage that are asked before it.
        apply: What it makes of a candidate; None where it says nothing.
        says: What its verdict is.
        words: Its sentence for the person who reads, with `{0}` and so on for a verdict's words.
    """

    id: str
    after: tuple[str, ...]
    apply: Callable[[C], R | None]
    says: Says
    words: str

    def verdict(self, start: int, end: int, *words: str) -> Verdict:
        """Its word on the candidate with these article offsets."""
        return Verdict(self.id, self.says, start, end, words)

    def rendered(self, verdict: Verdict) -> str:
        """The sentence of its verdict."""
        return self.words.format(*verdict.words)


def by_id(rules: Iterable[Rule[Any, Any]]) -> dict[str, Rule[Any, Any]]:
    """The rules by their ids.

    Raises:
        RuleError: Two have the same one.
    """
    known: dict[str, Rule[Any, Any]] = {}
    for rule in rules:
        if known.setdefault(rule.id, rule) is not rule:
            raise RuleError(f"There are two rules {rule.id!r}.")
    return known


def ordered(rules: Iterable[Rule[C, R]]) -> tuple[Rule[C, R], ...]:
    """The rules of a stage so that each comes after those that it names; where they stand says nothing.

    Rules that do not wait for each other are in the order of their ids.

    Raises:
        RuleError: There is no such order.
    """
    known: dict[str, Rule[C, R]] = {}
    for rule in rules:
        if rule.id in known:
            raise RuleError(f"There are two rules {rule.id!r}.")
        known[rule.id] = rule
    for rule in known.values():
        if unknown := sorted(set(rule.after) - set(known)):
            raise RuleError(
                f"The rule {rule.id!r} comes after {unknown[0]!r}, which is no rule of its stage."
            )
    sorter: TopologicalSorter[str] = TopologicalSorter({id_: known[id_].after for id_ in known})
    try:
        sorter.prepare()
    except CycleError as error:
        raise RuleError(f"These rules wait for each other: {', '.join(error.args[1])}.") from error
    order: list[Any] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        order += [known[id_] for id_ in ready]
        sorter.done(*ready)
    return tuple(order)


def decided(rules: tuple[Rule[C, R], ...], candidate: C) -> tuple[Rule[C, R], R] | None:
    """The first rule that says something of the candidate, with what it says; None where none does."""
    for rule in rules:
        said = rule.apply(candidate)
        if said is not None:
            return rule, said
    return None

"""Agglomerative grouping by average linkage over sparse likenesses: what is not told of two is that they are not alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush

Alike = tuple[int, int, float]
"""Two numbers, the lesser first, and how alike they are."""

_DUST = 1e-9


def groups_of(alike: Sequence[Alike], least: float) -> list[list[int]]:
    """The groups of two and more, each in ascending order, by their first: the same for the same likenesses in any order.

    The two groups whose members are most alike, in the mean of all pairs, become one as long as that mean is at least `least`.

    Args:
        alike: Likenesses, each pair once.
        least: The least mean likeness of two groups that are one.
    """
    parts = _connected(alike, least)
    within: dict[int, list[Alike]] = defaultdict(list)
    for one, other, likeness in alike:
        part = parts.get(one)
        if part is not None and part == parts.get(other):
            within[part].append((one, other, likeness))
    groups = [group for part in within.values() for group in _joined(sorted(part), least)]
    return sorted(groups)


def _connected(alike: Iterable[Alike], least: float) -> dict[int, int]:
    """By number, one of those that a chain of sufficient likenesses leads to: groups never reach beyond it."""
    above: dict[int, int] = {}

    def top(number: int) -> int:
        while (up := above.setdefault(number, number)) != number:
            above[number] = above[up]
            number = up
        return number

    for one, other, likeness in alike:
        if likeness >= least:
            first, second = sorted((top(one), top(other)))
            above[second] = first
    return {number: top(number) for number in list(above)}


def _joined(alike: Sequence[Alike], least: float) -> list[list[int]]:
    """The groups within what is connected."""
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for one, other, likeness in alike:
        sums[one][other] = sums[other][one] = likeness
    members = {number: [number] for number in sums}
    queue = [(-likeness, one, other) for one, other, likeness in alike if likeness >= least]
    heapify(queue)
    while queue:
        mean, one, other = heappop(queue)
        if one not in members or other not in members or abs(mean + _mean(sums, members, one, other)) > _DUST:
            continue  # one of them has grown since
        members[one] += members.pop(other)
        del sums[one][other]
        for third, likeness in sums.pop(other).items():
            if third != one:
                del sums[third][other]
                sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + likeness
        for third in sums[one]:
            grown = _mean(sums, members, one, third)
            if grown >= least:
                heappush(queue, (-grown, min(one, third), max(one, third)))
    return [sorted(group) for group in members.values() if len(group) > 1]


def _mean(sums: dict[int, dict[int, float]], members: dict[int, list[int]], one: int, other: int) -> float:
    return sums[one].get(other, 0.0) / (len(members[one]) * len(members[other]))

"""How alike articles are: cosines of their terms, asked only of those near in time that share some of the rarest.

Two matches of one league, or two companies' quarters, are told in the same words. Where each of two articles is titled with a
name that the beginning of the other does not have, they are less alike than their words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

DAYS = 21
"""Days between two articles of which one may go on telling what the other told."""
FLOOR = 0.04
"""Less than this is no likeness."""

# A term's weight falls with the share of articles that have it, as if there were so many more that have it not: in a corpus of
# one event its name says little else.
_UNSEEN = 200
_RAREST = 24  # of the terms of an article, by which others are found that may be like it
_SHARED = 2  # of these, what another shares at least
_CROWD = 3000  # articles within the days that have a term: one that so many have finds none
_LASTING = 30.0  # days in which what an event is told by has become e times rarer
_FRESH = 1  # days in which it has not
_UNDATED = 1 << 30
_PAIRS = 1 << 18  # pairs of articles whose beginnings are compared at a time
_APART = 0.33  # of their likeness that is left to two articles of which each is titled with a name that the other lacks


class Terms(NamedTuple):
    """The terms of articles that stand in the order of their days, those without a day last.

    Attributes:
        days: The day of each article, as an ordinal; negative where it has none.
        owner: The number of the article that has a term, ascending.
        term: The term; of an article each once.
        weight: How much it says of the article, whatever other articles have.
    """

    days: NDArray[Any]
    owner: NDArray[Any]
    term: NDArray[Any]
    weight: NDArray[Any]


class Ragged(NamedTuple):
    """Numbers of articles, of each some: `values` of all, ascending in each, `starts` where those of each begin, with the end."""

    values: NDArray[Any]
    starts: NDArray[Any]

    def keys(self) -> NDArray[Any]:
        """Each number with its article's in one, ascending."""
        import numpy as np

        owner = np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))
        return _keys(owner, self.values)

    def are_in(self, ones: NDArray[Any], keys: NDArray[Any], others: NDArray[Any]) -> NDArray[Any]:
        """Whether all numbers of an article are among the keys under another, for each pair of articles."""
        import numpy as np

        sizes = self.starts[ones + 1] - self.starts[ones]
        begins = np.cumsum(sizes) - sizes
        pair = np.repeat(np.arange(len(ones)), sizes)
        wanted = _keys(others[pair], self.values[np.arange(len(pair)) + (self.starts[ones] - begins)[pair]])
        at = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
        found = keys[at] == wanted if len(keys) else np.zeros(len(wanted), dtype=bool)
        result: NDArray[Any] = np.bincount(pair[found], minlength=len(ones)) == sizes
        return result


def _keys(owner: NDArray[Any], values: NDArray[Any]) -> NDArray[Any]:
    import numpy as np

    return (owner.astype(np.int64) << 32) | values.astype(np.int64)


class Leads(NamedTuple):
    """What articles are about by their beginnings (`extractors.stories.words.Lead`)."""

    titled: Ragged
    led: Ragged

    def apart(self, ones: NDArray[Any], others: NDArray[Any]) -> NDArray[Any]:
        """Of which pairs each article is titled with a name that the beginning of the other does not have."""
        import numpy as np

        keys, found = self.led.keys(), np.zeros(len(ones), dtype=bool)
        for first in range(0, len(ones), _PAIRS):
            one, other = ones[first : first + _PAIRS], others[first : first + _PAIRS]
            found[first : first + _PAIRS] = ~(
                self.titled.are_in(one, keys, other) | self.titled.are_in(other, keys, one)
            )
        return found


class Likenesses(NamedTuple):
    """Pairs of articles, each once, the lesser number first, with how alike they are: above 0, at most 1."""

    one: NDArray[Any]
    other: NDArray[Any]
    likeness: NDArray[Any]


def likenesses(terms: Terms, leads: Leads) -> Likenesses:
    """How alike articles are that are alike at all.

    The memory that it takes grows with the terms and with what is alike, not with the pairs that there are.

    Args:
        terms: Of the articles.
        leads: Of the same.
    """
    import numpy as np

    found = list(_found(terms)) if len(terms.owner) else []
    if not found:
        empty = np.empty(0, dtype=np.int64)
        return Likenesses(empty, empty, np.empty(0))
    one, other, alike = (np.concatenate(parts) for parts in zip(*found, strict=True))
    alike[leads.apart(one, other)] *= _APART
    return Likenesses(one, other, alike)


def _found(terms: Terms) -> Iterator[tuple[NDArray[Any], NDArray[Any], NDArray[Any]]]:
    """What each article is alike, of those after it."""
    import numpy as np

    count = len(terms.days)
    days = np.where(terms.days < 0, _UNDATED, terms.days)
    names, code, frequency = np.unique(terms.term, return_inverse=True, return_counts=True)
    weight = _normalised(terms, np.log1p((count + _UNSEEN) / frequency)[code], count)
    starts = np.searchsorted(terms.owner, np.arange(count + 1))
    last = np.searchsorted(days, days + DAYS, side="right")
    near = _Nearness(terms.owner, code, weight, frequency)
    dense = np.zeros(len(names))
    for number in range(count):
        own = slice(starts[number], starts[number + 1])
        others = near.of(number, last[number])
        if not len(others):
            continue
        dense[code[own]] = weight[own]
        sizes = starts[others + 1] - starts[others]
        begins = np.cumsum(sizes) - sizes
        at = np.arange(sizes.sum()) + np.repeat(starts[others] - begins, sizes)
        alike = np.add.reduceat(weight[at] * dense[code[at]], begins)
        dense[code[own]] = 0.0
        alike *= np.exp(-np.maximum(days[others] - days[number] - _FRESH, 0) / _LASTING)
        kept = alike >= FLOOR
        yield np.full(int(kept.sum()), number), others[kept], alike[kept]


def _normalised(terms: Terms, rarity: NDArray[Any], count: int) -> NDArray[Any]:
    import numpy as np

    weight = terms.weight * rarity
    length = np.sqrt(np.bincount(terms.owner, weight * weight, minlength=count))
    return weight / length[terms.owner]


class _Nearness:
    """Finds the articles that share some of the rarest terms of one.

    Args:
        owner: As `Terms` has it.
        code: Of each term, from 0 without gaps.
        weight: How much it says of the article among all.
        frequency: How many articles have the term of a code.
    """

    def __init__(
        self, owner: NDArray[Any], code: NDArray[Any], weight: NDArray[Any], frequency: NDArray[Any]
    ) -> None:
        import numpy as np

        shared = np.flatnonzero(frequency[code] > 1)
        order = shared[np.lexsort((code[shared], -weight[shared], owner[shared]))]
        place = np.arange(len(order)) - np.searchsorted(owner[order], owner[order])
        rare = order[place < _RAREST]
        self._codes, of = code[rare], owner[rare]
        self._starts = np.searchsorted(of, np.arange(int(owner[-1]) + 2))
        by_code = np.lexsort((of, self._codes))
        self._owners = of[by_code]
        self._begins = np.searchsorted(self._codes[by_code], np.arange(len(frequency) + 1))

    def of(self, number: int, last: int) -> NDArray[Any]:
        """The articles from the one after this number to before the last that share enough of its rarest terms."""
        import numpy as np

        found = []
        for code in self._codes[self._starts[number] : self._starts[number + 1]]:
            having = self._owners[self._begins[code] : self._begins[code + 1]]
            first, end = np.searchsorted(having, (number + 1, last))
            if 0 < end - first <= _CROWD:
                found.append(having[first:end])
        if not found:
            return np.empty(0, dtype=np.int64)
        others, shares = np.unique(np.concatenate(found), return_counts=True)
        return others[shares >= _SHARED]

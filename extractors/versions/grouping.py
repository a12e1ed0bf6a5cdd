"""Which of many articles tell the same story: each is compared only with those that share some of its words in their order."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Sequence

from extractors.model import Article
from extractors.versions.originals import originals_of
from extractors.versions.resemblance import APART, LIKELY, digest_of, is_same_story, sample_of, share_of

# A shingle of more different texts than these is a phrase of a site, and leads to none.
COMMON = 50


class Grouping:
    """Puts articles in groups as they come, each beside the first that tells its story.

    Articles are numbered from 0 in the order that they are added.
    """

    def __init__(self) -> None:
        self._articles: list[Article] = []
        self._samples: list[frozenset[int]] = []
        self._having: dict[int, list[int]] = {}
        self._by_digest: dict[str, int] = {}
        self._twins: dict[int, int] = {}  # the first article of the same words
        self._pairs: list[tuple[int, int]] = []  # of those that are nobody's twin
        self._first: dict[int, int] = {}
        self._copies: dict[int, list[int]] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._articles)

    def go_on(self, articles: Sequence[Article], limit: int) -> bool:
        """Add the next articles of a list that grows; from one thread at a time.

        Args:
            articles: The whole list, of which the first ones were added already.
            limit: How many at most.

        Returns:
            Whether one of them tells a story that is there.
        """
        with self._lock:
            known = len(self._pairs) + len(self._twins)
            for number in range(len(self), min(len(articles), len(self) + limit)):
                self._add(articles[number])
            is_more = len(self._pairs) + len(self._twins) > known
            if is_more:
                self._group()
            return is_more

    def first_of(self, number: int) -> int:
        """The number of the first article of that one's story; its own where it is the first, or was not added yet."""
        return self._first.get(number, number)

    def copies_of(self, number: int) -> tuple[int, ...]:
        """The numbers of the other articles that tell the same story, in order; none of one that was not added yet."""
        return tuple(each for each in self._copies.get(self.first_of(number), ()) if each != number)

    def _add(self, article: Article) -> None:
        number, sample = len(self._articles), sample_of(article.text)
        self._articles.append(article)
        self._samples.append(frozenset(sample))
        if not sample:
            return
        twin = self._by_digest.setdefault(digest_of(article.text, article.title), number)
        if twin != number:  # whatever else shares words with them is found by the first one's
            self._twins[number] = twin
            return
        shared: Counter[int] = Counter()
        for check in sample:
            others = self._having.setdefault(check, [])
            if len(others) <= COMMON:
                shared.update(others)
            others.append(number)
        self._pairs += [
            (other, number) for other, count in shared.items() if self._is_pair(other, number, count)
        ]

    def _is_pair(self, one: int, other: int, shared: int) -> bool:
        if shared < LIKELY * min(len(self._samples[one]), len(self._samples[other])):
            return False
        first, second = self._articles[one], self._articles[other]
        return is_same_story(first.text, second.text, first.title, second.title)

    def _group(self) -> None:
        samples = self._samples
        numbers = sorted({*self._twins.values(), *(number for pair in self._pairs for number in pair)})
        first = originals_of(
            numbers,
            self._pairs,
            {number: len(samples[number]) for number in numbers},
            lambda one, other: share_of(samples[one], samples[other]) < APART,
        )
        self._first = first | {number: first[twin] for number, twin in self._twins.items()}
        copies: dict[int, list[int]] = {}
        for number in sorted(self._first):
            copies.setdefault(self._first[number], []).append(number)
        self._copies = copies

"""Which of many articles tell the same story: each is compared only with those that share some of its words in their order."""

from __future__ import annotations

import threading
import zlib
from collections import Counter
from collections.abc import Sequence

from extractors.model import Article
from extractors.versions.resemblance import SAME_STORY, shared_part, shingles_of

# Of the shingles every fourth, by its checksum, is looked up: the same ones of each text.
_SAMPLE = 4
# So much of the shorter text's sample is shared, before the texts themselves are compared.
_LIKELY = SAME_STORY / 2
# A shingle of more stories than these is a phrase of a site, and leads to none.
_COMMON = 50


class Grouping:
    """Puts texts in groups as they come, each beside the first that tells its story.

    Texts are numbered from 0 in the order that they are added.
    """

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._sizes: list[int] = []
        self._having: dict[int, list[int]] = {}
        self._first_of: list[int] = []
        self._group: dict[int, list[int]] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._texts)

    def add(self, text: str) -> int:
        """The number of the first text that tells the same story; the text's own number where none does."""
        number = len(self._texts)
        sample = {
            check
            for words in shingles_of(text)
            if (check := zlib.crc32(" ".join(words).encode())) % _SAMPLE == 0
        }
        shared: Counter[int] = Counter()
        for check in sample:
            others = self._having.get(check, ())
            if len(others) <= _COMMON:
                shared.update(others)
        first = number
        for other, count in shared.most_common(_COMMON):
            if (
                count >= _LIKELY * min(len(sample), self._sizes[other])
                and shared_part(text, self._texts[other]) >= SAME_STORY
            ):
                first = self._first_of[other]
                break
        self._texts.append(text)
        self._sizes.append(len(sample))
        for check in sample:
            self._having.setdefault(check, []).append(number)
        self._first_of.append(first)
        self._group.setdefault(first, []).append(number)
        return first

    def go_on(self, articles: Sequence[Article], limit: int) -> range:
        """Add the next articles of a list that grows; from one thread at a time.

        Args:
            articles: The whole list, of which the first ones were added already.
            limit: How many at most.

        Returns:
            The numbers of those that were added.
        """
        with self._lock:
            new = range(len(self), min(len(articles), len(self) + limit))
            for number in new:
                self.add(articles[number].text)
            return new

    def copies_of(self, number: int) -> tuple[int, ...]:
        """The numbers of the other texts that tell the same story, in order; none of a text that was not added yet."""
        if number >= len(self._first_of):
            return ()
        return tuple(other for other in self._group[self._first_of[number]] if other != number)

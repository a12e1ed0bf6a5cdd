"""What a later version of a story changed: sentences that are new, that are gone, and that have other words or figures."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f\u2009]\d+)*")
# Where a sentence may end: a mark, closing quotes, a blank, and what a sentence begins with.
_END = re.compile(r"(?<=[.!?…])[”\"’'»)\]]*(?:\s+)(?=[“\"‘'«(\[]?[A-ZÀ-ÞĀ-Ž0-9])")
# What a mark after it does not end: titles, months, initials.
_OPEN = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Capt|Maj|Gov|Sen|Rep|Rev|Hon|St|Mt|Ft|No|vs|etc|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sep|Sept|Oct|Nov|Dec|e\.g|i\.e|approx)|\b[A-Z](?:\.[A-Z])*)\.$"
)
_ALIKE = (
    0.4  # the share of words that an old and a new sentence have in common where one was made of the other
)
_COMMON = 60  # a word of more sentences than these leads to none of them


@dataclass(frozen=True, slots=True)
class Rewording:
    """A sentence that says something else in the later version.

    Attributes:
        old: As it was.
        new: As it is.
        gone: The figures in digits that only the old one has, in order.
        come: Those that only the new one has.
    """

    old: str
    new: str
    gone: tuple[str, ...]
    come: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a later version changed; each in the order of its text.

    Attributes:
        reworded: Sentences that say something else, those with other figures too.
        added: Sentences of the later version alone.
        removed: Sentences of the earlier version alone.
        kept: How many sentences are in both, wherever they stand.
    """

    reworded: tuple[Rewording, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int


def changes_between(old: str, new: str) -> Changes:
    """What the later of two versions changed.

    A sentence that only moved, or is broken into lines otherwise, is no change.

    Args:
        old: The text of the earlier version.
        new: The text of the later one.
    """
    before, after = list(sentences_of(old)), list(sentences_of(new))
    gone, come = _without(before, after), _without(after, before)
    pairs = _pairs(gone, come)
    paired = {one for one, _ in pairs}, {other for _, other in pairs}
    return Changes(
        tuple(_rewording(gone[one], come[other]) for one, other in sorted(pairs, key=lambda pair: pair[1])),
        tuple(sentence for at, sentence in enumerate(come) if at not in paired[1]),
        tuple(sentence for at, sentence in enumerate(gone) if at not in paired[0]),
        len(before) - len(gone),
    )


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of a text, each on one line; a paragraph's end ends one."""
    for paragraph in re.split(r"\n\s*\n", text):
        begun = ""
        for piece in _cut(" ".join(paragraph.split())):
            begun = f"{begun} {piece}".strip()
            if not _OPEN.search(begun):
                yield begun
                begun = ""
        if begun:
            yield begun


def _cut(paragraph: str) -> Iterator[str]:
    at = 0
    for end in _END.finditer(paragraph):
        yield paragraph[at : end.end()].strip()
        at = end.end()
    if paragraph[at:].strip():
        yield paragraph[at:].strip()


def _key(sentence: str) -> str:
    """What two ways of setting a sentence have in common: other quotes and blanks are no other words."""
    return " ".join(_WORD.findall(sentence.casefold()))


def _without(sentences: Sequence[str], others: Iterable[str]) -> list[str]:
    known = Counter(map(_key, others))
    left = []
    for sentence in sentences:
        if known[_key(sentence)] > 0:
            known[_key(sentence)] -= 1
        else:
            left.append(sentence)
    return left


def _pairs(gone: Sequence[str], come: Sequence[str]) -> list[tuple[int, int]]:
    """Old and new sentences that are most alike, each at most once, by their places."""
    olds, news = ([frozenset(_key(each).split()) for each in side] for side in (gone, come))
    having: dict[str, list[int]] = defaultdict(list)
    for at, words in enumerate(news):
        for word in words:
            having[word].append(at)
    found = []
    for one, words in enumerate(olds):
        near = {at for word in words if len(having.get(word, ())) <= _COMMON for at in having.get(word, ())}
        for other in near:
            alike = len(words & news[other]) / len(words | news[other])
            if alike >= _ALIKE:
                found.append((-alike, abs(one - other), one, other))
    pairs: dict[int, int] = {}
    for _, _, one, other in sorted(found):
        if one not in pairs and other not in pairs.values():
            pairs[one] = other
    return list(pairs.items())


def _rewording(old: str, new: str) -> Rewording:
    before, after = _FIGURE.findall(old), _FIGURE.findall(new)
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    return Rewording(
        old,
        new,
        tuple(dict.fromkeys(f for f in before if gone[f])),
        tuple(dict.fromkeys(f for f in after if come[f])),
    )

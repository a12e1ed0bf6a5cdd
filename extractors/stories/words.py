"""The words by which an article is compared with others: those of its title and first paragraphs, and the names in its title."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files
from itertools import islice
from typing import NamedTuple

from extractors.folding import folded

# News tells what it is about at first; what follows is background, which other stories share.
_READ = 400
"""Words of the text that are read."""
_TITLE = 3
"""How often a word of the title counts."""
_MOST = 255
_LED = 60
"""Words of the text that tell at first whom and what it is about."""
_NAME = 6
"""Letters by which names are compared: "Indonesia" and "Indonesian" are of one."""

_WORD = re.compile(r"[^\W\d_][^\W_]+(?:-[^\W\d_]{2,})*|\d[\d,.]*\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENDINGS = (("sses", "ss"), ("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
_STEM = 3  # letters that are left of a word at least
_ANY = re.compile(r"[^\W\d_]+")


def words_told(title: str | None, text: str) -> dict[int, int]:
    """How often the article has each word, at most 255 times; a word is a number of 32 bits."""
    found: Counter[int] = Counter()
    for word in _WORD.findall(folded(title or "")):
        if (code := _code(word)) is not None:
            found[code] += _TITLE
    for match in islice(_WORD.finditer(folded(text)), _READ):
        if (code := _code(match.group())) is not None:
            found[code] += 1
    return {code: min(count, _MOST) for code, count in found.items()}


class Lead(NamedTuple):
    """What an article is about by its beginning, as numbers of 32 bits.

    Attributes:
        titled: The names in its title: words with a capital that the text has so inside a sentence, and never without.
        led: All words of its title and of the beginning of its text.
    """

    titled: frozenset[int]
    led: frozenset[int]

    def is_apart_from(self, other: Lead) -> bool:
        """Whether each of two articles is titled with a name that the beginning of the other does not have."""
        return bool(self.titled - other.led and other.titled - self.led)


def lead_of(title: str | None, text: str) -> Lead:
    """What an article is about by its beginning."""
    small, capital = set(), set()
    for match in _ANY.finditer(text):
        word = match.group()
        if word[0].islower():
            small.add(folded(word))
        elif _is_inside(text, match.start(), word):
            capital.add(folded(word))
    said = _ANY.findall(title or "")
    names = {folded(word) for word in said if word[0].isupper()}
    led = [*said, *(match.group() for match in islice(_ANY.finditer(text), _LED))]
    return Lead(
        frozenset(_number(name[:_NAME]) for name in names & capital - small if len(name) >= _STEM),
        frozenset(_number(folded(word)[:_NAME]) for word in led),
    )


def _is_inside(text: str, start: int, word: str) -> bool:
    """Whether a word stands inside a sentence, or is written as the town of a dateline is."""
    before = text[max(0, start - 3) : start].strip(" \t")
    is_first = before == "" or before[-1] in '.!?:\n"“”‘'
    return not is_first or (word.isupper() and len(word) >= _STEM)


@lru_cache(maxsize=1 << 17)
def _code(word: str) -> int | None:
    """A number for the word's stem; None of one that every article has, and of a year."""
    if is_common(word) or _YEAR.fullmatch(word):
        return None
    return _number(stem_of(word))


def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=4).digest(), "big")


def stem_of(word: str) -> str:
    """The word without the ending that its number or tense gives it."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM and not word.endswith("ss"):
            return word[: -len(ending)] + instead
    return word


def is_common(word: str) -> bool:
    """Whether every article has the word, whatever it tells."""
    return word in _common()


@cache
def _common() -> frozenset[str]:
    text = files("extractors.stories").joinpath("data", "common.txt").read_text(encoding="utf-8")
    return frozenset(text.split())

"""The words by which an article is compared with others: those of its title and of its first paragraphs, counted."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files
from itertools import islice

from extractors.folding import folded

# News tells what it is about at first; what follows is background, which other stories share.
_READ = 400
"""Words of the text that are read."""
_TITLE = 3
"""How often a word of the title counts."""
_MOST = 255

_WORD = re.compile(r"[^\W\d_][^\W_]+(?:-[^\W\d_]{2,})*|\d[\d,.]*\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENDINGS = (("sses", "ss"), ("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
_STEM = 3  # letters that are left of a word at least


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


@lru_cache(maxsize=1 << 17)
def _code(word: str) -> int | None:
    """A number for the word's stem; None of one that every article has, and of a year."""
    if is_common(word) or _YEAR.fullmatch(word):
        return None
    return int.from_bytes(blake2b(stem_of(word).encode(), digest_size=4).digest(), "big")


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

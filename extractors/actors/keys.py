"""The form in which two wordings of a name are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_HYPHEN = re.compile(r"\s*[-‐‑–]\s*")
_DOTS = re.compile(r"(?<=\b\w)\.")
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_LEADING = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@lru_cache(4096)
def key(name: str) -> str:
    """A name without article, possessive, dots of initials, marks and case: "the U.N.'s" is "un"."""
    bare = _DOTS.sub("", _HYPHEN.sub("-", _POSSESSIVE.sub("", name[:200].strip())))
    bare = _LEADING.sub("", bare, count=1)
    plain = unicodedata.normalize("NFKD", bare.replace("’", "'").replace("&", "and"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def name_parts(name: str) -> list[str]:
    """The words of a person's name as keys: the last one is the surname, without "Jr" and the like, and "al-Assad" is Assad."""
    parts = key(name).split()
    while len(parts) > 1 and parts[-1] in _SUFFIXES:
        parts.pop()
    if parts and parts[-1].startswith(_ARTICLES) and len(parts[-1]) > _SHORT:
        parts[-1] = parts[-1][3:]
    return parts


_ARTICLES = ("al-", "el-")
_SHORT = 5
"""Longest Arabic surname with its article that stays as it is, in code points: there is too little left to know it by."""


_SUFFIXES = ("jr", "jr.", "sr", "sr.", "ii", "iii", "iv")


@lru_cache(4096)
def initials(name: str) -> str:
    """The initials of a name's capitalised words: "World Health Organization" gives "WHO"."""
    return "".join(word[0] for word in re.split(r"[\s\-]+", name) if word[:1].isupper())


@lru_cache(4096)
def short_forms(name: str, endings: frozenset[str]) -> frozenset[str]:
    """What a body of several words may be called by its initials, in small letters.

    All of them, without the ending of a firm, with "&" ("PG&E" of "Pacific Gas & Electric Co."), and without the first word,
    which says of what country or state it is ("PUC" of "California Public Utilities Commission").
    """
    words = [word for word in re.split(r"[\s\-]+", name) if word[:1].isupper() or word == "&"]
    while len(words) > 1 and words[-1].lower() in endings:
        words.pop()
    spelled = "".join(word[0] for word in words).casefold()
    forms = {initials(name).casefold(), spelled, spelled.replace("&", "")}
    if len(words) > 3:
        forms.add("".join(word[0] for word in words[1:]).casefold())
    return frozenset(form for form in forms if len(form) > 1)


def is_acronym(name: str) -> bool:
    """Whether the name is written as initials: "IAEA", "U.N.", "PG&E"."""
    bare = name.replace(".", "").replace("&", "")
    return 2 <= len(bare) <= 7 and bare.isupper() and bare.isalpha()

"""The form under which a name is stored and looked up."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_NAME = 120
"""Longer strings name no place; the bound keeps a pathological input cheap. In code points."""

REMEMBERED = 4096
"""Keys kept: an article's names are asked for over and over."""

_DROPPED = re.compile(r"[.'’‘ʼ`ʻ´\"“”]+")
_BLANKS = re.compile(r"[\W_]+")
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ł": "l",
        "Ł": "L",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "ı": "i",
        "ð": "d",
        "Ð": "D",
        "þ": "th",
        "Þ": "Th",
    }
)
_WORDS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "and": "&"}


@lru_cache(REMEMBERED)
def name_key(name: str) -> str:
    """The look-up key of a name: no marks, no case, no dots; "Saint", "Mount" and "Fort" as their abbreviations.

    "U.S." and "US", "Lashkar Gāh" and "Lashkar Gah", "Saint-Denis" and "St. Denis" share their keys.
    """
    if len(name) > MAX_NAME:
        return ""
    plain = name.replace("&", " and ").translate(_LETTERS)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = plain.casefold()
    words = _BLANKS.sub(" ", _DROPPED.sub("", plain)).split()
    return " ".join(_WORDS.get(word, word) for word in words)

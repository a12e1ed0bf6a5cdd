"""What the comparing of figures knows of words, from `data/lexicon.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _lexicon() -> dict[str, Any]:
    text = files("extractors.stories").joinpath("data", "lexicon.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words(name: str) -> frozenset[str]:
    """The words of an entry of `[words]`."""
    return frozenset(_lexicon()["words"][name].split())


@cache
def patterns(section: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The entries of `[fates]` or `[measures]` in their order, each as a pattern of whole words."""
    entries = _lexicon()[section].items()
    return tuple(
        (name, re.compile(rf"\b(?:{_on_one_line(said)})\b", re.IGNORECASE)) for name, said in entries
    )


def _on_one_line(pattern: str) -> str:
    return pattern.replace("\\\n", "")

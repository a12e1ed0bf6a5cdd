"""The words that tell a dateline from what looks like one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists, lower case.

    Attributes:
        rubrics: First words of lines that open as a dateline does ("CRICKET - England all out").
        agencies: Words of news agencies' names, as a dateline's bracket has them.
    """

    rubrics: frozenset[str]
    agencies: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package's own data file."""
    text = files("extractors.datelines").joinpath("data", "words.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    return Lexicon(*(frozenset(tables[name].split()) for name in ("rubrics", "agencies")))

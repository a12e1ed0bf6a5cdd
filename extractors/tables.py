"""TOML that a person wrote, or was sent by another: read in a time that grows with its length, or refused."""

from __future__ import annotations

import re

# More than anyone writes, in bytes: some ten thousand rules.
LIMIT_BYTES = 1_000_000

# How deep tables, and parts of a dotted key, may lie in one another. The parser takes time with the square of it, and recurses.
_DEPTH = 64

# Texts and comments: dots in them part no keys.
_WORDS = re.compile(
    r"""\"{3}(?:[^\\]|\\.)*?\"{3} | '{3}.*?'{3} | \"(?:[^\"\\\n]|\\.)*\" | '[^'\n]*' | \#[^\n]*""",
    re.VERBOSE | re.DOTALL,
)
_BORDERS = re.compile(r"[=,\[\]{}\n]")

TYPE_CHECKING = False  # read before the first page is painted, when `typing` is not yet there
if TYPE_CHECKING:
    from typing import Any


def tables_in(text: str) -> dict[str, Any]:
    """The tables and values of a text.

    Raises:
        ValueError: It is no TOML, or it is longer or nested deeper than anyone writes.
    """
    import tomllib

    if len(text) > LIMIT_BYTES:
        raise ValueError(f"larger than {LIMIT_BYTES // 1_000_000} MB")
    bare = _WORDS.sub("", text)
    if any(part.count(".") > _DEPTH for part in _BORDERS.split(bare)):
        raise ValueError(f"a key of more than {_DEPTH} parts")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deep") from None

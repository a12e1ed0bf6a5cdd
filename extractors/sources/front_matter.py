"""The block of fields that a text may begin with: `title: ...`, `date: ...` between two lines `---`, as Markdown has it.

Readers of feeds (newsboat's `pipe-to`) put `Feed:`, `Title:`, `Author:`, `Date:`, `Link:` above a text, without these lines.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.patterns import pattern_of

# How far the block can reach, in code points.
_REACH = 5_000

_BLOCK = pattern_of(
    r"---[ \t]*\r?\n(?P<fields>(?:(?!---|\.\.\.)[^\r\n]*\r?\n){1,100}?)(?:---|\.\.\.)[ \t]*(?=\r?\n|$)"
)
_BARE = pattern_of(
    r"(?P<fields>(?:(?:feed|title|author|date|link|flags|podcast download url):[ \t][^\r\n]*\r?\n){2,8})(?=[ \t]*\r?\n)",
    re.IGNORECASE,
)
# A value is on the field's line, or folded into indented lines below it (YAML 1.2, section 8.1).
_FIELD = pattern_of(
    r"^(title|date|published)[ \t]*:[ \t]*(?:[>|][+-]?[ \t]*(?P<folded>(?:\r?\n[ \t]+[^\r\n]+)+)|(?P<line>[^\r\n]+?))[ \t]*\r?$",
    re.MULTILINE | re.IGNORECASE,
)


class FrontMatter(NamedTuple):
    """What the block says; it reaches from the text's first character to `end`."""

    end: int
    title: str | None
    date: str | None


def front_matter(text: str) -> FrontMatter | None:
    """The block that the text begins with; None where it begins with something else."""
    match = (_BLOCK if text.startswith("---") else _BARE).match(text, 0, _REACH)
    if match is None or (not text.startswith("---") and "title:" not in match["fields"].lower()):
        return None
    fields: dict[str, str] = {}
    for field in _FIELD.finditer(match["fields"]):
        value = " ".join(field["folded"].split()) if field["folded"] else field["line"].strip("\"'")
        fields.setdefault(field[1].lower(), value)
    if not fields:
        return None
    return FrontMatter(match.end(), fields.get("title"), fields.get("date") or fields.get("published"))

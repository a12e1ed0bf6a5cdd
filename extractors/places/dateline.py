"""Datelines: "PARIS (Reuters) -", "RIDGE FARM, Ill. (AP) —", "MANSFIELD --"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractors.places.lexicon import lexicon
from extractors.places.tokens import Draft, Tokens

if TYPE_CHECKING:
    from extractors.gazetteer import Gazetteer

_NAME = r"[A-Z][A-Z.'’]+(?:[ -][A-Z][A-Z.'’]+){0,3}"
_DATELINE = re.compile(
    rf"(?:^|(?<=[.!?:;\"”)\]] )|(?<=  ))({_NAME})(, ?[A-Z][\w.'’]+(?:[ ][A-Z][\w.]+)?)?"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?(?: ?\([^()]{1,40}\))? ?(?:--|[-–—:\x97]|\d{4}-\d\d-\d\d)"
)


def datelines(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Draft]:
    """The places of datelines; one in capitals that the gazetteer does not know is taken for a place at the text's very start."""
    for match in _DATELINE.finditer(tokens.text):
        start, end = _tokens_of(tokens, *match.span(1))
        if start >= end or (end - start == 1 and tokens.lowers[start] in lexicon().blank | lexicon().rubrics):
            continue
        known = gazetteer.candidates(tokens.wording(start, end))
        if not known and not (match.group(2) and match.start() == 0):
            continue
        within = match.group(2).strip(" ,") if match.group(2) else None
        yield Draft(start, end, "", "dateline", sure=True, located=True, within=within)


def _tokens_of(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """The tokens of a run of the text; empty where it does not begin and end with tokens."""
    first = bisect_left(tokens.starts, start)
    last = bisect_left(tokens.ends, end)
    if (
        first >= len(tokens)
        or last >= len(tokens)
        or tokens.starts[first] != start
        or tokens.ends[last] != end
    ):
        return 0, 0
    return first, last + 1

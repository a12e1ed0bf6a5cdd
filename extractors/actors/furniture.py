"""What a page prints that looks like a name: the heads of a table, a headline in title case, a type's number, a degree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from extractors.actors.lexicon import Lexicon
    from extractors.actors.names import Named
    from extractors.clauses.parse import Parse

_TYPE: Final = re.compile(r"[A-Z][A-Za-z]{0,3}[-–]?\d{2,4}[a-z]{0,3}s?(?:-\d+[A-Za-z]*)?")
_MEETINGS: Final = re.compile(r"G-?\d+")
"""Groups of states, which bear a number as well: "G20"."""
_DEGREE: Final = re.compile(
    r"(?:[BM]\.?(?:A|S|Sc|B\.?A|P\.?H|Ed|Phil)|Ph\.?D|[MJREd]d?\.D|LL\.?[BM]|D\.D\.S|R\.N|D\.Phil)\.?"
)
_MEASURE: Final = re.compile(
    r"[-−]?\d{2,}(?:[.,]\d+)?\s?(?:°\s?)?(?:[CF]|[kcm]?[mg]|km/h|mph|kph|hp|kWh?|[MG]Wh?)"
)
_SMALL: Final = frozenset(
    [
        "The",
        "Of",
        "To",
        "In",
        "For",
        "And",
        "With",
        "On",
        "At",
        "By",
        "Its",
        "As",
        "After",
        "From",
        "Is",
        "Are",
    ]
)
"""Words that only a headline in title case capitalises inside a name."""
_HEADLINE: Final = 5
"""Words of the shortest headline that is looked for."""
_HEADS: Final = 3
"""Words of the shortest row of a table's heads."""


def is_type_number(parse: Parse, named: Named, words: Lexicon) -> bool:
    """Whether the name ends in letters and a number, as types of aircraft, arms and devices do: "A350", "Galaxy S21".

    Without an article a group may bear such a name ("M23 captured the town"), and so may its members ("M23 rebels").
    """
    last = parse.words[named.end - 1]
    wording = parse.wording(named.start, named.end).split()[-1]
    if not (_TYPE.fullmatch(last) or _TYPE.fullmatch(wording)) or _MEETINGS.fullmatch(wording):
        return False
    following = parse.lemmas[named.end] if named.end < len(parse.words) else ""
    return following not in words.groups | words.members | words.bodies


def is_table_head(parse: Parse, named: Named, words: Lexicon) -> bool:
    """Whether most of its words are the heads of a table's columns: "Ticker Security Last Change"."""
    every = [parse.words[k].lower() for k in range(named.start, named.end)]
    heads = sum(word in words.columns for word in every)
    return len(every) >= _HEADS and 4 * heads >= 3 * len(every)


def is_headline(parse: Parse, named: Named) -> bool:
    """Whether a whole line in title case was taken for a name: "Moody's Withdraws The Rating Of Isagen"."""
    size = named.end - named.start
    inside = parse.words[named.start + 1 : named.end]
    return size >= _HEADLINE and any(word in _SMALL for word in inside)


def is_bulletin_head(parse: Parse, named: Named) -> bool:
    """Whether dots end it as a head of a bulletin in capitals: "PRESENT MOVEMENT...NW OR 315 DEGREES"."""
    every = parse.wording(named.start, named.end)
    follows = parse.words[named.end] if named.end < len(parse.words) else ""
    return every.isupper() and follows.startswith(("..", "…")) and named.end - named.start > 1


def is_measure(wording: str) -> bool:
    """Whether the wording is a number with the letter of its unit: "45C", "120kg"."""
    return _MEASURE.fullmatch(wording) is not None


def is_degree(wording: str) -> bool:
    """Whether the wording is an academic degree: "M.S.", "Ph.D."."""
    return _DEGREE.fullmatch(wording) is not None


def is_letter(parse: Parse, named: Named) -> bool:
    """Whether it is a letter that orders things ("a band D home"), or the unit of the number before it ("12 C. Winds")."""
    first, before = parse.words[named.start], parse.words[named.start - 1] if named.start else ""
    if first.rstrip(".") in ("C", "F") and before[-1:].isdigit():
        return True
    single = named.end - named.start == 1 and len(first) == 1
    return single and before.islower() and parse.tags[named.start - 1] in ("NN", "JJ")

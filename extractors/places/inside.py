"""Places inside other names: "Kabul" of "the U.S. Embassy in Kabul", "Texas" of "University of Texas"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from extractors.actors.lexicon import lexicon
from extractors.places.bearers import bears
from extractors.places.lexicon import Lexicon
from extractors.places.tokens import Draft, Tokens
from extractors.places.whole_names import bears_none

if TYPE_CHECKING:
    from extractors.gazetteer import Entry, Gazetteer

LONGEST: Final = 4
"""Tokens of the longest name looked for inside another."""

WELL_KNOWN: Final = 100_000
"""Inhabitants from which a city's name in another name is taken for the city without more ado."""


_MUNICIPAL: Final = frozenset({"police", "sheriff", "council", "selectmen", "aldermen"})
_MUNICIPAL_BODIES: Final = (
    "police department",
    "fire department",
    "fire district",
    "fire rescue",
    "volunteer fire",
    "city council",
    "town council",
    "borough council",
    "district council",
    "county council",
    "city hall",
    "town hall",
    "school district",
    "school board",
    "independent school",
    "board of education",
    "board of selectmen",
    "board of supervisors",
    "circuit court",
    "district court",
    "superior court",
    "municipal court",
    "magistrates court",
    "crown court",
)
"""What follows a town's or county's name in those of its own bodies."""

_NO_TOWNS: Final = frozenset(
    {
        "federal",
        "federation",
        "national",
        "supreme",
        "royal",
        "imperial",
        "state",
        "states",
        "general",
        "common",
        "special",
        "independent",
        "united",
        "joint",
        "union",
        "central",
        "security",
        "student",
        "international",
        "local",
        "public",
    }
)
"""First words of bodies' names that are small towns' names somewhere and mean none there."""


def inside(
    tokens: Tokens, start: int, end: int, label: str, gazetteer: Gazetteer, words: Lexicon
) -> Iterator[Draft]:
    """The places inside a name, left to right, the longest first; not the whole name.

    A well-known place is sure; a small one that opens the name only where the rest of the article knows it. A newspaper's
    or a broadcaster's place is none: it says where its desk is; a shop's is its owner's name. That of a body which only
    bears the name speaks for the place and is no mention of it.
    """
    if tokens.lowers[end - 1] in words.media or bears_none(tokens, start, end):
        return
    at = start
    while at < end:
        size = _longest(tokens, at, end, gazetteer, words) if tokens.capitalised(at) else 0
        is_branch = size == 1 and tokens.lowers[at] in lexicon().branches  # "Maritime" of a union
        if size == 0 or is_branch or (at == start and at + size == end):
            at += 1
            continue
        entries = gazetteer.candidates(tokens.wording(at, at + size))
        placed = tokens.before(at) in words.locative and at > start
        opens = at - (tokens.lowers[start] == "the") == start
        if at + size < end and _is_other_name(tokens, (at, at + size), opens or placed, entries, words):
            at += size
            continue
        sure = placed or _speaks(tokens, (start, end), (at, at + size), entries)
        if sure or opens or any(entry.population >= WELL_KNOWN for entry in entries):
            if not bears(tokens, (start, end), (at, at + size), words):
                yield Draft(at, at + size, label, "inside", sure, located=placed)
            elif sure:
                yield Draft(at, at + size, label, "bearer", sure=False)
        at += size


def _is_other_name(
    tokens: Tokens, part: tuple[int, int], leads: bool, entries: tuple[Entry, ...], words: Lexicon
) -> bool:
    """Whether what a place bears is a part of another one's name, or a common word, in the middle of a body's.

    "Jordan" of "Jordan Valley Cooperative", "Cumberland" of "Lake Cumberland Hospital", "Rivers" of "Borneo Rivers Trust".

    Args:
        tokens: The Doc's tokens.
        part: The place's name.
        leads: Whether it opens the body's name, or a preposition of place stands before it.
        entries: What the gazetteer has of that name.
        words: The place rules' words.
    """
    if tokens.lowers[part[1]] in _LAND and tokens.lowers[part[1] - 1] not in _LAND:
        return True
    before = tokens.before(part[0])
    if leads or before in _LINKING or not tokens.capitalised(part[0] - 1):
        return False
    if before in words.compass or before in ("greater", "upper", "lower"):
        return False
    if words.classes.get(before) is not None:
        return True
    return not any(
        entry.named < 2
        and (entry.type == "country" or (entry.type == "city" and entry.population >= WELL_KNOWN))
        for entry in entries
    )


_LINKING: Final = frozenset({"of", "at", "-", "–", "for", "and", "&", "'s", "’s"})
_LAND: Final = frozenset(
    {
        "valley",
        "delta",
        "river",
        "rivers",
        "basin",
        "sea",
        "gulf",
        "bay",
        "lake",
        "lakes",
        "mountains",
        "desert",
    }
)
"""Words after a country's or town's name that make another name of it."""


def _longest(tokens: Tokens, at: int, end: int, gazetteer: Gazetteer, words: Lexicon) -> int:
    if tokens.lowers[at] in ("university", "college"):
        return 0  # the index has campuses
    for size in range(min(LONGEST, end - at), 0, -1):
        last = at + size - 1
        if not (tokens.capitalised(last) or tokens.texts[last] == "."):
            continue
        word = tokens.lowers[at]
        if size == 1 and (
            word in words.blank
            or word in words.classes
            or word in words.local | words.compass
            or len(word) < 2
        ):
            continue
        entries = gazetteer.candidates(tokens.wording(at, at + size))
        if any(entry.named < 2 or _is_county(entry, tokens, at + size) for entry in entries):
            return size
    return 0


def _is_county(entry: Entry, tokens: Tokens, end: int) -> bool:
    """Whether it is a county by its bare name, before its sheriff: "Pointe Coupee Sheriff's Office"."""
    return entry.type == "district" and tokens.after(end) == "sheriff"


def _speaks(
    tokens: Tokens, whole: tuple[int, int], part: tuple[int, int], entries: tuple[Entry, ...]
) -> bool:
    """Whether the part surely means a place: a country, a division, or a large city that opens the name or follows "of"."""
    if tokens.lowers[part[1] - 1] in ("county", "parish", "township"):
        return True
    opens = part[0] - (tokens.lowers[whole[0]] == "the") == whole[0]
    if (
        opens
        and part[1] < whole[1]
        and _is_municipal(tokens, *part, whole[1])
        and any(e.named == 0 or _is_county(e, tokens, part[1]) for e in entries)
    ):
        return True
    linked = tokens.before(part[0]) in ("of", "at", "-", "–")
    closes = part[1] == whole[1]
    for entry in entries:
        if entry.named == 2 or entry.population < WELL_KNOWN:
            continue
        if entry.type == "country" or (entry.type == "province" and (opens or linked or not closes)):
            return True
        if entry.type == "city" and (opens or linked):
            return True
    return False


def _is_municipal(tokens: Tokens, at: int, start: int, end: int) -> bool:
    """Whether the words after a name are those of what towns and counties run, and call after no person: their police.

    Args:
        tokens: The Doc's tokens.
        at: The name's first.
        start: One past its last.
        end: One past the whole name's last.
    """
    if tokens.lowers[at] in _NO_TOWNS:
        return False
    if tokens.lowers[start] in _MUNICIPAL:  # "the Federation Council"
        return start < end and (tokens.before(at) != "the" or tokens.lowers[start] == "sheriff")
    rest = " ".join(tokens.lowers[start:end])
    return any(rest.startswith(wording) for wording in _MUNICIPAL_BODIES)

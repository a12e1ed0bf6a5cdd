"""Countries and great cities in small letters, as messages and captions write them: "floods in pakistan", "lagos traffic"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extractors.places.inside import WELL_KNOWN
from extractors.places.tokens import Draft
from extractors.rules import Rule

if TYPE_CHECKING:
    from extractors.places.drafts import Drafts

_WORDS: Final = frozenset(
    {
        "turkey",
        "china",
        "chad",
        "jordan",
        "guinea",
        "us",
        "nice",
        "bath",
        "reading",
        "split",
        "mobile",
        "polish",
        "jersey",
        "panama",
    }
    | {
        "brazil",
        "march",
        "hull",
        "cork",
        "bergen",
        "lima",
        "male",
        "java",
        "cologne",
        "orange",
        "dover",
        "sandwich",
        "man",
        "tours",
    }
)
"""Names that are common words in small letters: places only after a preposition of place and before no noun."""
_BEFORE: Final = frozenset(
    {
        "south",
        "north",
        "new",
        "sri",
        "el",
        "san",
        "costa",
        "saudi",
        "burkina",
        "sierra",
        "puerto",
        "hong",
        "papua",
    }
)
"""First words of names that the model may leave out."""


def _read_lower_case(drafts: Drafts) -> None:
    tokens = drafts.tokens
    for first, end, label in tokens.ents:
        if label not in ("GPE", "LOC") or not tokens.wording(first, end).islower():
            continue
        start = first - (tokens.before(first) in _BEFORE and _is_meant(drafts, first - 1, end))
        if _is_meant(drafts, start, end):
            located = drafts.located(start)
            drafts.add(Draft(start, end, label, "model", sure=True, located=located), LOWER_CASE)


def _is_meant(drafts: Drafts, start: int, end: int) -> bool:
    """Whether a country or a great city is called so, and no common word can be meant."""
    tokens = drafts.tokens
    wording = tokens.wording(start, end)
    if len(wording) < _SHORTEST or (wording in _WORDS and not _stands_alone(drafts, start, end)):
        return False
    if drafts.gazetteer.country(wording) is not None:
        return True
    entries = drafts.gazetteer.candidates(wording)
    return any(e.named == 0 and e.type == "city" and e.population >= WELL_KNOWN for e in entries)


def _stands_alone(drafts: Drafts, start: int, end: int) -> bool:
    tokens = drafts.tokens
    follows = tokens.tags[end] if end < len(tokens) else ""
    before = drafts.words.locative | {"to", "from"}
    return tokens.before(start) in before and not follows.startswith(("NN", "JJ"))


_SHORTEST: Final = 4
"""Letters of the shortest name that is read in small letters."""

LOWER_CASE: Rule[Drafts, None] = Rule(
    "place-lower-case",
    ("place-residents",),
    _read_lower_case,
    "accept",
    "a country or great city in small letters",
)

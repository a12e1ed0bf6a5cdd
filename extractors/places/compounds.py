"""Names of several words whole, however the model cuts them: "in Burkina Faso", "Troops shelled Novi Sad"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extractors.actors.lexicon import lexicon as actor_words
from extractors.places.tokens import Draft, Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.gazetteer import Entry, Gazetteer
    from extractors.places.lexicon import Lexicon
    from extractors.token_columns import TokenColumns

LONGEST: Final = 10
"""Tokens of the longest name: "United Kingdom of Great Britain and Northern Ireland"."""

LEAST: Final = 5_000
"""Inhabitants from which two capitalised words are a city's name by themselves; hamlets are called "White House"."""

ALONE: Final = 50_000
"""Inhabitants from which several words are a city's name wherever they stand."""

_HYPHENS: Final = frozenset("-‐‑–")
_ARTICLES: Final = frozenset(["al", "el", "an", "ar", "as", "ash", "at", "ad"])
_REALMS: Final = frozenset(
    [
        "state",
        "kingdom",
        "republic",
        "union",
        "sultanate",
        "principality",
        "emirate",
        "commonwealth",
        "federation",
        "duchy",
    ]
)
_CLASSES: Final = frozenset(["city", "town", "village", "county", "province", "district", "borough"])
_PLACES: Final = ("GPE", "LOC", "")
_ENDINGS: Final = frozenset(["territories", "islands", "republic"])
_SHORTENED: Final = frozenset(["dem", "rep", "fed"])
"""Words cut short in countries' names, before the period: "Dem. Rep. of the Congo"."""
_LISTED: Final = frozenset([",", "and", "or", "&", "/"])
_DATED: Final = frozenset(["DATE", "TIME"])


def compounds(tokens: Tokens, gazetteer: Gazetteer, words: Lexicon) -> Iterator[Draft]:
    """The place names of several words or with hyphens, the longest first, left to right.

    They stand where a place does, or can be nothing but a country or a large city.
    What the model takes for a name of another kind is left to the other rules where it has just these words, and is no place
    where they are a part of a person's or body's name.
    """
    names = _known_names(tokens)
    at, size, capital, lowers = 0, len(tokens), tokens.capital, tokens.lowers
    while at < size:
        if not capital[at] and lowers[at] not in _ARTICLES:
            at += 1
            continue
        if at not in names:
            names[at] = _name(tokens, at, gazetteer) if _may_begin(tokens, at) else None
        found = names[at]
        before = _preposition(tokens, at, words) if found else ""
        alone = found is not None and _stands_alone(tokens, at, found, gazetteer)
        if found and (before or alone) and not _other(tokens, at, found[1], alone):
            located = before in words.locative or before in ("from", "to", "into", "between")
            core = found if found[0] > at else None
            yield Draft(at, found[1], tokens.labels[at], "gazetteer", sure=True, located=located, core=core)
            at = found[1]
        else:
            at += 1


def _known_names(tokens: Tokens) -> dict[int, tuple[int, int] | None]:
    """By token, the name that was found there when the same Doc was read before, with the same days in it."""
    global _last
    dated = frozenset(at for at, label in enumerate(tokens.labels) if label in _DATED)
    if _last is None or _last[0] is not tokens.columns or _last[1] != dated:
        _last = tokens.columns, dated, {}
    return _last[2]


_last: tuple[TokenColumns, frozenset[int], dict[int, tuple[int, int] | None]] | None = None


def _stands_alone(tokens: Tokens, at: int, found: tuple[int, int], gazetteer: Gazetteer) -> bool:
    """Whether the name says by itself that it is a place: a country, or a city too large to be anything else.

    A name that begins like a person's, or after a title or another name, does not.
    """
    start, end = found
    if at and (tokens.tags[at - 1] in ("NNP", "NNPS") or tokens.texts[at - 1] in ("&", ".")):
        return False
    if tokens.texts[at] in actor_words().he_names | actor_words().she_names:
        return False
    return any(
        (
            entry.named < 2
            and (entry.type == "country" or (entry.type == "city" and entry.population >= ALONE))
        )
        or (entry.named == 2 and end - start > 2 and entry.population >= 2 * ALONE)
        for entry in gazetteer.candidates(tokens.wording(start, end))
    )


def _name(tokens: Tokens, at: int, gazetteer: Gazetteer) -> tuple[int, int] | None:
    """The longest name there, of several tokens: its own, without "State of" and the like before a country that has it."""
    end = _end(tokens, at, gazetteer)
    if tokens.lowers[at] in _CLASSES and tokens.after(at + 1) == "of":
        return None
    if tokens.lowers[at] in ("st.", "st", "saint") and tokens.after(end) in ("'s", "’s"):
        return None  # a church or a school: "St. Mary's"
    realm = at + (tokens.lowers[at] == "grand")  # "the Grand Duchy of Luxembourg"
    if tokens.after(realm) in _REALMS and tokens.after(realm + 1) == "of":
        start = realm + 2 + (tokens.after(realm + 2) == "the")
        for last in range(min(len(tokens), start + LONGEST), max(start, end), -1):
            whole = tokens.capitalised(last - 1) and not _goes_on(tokens, last)
            if whole and gazetteer.country(tokens.wording(start, last)) is not None:
                return start, last
    return (at, end) if end else None


def _may_begin(tokens: Tokens, at: int) -> bool:
    """Whether a name may begin at the token: with a capital, or with the Arabic article ("al-Hasakah")."""
    if (
        at
        and tokens.texts[at - 1] in _HYPHENS
        and tokens.starts[at - 1] == tokens.ends[at - 2 if at > 1 else 0]
    ):
        return False
    if tokens.capitalised(at):
        return True
    return tokens.lowers[at] in _ARTICLES and tokens.after(at + 1) in _HYPHENS


def _end(tokens: Tokens, at: int, gazetteer: Gazetteer) -> int:
    """The end of the longest name of several tokens there, 0 where there is none."""
    last, limit = at + 1, min(len(tokens), at + LONGEST)
    while last < limit and _continues(tokens, last):
        last += 1
    for end in range(last, at + 1, -1):
        if _closes(tokens, at, end) and not _goes_on(tokens, end):
            entries = gazetteer.candidates(tokens.wording(at, end))
            if any(_is_name(tokens, at, end, entry) for entry in entries):
                return end
    return 0


def _closes(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a name may end before the token; one with a hyphen and "County" is of two places ("Athens-Clarke County")."""
    last, hyphen = tokens.texts[end - 1], tokens.texts[end - 2] in _HYPHENS
    if last in ("County", "Parish"):
        return _HYPHENS.isdisjoint(tokens.texts[at:end])
    return hyphen or last in _ENDINGS or any(map(str.isupper, last))  # "Bucheon-si", "Côte d'Ivoire"


def _continues(tokens: Tokens, at: int) -> bool:
    """Whether the token may be a later one of a name: capitalised, a hyphen, or a short word in small letters."""
    text = tokens.texts[at]
    return (
        tokens.capital[at]
        or any(map(str.isupper, text))
        or text in _HYPHENS
        or text in "'’&"
        or (text.islower() and len(text) <= 5)
        or text in _ENDINGS
        or (text == "." and tokens.lowers[at - 1] in _SHORTENED)
    )


def _goes_on(tokens: Tokens, end: int) -> bool:
    """Whether a longer name goes on after the token, unless that is a day: "Jackson Hole" of "Jackson Hole Airlines"."""
    if end >= len(tokens) or tokens.labels[end] in _DATED:
        return False
    if tokens.lowers[end] in ("de", "del", "do", "da", "dos") and end + 1 < len(tokens):
        return tokens.capitalised(end + 1) or tokens.after(end + 1) in (
            "la",
            "las",
            "los",
        )  # "San José de Chiquitos"
    glued = tokens.starts[end] == tokens.ends[end - 1] and tokens.texts[end] in _HYPHENS
    return glued or (tokens.capitalised(end) and tokens.tags[end].startswith("NNP"))


def _is_name(tokens: Tokens, at: int, end: int, entry: Entry) -> bool:
    """Whether the place is one that news calls by those words."""
    if entry.type in ("country", "province"):
        return entry.named < 2
    compound = any(tokens.texts[k].islower() for k in range(at, end))
    if entry.named < 2:
        return compound or entry.type != "city" or entry.population >= LEAST
    return entry.population >= 20 * LEAST


def _preposition(tokens: Tokens, at: int, words: Lexicon) -> str:
    """The preposition of place that governs the name, also over adjectives and the names before it in a list; empty if none."""
    back = at - 1
    while back >= 0 and back > at - 24:
        word = tokens.lowers[back]
        if word in words.locative or word in words.loose:
            return word
        adjective = (
            tokens.tags[back].startswith(("JJ", "VBN", "DT")) or word in words.classes or word == "capital"
        )
        listed = word in _LISTED or tokens.capitalised(back) or word in _HYPHENS or tokens.texts[back] == "'s"
        if not (adjective or (listed and (back < at - 1 or word in _LISTED))):
            return ""
        back -= 1
    return ""


def _other(tokens: Tokens, start: int, end: int, alone: bool) -> bool:
    """Whether the model has just this name, or takes it for a part of a person's, body's or building's.

    What it takes for just this person or body is none where the name stands `alone` for a place.
    """
    for first, last, label in tokens.ents:
        if last <= start or end <= first or label in _DATED:
            continue
        first, last = tokens.trimmed(first, last, label)
        whole = (first, last) == (start, end)
        if label in _PLACES:
            if whole and not _cut_in_two(tokens, start, end):
                return True
        elif (whole and not alone) or first < start or last > end:
            return True
    return False


def _cut_in_two(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the rule that parts "Paris-London" and "north of Paris" would part the name."""
    return any(tokens.lowers[at] == "of" or tokens.texts[at] in _HYPHENS for at in range(start, end))

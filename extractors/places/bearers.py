"""Names that bear a place's name without being there: "New York University", "Real Madrid", "Bank of Cyprus"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.actors.lexicon import lexicon as actor_words

if TYPE_CHECKING:
    from extractors.places.lexicon import Lexicon
    from extractors.places.tokens import Tokens

_SHORT = 4
_ARTICLES = frozenset(["the", "a", "an"])
_LINKS = frozenset(["of", "in", "at", "for"])
_PEOPLES = frozenset(
    ["people", "peoples", "culture", "tribe", "tribes", "civilisation", "civilization", "dynasty"]
)

_AFTER_SUBJECT = frozenset(["POS", "VBD", "VBZ", "MD"])
"""Tags of what follows a person's name: a possessive, or a finite verb."""


def bears(tokens: Tokens, whole: tuple[int, int], part: tuple[int, int], words: Lexicon) -> bool:
    """Whether the place's name is only a part of a body's own: a university's, a bank's, a carrier's, a club's.

    What a town or a country runs, its police or its court, is where the town is, and so is what follows "of" or "in".
    A county's hospital is the county's.

    Args:
        tokens: The Doc's tokens.
        whole: The longer name.
        part: The place's name in it.
        words: The place rules' words.
    """
    start, end = whole
    start += tokens.lowers[start] in _ARTICLES
    if words.classes.get(tokens.lowers[part[1] - 1]) == "district" and part[1] - part[0] > 1:
        return False
    if tokens.before(part[0]) == "of" and tokens.before(part[0], 2) == "bank" and part[0] - 2 >= start:
        return True
    after = tokens.lowers[part[1] : end]
    if part[0] == start:
        own = after[: next((at for at, word in enumerate(after) if word in _LINKS), len(after))]
        if tokens.texts[start] in actor_words().clubs:
            return True
        return any(word in words.bearing for word in own) or (own[-1:] != [] and own[-1] in words.teams)
    first = part[0] - 1 == start
    return first and (
        tokens.texts[start] in actor_words().clubs
        or (part[1] == end and tokens.lowers[start] in words.parties)
    )


def is_cut(tokens: Tokens, start: int, end: int, words: Lexicon) -> bool:
    """Whether the model cut a longer name after or before its place: "Paris" of "Paris Hilton's", "Madrid" of "Real Madrid"."""
    if start and tokens.texts[start - 1] in actor_words().clubs and tokens.tags[start - 1].startswith("NNP"):
        return True
    if end >= len(tokens) or not tokens.capitalised(end) or tokens.starts[end] != tokens.ends[end - 1] + 1:
        return False
    size = 3 if tokens.after(end + 1) == "-" else 1
    last = end + size
    if last <= len(tokens) and tokens.wording(end, last).lower() in words.teams:
        return not (last < len(tokens) and tokens.tags[last].startswith("NNP"))
    return end - start == 1 and _is_surname(tokens, end, words)


def _is_surname(tokens: Tokens, at: int, words: Lexicon) -> bool:
    """Whether the word after a place's name ends a person's, who then acts or owns something: no title, and no body's word."""
    actors, word = actor_words(), tokens.lowers[at]
    if not (tokens.tags[at] == "NNP" and tokens.labels[at] in ("", "PERSON")) or tokens.texts[at].isupper():
        return False
    if word in actors.common or word in words.local | words.media | words.followers or word in words.classes:
        return False
    following = tokens.tags[at + 1] if at + 1 < len(tokens) else ""
    return following in _AFTER_SUBJECT


def is_people(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the name is a people's, which has an article: "the Adena people"."""
    return tokens.before(start) == "the" and tokens.after(end) in _PEOPLES


def is_era(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the name counts years: "100 B.C."."""
    era = tokens.wording(start, end).replace(".", "") in ("BC", "AD", "BCE", "CE")
    return era and start > 0 and tokens.texts[start - 1].isdigit()


def is_named_day(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the name is a feast's, or the saint's in it: "St. Patrick's Day"."""
    if tokens.lowers[end - 1] in ("day", "eve"):
        return tokens.lowers[start] in ("st.", "st", "saint")
    return (
        tokens.after(end) in ("'s", "’s")
        and tokens.after(end + 1) in ("day", "eve")
        and tokens.capitalised(end + 1)
    )


def is_class(tokens: Tokens, start: int, end: int, words: Lexicon) -> bool:
    """Whether the word says what the name after it is ("the Village of Glen Carbon"), or what was named: "on the Refuge"."""
    if end - start > 1 or tokens.lowers[start] not in words.classes:
        return False
    said = words.classes[tokens.lowers[start]] in ("area", "facility") and tokens.before(start) == "the"
    return said or tokens.after(end) == "of"


def is_acronym(tokens: Tokens, start: int, end: int) -> bool:
    """Whether two or three capitals stand where nothing says a place: "PA officials" are no Pa's, nor "in SEC football" Seč."""
    word = tokens.texts[start]
    before = tokens.before(start)
    return (
        end - start == 1
        and len(word) < _SHORT
        and word.isupper()
        and (before not in (",", "in", "near", "from", "to") or _describes(tokens, end))
    )


def _describes(tokens: Tokens, end: int) -> bool:
    return end < len(tokens) and tokens.texts[end].islower() and tokens.tags[end].startswith("NN")

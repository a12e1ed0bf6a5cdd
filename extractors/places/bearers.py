"""Names that bear a place's name without being there: "New York University", "Real Madrid", "Bank of Cyprus"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.actors.lexicon import lexicon as actor_words

if TYPE_CHECKING:
    from extractors.places.lexicon import Lexicon
    from extractors.places.tokens import Tokens

_ARTICLES = frozenset(["the", "a", "an"])
_LINKS = frozenset(["of", "in", "at", "for"])
_PEOPLES = frozenset(["people", "peoples", "culture", "tribe", "tribes", "civilisation", "civilization", "dynasty"])


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
        tokens.texts[start] in actor_words().clubs or (part[1] == end and tokens.lowers[start] in words.parties)
    )


def is_person(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the model cut a person's name after a word that is a place's too: "Paris" of "Paris Hilton"."""
    following = next(((first, last) for first, last, label in tokens.ents if first == end and label == "PERSON"), None)
    if following is None or end - start > 1 or tokens.starts[end] != tokens.ends[end - 1] + 1:
        return False
    first, last = tokens.trimmed(*following, "PERSON")
    actors = actor_words()
    title = tokens.lowers[first] in actors.titles | actors.roles | actors.offices
    return first == end and last - first == 1 and not title


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
    return tokens.after(end) in ("'s", "’s") and tokens.after(end + 1) in ("day", "eve") and tokens.capitalised(end + 1)

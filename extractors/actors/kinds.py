"""What kind of actor a name is, as far as its own words and its neighbours tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.actors.keys import is_acronym

if TYPE_CHECKING:
    from extractors.actors.lexicon import Lexicon
    from extractors.actors.names import Named
    from extractors.actors.parse import Parse
    from extractors.model import ActorType

_AFFILIATION = re.compile(r"[RDI]\s?[-–]\s?[A-Z]")
_NAME_PART = re.compile(r"[A-Z][\w'’.]*$")
_ODD = re.compile(r"[@#\d_=<>{}\[\]\\^~]|://|www\.")


@dataclass(frozen=True, slots=True)
class Guess:
    """A type, and how much speaks for it (0: the model's word alone; 3: a known name or a title). None is no actor at all."""

    type: ActorType | None
    sure: int


def guess(parse: Parse, named: Named, titles: list[str], words: Lexicon) -> Guess:
    """The type of a name from its words, then from what stands beside it, then from the model's label."""
    wording = parse.wording(named.start, named.end)
    length = named.end - named.start
    last = parse.words[named.end - 1].lower()
    if wording in words.known:
        return Guess("organisation", 3)
    if wording in words.movements:
        return Guess("group", 3)
    if _is_nobody(parse, named, wording, words):
        return Guess(None, 3)
    if length > 1 and last in words.bodies | words.firms:
        return Guess("organisation", 2)
    if length > 1 and last in words.facilities:
        return Guess(None, 1)
    if titles:
        return Guess("person", 3)
    if _given(parse, named, words):
        return Guess("person", 2)
    if named.label == "PERSON":
        return _person(parse, named, wording)
    if named.label == "ORG":
        return Guess("organisation", 1 if length > 1 or is_acronym(wording) else 0)
    if named.label == "NORP" and parse.tags[named.end - 1] in ("NNPS", "NNS", "NNP"):
        return Guess("group", 1 if parse.tags[named.end - 1] != "NNP" else 0)
    return Guess(None, 0)


def _is_nobody(parse: Parse, named: Named, wording: str, words: Lexicon) -> bool:
    """Whether the words are an office, furniture of the page, an address, or a party and state ("R-Texas")."""
    if wording.lower() in words.blank or (_ODD.search(wording) and named.label == "PERSON"):
        return True
    if _AFFILIATION.match(wording):
        return True
    return all(
        parse.words[index].lower().rstrip(".") in words.titles | words.joints | words.offices
        or parse.lemmas[index] in words.roles
        for index in range(named.start, named.end)
    )


def _given(parse: Parse, named: Named, words: Lexicon) -> bool:
    """Whether a name of two to four words, all of them capitalised, starts with a given name."""
    if not 2 <= named.end - named.start <= 4 or named.label not in ("PERSON", "ORG", "GPE"):
        return False
    rest = range(named.start + 1, named.end)
    if parse.words[named.start] not in words.he_names | words.she_names:
        return False
    return all(_NAME_PART.match(parse.words[k]) or parse.words[k] in words.particles for k in rest)


def _person(parse: Parse, named: Named, wording: str) -> Guess:
    """What the model takes for a person: acronyms are none, and persons bear no "the"."""
    if is_acronym(wording) and "." not in wording:
        return Guess("organisation", 0)
    before = named.start - 1
    single = named.end - named.start == 1
    if (
        before >= 0
        and parse.lemmas[before] in ("the", "a", "an")
        and parse.heads[before] in range(named.start, named.end)
    ):
        return Guess(None if single else "person", 0)
    if (
        single
        and before >= 0
        and parse.is_name(before)
        and not parse.labels[before]
        and parse.heads[before] == named.start
    ):
        return Guess(None, 0)
    return Guess("person", 0 if single else 1)

"""What kind of actor a name is, as far as its own words and its neighbours tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.actors.events import acts
from extractors.actors.keys import is_acronym
from extractors.clauses.parse import head_of

if TYPE_CHECKING:
    from extractors.actors.lexicon import Lexicon
    from extractors.actors.names import Named
    from extractors.clauses.parse import Parse
    from extractors.model import ActorType

_PLACE = ("GPE", "LOC", "FAC")
_AFFILIATION = re.compile(r"[RDI]\s?[-–]\s?[A-Z]")
_NAME_PART = re.compile(r"[A-Z][\w'’.]*$")
_MARKS = re.compile(r"[@#_=<>{}\[\]\\^~]|://|www\.")
_ODD = re.compile(r"[@#\d_=<>{}\[\]\\^~]|://|www\.")


@dataclass(frozen=True, slots=True)
class Guess:
    """A type, and how much speaks for it (0: the model's word alone; 3: a known name or a title). None is no actor at all."""

    type: ActorType | None
    sure: int


NOBODY = Guess(None, 3)
"""What is known to be no actor: a dateline, an office, a product, furniture of the page."""


def guess(parse: Parse, named: Named, titles: list[str], words: Lexicon) -> Guess:
    """The type of a name from its words, then from what stands beside it, then from the model's label."""
    wording = parse.wording(named.start, named.end)
    length = named.end - named.start
    last = parse.words[named.end - 1].lower()
    if wording in words.known:
        return Guess("organisation", 3)
    if wording in words.movements:
        return Guess("group", 3)
    if wording in words.metonyms and acts(parse, head_of(parse, named.start, named.end), words):
        return Guess("organisation", 3)
    if _is_nobody(parse, named, wording, words):
        return NOBODY
    if _given(parse, named, words):
        return Guess("person", 2)
    if length > 1 and last in (words.public if named.label in _PLACE else words.institutions):
        return Guess("organisation", 2)
    if (
        length > 1
        and last in words.facilities | words.things
        and not acts(parse, head_of(parse, named.start, named.end), words)
    ):
        return Guess(None, 1)
    if titles:
        return Guess("person", 3)
    if named.label == "PERSON":
        return _person(parse, named, wording)
    if named.label == "ORG":
        sure = length > 1 or (is_acronym(wording) and not _in_capitals(parse, named))
        return Guess("organisation", int(sure))
    if named.label == "NORP" and parse.tags[named.end - 1] in ("NNPS", "NNS", "NNP"):
        return Guess("group", 1 if parse.tags[named.end - 1] != "NNP" else 0)
    return Guess(None, 0)


def _is_nobody(parse: Parse, named: Named, wording: str, words: Lexicon) -> bool:
    """Whether the words are an office, furniture of the page, an address, or a party and state ("R-Texas")."""
    if wording.lower() in words.blank or (_ODD if named.label == "PERSON" else _MARKS).search(wording):
        return True
    if parse.words[named.end - 1].lower() in words.folk and named.label in ("PERSON", "ORG", ""):
        return True
    if _AFFILIATION.match(wording) or wording in words.products or wording.islower():
        return True
    return _is_office(parse, named, words) or _is_dateline(parse, named)


def _is_office(parse: Parse, named: Named, words: Lexicon) -> bool:
    """Whether nothing but words of offices is there, one of them an office: "Secretary of State", "Home" before "Secretary"."""
    every = range(named.start, named.end)
    if not all(
        _plain(parse, k) in words.titles | words.name_connectors | words.offices | words.roles for k in every
    ):
        return False
    nearby = [named.start, named.end - 1]
    if named.end < len(parse.words) and not any(_plain(parse, k) in _CHAMBERS for k in every):
        nearby.append(named.end)
    if named.start >= 2 and parse.lemmas[named.start - 1] in ("of", "for"):
        nearby.append(named.start - 2)
    return any(_plain(parse, index) in words.titles | words.roles for index in nearby)


_CHAMBERS = ("senate", "house")
"""Bodies in their own right beside being part of an office's name: "Senate President"."""


def _plain(parse: Parse, index: int) -> str:
    return parse.words[index].lower().rstrip(".")


def _is_dateline(parse: Parse, named: Named) -> bool:
    """Whether the Doc opens with the name in capitals and a dash or a bracket: "PARIS (Reuters) -", "LAGOS - Two men"."""
    opens = named.start == 0 and named.end < len(parse.words) and named.label != "ORG"
    return (
        opens
        and parse.words[named.end] in ("-", "--", "—", "–", "(")
        and parse.wording(0, named.end).isupper()
    )


def _given(parse: Parse, named: Named, words: Lexicon) -> bool:
    """Whether a given name and a surname are all of the name, an initial between them allowed."""
    start, end = named.start, named.end
    if (
        named.label not in ("PERSON", "ORG", "GPE", "")
        or parse.words[start] not in words.he_names | words.she_names
    ):
        return False
    if end - start == 3 and len(parse.words[start + 1].rstrip(".")) == 1:
        start += 1
    last = parse.words[end - 1]
    return (
        end - start == 2
        and bool(_NAME_PART.match(last))
        and last.lower() not in words.land | words.institutions
    )


def _person(parse: Parse, named: Named, wording: str) -> Guess:
    """What the model takes for a person: acronyms are none, and persons bear no "the"."""
    if is_acronym(wording) and "." not in wording and not _in_capitals(parse, named):
        return Guess("organisation", 0)
    before = named.start - 1
    single = named.end - named.start == 1
    if (
        before >= 0
        and parse.lemmas[before] in ("the", "a", "an")
        and parse.heads[before] in range(named.start, named.end)
    ):
        return Guess(None if single else "person", 0)
    return Guess("person", 0 if single else 1)


def _in_capitals(parse: Parse, named: Named) -> bool:
    """Whether the words on both sides are in capitals too, as in a headline: then capitals are no acronym."""
    around = [
        k for k in (named.start - 1, named.end) if 0 <= k < len(parse.words) and parse.words[k].isalpha()
    ]
    return bool(around) and all(parse.words[k].isupper() and len(parse.words[k]) > 1 for k in around)

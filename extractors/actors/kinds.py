"""What kind of actor a name is, as far as its own words and its neighbours tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.actors.lexicon import Lexicon
    from extractors.actors.names import Named
    from extractors.actors.parse import Parse
    from extractors.model import ActorType

_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}s?$|[A-Z][A-Z&-]{1,7}$|[A-Z]{2,}[a-z]?[A-Z]+$")
_ODD = re.compile(r"[@#\d_=<>{}\[\]\\^~]|://|www\.")


@dataclass(frozen=True, slots=True)
class Guess:
    """A type, and how much speaks for it (0: the model's word alone; 3: a known name or a title). None is no actor at all."""

    type: ActorType | None
    sure: int


def guess(parse: Parse, named: Named, titles: list[str], words: Lexicon) -> Guess:
    """The type of a name from its words, then from what stands beside it, then from the model's label."""
    wording = parse.wording(named.start, named.end)
    last = parse.words[named.end - 1].lower()
    if wording in words.known:
        return Guess("organisation", 3)
    if wording in words.movements:
        return Guess("group", 3)
    if wording.lower() in words.blank or (_ODD.search(wording) and named.label == "PERSON"):
        return Guess(None, 3)
    if named.end - named.start > 1 and last in words.bodies | words.firms:
        return Guess("organisation", 2)
    if named.end - named.start > 1 and last in words.facilities:
        return Guess(None, 1)
    if titles:
        return Guess("person", 3)
    if named.label == "PERSON" and _ACRONYM.match(wording) and "." not in wording and len(wording) > 1:
        return Guess("organisation", 1)
    return _by_label(parse, named)


def _by_label(parse: Parse, named: Named) -> Guess:
    if named.label == "PERSON":
        return Guess("person", 1 if named.end - named.start > 1 else 0)
    if named.label == "ORG":
        return Guess("organisation", 1 if named.end - named.start > 1 else 0)
    if named.label == "NORP" and parse.tags[named.end - 1] in ("NNPS", "NNS", "NNP"):
        return Guess("group", 1)
    return Guess(None, 0)

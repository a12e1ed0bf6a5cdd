"""What the shape of a name says: an office, a story's opening, a given name with a surname, capitals all around."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.actors.lexicon import Lexicon
    from extractors.actors.names import Named
    from extractors.clauses.parse import Parse

_NAME_PART = re.compile(r"[A-Z][\w'’.]*$")

_JUNIORS = frozenset({"Junior", "Júnior", "Filho", "Neto", "Jr", "Jr."})
"""What Portuguese names end with."""
_NO_PARTICLES = frozenset({"y", "e"})
"""What stands between two surnames, and between the two halves of a firm's name."""


def is_office(parse: Parse, named: Named, words: Lexicon) -> bool:
    """Whether nothing but words of offices is there, one of them an office: "Secretary of State", "Home" before "Secretary"."""
    every = range(named.start, named.end)
    if parse.wording(named.start, named.end) in STAFFS:
        return False
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


STAFFS = frozenset({"General Staff", "Joint Staff", "Naval Staff", "Air Staff", "Army Staff", "Main Staff"})
"""Bodies that lead an army; "General" of it is nobody's title."""
_CHAMBERS = ("senate", "house")
"""Bodies in their own right beside being part of an office's name: "Senate President"."""


def _plain(parse: Parse, index: int) -> str:
    return parse.words[index].lower().rstrip(".")


def is_dateline(parse: Parse, named: Named) -> bool:
    """Whether the Doc opens with the name in capitals and a dash or a bracket: "PARIS (Reuters) -", "LAGOS - Two men"."""
    opens = named.start == 0 and named.end < len(parse.words) and named.label != "ORG"
    return (
        opens
        and parse.words[named.end] in ("-", "--", "—", "–", "(")
        and parse.wording(0, named.end).isupper()
    )


def is_given_name(parse: Parse, named: Named, words: Lexicon) -> bool:
    """Whether a given name and a surname are all of the name, an initial or particles between them allowed.

    "Junior" and the like stand for a surname: "Vinicius Junior".
    """
    start, end = named.start, named.end
    junior = end - start == 2 and parse.words[start].istitle() and parse.words[end - 1] in _JUNIORS
    if junior and named.label in ("PERSON", "ORG", "") and not has_article(parse, named):
        return True
    if (
        named.label not in ("PERSON", "ORG", "GPE", "")
        or parse.words[start] not in words.he_names | words.she_names
    ):
        return False
    while end - start > 3 and parse.words[start + 1] == "-" and parse.words[start + 2].istitle():
        start += 2  # "Pierre-Emerick"
    if end - start == 3 and len(parse.words[start + 1].rstrip(".")) == 1:
        start += 1
    while end - start > 2 and parse.words[start + 1].lower() in words.particles - _NO_PARTICLES:
        start += 1
    last = parse.words[end - 1]
    return (
        end - start == 2
        and bool(_NAME_PART.match(last))
        and last.lower() not in words.land | words.institutions
    )


def has_article(parse: Parse, named: Named) -> bool:
    """Whether an article stands before it that belongs to it."""
    before = named.start - 1
    return (
        before >= 0
        and parse.lemmas[before] in ("the", "a", "an")
        and parse.heads[before] in range(named.start, named.end)
    )


def is_in_capitals(parse: Parse, named: Named) -> bool:
    """Whether the words on both sides are in capitals too, as in a headline: then capitals are no acronym."""
    around = [
        k for k in (named.start - 1, named.end) if 0 <= k < len(parse.words) and parse.words[k].isalpha()
    ]
    return bool(around) and all(parse.words[k].isupper() and len(parse.words[k]) > 1 for k in around)

"""Names of which the model has only a word: roads by number ("U.S. 23"), services of states, persons after their title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extractors.actors.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.gazetteer import Gazetteer
    from extractors.places.tokens import Tokens
    from extractors.places.whole_names import Whole

_ROADS: Final = frozenset({"U.S.", "US"})
_ALONG: Final = frozenset(
    {
        "on",
        "along",
        "off",
        "near",
        "onto",
        "at",
        "via",
        "from",
        "down",
        "up",
        "of",
        "and",
        "between",
        "to",
        "crossed",
        "closed",
        "closing",
        "block",
        "blocked",
        "blocking",
        "northbound",
        "southbound",
        "eastbound",
        "westbound",
    }
)
"""Before a road's name, in lower case."""
_IS: Final = frozenset({"was", "is", "remains", "remained", "reopened", "runs"})
"""After a road's name that opens its sentence."""
_BEARINGS: Final = frozenset({"north", "south", "east", "west", "near", "northbound", "southbound"})
_DIGITS: Final = 3
"""Longest number of a road of the United States."""
_SERVICES: Final = frozenset({"operations", "command", "forces"})
"""Last words of services' names, besides those of institutions."""
_LONGEST: Final = 6
"""Tokens of the longest name after its country."""


def cut_names(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Whole]:
    """The whole names, with what they are by the model's labels."""
    for at in range(len(tokens) - 1):
        if tokens.texts[at] == "(" and (whole := _defined_end(tokens, at)):
            yield *whole, "ORG"
        if not tokens.capitalised(at):
            continue
        if end := _particled_end(tokens, at):
            yield at, end, "GPE"
        elif start := _division_start(tokens, at, gazetteer):
            yield start - 1, at, "GPE"
        elif whole := _listed(tokens, at):
            yield *whole, "ORG"
        elif end := _shared_end(tokens, at, gazetteer):
            yield at, end, "ORG"
        elif _is_road(tokens, at):
            yield at, at + 2, "FAC"
        elif not at or not tokens.tags[at - 1].startswith("NNP"):
            start = _after_country(tokens, at, gazetteer)
            end = _service_end(tokens, start) if start else 0
            if end:
                yield at, end, "ORG"


def _listed(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The body whose name lists branches of work, from the first: "Rail, Maritime and Transport Union", or "Union of" them."""
    branches = lexicon().branches
    if tokens.lowers[at] not in branches or tokens.after(at + 1) != "," or tokens.before(at) in (",", "and"):
        return None
    end, parts = at + 1, 1
    while end + 1 < len(tokens) and tokens.lowers[end] in (",", "and", "&"):
        end += 1 + (tokens.lowers[end] == "," and tokens.lowers[end + 1] in ("and", "&"))
        if end >= len(tokens) or tokens.lowers[end] not in branches or not tokens.capitalised(end):
            return None
        end, parts = end + 1, parts + 1
    while end < len(tokens) and tokens.lowers[end] in _WORKERS and tokens.capitalised(end):
        end += 1
        end += end < len(tokens) and tokens.lowers[end] in _POSSESSIVES
    if parts < _SEVERAL:
        return None
    if tokens.before(at) == "of" and tokens.before(at, 2) in lexicon().institutions:
        return _start_of(tokens, at - 2), end
    is_body = end < len(tokens) and tokens.lowers[end] in lexicon().institutions
    return (at, end + 1) if is_body else None


def _start_of(tokens: Tokens, at: int) -> int:
    """Where the capitalised run begins that ends at the token: "National Union" of "National Union of Rail, Maritime and"."""
    while at and _is_part(tokens, at - 1):
        at -= 1
    return at


_SEVERAL: Final = 3
"""Branches with a comma between them, at least."""
_WORKERS: Final = frozenset({"workers", "employees", "staff", "trades"})
_POSSESSIVES: Final = frozenset({"'", "’", "'s", "’s"})

_HEADS: Final = frozenset({"chief", "governor", "premier", "lieutenant", "lieutenant-governor", "assembly"})
"""What the head or parliament of a division of a country is called, right behind the division's name."""


def _division_start(tokens: Tokens, at: int, gazetteer: Gazetteer) -> int:
    """One past where a first-order division's name begins that an office follows: "Khyber Pakhtunkhwa Chief Minister"."""
    if (
        tokens.lowers[at] not in _HEADS
        or at < 2
        or not (_is_part(tokens, at - 1) and _is_part(tokens, at - 2))
    ):
        return 0
    for start in (at - 3, at - 2):
        if start < 0 or not _is_part(tokens, start):
            continue
        known = gazetteer.candidates(tokens.wording(start, at))
        if any(e.named < 2 and e.type == "province" for e in known):
            return start + 1
    return 0


def _is_road(tokens: Tokens, at: int) -> bool:
    """Whether it is a road of the United States by its number: "on U.S. 23 near Waldo", not "a U.S. 23 per cent tariff"."""
    number = tokens.texts[at + 1]
    if tokens.texts[at] not in _ROADS or not number.isdecimal() or len(number) > _DIGITS or number[0] == "0":
        return False
    beyond = at + 2
    if beyond < len(tokens) and tokens.lowers[beyond] not in _BEARINGS:
        counts = tokens.tags[beyond].startswith(("NNS", "CD", "NNP", "JJ")) or tokens.tags[beyond] == "NN"
        if counts or tokens.texts[beyond] in {"%", "-", "–"}:
            return False
    return tokens.before(at) in _ALONG or (tokens.opens_sentence(at) and tokens.after(beyond) in _IS)


_SAINTS: Final = frozenset(
    {"san", "santa", "santo", "são", "sao", "villa", "puerto", "pueblo", "vila", "porto"}
)
"""First words of Spanish and Portuguese towns' names."""
_PARTICLES: Final = frozenset({"de", "del", "do", "da", "dos", "la", "las", "los"})


def _particled_end(tokens: Tokens, at: int) -> int:
    """Where a Spanish or Portuguese town's name ends that goes on after its saint's: "San José de Chiquitos"; 0 for others."""
    end = at + 2
    if tokens.lowers[at] not in _SAINTS or end >= len(tokens) or not _is_part(tokens, at + 1):
        return 0
    while tokens.after(end) in _PARTICLES and end < at + 4:
        end += 1
    if end == at + 2 or end >= len(tokens) or not _is_part(tokens, end) or "PERSON" in tokens.labels[at:end]:
        return 0
    return end + 1


def _defined_end(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The body whose name has a comma and whose initials the bracket has: "Practitioners, Pharmacists and Dentists Union (KPDU)".

    One initial may be left out.

    Args:
        tokens: The Doc's tokens.
        at: The bracket.
    """
    short = tokens.texts[at + 1] if at + 2 < len(tokens) and tokens.texts[at + 2] == ")" else ""
    if not (short.isalpha() and short.isupper() and len(short) > _DIGITS) or not at:
        return None
    start, letters, comma = at, "", False
    while (
        start
        and len(letters) <= len(short)
        and (_is_part(tokens, start - 1) or tokens.lowers[start - 1] in _BETWEEN)
    ):
        start -= 1
        comma = comma or tokens.texts[start] == ","
        letters = (tokens.texts[start][0] if tokens.capitalised(start) else "") + letters
        if comma and tokens.texts[start][0] == short[0] and _spells(letters, short):
            return start, at
    return None


_BETWEEN: Final = frozenset({",", "and", "of", "for", "the", "&"})


def _spells(letters: str, short: str) -> bool:
    """Whether the initials are the short form's, or all of these in order and one more."""
    rest = iter(letters.upper())
    return len(letters) - len(short) in (0, 1) and all(letter in rest for letter in short)


def _shared_end(tokens: Tokens, at: int, gazetteer: Gazetteer) -> int:
    """The end of a body's name that two towns or counties share: "Devon and Cornwall Police"; 0 where there is none."""
    start = at + 3
    if start >= len(tokens) or tokens.lowers[at + 1] not in ("and", "&") or not _is_part(tokens, at + 2):
        return 0
    if not _is_part(tokens, at) or (at and _is_part(tokens, at - 1)):
        return 0
    if not all(any(e.named < 2 for e in gazetteer.candidates(tokens.texts[k])) for k in (at, at + 2)):
        return 0
    end = start
    while end < len(tokens) and end - start < _LONGEST and _is_part(tokens, end):
        end += 1
    return end if end > start and tokens.lowers[end - 1] in _SHARED else 0


_SHARED: Final = frozenset({"police", "constabulary", "council", "board", "trust", "hospitals", "university"})


def _after_country(tokens: Tokens, at: int, gazetteer: Gazetteer) -> int:
    """Where the country's name ends that begins at the token, 0 where none does."""
    for size in (3, 2, 1):
        end = at + size
        is_name = tokens.lowers[at] != "the" and tokens.texts[min(end, len(tokens)) - 1][0].isupper()
        if end < len(tokens) and is_name and gazetteer.country(tokens.wording(at, end)) is not None:
            return end
    return 0


def _service_end(tokens: Tokens, start: int) -> int:
    """The end of a service's name after its country, 0 where none of several words stands there."""
    end = start
    while end < len(tokens) and end - start < _LONGEST and _is_part(tokens, end):
        end += 1
    if end - start < 2 or (end < len(tokens) and tokens.capitalised(end)):
        return 0
    return end if tokens.lowers[end - 1] in lexicon().institutions | _SERVICES else 0


def _is_part(tokens: Tokens, at: int) -> bool:
    glued = tokens.texts[at] == "-" and tokens.starts[at] == tokens.ends[at - 1]
    return glued or (tokens.capitalised(at) and tokens.tags[at].startswith("NNP"))


def titled_names(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Whole]:
    """Persons of two words after a title or trade, of whom the model has one word: "Mayor Hennadiy Trukhanov said"."""
    for at in range(1, len(tokens) - 1):
        if _is_kin(tokens, at):
            yield at, at + 1, "PERSON"
            continue
        is_held = tokens.lowers[at - 1].rstrip(".") in _holders()
        if is_held and (_has_initials(tokens, at, gazetteer) or _is_person(tokens, at, gazetteer)):
            yield at, at + 2, "PERSON"


def _is_kin(tokens: Tokens, at: int) -> bool:
    """Whether a given name is put in after a word of kin: "his widow, Ifeoma, said"."""
    word = tokens.texts[at]
    put_in = tokens.before(at) == "," and tokens.after(at + 1) == ","
    return (
        put_in
        and word.isalpha()
        and word.istitle()
        and tokens.before(at, 2) in _KIN
        and tokens.before(at, 3) in _THEIR
    )


_KIN: Final = frozenset(
    {
        "wife",
        "husband",
        "widow",
        "widower",
        "mother",
        "father",
        "son",
        "daughter",
        "sister",
        "brother",
        "partner",
        "fiancée",
    }
)
_THEIR: Final = frozenset({"his", "her", "their", "'s", "’s", "s", "my", "late", "young"})


def _has_initials(tokens: Tokens, at: int, gazetteer: Gazetteer) -> bool:
    """Whether initials in one token stand before a surname: "L.J. Hatfield"."""
    surname = tokens.texts[at + 1]
    if gazetteer.country(tokens.texts[at]) is not None:
        return False
    return (
        bool(_INITIALS.fullmatch(tokens.texts[at]))
        and surname.istitle()
        and tokens.tags[at + 1].startswith("NNP")
    )


_INITIALS: Final = re.compile(r"(?:[A-Z]\.){2,3}")


def _holders() -> frozenset[str]:
    """Titles and trades, as written in small letters, that stand before a person's name."""
    words = lexicon()
    return words.titles | words.players - _TEAMS


_TEAMS: Final = frozenset(
    {"side", "squad", "bench", "goal", "lead", "penalty", "international", "debut", "half", "general"}
)


def _is_person(tokens: Tokens, at: int, gazetteer: Gazetteer) -> bool:
    """Whether two words in title case stand there, the model has at most one of them, and neither is a body's or place's."""
    words, end = lexicon(), at + 2
    both = tokens.texts[at:end]
    if not all(
        word.isalpha() and word.istitle() and tokens.tags[at + k][:2] in ("NN", "JJ", "VB")
        for k, word in enumerate(both)
    ):
        return False
    inside = [each for each in tokens.ents if each[0] < end and at < each[1]]
    own = {(at + 1, end), (at, at + 1), (at - 1, end), (at - 1, at + 1)}
    whole = any((first, last) not in own for first, last, _ in inside)
    if whole or len(inside) > 1 or not inside or (end < len(tokens) and tokens.tags[end].startswith("NNP")):
        return False
    if any(word.lower() in words.common | words.things | words.facilities | words.land for word in both):
        return False
    return not any(gazetteer.country(word) or gazetteer.demonym(word) for word in both)

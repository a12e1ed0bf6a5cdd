"""Names whose end says what they are, where the model has only a piece: offices of sheriffs, shops, schools, persons' names.

"Butler County Sheriff's Office", "Dunn's Automotive", "Ripley High School", "Tarsila do Amaral".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extractors.actors.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.gazetteer import Gazetteer
    from extractors.places.tokens import Tokens

Whole = tuple[int, int, str]

_POSSESSIVES: Final = frozenset({"'s", "’s", "'", "’"})
_HOLDERS: Final = frozenset(
    {
        "sheriff",
        "coroner",
        "attorney",
        "prosecutor",
        "governor",
        "mayor",
        "clerk",
        "auditor",
        "treasurer",
        "assessor",
    }
    | {
        "marshal",
        "general",
        "examiner",
        "defender",
        "controller",
        "comptroller",
        "solicitor",
        "recorder",
        "ombudsman",
        "minister",
        "president",
    }
)
"""Who has an office that is a body of its own."""
_OFFICES: Final = frozenset({"office", "offices", "department", "dept", "bureau"})
_SCHOOLS: Final = (
    ("junior", "high", "school"),
    ("high", "school"),
    ("middle", "school"),
    ("elementary", "school"),
    ("primary", "school"),
    ("secondary", "school"),
    ("grammar", "school"),
    ("elementary",),
)
"""How the names of schools end, the longest first."""
_SHORTENED: Final = frozenset({"St.", "Mt.", "Ft.", "Pt.", "Co."})
"""Words of towns' and counties' names with a period."""
_LONGEST: Final = 5
"""Tokens of the longest name before such an end."""


def wholes(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Whole]:
    """The whole names, with what they are by the model's labels."""
    for at in range(1, len(tokens)):
        end = _office_end(tokens, at) or _shop_end(tokens, at, gazetteer)
        if end:
            yield _start(tokens, at, shop=tokens.lowers[at - 1] not in _HOLDERS), end, "ORG"
        elif end := _school_end(tokens, at):
            start = _start(tokens, at)
            if start < at:
                yield start, end, "ORG"
        elif end := _person_end(tokens, at, gazetteer):
            yield _start(tokens, at, shop=True), end, "PERSON"
        elif tokens.texts[at].isdigit() and tokens.wording(at - 1, at + 1) in lexicon().known:
            yield at - 1, at + 1, "ORG"  # "France 24"


def bears_none(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a place's name in it is none: a shop's, by its owner and trade ("Norman's Welding"), a channel's ("France 24")."""
    if tokens.texts[end - 1].isdigit() and tokens.wording(start, end) in lexicon().known:
        return True
    owned = any(tokens.lowers[at] in _POSSESSIVES for at in range(start + 1, end - 1))
    return owned and tokens.lowers[end - 1] in lexicon().shops | lexicon().firm_endings


def _office_end(tokens: Tokens, at: int) -> int:
    """The end of "Butler County Sheriff's Office" after its possessive, 0 where there is none."""
    is_one = (
        tokens.lowers[at] in _POSSESSIVES and tokens.lowers[at - 1] in _HOLDERS and tokens.capitalised(at - 1)
    )
    return at + 2 if is_one and tokens.after(at + 1) in _OFFICES and tokens.capitalised(at + 1) else 0


def _shop_end(tokens: Tokens, at: int, gazetteer: Gazetteer) -> int:
    """The end of "Dunn's Automotive" after its possessive: words of trades in capitals; a country's or capital's is none."""
    trades = lexicon().shops
    if tokens.lowers[at] not in _POSSESSIVES or not _is_name(tokens, at - 1):
        return 0
    end = at + 1
    while (
        end < len(tokens)
        and tokens.capitalised(end)
        and tokens.lowers[end] in trades | lexicon().firm_endings
    ):
        end += 1
    owner = tokens.texts[at - 1]
    if end == at + 1 or tokens.lowers[at + 1] not in trades or (end < len(tokens) and _is_name(tokens, end)):
        return 0
    is_state = gazetteer.country(owner) is not None or gazetteer.capital(owner) is not None
    return 0 if is_state or owner.isupper() else end


def _school_end(tokens: Tokens, at: int) -> int:
    """The end of "Ripley High School" from its first common word, 0 where there is none."""
    if not tokens.capitalised(at) or not _is_name(tokens, at - 1):
        return 0
    for words in _SCHOOLS:
        end = at + len(words)
        if tuple(tokens.lowers[at:end]) == words and all(map(tokens.capitalised, range(at, end))):
            return 0 if _goes_on(tokens, end) else end
    return 0


def _goes_on(tokens: Tokens, end: int) -> bool:
    """Whether a longer name goes on after a school's, which is no title: "Texas High School Coaches Association"."""
    if end >= len(tokens) or tokens.lowers[end] in lexicon().titles | lexicon().roles:
        return False
    return _is_name(tokens, end) and tokens.labels[end] != "PERSON"


def _person_end(tokens: Tokens, at: int, gazetteer: Gazetteer) -> int:
    """The end of "Tarsila do Amaral" from its first particle, where the model has a person on either side of it."""
    if tokens.lowers[at] not in lexicon().surname_particles or not tokens.texts[at].islower():
        return 0
    last = at
    while last < len(tokens) and tokens.lowers[last] in lexicon().surname_particles:
        last += 1
    if last >= len(tokens) or not (_is_name(tokens, at - 1) and _is_name(tokens, last)):
        return 0
    if "PERSON" not in (tokens.labels[at - 1], tokens.labels[last]):
        return 0
    end = next((end for first, end, _ in tokens.ents if first <= last < end), last + 1)
    start = _start(tokens, at, shop=True)
    return 0 if gazetteer.candidates(tokens.wording(start, end)) else end


def _is_name(tokens: Tokens, at: int) -> bool:
    return tokens.tags[at].startswith("NNP") and tokens.capitalised(at) and tokens.texts[at].isalpha()


def _start(tokens: Tokens, at: int, shop: bool = False) -> int:
    """Where the name begins whose end begins at the token.

    Args:
        tokens: The Doc's.
        at: The token.
        shop: It has an owner's name before it, which is the model's or one word.
    """
    if shop:
        held = next(((first, end) for first, end, _ in tokens.ents if first < at <= end), None)
        return held[0] if held and all(_is_name(tokens, k) for k in range(held[0], at)) else at - 1
    start = at
    while start and at - start < _LONGEST and _is_part(tokens, start - 1):
        start -= 1
    return start


def _is_part(tokens: Tokens, at: int) -> bool:
    return _is_name(tokens, at) or _is_hyphen(tokens, at) or tokens.texts[at] in _SHORTENED


def _is_hyphen(tokens: Tokens, at: int) -> bool:
    return tokens.texts[at] in ("-", "–") and at > 0 and tokens.ends[at - 1] == tokens.starts[at]

"""Whether "X in Y" and "X, in Y" say that X lies in Y, or name two places, each with a preposition of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extractors.gazetteer.entry import CAPITAL
from extractors.places.containers import SETTLEMENTS, WIDER, lies_in
from extractors.places.inside import WELL_KNOWN
from extractors.places.prior import prior

if TYPE_CHECKING:
    from extractors.gazetteer import Entry, Gazetteer
    from extractors.places.tokens import Draft, Tokens

_NEXT: Final = ([",", "in"], ["and", "in"], [",", "and", "in"], ["or", "in"], [",", "or", "in"])
"""Between two names that each have their own "in"."""

GREAT: Final = 1_000_000
"""Inhabitants from which a city needs no country after its comma: what follows is another place."""

_LISTING: Final = frozenset({"and", "or", "as", "to", "but"})
_CLOSED: Final = frozenset({".", ")", ";", ":", ""})
"""What stands after the last name of a place that is said with what it lies in."""


def may_lie_in(draft: Draft, following: Draft, tokens: Tokens, gazetteer: Gazetteer) -> bool:
    """Whether the draft's name can be that of a place in the following one.

    A country lies in no other country, state or town: "in Peru, in Cuba", "beat Mexico in Texas". A well-known place lies in no
    town beside it: "in Paris, in London". Where the list goes on ("in Paris, in Ontario and in Berlin"), it lies in what
    contains it by its fame alone.
    """
    entries = gazetteer.candidates(tokens.wording(draft.start, draft.end))
    containers = _containers(tokens.wording(following.start, following.end), gazetteer)
    if not entries or not containers or draft.kind_word in SETTLEMENTS:
        return True
    best = max(entries, key=prior)
    if gazetteer.country(tokens.wording(draft.start, draft.end)) is not None:
        return _is_division(entries, containers, comma=tokens.after(draft.end) == ",")
    if best.type not in WIDER and best.population < WELL_KNOWN:
        return True
    wide = [entry for entry in containers if entry.type in WIDER]
    if best.type == "province" and not _is_listed(draft, following, tokens):
        return any(
            lies_in(entry, container) and (entry.type in WIDER or entry.population >= WELL_KNOWN)
            for entry in entries
            for container in wide
            if entry.id != container.id
        )  # "Córdoba in Spain": the province of that name is Argentina's
    if best.type in WIDER or _is_listed(draft, following, tokens):
        return any(lies_in(best, entry) and entry.id != best.id for entry in wide)
    return any(lies_in(entry, container) for entry in entries for container in wide)


def is_apposed(draft: Draft, container: Entry, end: int, tokens: Tokens, gazetteer: Gazetteer) -> bool:
    """Whether Y after a comma says where X lies although the gazetteer has no X there: "in Springfield, Malawi".

    In a list another name or "and" follows, or stands before; and a capital or great city needs no country after it.

    Args:
        draft: X.
        container: Y.
        end: One past Y's last token.
        tokens: The Doc's tokens.
        gazetteer: The place index.
    """
    if container.type not in ("country", "province") or not draft.located or draft.label == "NORP":
        return False
    if tokens.before(draft.start) in ("and", ",", "or") or draft.kind_word in SETTLEMENTS:
        return False
    following, after = tokens.after(end), tokens.after(end + 1)
    goes_on = (
        following == "," and after.isalpha() and not tokens.capitalised(end + 1) and after not in _LISTING
    )
    if not goes_on and following not in _CLOSED:
        return False
    entries = [e for e in gazetteer.candidates(tokens.wording(draft.start, draft.end)) if e.named < 2]
    return not any(
        e.type != "city" or (container.type == "country" and (e.seat == CAPITAL or e.population >= GREAT))
        for e in entries
        if e.type != "district"
    )


def _containers(name: str, gazetteer: Gazetteer) -> list[Entry]:
    short = gazetteer.short(name, postal=True)
    return [short] if short else [entry for entry in gazetteer.candidates(name) if entry.named < 2]


def _is_division(entries: tuple[Entry, ...], containers: list[Entry], *, comma: bool) -> bool:
    """Whether a country's name is also that of a division of the country after "in": "Georgia in the United States"."""
    return not comma and any(
        entry.type == "province" and entry.named == 0 and lies_in(entry, container)
        for entry in entries
        for container in containers
        if container.type == "country"
    )


def _is_listed(draft: Draft, following: Draft, tokens: Tokens) -> bool:
    """Whether the two are of a longer list of names after "in"."""
    return (
        tokens.lowers[following.end : following.end + 2] in _NEXT
        or (tokens.lowers[following.end : following.end + 3] in _NEXT)
        or tokens.lowers[max(0, draft.start - 2) : draft.start] in _NEXT[:2]
    )

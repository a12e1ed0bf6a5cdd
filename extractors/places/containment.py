"""What the text says of a place's whereabouts: "X, Y", "X in Y", "X, the capital of Y", and its class: "Kabul province"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from extractors.places.containers import SETTLEMENTS, holds, lies_in, may_hold, wider
from extractors.places.lexicon import Lexicon, lexicon
from extractors.places.lying import is_apposed, may_lie_in
from extractors.places.tokens import Draft, Tokens
from extractors.rules import Rule, ordered

if TYPE_CHECKING:
    from extractors.gazetteer import Gazetteer

SINGULAR: Final = {
    "counties": "county",
    "provinces": "province",
    "districts": "district",
    "states": "state",
    "regions": "region",
    "governorates": "governorate",
    "oblasts": "oblast",
    "prefectures": "prefecture",
    "villages": "village",
    "parishes": "parish",
    "townships": "township",
    "rivers": "river",
    "streets": "street",
    "roads": "road",
    "avenues": "avenue",
}
"""Plural class words that belong to every name of the list before them ("Eastland and Callahan counties")."""

_POSSESSIVES: Final = (["'s"], ["’s"], ["'"], ["’"])


def contain(drafts: list[Draft], tokens: Tokens, gazetteer: Gazetteer, words: Lexicon) -> None:
    """Fill in `kind_word`, `within` and what they make sure; adds containers that the model overlooked."""
    whereabouts = Whereabouts(drafts, tokens, gazetteer, words)
    for rule in CONTAINMENT:
        rule.apply(whereabouts)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The drafts of a Doc with what the rules ask of it."""

    drafts: list[Draft]
    tokens: Tokens
    gazetteer: Gazetteer
    words: Lexicon


def _classes(case: Whereabouts) -> None:
    for draft in case.drafts:
        _classed(draft, case.tokens, case.words)
        _listed(draft, case.tokens)
        if draft.kind_word is not None:
            draft.by_rule(CLASSED, draft.kind_word)


def _containers(case: Whereabouts) -> None:
    for draft in list(case.drafts):
        if draft.by == "demonym":
            continue
        added = _container_after_comma(draft, case.drafts, case.tokens, case.gazetteer)
        if draft.within is not None and draft.by != "dateline":
            draft.by_rule(AFTER_COMMA, draft.within)
        if added is not None:
            case.drafts.append(added.by_rule(CONTAINER))


def _doubles(case: Whereabouts) -> None:
    _double(case.drafts, case.tokens, case.gazetteer)


def _merges(case: Whereabouts) -> None:
    _merge(case.drafts, case.tokens, case.gazetteer)


def _lists(case: Whereabouts) -> None:
    _enumerated(case.drafts, case.tokens)


def _joins(case: Whereabouts) -> None:
    for draft, following in pairwise(case.drafts):
        before = draft.within
        _joined(draft, following, case.tokens, case.gazetteer)
        if draft.within is not None and draft.within != before:
            draft.by_rule(JOINED, draft.within)


def _owns(case: Whereabouts) -> None:
    for draft, following in pairwise(case.drafts):
        if _owned(draft, following, case):
            following.within = case.tokens.wording(*(draft.core or (draft.start, draft.end)))
            following.by_rule(OWNED, following.within)


CLASSED: Rule[Whereabouts, None] = Rule(
    "place-class", (), _classes, "refine", "“{0}” says what kind of place it is"
)
AFTER_COMMA: Rule[Whereabouts, None] = Rule(
    "place-after-comma", ("place-class",), _containers, "refine", "{0} after its comma contains it"
)
CONTAINER: Rule[Whereabouts, None] = Rule(
    "place-container", (), _containers, "accept", "it contains the place before its comma"
)
DOUBLE: Rule[Whereabouts, None] = Rule(
    "place-double", ("place-after-comma",), _doubles, "refine", "a name of two names"
)
MERGED: Rule[Whereabouts, None] = Rule(
    "place-merged", ("place-double",), _merges, "refine", "two names beside each other that are one"
)
LISTED: Rule[Whereabouts, None] = Rule(
    "place-list", ("place-merged",), _lists, "accept", "a name in a list of places"
)
JOINED: Rule[Whereabouts, None] = Rule(
    "place-in", ("place-list",), _joins, "refine", "the words between say that it is in {0}"
)
OWNED: Rule[Whereabouts, None] = Rule(
    "place-owned", ("place-in",), _owns, "refine", "the possessive before it says that it is in {0}"
)
CONTAINMENT: tuple[Rule[Whereabouts, None], ...] = ordered(
    [CLASSED, AFTER_COMMA, DOUBLE, MERGED, LISTED, JOINED, OWNED]
)
"""What the text says of whereabouts, read over all drafts of a Doc."""


def _classed(draft: Draft, tokens: Tokens, words: Lexicon) -> None:
    """The class word in, after or before the name; "province" in lower case becomes part of the mention."""
    last = tokens.lowers[draft.end - 1]
    first = tokens.lowers[draft.start]
    if draft.end - draft.start > 1 and last in words.classes:
        draft.kind_word = last
    elif draft.end - draft.start > 1 and first in ("lake", "mount", "mt.", "river", "gulf", "fort", "port"):
        draft.kind_word = first
    elif (
        tokens.after(draft.end) in words.joined and draft.by != "demonym" and not _modifies(draft.end, tokens)
    ):
        draft.kind_word = tokens.after(draft.end)
        draft.core = (draft.start, draft.end)
        draft.end += 1
        draft.sure = True
    elif tokens.before(draft.start) == "of" and tokens.before(draft.start, 2) in words.classes:
        draft.kind_word = tokens.before(draft.start, 2)
    elif tokens.after(draft.end) in ("state", "city", "town", "village", "region", "river", "island"):
        draft.kind_word = tokens.after(draft.end)


def _modifies(at: int, tokens: Tokens) -> bool:
    """Whether a class word stands before a noun that it belongs to: "district councillor", "county jail"."""
    following = tokens.tags[at + 1] if at + 1 < len(tokens) else ""
    return tokens.lowers[at] in ("district", "county", "borough") and following.startswith("NN")


def _listed(draft: Draft, tokens: Tokens) -> None:
    """Walk over "A, B and C counties": the class word at the list's end is that of each name."""
    at, steps = draft.end, 0
    while (
        at < len(tokens)
        and steps < 24
        and (tokens.capitalised(at) or tokens.lowers[at] in {",", "and", "or", "&", "/"})
    ):
        at, steps = at + 1, steps + 1
    if (
        steps
        and tokens.after(at) in SINGULAR
        and tokens.lowers[at].islower()
        and tokens.after(at - 1) not in {",", "and"}
    ):
        draft.kind_word, draft.sure, draft.located = SINGULAR[tokens.lowers[at]], draft.by != "demonym", True
    elif tokens.after(draft.end) in SINGULAR and draft.by != "demonym":
        draft.kind_word, draft.sure, draft.located = SINGULAR[tokens.after(draft.end)], True, True


def _merge(drafts: list[Draft], tokens: Tokens, gazetteer: Gazetteer) -> None:
    """Make one of two neighbours that are one name: "Washington" and "D.C."."""
    for first, second in pairwise(list(drafts)):
        if first.end == second.start and first.sure and second.sure and first in drafts:
            entries = gazetteer.candidates(tokens.wording(first.start, second.end))
            if any(entry.named < 2 for entry in entries):
                first.end, first.core = second.end, None
                first.by_rule(MERGED)
                drafts.remove(second)


def _double(drafts: list[Draft], tokens: Tokens, gazetteer: Gazetteer) -> None:
    """Make one of a country's or division's double name: "Bosnia and Herzegovina"."""
    for draft in list(drafts):
        if tokens.after(draft.end) not in ("and", "&") or draft not in drafts:
            continue
        for end in (draft.end + 3, draft.end + 2):
            name = (
                tokens.wording(draft.start, end) if end <= len(tokens) and tokens.capitalised(end - 1) else ""
            )
            if any(e.named < 2 and e.type in ("country", "province") for e in gazetteer.candidates(name)):
                drafts[:] = [
                    other for other in drafts if other is draft or not draft.end <= other.start < end
                ]
                draft.end, draft.core, draft.sure = end, None, True
                draft.by_rule(DOUBLE)
                draft.by = (
                    "gazetteer" if draft.by == "demonym" else draft.by
                )  # the "Turks" of the Caicos Islands
                break


def _enumerated(drafts: list[Draft], tokens: Tokens) -> None:
    """What only the gazetteer knows is a place in a list of places: on both sides of a person's name, else on one."""
    for at, draft in enumerate(drafts):
        if draft.sure or draft.by != "gazetteer":
            continue
        before = at > 0 and drafts[at - 1].sure and _listed_together(drafts[at - 1], draft, tokens)
        after = (
            at + 1 < len(drafts) and drafts[at + 1].sure and _listed_together(draft, drafts[at + 1], tokens)
        )
        # "in Guayas, Manabi and Esmeraldas"
        closes = before and at > 1 and tokens.before(draft.start) in ("and", "or") and drafts[at - 2].sure
        closes = closes and _listed_together(drafts[at - 2], drafts[at - 1], tokens)
        # "in Garissa, Wajir and Mandera", both of which the model takes for persons
        goes_on = before and drafts[at - 1].located and _ends_list(drafts[at : at + 2], tokens)
        if (
            (before and after)
            or closes
            or goes_on
            or (draft.label not in ("PERSON", "") and (before or after))
        ):
            draft.sure = draft.located = True
            draft.by_rule(LISTED)


def _ends_list(two: list[Draft], tokens: Tokens) -> bool:
    """Whether "and" joins the two names, the last of a list that ends its clause."""
    if len(two) < 2 or two[1].by != "gazetteer" or tokens.lowers[two[0].end : two[1].start] not in _ANDS:
        return False
    return tokens.before(two[0].start) == "," and tokens.after(two[1].end) in _CLOSED


_ANDS: Final = (["and"], [",", "and"])
_CLOSED: Final = frozenset({".", ";", ""})


def _listed_together(first: Draft, second: Draft, tokens: Tokens) -> bool:
    between = tokens.lowers[first.end : second.start]
    return between in ([","], ["and"], [",", "and"], ["or"], ["/"])


def _container_after_comma(
    draft: Draft, drafts: list[Draft], tokens: Tokens, gazetteer: Gazetteer
) -> Draft | None:
    """The "Y" of "X, Y": a state, a country, an abbreviation, a county; X is then a place whatever the model thinks."""
    at = draft.end + 1
    if tokens.after(draft.end) != "," or at >= len(tokens) or not tokens.capitalised(at):
        return None
    for size in (4, 3, 2, 1):
        end = at + size
        if end > len(tokens) or not any(map(str.isalnum, tokens.texts[end - 1])):
            continue
        container = wider(tokens.wording(at, end), gazetteer)
        name = tokens.wording(draft.start, draft.end)
        if container is None or not (
            holds(name, container, gazetteer)
            or (draft.label == "GPE" and may_hold(name, container, gazetteer))
            or is_apposed(draft, container, end, tokens, gazetteer)
        ):
            continue
        if tokens.after(end) == "and" and draft.label in ("GPE", "LOC") and len(tokens.texts[at]) > 5:
            return None
        if container.type == "country" and gazetteer.country(name) is not None:
            divisions = [e for e in gazetteer.candidates(name) if e.type == "province"]
            if not any(lies_in(division, container) for division in divisions):
                return None  # "China, Japan and Korea"
        draft.within, draft.sure, draft.located = tokens.wording(at, end), True, True
        known = any(other.start < end and at < other.end for other in drafts)
        return None if known else Draft(at, end, "", "gazetteer", sure=True, located=True)
    return None


def _joined(draft: Draft, following: Draft, tokens: Tokens, gazetteer: Gazetteer) -> None:
    """Y contains X in "X in Y", "X, the capital of Y", "X, capital of the province of Y"."""
    gap = range(draft.end, following.start)
    if (
        draft.within
        or not gap
        or len(gap) > 9
        or "demonym" in (draft.by, following.by)
        or draft.by == "inside"
    ):
        return
    between = [tokens.lowers[at] for at in gap]
    if between in (["in"], ["in", "the"], [",", "in"]):
        if not may_lie_in(draft, following, tokens, gazetteer):
            return
        draft.within = tokens.wording(following.start, following.end)
        container = wider(draft.within, gazetteer) if not draft.sure and not draft.label else None
        if container and gazetteer.candidates(tokens.wording(draft.start, draft.end)):
            draft.sure = draft.located = holds(tokens.wording(draft.start, draft.end), container, gazetteer)
    elif _apposes(between):
        draft.within = tokens.wording(following.start, following.end)
        if draft.label != "NORP":
            draft.sure = draft.located = True


def _owned(draft: Draft, following: Draft, case: Whereabouts) -> bool:
    """Whether Y contains X in "Y's X": the gazetteer has an X there, or something is said to be in this X of Y's.

    Who has a place without its lying there has a name of another kind: "England's Adelaide Test".
    """
    tokens, gazetteer = case.tokens, case.gazetteer
    if following.within or "demonym" in (draft.by, following.by) or following.by == "inside":
        return False
    if tokens.lowers[draft.end : following.start] not in _POSSESSIVES:
        return False
    name = tokens.wording(*(draft.core or (draft.start, draft.end)))
    container = wider(name, gazetteer)
    if container is None or container.type == "region":
        return False
    core = tokens.wording(*(following.core or (following.start, following.end)))
    if any(
        lies_in(e, container) for e in (*gazetteer.candidates(core), *gazetteer.candidates(f"{name} {core}"))
    ):
        return True
    end = following.end
    is_bare = end >= len(tokens) or not (tokens.capitalised(end) or tokens.tags[end].startswith("NN"))
    return is_bare and draft.located and following.label in ("GPE", "LOC")


def _apposes(between: list[str]) -> bool:
    """Whether the words between two names are ", the capital of", ", a town in the province of" and the like."""
    opens = (
        between[0] == ","
        and len(between) > 2
        and between[1] in ("the", "a", "an", "capital", "its", "another")
    )
    if between[-2:-1] and between[-2] in lexicon().compass:  # "a town south of Concepcion"
        return False
    closes = between[-1] in ("of", "in") or between[-2:] in (["of", "the"], ["in", "the"])
    return opens and closes and not {",", "and", "to"} & set(between[1:]) and bool(SETTLEMENTS & set(between))

"""Firms, media, parties and universities by what stands beside their name, which the model took for something else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.actors.campus import LISTED, REACH, is_campus
from extractors.actors.firms import firm_sureness, may_be_firm
from extractors.actors.name_case import Guess
from extractors.actors.name_draft import SETTLED
from extractors.actors.shape import has_article

if TYPE_CHECKING:
    from extractors.actors.name_draft import NameDraft

_ADJECTIVES = ("ian", "ese", "ish")
"""Endings of countries' adjectives that are no given names, as "German" and "Roman" are."""
_GIVEN = frozenset({"Danish"})
"""Those of them that are: in South Asia."""
_ADJECTIVE = ("ic", "an", "ist", "ish", "ese", "ite", "al", "ive", "based", "run", "owned")
"""Endings of adjectives of peoples, faiths and parties: "a Catholic daily"."""


def of_people(draft: NameDraft) -> NameDraft | None:
    """A body by a country's adjective and more, which no person's name begins with: "Georgian Dream won"."""
    named, setting = draft.named, draft.setting
    if named.label != "PERSON" or draft.single or draft.titles or draft.found.sure >= SETTLED:
        return None
    is_adjective = draft.word.endswith(_ADJECTIVES) and setting.gazetteer.demonym(draft.word) is not None
    if not is_adjective or draft.word in setting.words.he_names | setting.words.she_names | _GIVEN:
        return None
    return replace(draft, found=Guess("organisation", 2), named=replace(named, label="ORG"), how="")


def named_body(draft: NameDraft) -> NameDraft | None:
    """The medium or firm that the noun after its name says it is: "the Haaretz newspaper"."""
    named, parse = draft.named, draft.setting.parse
    after = parse.lemmas[named.end] if named.end < len(parse.lemmas) else ""
    if draft.found.sure > 1 or draft.is_state or after not in draft.setting.words.named_bodies:
        return None
    wording = parse.wording(named.start, named.end)
    adjective = named.label == "NORP" and wording.lower().endswith(_ADJECTIVE)
    if adjective or not wording[0].isupper() or parse.words[named.end].isupper():
        return None
    gazetteer = draft.setting.gazetteer
    if gazetteer.demonym(wording) or any(e.named < 2 for e in gazetteer.candidates(wording)):
        return None
    return replace(draft, found=Guess("organisation", 2), named=replace(named, label="ORG"), how="")


def firm(draft: NameDraft) -> NameDraft | None:
    """The unknown name of which the clause, or the noun before it, says that it is a firm: "Geely, which owns 78.7%"."""
    named, parse = draft.named, draft.setting.parse
    if draft.found.sure > 1 or draft.is_state or draft.titles:
        return None
    sure = firm_sureness(parse, (named.start, named.end), draft.head, named.label)
    entries = draft.setting.gazetteer.candidates(parse.wording(named.start, named.end)) if sure else ()
    is_said = sure >= SETTLED and not any(entry.type == "country" for entry in entries)
    if not sure or not (is_said or may_be_firm(named.label, entries)):
        return None
    return replace(draft, found=Guess("organisation", sure), named=replace(named, label="ORG"), how="")


def airline(draft: NameDraft) -> NameDraft | None:
    """A name that means a country only after "the", and stands alone: Emirates."""
    named, parse = draft.named, draft.setting.parse
    if (
        not draft.single
        or draft.word.lower() not in draft.setting.words.articled
        or has_article(parse, named)
    ):
        return None
    if parse.words[named.start - 1 : named.start] == ["Arab"]:
        return None
    return replace(draft, found=Guess("organisation", 2), how="")


def campus(draft: NameDraft) -> NameDraft | None:
    """The university that goes by its town's or founder's name: "a student at Columbia"."""
    named, parse = draft.named, draft.setting.parse
    follows = parse.labels[named.end + 1 : named.end + 2] == ["GPE"] and parse.words[named.end] == ","
    follows = follows and parse.words[named.end + 2 : named.end + 3] not in (["and"], ["or"])
    if draft.found.sure >= SETTLED or draft.is_state or follows or not parse.is_name(draft.head):
        return None
    first = max(0, named.start - REACH)
    lowers = [word.lower() for word in parse.words[first : named.end + LISTED]]
    if not is_campus(lowers, named.start - first, named.end - first):
        return None
    return replace(draft, found=Guess("organisation", 2), how="")

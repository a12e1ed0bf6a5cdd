"""Recognising toponyms in one Doc."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extractors.clauses.parse import parse_of
from extractors.clauses.reading import known_clauses
from extractors.datelines.dateline import datelines_of
from extractors.places.compounds import compounds
from extractors.places.containment import contain
from extractors.places.drafts import LISTED, Drafts, is_known
from extractors.places.inside import WELL_KNOWN
from extractors.places.labelled import read_labelled
from extractors.places.lexicon import lexicon
from extractors.places.lower_case import LOWER_CASE
from extractors.places.near_names import refuse_near_names
from extractors.places.postal import POSTAL
from extractors.places.residents import Residents
from extractors.places.said_class import said_size
from extractors.places.tokens import Draft, Tokens
from extractors.places.treatment import treatments
from extractors.rules import Rule, ordered

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extractors.datelines.dateline import Dateline
    from extractors.gazetteer import Gazetteer
    from extractors.places.annotations import PlaceAnnotation
    from extractors.rules import Rejected


def recognise(doc: Doc, gazetteer: Gazetteer) -> tuple[list[PlaceAnnotation], list[Rejected]]:
    """The toponyms of the Doc, in text order, as article offsets, and the names that the rules refused.

    Those toponyms that are not `sure` wait for the rest of the article.
    """
    if not len(doc):
        return [], []
    said = treatments(known_clauses(parse_of(doc)), lexicon())
    drafts = Drafts(Tokens(doc), gazetteer, lexicon(), datelines_of(doc, gazetteer), said)
    for rule in RECOGNITION:
        rule.apply(drafts)
    drafts.all.sort(key=lambda draft: (draft.start, -draft.end))
    return [drafts.tokens.found(draft) for draft in drafts.all], drafts.refused


def _read_datelines(drafts: Drafts) -> None:
    for dateline in drafts.datelines:
        _read_dateline(drafts, dateline)


def _read_dateline(drafts: Drafts, dateline: Dateline) -> None:
    """A dateline's places, the last of them with what it lies in."""
    within = drafts.tokens.text[slice(*dateline.within)] if dateline.within else None
    for place in dateline.places:
        start, end = drafts.tokens.run(*place)
        lies = within if place == dateline.places[-1] else None
        if start < end:
            drafts.add(Draft(start, end, "", "dateline", sure=True, located=True, within=lies), DATELINE)


def _read_compounds(drafts: Drafts) -> None:
    for draft in compounds(drafts.tokens, drafts.gazetteer, drafts.words):
        drafts.add(draft, COMPOUND)


def _read_residents(drafts: Drafts) -> None:
    for draft in Residents(drafts.tokens, drafts.gazetteer, drafts.words).drafts():
        rule, words = draft.said.pop()
        drafts.add(draft, rule, *words)


def _read_unlabelled(drafts: Drafts) -> None:
    """Capitalised words that the model leaves alone and the gazetteer knows."""
    tokens, at = drafts.tokens, 0
    while at < len(tokens):
        size = 0
        if (
            not tokens.labels[at]
            and not drafts.taken[at]
            and tokens.capitalised(at)
            and (
                tokens.tags[at].startswith("NNP")
                or drafts.treatments.get(at) == "place"
                or _stands_in(drafts, at)
            )
        ):
            size = 0 if _is_adjective(drafts, at) else _unlabelled_size(drafts, at)
            if size:
                _unlabelled_name(drafts, at, at + size)
            elif size := said_size(drafts, at):
                draft = Draft(at, at + size, "", "standing", sure=False, located=True)
                drafts.add(draft, UNLABELLED)
        at += size or 1


def _is_adjective(drafts: Drafts, at: int) -> bool:
    """Whether a word is the adjective of a country or region, and describes what follows: "the Welsh derby"."""
    tokens, gazetteer = drafts.tokens, drafts.gazetteer
    word, beside = tokens.texts[at], tokens.texts[at + 1] if at + 1 < len(tokens) else ""
    is_demonym = gazetteer.demonym(word) is not None and gazetteer.country(word) is None
    return is_demonym and (beside[:1].islower() or tokens.before(at) in ("the", "a", "an", "this", "that"))


def _stands_in(drafts: Drafts, at: int) -> bool:
    """Whether a word that the tagger takes for a common one is a known place's, by its capital where one stands.

    "in Split", "shelled Woking", "flew from Worthing to Paris".
    """
    tokens, before = drafts.tokens, drafts.tokens.before(at)
    stands = before in drafts.words.locative or before in _TAKEN
    if before in ("from", "to") and not stands:
        stands = any(tokens.before(at, back) in drafts.words.travels for back in range(2, _WAY))
    if not stands or tokens.opens_sentence(at):
        return False
    return any(
        entry.named == 0 and is_known(entry) for entry in drafts.gazetteer.candidates(tokens.texts[at])
    )


_TAKEN: Final = frozenset(
    {
        "shelled",
        "shelling",
        "bombed",
        "bombing",
        "besieged",
        "bombarded",
        "captured",
        "capturing",
        "recaptured",
        "retook",
        "retaken",
    }
    | {
        "overran",
        "liberated",
        "entered",
        "entering",
        "reached",
        "evacuated",
        "flooded",
        "surrounded",
        "stormed",
        "seized",
        "hit",
    }
)
"""Forms of verbs whose object may be a town."""
_WAY: Final = 6
"""Words before "from" and "to" over which a journey's verb is looked for."""


def _unlabelled_size(drafts: Drafts, at: int) -> int:
    tokens, end = drafts.tokens, at
    while (
        end < len(tokens)
        and end - at < 4
        and tokens.capitalised(end)
        and not tokens.labels[end]
        and not drafts.taken[end]
    ):
        end += 1
    for last in range(end, at, -1):
        if last - at == 1 and (tokens.lowers[at] in drafts.words.blank or len(tokens.texts[at]) < 3):
            return 0
        if any(entry.named < 2 for entry in drafts.gazetteer.candidates(tokens.wording(at, last))):
            return last - at
    return 0


def _unlabelled_name(drafts: Drafts, start: int, end: int) -> None:
    tokens = drafts.tokens
    entries = drafts.gazetteer.candidates(tokens.wording(start, end))
    large = any(
        (entry.named == 0 and entry.population >= WELL_KNOWN) or (entry.named < 2 and entry.type in LISTED)
        for entry in entries
    )
    treatment = drafts.treated(start, end, entries)
    located = drafts.located(start) or tokens.after(end) in drafts.words.followers or treatment == "place"
    bounded = not (end < len(tokens) and tokens.capitalised(end)) and not (
        start and tokens.tags[start - 1].startswith("NNP")
    )
    sure = bounded and (located or (large and len(tokens.wording(start, end)) > 3))
    drafts.add(Draft(start, end, "", "gazetteer", sure, located, treated=treatment), UNLABELLED)


def _read_containers(drafts: Drafts) -> None:
    drafts.all.sort(key=lambda draft: (draft.start, -draft.end))
    contain(drafts.all, drafts.tokens, drafts.gazetteer, drafts.words)


def _read_cues(drafts: Drafts) -> None:
    """One record for each country whose institutions are written of; a name before one is of a place there."""
    tokens, seen, openings = drafts.tokens, set(), drafts.words.cue_openings
    named = {draft.end: draft for draft in drafts.all}
    for at, word in enumerate(tokens.lowers):
        if word not in openings:
            continue
        for size, wording in ((1, word), (2, f"{word} {tokens.after(at + 1)}")):
            country = drafts.words.cues.get(wording)
            if country is None:
                continue
            # "Athens Police Department", "Athens Independent School District"
            owner = named.get(at) or (named.get(at - 1) if tokens.capitalised(at - 1) else None)
            if owner is not None and tokens.capitalised(at):
                owner.nation = country
            if country not in seen:
                seen.add(country)
                draft = Draft(at, at + size, "", "cue", sure=False, within=country)
                drafts.all.append(draft.by_rule(CUE))


DATELINE: Rule[Drafts, None] = Rule(
    "place-dateline", (), _read_datelines, "accept", "the story’s dateline names it"
)
COMPOUND: Rule[Drafts, None] = Rule(
    "place-compound",
    ("place-dateline",),
    _read_compounds,
    "accept",
    "a name of several words where a place stands",
)
BESIDE: Rule[Drafts, None] = Rule(
    "place-residents", ("place-compound",), _read_residents, "accept", "who lives there stands beside it"
)
NAMES: Rule[Drafts, None] = Rule(
    "place-labelled", ("place-residents",), read_labelled, "accept", "a name that the model labels"
)
UNLABELLED: Rule[Drafts, None] = Rule(
    "place-unlabelled",
    ("place-labelled",),
    _read_unlabelled,
    "accept",
    "a name without a label that the gazetteer knows",
)
NEAR: Rule[Drafts, None] = Rule(
    "place-near-names", ("place-postal",), refuse_near_names, "reject", "it only looks like a place’s name"
)
CONTAINERS: Rule[Drafts, None] = Rule(
    "place-containers",
    ("place-near-names",),
    _read_containers,
    "refine",
    "what the text says of its whereabouts",
)
CUE: Rule[Drafts, None] = Rule(
    "place-cue",
    ("place-containers",),
    _read_cues,
    "refine",
    "an institution that one country has: it speaks for the country",
)
RECOGNITION: tuple[Rule[Drafts, None], ...] = ordered(
    [CUE, CONTAINERS, NEAR, POSTAL, UNLABELLED, NAMES, LOWER_CASE, BESIDE, COMPOUND, DATELINE]
)
"""What looks for names, each among the tokens that those before it left."""

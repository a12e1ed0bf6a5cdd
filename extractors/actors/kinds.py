"""What kind of actor a name is, as far as its own words and its neighbours tell: rules, the first that speaks decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.actors.bands import is_band
from extractors.actors.firms import HELD_BY_FIRMS, is_unlike_person
from extractors.actors.furniture import (
    is_bulletin_head,
    is_degree,
    is_headline,
    is_letter,
    is_measure,
    is_table_head,
    is_type_number,
)
from extractors.actors.keys import is_acronym
from extractors.actors.leaders import LEADER
from extractors.actors.media import is_told
from extractors.actors.name_case import NOBODY, Guess, NameCase
from extractors.actors.shape import STAFFS, has_article, is_dateline, is_given_name, is_in_capitals, is_office
from extractors.actors.sky import is_in_sky
from extractors.actors.things import THINGS
from extractors.clauses.parse import head_of
from extractors.rules import Rule, decided, ordered

if TYPE_CHECKING:
    from extractors.actors.lexicon import Lexicon
    from extractors.actors.name_case import NameRule
    from extractors.actors.names import Named
    from extractors.clauses.parse import Parse

_PLACE = ("GPE", "LOC", "FAC")
_AFFILIATION = re.compile(r"[RDI]\s?[-–]\s?[A-Z]")
_MARKS = re.compile(r"[@#_=<>{}\[\]\\^~]|://|www\.")
_ODD = re.compile(r"[@#\d_=<>{}\[\]\\^~]|://|www\.")


def guess(parse: Parse, named: Named, titles: list[str], words: Lexicon) -> tuple[NameRule, Guess]:
    """The type of a name from its words, then from what stands beside it, then from the model's label; and the rule."""
    case = NameCase(parse, named, titles, words, parse.wording(named.start, named.end))
    found = decided(RULES, case)
    if found is None:
        raise AssertionError  # the last rule always speaks
    return found


def _known_organisation(case: NameCase) -> Guess | None:
    return Guess("organisation", 3) if case.wording in case.words.known else None


def _known_group(case: NameCase) -> Guess | None:
    return Guess("group", 3) if case.wording in case.words.movements else None


def _party(case: NameCase) -> Guess | None:
    if case.wording not in case.words.parties or case.parse.has(case.named.end - 1, "prep", "relcl"):
        return None
    return Guess("organisation", 3) if case.acts() else None


def _band(case: NameCase) -> Guess | None:
    """A name in the plural with "the": "the Beatles played", "members of the Hells Angels"."""
    if _is_family(case):
        return Guess("group", 2)
    return Guess("organisation", 3) if is_band(case.parse, case.named, case.words) else None


def _apposed(case: NameCase) -> Guess | None:
    """A name without a label that is said to be a body: "Codelco, the world's largest copper producer,"."""
    if case.named.label or not case.wording[0].isupper() or (case.wording.isupper() and case.length > 1):
        return None
    parse, head = case.parse, head_of(case.parse, case.named.start, case.named.end)
    for kid in parse.children(head, "appos"):
        if kid > head and parse.lemmas[kid] in case.words.bodies and parse.words[kid].islower():
            return Guess("organisation", 2)
    return None


def _metonym(case: NameCase) -> Guess | None:
    return Guess("organisation", 3) if case.wording in case.words.metonyms and case.acts() else None


def _furniture(case: NameCase) -> Guess | None:
    odd = _ODD if case.named.label == "PERSON" else _MARKS
    if (
        case.wording.lower() in case.words.blank
        or odd.search(case.wording)
        or is_degree(case.wording)
        or is_measure(case.wording)
        or is_letter(case.parse, case.named)
    ):
        return NOBODY
    heads = (is_headline, is_bulletin_head)
    shown = any(is_one(case.parse, case.named) for is_one in heads)
    return NOBODY if shown or is_table_head(case.parse, case.named, case.words) else None


def _common_word(case: NameCase) -> Guess | None:
    folk = case.last in case.words.folk and case.named.label in ("PERSON", "ORG", "")
    return NOBODY if folk or case.wording.islower() else None


def _affiliation(case: NameCase) -> Guess | None:
    return NOBODY if _AFFILIATION.match(case.wording) else None


def _product(case: NameCase) -> Guess | None:
    if case.wording in case.words.products:
        return NOBODY
    numbered = is_type_number(case.parse, case.named, case.words)
    return NOBODY if numbered and (has_article(case.parse, case.named) or not case.acts()) else None


def _celestial(case: NameCase) -> Guess | None:
    bodies = case.words.celestial
    return NOBODY if case.wording in bodies and is_in_sky(case.parse.words) else None


def _one_of_its_kind(case: NameCase) -> Guess | None:
    """One thing of a make: "a Patriot"; organisations are not counted."""
    if case.named.label != "ORG" or case.length > 1 or is_acronym(case.wording):
        return None
    before = case.named.start - 1
    counted = before >= 0 and case.parse.lemmas[before] in ("a", "an")
    return Guess(None, 1) if counted and has_article(case.parse, case.named) else None


def _told(case: NameCase) -> Guess | None:
    """Whom somebody talks to for the public, or who asks for comment: a medium, where the model has no label for it."""
    if case.named.label not in ("", "FAC", "LOC", "WORK_OF_ART", "PRODUCT", "EVENT", "GPE"):
        return None
    return Guess("organisation", 2) if is_told(case.parse, case.named, case.words) else None


def _office(case: NameCase) -> Guess | None:
    return NOBODY if is_office(case.parse, case.named, case.words) else None


def _opening(case: NameCase) -> Guess | None:
    return NOBODY if is_dateline(case.parse, case.named) else None


def _given_name(case: NameCase) -> Guess | None:
    return Guess("person", 2) if is_given_name(case.parse, case.named, case.words) else None


def _gives_name(case: NameCase) -> Guess | None:
    """Who is known by a first name alone: "a lieutenant who gave his name as Andriy", "identified only as Mykola"."""
    at, lemmas = case.named.start, case.parse.lemmas
    if case.length > 2 or at < 2 or not case.wording.isalpha() or case.named.label in ("GPE", "NORP", "DATE"):
        return None
    if lemmas[at - 1] == "as" and {"name", "himself", "herself", "themself", "identify"} & set(
        lemmas[max(0, at - 4) : at - 1]
    ):
        return Guess("person", 2)
    return None


def _institution(case: NameCase) -> Guess | None:
    known = case.words.public if case.named.label in _PLACE else case.words.institutions
    named = case.length > 1 and (case.last in known or case.wording in STAFFS)
    return Guess("organisation", 2) if named else None


def _thing(case: NameCase) -> Guess | None:
    named = case.length > 1 and case.last in case.words.facilities | case.words.things
    return Guess(None, 1) if named and not case.acts() else None


def _titled(case: NameCase) -> Guess | None:
    if HELD_BY_FIRMS.issuperset(case.titles) and is_unlike_person(
        case.parse, case.named.end - 1, case.named.label
    ):
        return None  # "the owner, Vuna Lines"
    if case.titles == ["miss"] and (case.named.label == "GPE" or case.last in _LAND):
        return NOBODY  # "Miss Ohio", "Miss Butler County"
    return Guess("person", 3) if case.titles else None


def _acronym(case: NameCase) -> Guess | None:
    if case.named.label != "PERSON" or not is_acronym(case.wording) or "." in case.wording:
        return None
    return None if is_in_capitals(case.parse, case.named) else Guess("organisation", 0)


def _with_article(case: NameCase) -> Guess | None:
    """Persons bear no "the"; one word with it is none, several are only as sure as the model."""
    if case.named.label != "PERSON" or case.length > 1 or not has_article(case.parse, case.named):
        return None
    return Guess(None, 0)


def _model_person(case: NameCase) -> Guess | None:
    if case.named.label != "PERSON":
        return None
    return Guess("person", int(case.length > 1 and not has_article(case.parse, case.named)))


def _is_family(case: NameCase) -> bool:
    """Whether it is the plural of a surname with an article, which does something as several: "the Lewises said"."""
    plural = case.length == 1 and case.wording.endswith(("ses", "xes", "zes", "ches", "shes"))
    if not plural or not case.wording.istitle() or case.wording in ("Foxes", "Roses", "Horses"):
        return False
    parse, head = case.parse, case.named.start
    verb = parse.heads[head]
    is_one = parse.tags[verb] == "VBZ" or any(
        parse.words[k] in _SINGULAR for k in parse.children(verb, "aux", "auxpass")
    )
    return parse.deps[head] == "nsubj" and not is_one and has_article(parse, case.named)


_SINGULAR = frozenset({"is", "was", "has", "does"})
_LAND = frozenset(
    {"county", "township", "borough", "parish", "district", "province"}
    | {"lake", "river", "mountains", "islands", "valley"}
)
"""Last words of places' names that are nobody's surname."""


def _model_organisation(case: NameCase) -> Guess | None:
    if case.named.label != "ORG":
        return None
    sure = case.length > 1 or (is_acronym(case.wording) and not is_in_capitals(case.parse, case.named))
    return Guess("organisation", int(sure))


def _model_group(case: NameCase) -> Guess | None:
    tag = case.parse.tags[case.named.end - 1]
    if case.named.label != "NORP" or tag not in ("NNPS", "NNS", "NNP"):
        return None
    return Guess("group", int(tag != "NNP"))


def _unsaid(case: NameCase) -> Guess | None:  # noqa: ARG001 - what is left, whatever it is
    return Guess(None, 0)


RULES: tuple[NameRule, ...] = ordered(
    [
        *THINGS,
        Rule(
            "actor-known-organisation",
            ("actor-exchange", "actor-other-script"),
            _known_organisation,
            "accept",
            "a name that is generally known",
        ),
        Rule(
            "actor-known-group",
            ("actor-known-organisation",),
            _known_group,
            "accept",
            "a name that is generally known",
        ),
        Rule(
            "actor-party",
            ("actor-known-group",),
            _party,
            "accept",
            "a party by a common word: here it does something",
        ),
        Rule(
            "actor-band",
            ("actor-party",),
            _band,
            "accept",
            "“the” and a name in the plural that does, or has, what bands and gangs do and have",
        ),
        Rule(
            "actor-metonym",
            ("actor-band",),
            _metonym,
            "accept",
            "an address that acts stands for who works there",
        ),
        Rule(
            "actor-furniture",
            ("actor-metonym",),
            _furniture,
            "reject",
            "words of the page or an address, nobody's name",
        ),
        Rule(
            "actor-common-word", ("actor-furniture",), _common_word, "reject", "common words, nobody's name"
        ),
        Rule(
            "actor-affiliation",
            ("actor-common-word",),
            _affiliation,
            "reject",
            "a party and where its member is from",
        ),
        Rule("actor-product", ("actor-affiliation",), _product, "reject", "a product's name"),
        Rule(
            "actor-celestial",
            ("actor-ship",),
            _celestial,
            "reject",
            "a planet or moon, where the text is of astronomy",
        ),
        Rule(
            "actor-one-of-its-kind",
            ("actor-celestial",),
            _one_of_its_kind,
            "reject",
            "“a” before it counts things of that name",
        ),
        Rule(
            "actor-office", ("actor-one-of-its-kind",), _office, "reject", "an office, and not who holds it"
        ),
        Rule("actor-opening", ("actor-office",), _opening, "reject", "the town that a story opens with"),
        LEADER,
        Rule("actor-given-name", ("actor-opening",), _given_name, "accept", "a given name before a surname"),
        Rule(
            "actor-gives-name",
            ("actor-given-name",),
            _gives_name,
            "accept",
            "who gives, or is identified by, that name",
        ),
        Rule(
            "actor-told",
            ("actor-gives-name",),
            _told,
            "accept",
            "who is told something for the public, or asks for comment",
        ),
        Rule(
            "actor-institution",
            ("actor-told",),
            _institution,
            "accept",
            "the name's own words say what it is",
        ),
        Rule(
            "actor-thing",
            ("actor-arms",),
            _thing,
            "reject",
            "by its last word a site, a law, a work or an event, and it does nothing",
        ),
        Rule(
            "actor-apposed", ("actor-thing",), _apposed, "accept", "the words beside it say that it is a body"
        ),
        Rule("actor-titled", ("actor-thing",), _titled, "accept", "a person by the title"),
        Rule(
            "actor-acronym",
            ("actor-titled",),
            _acronym,
            "accept",
            "capitals as of an acronym, which no person bears",
        ),
        Rule(
            "actor-article",
            ("actor-acronym",),
            _with_article,
            "reject",
            "an article before one word, which no person's name has",
        ),
        Rule(
            "actor-model-person",
            ("actor-article",),
            _model_person,
            "accept",
            "the model takes the name for a person's",
        ),
        Rule(
            "actor-model-organisation",
            ("actor-titled",),
            _model_organisation,
            "accept",
            "the model takes the name for an organisation's",
        ),
        Rule(
            "actor-model-group",
            ("actor-titled",),
            _model_group,
            "accept",
            "the model takes the name for a people, a faith or a party",
        ),
        Rule(
            "actor-unsaid",
            ("actor-model-person", "actor-model-organisation", "actor-model-group"),
            _unsaid,
            "refine",
            "nothing here says that it is an actor",
        ),
    ]
)

"""Noun phrases that are actors without a name: "Pakistani soldiers", "an Afghan official", "Helmand's governor"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.actors.countries import one_country
from extractors.actors.events import acts
from extractors.rules import Rule, decided, ordered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.actors.lexicon import Lexicon
    from extractors.actors.setting import Setting
    from extractors.clauses.parse import Parse
    from extractors.model import ActorType


@dataclass(frozen=True, slots=True)
class NominalCase:
    """A noun that may mean an actor, with what stands about it."""

    setting: Setting
    type: ActorType
    head: int
    start: int
    owner: tuple[int, int] | None
    country: str | None
    beside: tuple[int, int] | None
    definite: bool


def _acting(case: NominalCase) -> bool | None:
    return acts(case.setting.parse, case.head, case.setting.words) or None


def _owned(case: NominalCase) -> bool | None:
    return case.owner is not None or None


def _of_country(case: NominalCase) -> bool | None:
    return case.country is not None or None


def _named_beside(case: NominalCase) -> bool | None:
    return case.beside is not None or None


def _definite(case: NominalCase) -> bool | None:
    return (case.definite and case.type == "group" and case.start == case.head) or None


_SAID = "a noun phrase about “{0}” that acts or belongs to somebody named"
NOMINALS: tuple[Rule[NominalCase, bool], ...] = ordered(
    [
        Rule("actor-noun-owned", (), _owned, "accept", _SAID),
        Rule("actor-noun-of-country", ("actor-noun-owned",), _of_country, "accept", _SAID),
        Rule("actor-noun-beside-name", ("actor-noun-of-country",), _named_beside, "accept", _SAID),
        Rule("actor-noun-acts", ("actor-noun-beside-name",), _acting, "accept", _SAID),
        Rule(
            "actor-noun-definite",
            ("actor-noun-acts",),
            _definite,
            "refine",
            "“the {0}” is an actor only where one that was named before is called so",
        ),
    ]
)
"""What makes an actor of a noun phrase; the first that speaks decides."""


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase from its first modifier to its head.

    Attributes:
        owner: Tokens of the name that it belongs to ("Helmand", "State Department"), or None.
        beside: Tokens of the person's name that it stands in apposition to, on either side, or None.
        country: ISO 3166-1 alpha-2 code of its demonym.
        definite: "The" or the like stands before it.
        rule: What makes it an actor by itself, or only another wording of one: "against the insurgents".
    """

    start: int
    end: int
    type: ActorType
    head: int
    owner: tuple[int, int] | None
    country: str | None
    beside: tuple[int, int] | None
    definite: bool
    rule: Rule[NominalCase, bool]

    @property
    def telling(self) -> bool:
        """Whether it is an actor by itself."""
        return self.rule.says == "accept"


def nominals(setting: Setting, taken: set[int]) -> Iterator[Nominal]:
    """The nominals of a Doc in text order: of a country, place or organisation, acting, or definite and so perhaps known.

    Args:
        setting: The Doc.
        taken: Tokens that are names already; a nominal's head is none of them.
    """
    parse, words = setting.parse, setting.words
    for index, tag in enumerate(parse.tags):
        if (
            tag not in ("NN", "NNS", "NNP", "NNPS")
            or index in taken
            or _modifies(parse, index)
            or parse.labels[index] in ("GPE", "LOC")
        ):
            continue
        type_ = _type(parse, index, words)
        if type_ is None:
            continue
        start = _start(parse, index, words)
        if _is_riverside(parse, start, index) or parse.words[start] in ("outside", "inside"):
            continue  # "said outside court"
        if _says_what(parse, index, taken, words):
            continue
        while start - 1 in taken and start in taken:
            start -= 1  # "Shining Path rebels"
        owner = _owner(parse, index, start)
        country = one_country(setting, start, index)
        beside = _beside(parse, index)
        definite = any(parse.lemmas[kid] in ("the", "those", "these") for kid in parse.children(index, "det"))
        case = NominalCase(setting, type_, index, start, owner, country, beside, definite)
        if (found := decided(NOMINALS, case)) is not None:
            yield Nominal(start, index + 1, type_, index, owner, country, beside, definite, found[0])


def _says_what(parse: Parse, index: int, taken: set[int], words: Lexicon) -> bool:
    """Whether it only says what body the name before it is: "Brac, the Dhaka-based charity, has sent 60 boats"."""
    named = parse.heads[index]
    if parse.deps[index] != "appos" or named not in taken or _lemma(parse, index) not in words.bodies:
        return False
    return named < index and parse.labels[named] in ("ORG", "") and parse.is_name(named)


def _type(parse: Parse, index: int, words: Lexicon) -> ActorType | None:
    lemma, plural = (
        _lemma(parse, index),
        parse.tags[index] in ("NNS", "NNPS") or parse.words[index].endswith("men"),
    )
    named = lemma in words.groups or lemma in words.roles if plural else lemma in words.bodies
    if named or lemma in ("police", "military", "opposition"):
        return "group"
    return "role" if lemma in words.roles and not plural else None


def _is_riverside(parse: Parse, start: int, index: int) -> bool:
    """Whether the bank is a river's: "the Russian-held bank", "the left bank of the Dnipro"."""
    if parse.lemmas[index] != "bank":
        return False
    before = {word.lower() for word in parse.words[start:index]}
    before |= {word.rsplit("-", 1)[-1] for word in before}
    of = parse.words[index + 1 : index + 2] == ["of"]
    return bool(before & _HELD) or (bool(before & _SIDES) and (of or not parse.is_name(index)))


_HELD = frozenset({"held", "occupied", "controlled"})
_SIDES = frozenset(
    {"left", "right", "east", "west", "eastern", "western", "northern", "southern", "opposite", "far"}
)


def _lemma(parse: Parse, index: int) -> str:
    """The noun's dictionary form; the model gives none of a noun that opens a sentence and looks like a name ("Gunmen")."""
    lemma = parse.lemmas[index]
    if parse.tags[index][:3] != "NNP":
        return lemma
    return f"{lemma[:-3]}man" if lemma.endswith("men") else lemma.removesuffix("s")


def _modifies(parse: Parse, index: int) -> bool:
    """Whether it only describes another noun ("police station") or is the title of a name ("Judge Smith")."""
    head = parse.heads[index]
    return parse.deps[index] in ("compound", "nmod", "amod", "npadvmod") and head > index


def _start(parse: Parse, index: int, words: Lexicon) -> int:
    """The first modifier of the head that stands without a gap before it."""
    start = index
    while start > 0:
        before = start - 1
        tag = parse.tags[before]
        if tag[:2] in ("JJ", "NN", "VB", "HY") and index - before <= 6 and _inside(parse, before, index):
            start = before
        else:
            break
    while start < index and (parse.tags[start][:2] in ("HY", "VB") or parse.lemmas[start] in words.vague):
        start += 1
    return start


def _inside(parse: Parse, index: int, head: int) -> bool:
    for _ in range(5):
        if index == head:
            return True
        if parse.deps[index] not in (
            "amod",
            "compound",
            "nmod",
            "advmod",
            "conj",
            "npadvmod",
            "punct",
            "nummod",
        ):
            return False
        index = parse.heads[index]
    return index == head


def _owner(parse: Parse, head: int, start: int) -> tuple[int, int] | None:
    """The name in front, as possessor, or after "of", "in", "for", "from": the name's whole entity."""
    for index in range(start, head):
        if parse.labels[index] in ("ORG", "GPE", "LOC", "FAC"):
            return _entity(parse, index)
    for kid in parse.children(head, "poss"):
        if parse.labels[kid] in ("ORG", "GPE", "LOC", "FAC", "NORP"):
            return _entity(parse, kid)
    for prep in parse.children(head, "prep"):
        if parse.words[prep] in ("of", "in", "for", "from", "at", "with"):
            for kid in parse.children(prep, "pobj"):
                named = next(
                    (
                        k
                        for k in (kid, *parse.children(kid, "compound"))
                        if parse.labels[k] in ("ORG", "GPE", "LOC", "FAC")
                    ),
                    None,
                )
                if named is not None:
                    return _entity(parse, named)
    return None


def _entity(parse: Parse, index: int) -> tuple[int, int] | None:
    return next(((start, end) for start, end, _ in parse.entities if start <= index < end), None)


def _beside(parse: Parse, head: int) -> tuple[int, int] | None:
    """The person whose apposition the nominal is: "Kerry, the secretary of state", "the ambassador, Andrei Karlov"."""
    others = [parse.heads[head]] if parse.deps[head] == "appos" else list(parse.children(head, "appos"))
    for other in others:
        if parse.labels[other] == "PERSON":
            return _entity(parse, other)
    return None

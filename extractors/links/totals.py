"""Numbers that stand in a remark behind or before a clause, and are not the clause's: "…, one of two women in a team of 64"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.clauses.lexicon import words

if TYPE_CHECKING:
    from extractors.clauses.clause import Clause
    from extractors.clauses.parse import Parse
    from extractors.links.phrase import Phrase

_STEPS = 8

_MULTIPLES = frozenset({"half", "double", "twice", "triple"})
_REMARKS = frozenset({"appos", "npadvmod", "preconj", "dep", "intj", "oprd"})
_WITHIN = frozenset(
    {"pobj", "prep", "nummod", "compound", "quantmod", "nmod", "amod", "conj", "appos", "npadvmod"}
)


def is_total(parse: Parse, phrase: Phrase) -> bool:
    """Whether a figure is what a remark picks one of, or a part of: the remark has no subject, place or day of the clause.

    "Born the second of five children", "she joined, one of two women in a team of 64", "a deal, half the 30% rate he had
    threatened".
    """
    at = phrase.root
    for _ in range(_STEPS):
        if parse.heads[at] == at:
            return False
        if parse.deps[at] in _REMARKS and _is_multiple(parse, at) and not phrase.holds(_multiple(parse, at)):
            return True
        rank = parse.words[at].lower() in words("ranks") and not phrase.holds(at)
        if rank and parse.deps[at] in _REMARKS and _is_set_apart(parse, at):
            return True
        if parse.deps[at] not in _WITHIN:
            return False
        at = parse.heads[at]
    return False


def is_remark(parse: Parse, clause: Clause | None, phrase: Phrase) -> bool:
    """Whether a figure stands in a remark that has no subject, place or day of the clause."""
    return is_total(parse, phrase) or is_told_aside(parse, clause, phrase)


def is_told_aside(parse: Parse, clause: Clause | None, phrase: Phrase) -> bool:
    """Whether a remark behind what somebody says hangs on the saying alone: "he said two were killed, 14 of them pupils"."""
    if clause is None or clause.passive or phrase.first < clause.verb:
        return False
    if parse.lemmas[clause.verb] not in words("saying"):
        return False
    at = phrase.root
    for _ in range(_STEPS):
        if parse.heads[at] in (at, clause.verb):
            break
        at = parse.heads[at]
    if parse.deps[at] == "ccomp" and parse.tags[at] in ("NN", "NNS") and at > phrase.last:
        return True  # "14 of them pupils" read as what is said
    beside = parse.heads[at] == clause.verb and parse.deps[at] in ("npadvmod", "dep", "appos", "conj", "dobj")
    return beside and any(clause.verb < kid < phrase.first for kid in parse.children(clause.verb, "ccomp"))


def _multiple(parse: Parse, noun: int) -> int:
    return next((kid for kid in parse.kids[noun] if parse.words[kid].lower() in _MULTIPLES), -1)


def _is_multiple(parse: Parse, noun: int) -> bool:
    kid = _multiple(parse, noun)
    return kid >= 0 and kid < noun and _is_set_apart(parse, kid)


def _is_set_apart(parse: Parse, token: int) -> bool:
    """Whether a comma stands before it, determiners passed over."""
    at = token - 1
    while at >= 0 and parse.tags[at] in ("DT", "RB", "PDT", "JJ"):
        at -= 1
    return at >= 0 and parse.words[at] in (",", "–", "—")

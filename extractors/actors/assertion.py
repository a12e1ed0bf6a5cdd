"""How far a deed is asserted by the words around its clause: "accused India of opening the dam" does not say that it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.clauses.lexicon import words

if TYPE_CHECKING:
    from extractors.clauses.clause import Clause
    from extractors.clauses.parse import Parse

_CLIMBED = frozenset({"ccomp", "pcomp", "xcomp", "conj", "acl", "prep", "dobj", "pobj", "relcl"})
_HELD = frozenset({"ccomp", "pcomp", "xcomp", "acl"})
"""Relations by which what is said hangs on the words that hold it to be so or not."""
_SETTING = frozenset({"after", "before", "since", "while", "during", "upon", "on"})
"""Prepositions of when it was: of "charged with theft after leaving the firm" nobody denies the leaving."""
_MAX_CLIMB = 8


def told(parse: Parse, clause: Clause) -> str:
    """The clause's modality, or what another one makes of it: `denied`, `may` where it is doubted, `alleged`.

    What is not done ("without warning") is denied.

    Args:
        parse: The Doc.
        clause: A clause that tells a deed.
    """
    if clause.modality == "denied":
        return "denied"
    if any(parse.words[kid].lower() in words("alleging_adverbs") for kid in parse.kids[clause.outer]):
        return "alleged"
    at, is_held = clause.outer, False
    for _ in range(_MAX_CLIMB):
        dep, head = parse.deps[at], parse.heads[at]
        if (
            dep not in _CLIMBED
            or head == at
            or (dep == "relcl" and parse.lemmas[head] not in words("alleging"))
        ):
            break
        if dep == "prep" and parse.words[at].lower() in _SETTING:
            break
        is_held = is_held or dep in _HELD
        if is_held and (found := _held_as(parse, head, at)) is not None:
            return found
        at = head
    return clause.modality


def _held_as(parse: Parse, word: int, below: int) -> str | None:
    """What a word makes of the clause that hangs on it, by way of `below`; None where it is told as it is."""
    lemma = parse.lemmas[word]
    if parse.words[word].lower() == "without":
        return "denied"
    if lemma in words("disbelieving"):
        return "denied"
    if lemma in words("doubting"):
        return "may"
    accuses = lemma in words("accusing") and parse.words[below].lower() in ("of", "with", "for")
    return "alleged" if accuses or lemma in words("alleging") else None

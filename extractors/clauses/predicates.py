"""Which tokens are predicates, which of them make one predicate together, and how each clause hangs on another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.clauses.lexicon import words

if TYPE_CHECKING:
    from extractors.clauses.clause import Relation
    from extractors.clauses.parse import Parse

_CLAUSAL = frozenset(
    {
        "ROOT",
        "ccomp",
        "xcomp",
        "advcl",
        "relcl",
        "acl",
        "conj",
        "parataxis",
        "pcomp",
        "csubj",
        "csubjpass",
        "dep",
    }
)
_VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_HELPERS = frozenset({"aux", "auxpass", "amod", "compound", "agent", "prep", "case", "mark", "punct"})
_RELATIONS: dict[str, Relation] = {
    "ccomp": "complement",
    "csubj": "complement",
    "csubjpass": "complement",
    "parataxis": "complement",
    "xcomp": "infinitive",
    "relcl": "relative",
    "acl": "participle",
    "advcl": "adverbial",
    "pcomp": "participle",
    "conj": "conjunct",
    "dep": "conjunct",
}
_DEPTH = 40  # heads that are followed upwards: more than any sentence of news nests


def is_predicate(parse: Parse, index: int) -> bool:
    """Whether the token is the verb of a clause: no auxiliary, no participle that stands before its noun."""
    if parse.tags[index] not in _VERBAL or parse.deps[index] in _HELPERS or parse.words[index].isspace():
        return False
    return parse.deps[index] in _CLAUSAL or parse.has(index, "nsubj", "nsubjpass", "dobj")


def merges(parse: Parse, index: int) -> bool:
    """Whether the verb makes one predicate with the verb above it: "set to begin", "began shutting off", "want to leave".

    A verb whose object does what follows ("told the army to leave") begins a clause of its own.
    """
    if parse.deps[index] != "xcomp" or parse.has(index, "nsubj", "nsubjpass"):
        return False
    head = parse.heads[index]
    if parse.tags[head] not in _VERBAL:
        return False
    objects = [kid for kid in parse.children(head, "dobj") if kid < index]
    return not objects or parse.lemmas[head] in words("promising")


def owner_of(parse: Parse, index: int, predicates: frozenset[int]) -> int | None:
    """The predicate that the token belongs to: the nearest one at or above it."""
    for _ in range(_DEPTH):
        if index in predicates:
            return index
        head = parse.heads[index]
        if head == index:
            return None
        index = head
    return None


def relation_of(parse: Parse, index: int) -> Relation:
    """How the clause of that outermost verb hangs on the one above."""
    relation = _RELATIONS.get(parse.deps[index], "main")
    if relation == "adverbial":
        marks = {parse.words[kid].lower() for kid in parse.children(index, "mark", "advmod")}
        if marks & words("conditional"):
            return "condition"
        if parse.tags[index] in ("VBG", "VBN") and not parse.has(index, "nsubj", "nsubjpass", "mark"):
            return "participle"
    if relation == "participle" and parse.tags[index] == "VB":
        return "infinitive"
    return relation

"""The subject of the second of two coordinated sentences, where the parser takes it for another object of the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.token_columns import TokenColumns

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BETWEEN = frozenset({"RB", "MD", "VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def with_second_subjects(
    columns: TokenColumns, heads: list[int], deps: list[str]
) -> tuple[list[int], list[str]]:
    """Heads and relations, with the name before a verb as its subject: of "Sweden sent tanks and Finland sent guns" Finland."""
    found = [
        (name, verb)
        for verb, dep in enumerate(deps)
        if dep == "conj" and verb > 2 and (name := _name_before(columns, heads, deps, verb)) is not None
    ]
    if not found:
        return heads, deps
    heads, deps = list(heads), list(deps)
    for name, verb in found:
        heads[name], deps[name] = verb, "nsubj"
    return heads, deps


def _name_before(columns: TokenColumns, heads: Sequence[int], deps: Sequence[str], verb: int) -> int | None:
    """The name right before a coordinated verb without a subject that hangs on an object of the verb before."""
    tags, first = columns.tags, heads[verb]
    if tags[verb][:2] != "VB" or tags[first][:2] != "VB" or first > verb:
        return None
    if any(head == verb and deps[at] in _SUBJECTS for at, head in enumerate(heads[:verb])):
        return None
    at = verb - 1
    while at > first and heads[at] == verb and tags[at] in _BETWEEN:
        at -= 1
    finite = tags[verb] in _FINITE or any(tags[each] in _FINITE for each in range(at + 1, verb))
    if not finite or tags[at] not in ("NNP", "NNPS") or deps[at] != "conj" or not first < heads[at] < at:
        return None
    while tags[heads[at]] in ("NNP", "NNPS") and deps[heads[at]] == "conj" and first < heads[heads[at]]:
        at = heads[at]  # "and Togo and Benin sold"
    opens = at
    while opens - 1 > first and _is_below(heads, opens - 1, at):
        opens -= 1
    return at if tags[opens - 1] == "CC" else None


def _is_below(heads: Sequence[int], token: int, above: int) -> bool:
    for _ in range(6):
        if heads[token] == above:
            return True
        if heads[token] == token:
            return False
        token = heads[token]
    return False

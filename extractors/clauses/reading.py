"""Parse -> clauses: the tree of a Doc's predicates with subjects shared, controlled and passed on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.clauses.arguments import (
    Subject,
    adjuncts_of,
    by_agent,
    conjuncts,
    is_passive,
    is_relative,
    objects_of,
    recipients_of,
    subject_of,
)
from extractors.clauses.clause import Clause, Sharing
from extractors.clauses.lexicon import words
from extractors.clauses.modality import is_negated, modality_of, tense_of
from extractors.clauses.parse import parse_of
from extractors.clauses.predicates import is_predicate, merges, owner_of, relation_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from extractors.clauses.parse import Parse


_NOBODY = frozenset({"ORG", "FAC", "GPE", "LOC"})


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of a Doc, in the order of their outermost verbs.

    Attributes:
        owner: By token, the index of the clause that it belongs to; None outside any (a dateline, a headline without a verb).
        acting: By token, the clauses of which it is an agent or a patient; only tokens of which there are any.
    """

    parse: Parse
    all: tuple[Clause, ...]
    owner: tuple[int | None, ...]
    acting: Mapping[int, Sequence[Clause]]

    def of(self, token: int) -> Clause | None:
        """The clause that the token belongs to."""
        index = self.owner[token]
        return None if index is None else self.all[index]

    def above(self, clause: Clause) -> Clause | None:
        """The clause that it hangs on."""
        return None if clause.above is None else self.all[clause.above]


def clauses_of(parse: Parse) -> Clauses:
    """The clauses of a parsed Doc."""
    chains = _chains(parse)
    verbs = frozenset(verb for chain in chains for verb in chain)
    chain_of = {verb: index for index, chain in enumerate(chains) for verb in chain}
    owner = tuple(
        None if (verb := owner_of(parse, token, verbs)) is None else chain_of[verb]
        for token in range(len(parse.words))
    )
    inside: dict[int, list[int]] = {}
    for token, index in enumerate(owner):
        if index is not None:
            inside.setdefault(index, []).append(token)
    done: dict[int, Clause] = {}
    for index in _outermost_first(parse, chains):
        above = _above(parse, chains[index][0], owner, index)
        tokens = frozenset(inside.get(index, ()))
        done[index] = _clause(parse, index, chains[index], None if above is None else done.get(above), tokens)
    drafts = [done[index] for index in range(len(chains))]
    clauses = tuple(_reported(parse, each, done) for each in drafts)
    acting: dict[int, list[Clause]] = {}
    for clause in clauses:
        for token in {*clause.agents, *clause.patients}:
            acting.setdefault(token, []).append(clause)
    return Clauses(parse, clauses, owner, acting)


def _chains(parse: Parse) -> list[tuple[int, ...]]:
    predicates = [index for index in range(len(parse.words)) if is_predicate(parse, index)]
    below: dict[int, int] = {}
    inner = set()
    for index in predicates:
        if merges(parse, index) and parse.heads[index] in predicates and parse.heads[index] not in below:
            below[parse.heads[index]] = index
            inner.add(index)
    chains = []
    for index in predicates:
        if index in inner:
            continue
        chain = [index]
        while chain[-1] in below and len(chain) < 6:
            chain.append(below[chain[-1]])
        chains.append(tuple(chain))
    return chains


def _above(parse: Parse, verb: int, owner: tuple[int | None, ...], index: int) -> int | None:
    head = parse.heads[verb]
    above = owner[head] if head != verb else None
    return None if above == index else above


def _outermost_first(parse: Parse, chains: list[tuple[int, ...]]) -> list[int]:
    """Indices of the chains so that each comes after the one it hangs on."""

    def depth(index: int) -> int:
        at, steps = chains[index][0], 0
        while parse.heads[at] != at and steps < 200:
            at, steps = parse.heads[at], steps + 1
        return steps

    return sorted(range(len(chains)), key=depth)


def _clause(
    parse: Parse, index: int, chain: tuple[int, ...], above: Clause | None, inside: frozenset[int]
) -> Clause:
    relation = relation_of(parse, chain[0])
    if above is None:
        relation = "main"
    verb = chain[-1]
    own = _own_subject(parse, chain)
    passive = is_passive(parse, verb)
    subject, shared = (own.head, "own") if own else _borrowed(parse, chain, relation, above)
    if own is not None and is_relative(parse, own.head) and relation == "relative":
        subject, shared = _antecedent(parse, own.head, parse.heads[chain[0]]), "antecedent"
    if own is None and relation == "conjunct" and above is not None and above.passive:
        passive = passive or (parse.tags[verb] == "VBN" and not parse.has(verb, "aux", "dobj"))
    agents, patients = _roles(parse, chain, subject, passive)
    adjuncts = tuple(
        sorted(
            (each for step in chain for each in adjuncts_of(parse, step, inside)), key=lambda each: each.first
        )
    )
    return Clause(
        index=index,
        chain=chain,
        relation=relation,
        above=None if above is None else above.index,
        subject=subject,
        subject_from=shared,
        agents=agents,
        patients=patients,
        recipients=recipients_of(parse, verb),
        passive=passive,
        negated=is_negated(parse, chain),
        modality=modality_of(parse, chain, relation == "condition"),
        tense=tense_of(parse, chain),
        particle=next(parse.children(verb, "prt"), None),
        adjuncts=adjuncts,
    )


def _antecedent(parse: Parse, pronoun: int, head: int) -> int:
    """What a relative clause tells of: a person where "who" stands behind where they are, "Ann Lee of the school, who has"."""
    if parse.words[pronoun].lower() != "who" or parse.labels[head] not in _NOBODY:
        return head
    if any(
        parse.words[at].lower() in ("have", "are", "were")
        for at in range(pronoun, min(pronoun + 2, len(parse.words)))
    ):
        return head  # "Everton, who have won"
    at = head
    for _ in range(8):
        at = parse.heads[at]
        if parse.labels[at] == "PERSON" and parse.tags[at][:2] == "NN":
            return at
        if parse.heads[at] == at or parse.tags[at][:2] == "VB":
            break
    return head


def _own_subject(parse: Parse, chain: tuple[int, ...]) -> Subject | None:
    return next((found for verb in chain if (found := subject_of(parse, verb)) is not None), None)


def _borrowed(
    parse: Parse, chain: tuple[int, ...], relation: str, above: Clause | None
) -> tuple[int | None, Sharing | None]:
    """The subject of a clause that has none of its own."""
    head = parse.heads[chain[0]]
    if relation == "conjunct" and above is not None and parse.tags[head][:2] == "VB":
        return above.subject, "shared"
    if relation in ("relative", "participle", "infinitive") and parse.tags[head][:2] in (
        "NN",
        "PR",
        "CD",
        "DT",
    ):
        return head, "antecedent"
    if relation in ("participle", "infinitive", "adverbial", "condition") and above is not None:
        thing = next(iter(above.patients), None)
        blamed = parse.deps[chain[0]] == "pcomp" and parse.lemmas[above.verb] in words("blaming")
        if blamed and thing is not None and parse.words[head].lower() in ("for", "of", "from", "with"):
            return thing, "controlled"  # "accused the firm of hiding 40 deaths"
        if relation == "infinitive" and thing is not None and above.verb == head and not above.passive:
            return thing, "controlled"
        return above.subject, "controlled"
    return None, None


def _roles(
    parse: Parse, chain: tuple[int, ...], subject: int | None, passive: bool
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    verb = chain[-1]
    objects = objects_of(parse, verb)
    heads = () if subject is None else conjuncts(parse, subject)
    if not passive or (len(chain) > 1 and not is_passive(parse, verb)):
        return heads, objects
    agent = by_agent(parse, verb)
    return (() if agent is None else conjuncts(parse, agent)), (*heads, *objects)


def _reported(parse: Parse, clause: Clause, done: Mapping[int, Clause]) -> Clause:
    """The clause with who says it: the subject of a verb of saying above it, or "according to" beside it."""
    for adjunct in clause.adjuncts:
        if parse.words[adjunct.first].lower() == "according":
            return replace(clause, speaker=adjunct.head, cue=adjunct.first)
    at = clause
    for _ in range(8):
        if at.above is None:
            return clause
        above = done[at.above]
        if at.relation in ("complement", "main") and parse.lemmas[above.verb] in words("saying"):
            speaker = next(iter(above.agents), None)
            return clause if speaker is None else replace(clause, speaker=speaker, cue=above.verb)
        at = above
    return clause


def read_clauses(doc: Doc) -> Clauses:
    """The clauses of a Doc."""
    return known_clauses(parse_of(doc))


def known_clauses(parse: Parse) -> Clauses:
    """The clauses of a parse; asked again for the same one it gives what it read before.

    Several components ask one after the other; a Doc passes them one at a time, so that the last one read is enough.
    """
    global _last
    if _last is None or _last.parse is not parse:
        _last = clauses_of(parse)
    return _last


_last: Clauses | None = None

"""What a clause and its figures tell of: people harmed, what may harm them, a company's account, another event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.clauses.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.clauses.clause import Clause
    from extractors.clauses.parse import Parse
    from extractors.clauses.reading import Clauses
    from extractors.links.annotations import Topic
    from extractors.links.phrase import Phrase

_DYING = frozenset({"die", "perish", "drown"})
_LOST = frozenset({"missing", "dead", "homeless", "stranded", "trapped", "unconscious"})
"""What people are, go or are found who come to harm."""


def topic_of(clauses: Clauses, phrase: Phrase, clause: Clause | None) -> Topic | None:
    """What a figure is about, where the article may have told the place or the time of it before."""
    parse = clauses.parse
    near = {parse.lemmas[token] for token in range(phrase.first, phrase.last + 1)} | _above(clauses, phrase)
    verbs: set[str] = set() if clause is None else {parse.lemmas[verb] for verb in clause.chain}
    lost = (clause is not None and _is_lost(parse, clause)) or any(
        is_casualty(parse, other) for other in told_of(clauses, phrase)
    )
    lost_sums = is_rate(parse, phrase)
    if (near & words("toll") and not lost_sums) or verbs & (words("harming") | _DYING) or lost:
        return "harm"
    heads = set() if clause is None or clause.subject is None else {parse.lemmas[clause.subject]}
    things = set() if clause is None else {parse.lemmas[head] for head in clause.patients}
    if (near | heads) & words("accounts") or (verbs & words("earning") and is_money(parse, phrase)):
        return "account"
    if (near | heads | things | verbs) & words("events"):
        return "event"
    return None


def told_of(clauses: Clauses, phrase: Phrase) -> Iterator[Clause]:
    """The relative and participle clauses that tell more of what a figure counts: "four workers who died in 2017"."""
    for clause in clauses.all:
        if clause.relation in ("relative", "participle") and phrase.holds(clauses.parse.heads[clause.outer]):
            yield clause


def is_casualty(parse: Parse, clause: Clause) -> bool:
    """Whether a clause tells of people who were killed, hurt or lost."""
    return clause.modality == "did" and (
        parse.lemmas[clause.verb] in words("casualty") or _is_lost(parse, clause)
    )


def is_mishap(parse: Parse, clause: Clause) -> bool:
    """Whether a clause tells of what can harm people: "a bus crashed", "protests broke out"."""
    told = {parse.lemmas[clause.verb]} & (words("mishaps") | words("casualty"))
    by_subject = clause.subject is not None and parse.lemmas[clause.subject] in words("events")
    return clause.modality == "did" and (bool(told) or by_subject)


def is_money(parse: Parse, phrase: Phrase) -> bool:
    """Whether a figure is a sum of money with its sign."""
    return any(parse.tags[token] == "$" for token in range(phrase.first, phrase.last + 1))


def is_rate(parse: Parse, phrase: Phrase) -> bool:
    """Whether a figure is money or a share, and counts nobody."""
    run = range(phrase.first, phrase.last + 1)
    return any(
        parse.tags[t] == "$"
        or parse.labels[t] in ("MONEY", "PERCENT")
        or parse.words[t] in ("%", "percent", "euros", "dollars", "pounds")
        for t in run
    )


def _is_lost(parse: Parse, clause: Clause) -> bool:
    """Whether its predicate is that somebody is missing or dead: "went missing", "were found dead"."""
    said = {clause.verb, *parse.kids[clause.verb]}
    return any(
        parse.words[token].lower() in _LOST and not parse.has(token, "dobj")
        for token in said
        if token >= clause.verb
    )


def _above(clauses: Clauses, phrase: Phrase) -> set[str]:
    """The nouns that the figure hangs on, up to its verb: "protests in 100 cities"."""
    parse, at, found = clauses.parse, phrase.root, set()
    for _ in range(8):
        head = parse.heads[at]
        clause = clauses.of(head)
        if head == at or (clause is not None and head in clause.chain):
            break
        found.add(parse.lemmas[head])
        at = head
    return found

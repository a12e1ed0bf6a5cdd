"""A clause as a plain record: offsets and words, to be read without the Doc."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from extractors.clauses.clause import Clause
    from extractors.clauses.parse import Parse
    from extractors.clauses.reading import Clauses

Run = list[int]


class AdjunctRecord(TypedDict):
    """A phrase of circumstance: its preposition (empty where it has none), `[start, end]` of it and of its noun."""

    preposition: str
    span: Run
    head: Run


class ClauseRecord(TypedDict):
    """A clause; every run is `[start, end]` in article offsets.

    Attributes:
        start: Where its predicate begins, with auxiliaries and "not"; `end` is one past its last verb or particle.
        text: Those words.
        lemma: The verb that carries the arguments, in its dictionary form.
        agents: Heads of who does it; `patients` of whom it is done to; `recipients` of who is given or told it.
        subject: Head of the grammatical subject, with `subject_from`: own, shared, controlled, antecedent.
        above: Index of the clause that it hangs on, None for a main clause; `relation` says how.
        modality: did, will, may, planned, denied or condition.
        speaker: Head of who says it, where it is reported.
        sentence: Where its sentence starts.
    """

    start: int
    end: int
    text: str
    lemma: str
    subject: Run | None
    subject_from: str | None
    agents: list[Run]
    patients: list[Run]
    recipients: list[Run]
    passive: bool
    negated: bool
    modality: str
    tense: str
    relation: str
    above: int | None
    adjuncts: list[AdjunctRecord]
    speaker: Run | None
    sentence: int


def records_of(clauses: Clauses, offset: int) -> list[ClauseRecord]:
    """The records of a Doc's clauses, `offset` where the Doc begins in the article."""
    return [_record(clauses.parse, clause, offset) for clause in clauses.all]


def _record(parse: Parse, clause: Clause, offset: int) -> ClauseRecord:
    def run(first: int, last: int | None = None) -> Run:
        return [parse.starts[first] + offset, parse.ends[first if last is None else last] + offset]

    def runs(heads: tuple[int, ...]) -> list[Run]:
        return [run(head) for head in heads]

    helpers = [k for verb in clause.chain for k in parse.children(verb, "aux", "auxpass", "neg")]
    helpers = [k for k in helpers if 0 < clause.verb - k < 8]
    first = min([*clause.chain, *helpers])
    last = max(clause.verb, clause.particle or 0) if (clause.particle or 0) - clause.verb < 3 else clause.verb
    span = run(first, max(first, last))
    return ClauseRecord(
        start=span[0],
        end=span[1],
        text=parse.text[span[0] - offset : span[1] - offset],
        lemma=parse.lemmas[clause.verb],
        subject=None if clause.subject is None else run(clause.subject),
        subject_from=clause.subject_from,
        agents=runs(clause.agents),
        patients=runs(clause.patients),
        recipients=runs(clause.recipients),
        passive=clause.passive,
        negated=clause.negated,
        modality=clause.modality,
        tense=clause.tense,
        relation=clause.relation,
        above=clause.above,
        adjuncts=[
            AdjunctRecord(
                preposition=each.preposition, span=run(each.first, each.last - 1), head=run(each.head)
            )
            for each in clause.adjuncts
        ],
        speaker=None if clause.speaker is None else run(clause.speaker),
        sentence=parse.sentences[clause.outer] + offset,
    )

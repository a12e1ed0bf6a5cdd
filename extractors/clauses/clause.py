"""One clause: a predicate with its arguments, its place in the sentence, and how far it is asserted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Relation = Literal[
    "main", "complement", "relative", "participle", "adverbial", "conjunct", "condition", "infinitive"
]
"""How a clause hangs on another: "main" on none."""

Modality = Literal["did", "will", "may", "planned", "denied", "condition"]
"""How far it is asserted: told as done, told of the future, possible or demanded, intended, denied, only supposed."""

Tense = Literal["past", "present", "future", "none"]

Sharing = Literal["own", "shared", "controlled", "antecedent", "passive"]
"""Whence a clause has its subject: of its own, a conjunct's, implied by the clause above, what a relative clause tells of."""


@dataclass(frozen=True, slots=True)
class Adjunct:
    """A phrase of time, place or circumstance.

    Attributes:
        preposition: Its preposition in lower case, empty for a bare noun phrase ("Wednesday").
        head: Token of its noun.
        first: First token of the phrase.
        last: One past its last token, clauses inside it left out.
    """

    preposition: str
    head: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate and what belongs to it. Numbers are token indices of the Doc, `above` is a clause's index.

    Attributes:
        chain: The verbs of one predicate, outermost first: "was set to begin shutting off".
        relation: How it hangs on the clause `above`.
        subject: Head of the grammatical subject, of its own or taken from elsewhere (`subject_from`).
        agents: Heads of who does it; several where they are coordinated.
        patients: Heads of whom or what it is done to.
        recipients: Heads of who is given, told or paid it.
        passive: Its subject is the patient.
        negated: "not", "never", "no longer" stand with it.
        particle: "off" of "shut off".
        adjuncts: Prepositional and bare phrases that hang on it, in text order.
        speaker: Head of who says it, where it is reported.
        cue: The verb, or "according", by which it is reported.
    """

    index: int
    chain: tuple[int, ...]
    relation: Relation
    above: int | None
    subject: int | None
    subject_from: Sharing | None
    agents: tuple[int, ...]
    patients: tuple[int, ...]
    recipients: tuple[int, ...]
    passive: bool
    negated: bool
    modality: Modality
    tense: Tense
    particle: int | None
    adjuncts: tuple[Adjunct, ...]
    speaker: int | None = None
    cue: int | None = None

    @property
    def verb(self) -> int:
        """The verb that carries the arguments: the last one of the chain."""
        return self.chain[-1]

    @property
    def outer(self) -> int:
        """The verb by which the clause hangs in the sentence: the first one of the chain."""
        return self.chain[0]

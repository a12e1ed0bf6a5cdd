"""What is seen and said at one code point of an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class TokenSeen:
    """A token as the model reads it.

    Attributes:
        start: Article offset.
        tag: Penn Treebank tag.
        dep: Its relation to `head`, the words of the token that it hangs on.
        label: The model's entity label, empty where it has none.
        is_here: It holds the code point asked of.
    """

    start: int
    text: str
    tag: str
    dep: str
    head: str
    label: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class ClauseSeen:
    """The clause that the token belongs to, in words of the text.

    Attributes:
        adjuncts: Phrases of time, place and circumstance.
        speaker: Who says it, where it is reported.
    """

    predicate: str
    agents: tuple[str, ...]
    patients: tuple[str, ...]
    recipients: tuple[str, ...]
    adjuncts: tuple[str, ...]
    modality: str
    tense: str
    is_passive: bool
    is_negated: bool
    relation: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class VerdictSeen:
    """What one rule said of the candidate, `words` as a sentence."""

    rule: str
    says: Literal["accept", "refine", "reject"]
    words: str


@dataclass(frozen=True, slots=True)
class LinkSeen:
    """What a figure hangs together with.

    Attributes:
        field: who, where, when or source.
        value: The entity's name, or the words; None where the text does not say.
        reach: How far away it was found: clause, sentence or article.
        rule: Id of the rule that decided; empty where none spoke. `words` are its sentence.
    """

    field: str
    value: str | None
    reach: str | None
    rule: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class CandidateSeen:
    """A run that some rule took for a mention, whether it is one or not.

    Attributes:
        name: What it was taken for; None where it was rejected.
        reason: The entity's reason, as every export has it.
    """

    kind: str
    start: int
    end: int
    text: str
    is_mention: bool
    name: str | None
    type: str | None
    reason: str
    verdicts: tuple[VerdictSeen, ...]
    links: tuple[LinkSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything at one code point.

    Attributes:
        at: The code point, an offset into the article's text.
        sentence: `[start, end]` of its sentence, `words` that sentence.
        clause: None outside any: a dateline, a headline without a verb.
        candidates: Mentions first, then what was rejected; empty where nothing proposed the words.
    """

    at: int
    sentence: tuple[int, int]
    words: str
    tokens: tuple[TokenSeen, ...]
    clause: ClauseSeen | None
    candidates: tuple[CandidateSeen, ...]

"""The annotation of a statement in one Doc: who says it is a run of the text, not yet an actor."""

from __future__ import annotations

from typing import Literal

from extractors.annotations import Annotation
from extractors.model import Stance, StatementType
from extractors.rules import Verdict


class StatementAnnotation(Annotation):
    """What is said, with the words that say by whom and how; `start` to `end` covers all of what is said.

    Attributes:
        spans: The runs of what is said, each `[start, end]`.
        cue: The words of saying; None of words in quotation marks with nothing beside them.
        source: The words for who says it; `head` of them the noun; None where nobody is named.
        names: Heads of what stands beside the head and may be its name: "the chairwoman, Lise Holm".
        form: Whether the source is a pronoun.
        when: When it was said, as a run that is a date; `where` as a run that is a place.
        floats: Whether it stands in quotation marks with nobody beside it.
        before: Head of the subject of the sentence before, where it floats.
        answers: Whether the words of saying are of an answer.
        is_open: Whether its last quotation goes on in the next paragraph.
        opens: Whether it begins its paragraph.
        is_somebody: Whether the head is a common noun of whoever can say something.
        verdicts: The rule that found it.
    """

    spans: list[list[int]]
    type: StatementType
    stance: Stance
    cue: list[int] | None
    source: list[int] | None
    head: list[int] | None
    names: list[list[int]]
    form: Literal["noun", "pronoun"]
    when: list[int] | None
    where: list[int] | None
    floats: bool
    before: list[int] | None
    answers: bool
    is_open: bool
    opens: bool
    is_somebody: bool
    verdicts: list[Verdict]

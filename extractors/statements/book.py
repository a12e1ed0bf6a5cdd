"""The rules of statements by their ids: what is said, who says it, and what is no statement."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from extractors.rules import Rule, by_id, ordered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.rules import Says, Verdict

_FOUND: Final[tuple[tuple[str, Says, str], ...]] = (
    ("statement-quote-then-cue", "accept", "it stands in quotation marks before “{0}”"),
    ("statement-cue-then-quote", "accept", "it stands in quotation marks behind “{0}”"),
    ("statement-quote-alone", "accept", "it stands in quotation marks with nobody beside it"),
    ("statement-clause", "accept", "it is the clause that hangs on “{0}”"),
    ("statement-after", "accept", "“{0}” stands behind it"),
    ("statement-within", "accept", "“{0}” stands in it, or behind it, between commas"),
    ("statement-as", "accept", "it is told as in “{0}”"),
    ("statement-question", "accept", "it is the question that hangs on “{0}”"),
    ("statement-accusation", "accept", "it is whom and what “{0}” is said of"),
    ("statement-description", "accept", "it is what “{0}” is said of, and as what"),
    ("statement-demand", "accept", "it is who is to do what, by “{0}”"),
    ("statement-infinitive", "accept", "it is what the speaker does, or would do, by “{0}”"),
    ("statement-estimate", "accept", "it is what is put at a number, by “{0}”"),
    ("statement-about", "accept", "it is what “{0}” is about"),
    ("statement-object", "accept", "it is the object of “{0}”"),
    ("statement-according", "accept", "it is told according to somebody"),
    ("statement-count", "accept", "it is told by somebody’s count"),
    ("statement-heard", "accept", "it was heard or told there; the words do not say from whom"),
    ("statement-noun", "accept", "it is the clause of the noun “{0}”"),
    ("statement-headline", "accept", "a colon parts it from who says it"),
)
_REFUSED: Final[tuple[tuple[str, Says, str], ...]] = (
    ("statement-unsaid", "reject", "nothing was said: “{0}” is denied, only possible, or to come"),
    ("statement-denied", "reject", "another one denies, doubts or alleges that “{0}” was said or done"),
    ("statement-own-voice", "reject", "“{0}” is the voice of the text itself"),
    ("statement-other-script", "reject", "most of its words are of another script, which is not read here"),
    ("statement-thing", "reject", "a thing says nothing by “{0}”"),
)
_SOURCES: Final[tuple[tuple[str, Says, str], ...]] = (
    ("source-paragraphs", "refine", "the quotation goes on from the paragraph before"),
    ("source-floating", "refine", "“{0}” spoke last before it"),
    ("source-sentence", "refine", "the sentence before is about “{0}”"),
    ("source-nobody", "reject", "nobody is named who says it"),
    ("source-no-actor", "reject", "what stands at the colon is no actor"),
    ("source-pronoun", "refine", "the pronoun means “{0}”, the one candidate that is left"),
    ("source-spoke", "refine", "the pronoun means “{0}”, the only one who spoke last"),
    (
        "source-silent",
        "refine",
        "the pronoun means “{0}”, of whom the sentence before says that it did not comment",
    ),
    ("source-pronoun-open", "refine", "“{0}” can mean several, or nobody who is named"),
    ("source-apposed", "refine", "who says it is called “{0}”"),
    ("source-stands-for", "refine", "the noun stands for “{0}”, who was named before"),
    ("source-headline", "refine", "the article names who is meant: “{0}”"),
    ("source-actor", "refine", "“{0}” says so"),
    ("source-words", "refine", "“{0}” says so, and is no actor"),
    ("source-unnamed", "refine", "nobody is named who says it"),
)


def _spoke(id_: str, decided: str) -> bool | None:
    """Whether a decision was made by that rule."""
    return decided == id_ or None


def _stage(told: tuple[tuple[str, Says, str], ...]) -> tuple[Rule[str, bool], ...]:
    """The rules of one question, each after the one before it."""
    ids = [id_ for id_, _, _ in told]
    return ordered(
        Rule(id_, tuple(ids[at - 1 : at]) if at else (), partial(_spoke, id_), says, words)
        for at, (id_, says, words) in enumerate(told)
    )


STATEMENT_RULES: Final[dict[str, Rule[Any, Any]]] = by_id(
    [*_stage(_FOUND), *_stage(_REFUSED), *_stage(_SOURCES)]
)
"""Every rule of statements by its id."""


def reason_of(verdicts: Sequence[Verdict]) -> str:
    """A statement's reason: what its rules say, in their order."""
    return "; ".join(STATEMENT_RULES[verdict.rule].rendered(verdict) for verdict in verdicts)

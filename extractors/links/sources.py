"""Who counts or estimates a figure, and who says one whose verb of saying is left out; all else, its statement says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.clauses.lexicon import words
from extractors.links.owners import Owner
from extractors.links.phrase import Phrase
from extractors.links.speaking import foresees

if TYPE_CHECKING:
    from extractors.clauses.clause import Clause
    from extractors.clauses.parse import Parse
    from extractors.clauses.reading import Clauses
    from extractors.links.annotations import Form

_KEEPING = frozenset({"register", "list", "log", "record"})
"""Who counts in this way may be of what it counts: "the shop recorded sales of $5 million"."""

_BOUNDS = frozenset(
    {
        "only",
        "just",
        "at",
        "least",
        "most",
        "about",
        "some",
        "around",
        "more",
        "fewer",
        "less",
        "than",
        "over",
        "nearly",
    }
)


def source_of(clauses: Clauses, clause: Clause | None, phrase: Phrase) -> Owner | None:
    """The head of who counts or estimates it, or says it in a clause whose verb is left out."""
    parse = clauses.parse
    if clause is None:
        return None
    if (assessor := assessor_of(parse, clause, phrase)) is not None:
        counts = parse.lemmas[clause.verb] in words("counting")
        return _owner(parse, assessor, "source-counter" if counts else "source-assessor")
    if clause.speaker is None or phrase.holds(clause.speaker):
        return None
    other = _gapped(parse, clause, phrase)
    return None if other is None else _owner(parse, other, "source-gapped")


def _owner(parse: Parse, head: int, rule: str) -> Owner:
    form: Form = "pronoun" if parse.tags[head] == "PRP" else "noun"
    return Owner(head, form, rule, False)


def assessor_of(parse: Parse, clause: Clause, phrase: Phrase) -> int | None:
    """Head of who estimates or counts the figure, by the verb of its own clause: "police put the crowd at 40,000".

    Whoever forecasts it is one of them: "Fitch expects a deficit of 5 %".

    Such a one says it, whoever is quoted around the clause; whose figure it is, an estimate does not make it.
    """
    head = next((agent for agent in clause.agents if not phrase.holds(agent)), None)
    if head is None or clause.passive or parse.tags[head] == "PRP":
        return None  # "I counted six bodies": who says so is the speaker
    if foresees(parse, clause, phrase):
        return head
    lemma, at = parse.lemmas[clause.verb], phrase.root
    if lemma in words("counting") and lemma not in _KEEPING:
        return (
            None if parse.tags[clause.verb] in ("VBZ", "VBP") else head
        )  # "the party counts 900 members" has them
    for _ in range(3):
        at = parse.heads[at]
        if parse.words[at].lower() == "at":
            return head if lemma in ("estimate", "put") and parse.heads[at] in _objects(clause) else None
    return None


def _objects(clause: Clause) -> tuple[int, ...]:
    """The verb and its objects: the parser hangs "at 40,000" on either in "put the crowd at 40,000"."""
    return (clause.verb, *clause.patients)


def _gapped(parse: Parse, clause: Clause, phrase: Phrase) -> int | None:
    """Head of who says the number that ends "the opposition said 31 people were killed and the government only 12".

    Where the number before is not the subject the gap is another: "he said the army lost 31 men and the rebels 12".
    """
    cue, subject = clause.cue, clause.subject
    if cue is None or subject is None or not cue < subject < phrase.first or phrase.last != phrase.first:
        return None
    if not clause.passive and clause.agents[:1] != (subject,):
        return None
    if not any(parse.tags[kid] == "CD" for kid in parse.kids[subject]):
        return None
    following = parse.words[phrase.last + 1] if phrase.last + 1 < len(parse.words) else "."
    at = phrase.first - 1
    while at > subject and (
        parse.tags[at] in ("RB", "IN", "JJR", "JJS") or parse.words[at].lower() in _BOUNDS
    ):
        at -= 1
    if following[0].isalnum() or parse.tags[at] not in ("NN", "NNS", "NNP", "NNPS"):
        return None
    first = at
    while first > subject and parse.tags[first - 1] in ("NN", "NNP", "NNPS", "NNS", "JJ", "DT", "PRP$"):
        first -= 1
    return at if parse.words[first - 1].lower() in ("and", "but", "while", ";") else None

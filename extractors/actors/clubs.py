"""Towns that stand for their sports clubs: "Liverpool beat Manchester City 2-1"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.actors.lexicon import Lexicon
    from extractors.clauses.parse import Parse

_SCORE = re.compile(
    r"\b\d{1,3} ?[-–] ?\d{1,3}\b(?! ?(?:%|per ?cent|million|billion|(?!this|across|always)[a-z]{3,}s\b|members?|people))"
)
"""A score, and no range of what is counted: "lost 10-15 soldiers"."""
_SENTENCE = 400
"""How far into its sentence a score is looked for, in code points."""
_AGAINST = ("with", "against", "over", "to", "by", "at", "from")
_NOUNS = ("win", "victory", "defeat", "loss", "draw", "triumph")


def is_club(parse: Parse, head: int, words: Lexicon) -> bool:
    """Whether a town plays: it stands with a verb or noun of sports, in a sentence that tells a score."""
    if not _plays(parse, head, words):
        return False
    start = parse.sentences[head]
    return bool(_SCORE.search(parse.text, start, start + _SENTENCE))


def _plays(parse: Parse, index: int, words: Lexicon) -> bool:
    dep, head = parse.deps[index], parse.heads[index]
    if dep == "conj" and parse.deps[head] != "conj":
        return _plays(parse, head, words)
    if dep in ("nsubj", "dobj"):
        return parse.lemmas[head] in words.playing
    if dep == "pobj" and parse.lemmas[head] in _AGAINST:
        after = parse.lemmas[parse.heads[head]]
        if parse.lemmas[head] == "at" and parse.has(parse.heads[head], "dobj"):
            return False  # "beat Arsenal at Old Trafford"
        return after in words.playing or after in _NOUNS
    return dep == "poss" and parse.lemmas[head] in _NOUNS

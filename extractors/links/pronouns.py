"""Whom a pronoun means, where one candidate is left: he, she, it, they and their possessives."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.actors.lexicon import lexicon
from extractors.model import Actor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extractors.links.spans import MentionSpans
    from extractors.model import Entity, Mention, Span

_BACK = 3
"""Sentences before its own in which a pronoun's antecedent is looked for."""
_KINDS = {
    "he": frozenset({"person"}),
    "she": frozenset({"person"}),
    "it": frozenset({"organisation", "state"}),
    "they": frozenset({"group", "organisation", "role"}),
}
_PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she",
    "it": "it", "its": "it", "they": "they", "them": "they", "their": "they",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Whom a pronoun means, and whether that stands in the sentence itself or in the one before."""

    entity: str
    is_near: bool


class Antecedents:
    """Looks for antecedents among an article's actors."""

    def __init__(
        self,
        text: str,
        actors: MentionSpans,
        entities: Mapping[str, Entity],
        sentences: Sequence[Span],
        subjects: Sequence[Sequence[int]],
    ) -> None:
        self._text, self._actors, self._entities, self._sentences = text, actors, entities, sentences
        self._starts = [span.start for span in sentences]
        self._subjects = {run[1] for run in subjects}
        self._subject_ends = sorted(self._subjects)

    def of(self, word: str, offset: int) -> Antecedent | None:
        """The one actor that the pronoun at the offset can mean; None where none or several are left."""
        pronoun = _PRONOUNS.get(word)
        if pronoun is None:
            return None
        here = bisect_right(self._starts, offset) - 1
        back = -1
        for at in range(here, -1, -1):
            sentence = self._sentences[at]
            if at < here and not self._has_subject(sentence):
                continue  # a heading, a table: nobody is spoken of
            back += 1
            if back > _BACK:
                return None
            fitting = [
                mention
                for mention in self._actors.within(sentence.start, offset if back == 0 else sentence.end)
                if self._fits(mention, pronoun)
            ]
            left = {mention.entity for mention in fitting}
            if len(left) > 1:
                left = {mention.entity for mention in fitting if mention.end in self._subjects}
            if len(left) == 1:
                return Antecedent(left.pop(), back <= 1)
            if fitting:
                return None
        return None

    def _has_subject(self, sentence: Span) -> bool:
        at = bisect_right(self._subject_ends, sentence.start)
        return at < len(self._subject_ends) and self._subject_ends[at] <= sentence.end

    def _fits(self, mention: Mention, pronoun: str) -> bool:
        actor = self._entities[mention.entity]
        if not isinstance(actor, Actor) or actor.type not in _KINDS[pronoun]:
            return False
        if pronoun == "they":
            return actor.type != "organisation" or not mention.text.isupper()
        if pronoun in ("he", "she"):
            given = actor.name.split()[0] if " " in actor.name else ""
            known = lexicon()
            other = known.she_names if pronoun == "he" else known.he_names
            own = known.he_names if pronoun == "he" else known.she_names
            return given not in other or given in own
        return True

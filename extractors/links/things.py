"""Things without a name in the actors' list ("the statue", "the fire") that "it" can mean as well as a body named beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from extractors.actors.lexicon import lexicon
from extractors.clauses.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.links.spans import MentionSpans
    from extractors.model import Mention, Span

_PLURAL = re.compile(r"(?:[^s]s|people|men|women|children|staff|police|troops)$")
_PERSON = re.compile(r"(?:[a-z]man|woman|keeper|ologist|ician|ist)$")
_AFTER_IT = re.compile(
    r"its?\s+(?:(?:will|would|has|had|have|is|was|also|then|now|already|since|later|plans?|planned|aims?|expects?|said|says"
    r"|to|be|been|may|could|not|only)\s+)*(?P<word>[\w-]+)",
    re.IGNORECASE,
)
_MADE_BY = re.compile(r"\b(?:by|to|of|after) (?:[A-Z][a-z]+ )?$")
_WHICH = re.compile(r"[\"”’']?,? which\b")
_TRADED = frozenset({"shares", "stock", "stocks", "adrs"})
_OPENING = 40  # code points behind the pronoun in which its verb, or the noun that is owned, begins


class Things:
    """Asks whether a thing stands nearer to "it" than the body that it would mean.

    Args:
        text: The article's text.
        actors: Mentions of its actors.
        subjects: Runs of its clauses' subjects.
    """

    def __init__(self, text: str, actors: MentionSpans, subjects: Sequence[Sequence[int]]) -> None:
        self._text, self._actors = text, actors
        self._runs = sorted({(run[0], run[1]) for run in subjects})
        self._subjects = {end for _, end in self._runs}

    def leads(self, sentence: Span) -> bool:
        """Whether the sentence's first subject is a thing."""
        first = next(iter(self._within(sentence.start, sentence.end)), None)
        return first is not None and self._is_thing(*first)

    def leading_it(self, named: Mention, sentence: Span) -> int | None:
        """Where the "it" stands that a sentence begins with whose other words name somebody: "It sold at Christie's."."""
        first = next(iter(self._within(sentence.start, sentence.end)), None)
        if first is None or named.end in self._subjects or self._text[slice(*first)].lower() != "it":
            return None
        return first[0]

    def are_nearer(self, named: Mention, sentence: Span, offset: int) -> bool:
        """Whether the sentence before tells of a thing, and "it" at the offset does nothing that only a body does.

        "The tower was built by Acme. It is 310 metres tall" and "The fire was contained, Cal Fire said. It grew" are of the
        things; "The plant will close, Ford said. It will cut 300 jobs" is of Ford.

        Args:
            named: The mention that the pronoun would mean.
            sentence: Where that stands.
            offset: Where the pronoun stands.
        """
        is_subject = named.end in self._subjects
        things = [run for run in self._within(sentence.start, sentence.end) if self._is_thing(*run)]
        if not is_subject:
            return bool(things) and not self._owns(offset)
        before = any(start < named.start for start, _ in things)
        return before and not self._acts(offset)

    def _within(self, start: int, end: int) -> list[tuple[int, int]]:
        return self._runs[bisect_left(self._runs, (start, 0)) : bisect_left(self._runs, (end, 0))]

    def _is_thing(self, start: int, end: int) -> bool:
        """Whether a subject's head is one thing: no body, no person, no measure of somebody's account."""
        noun = self._text[start:end].lower()
        if noun in words("pronouns") or not noun.isalpha() or _PLURAL.search(noun) or _PERSON.search(noun):
            return False
        people = lexicon().roles | words("people") | words("kin")
        bodies = words("company") | words("collective") | words("nation") | words("parts")
        if noun in people | bodies or noun in words("measure") | words("accounts") | words("shares"):
            return False
        return not any(mention.end == end for mention in self._actors.within(max(0, start - 60), end))

    def _acts(self, offset: int) -> bool:
        return self._following(offset) in words("bodily")

    def _owns(self, offset: int) -> bool:
        following = self._following(offset)
        return following in words("bodily_own") or following.removesuffix("s") in words("bodily_own")

    def _following(self, offset: int) -> str:
        """The verb that "it" does, or the noun that is "its"."""
        found = _AFTER_IT.match(self._text, offset, offset + _OPENING)
        return "" if found is None else found["word"].lower()


def made_by(text: str, named: Mention) -> bool:
    """Whether what follows a person's name is told of a work of theirs: "attributed to Leonardo, which went for"."""
    made = _MADE_BY.search(text, max(0, named.start - _OPENING), named.start)
    return made is not None and _WHICH.match(text, named.end) is not None


def are_traded(subject: str | None) -> bool:
    """Whether a subject is a share's price, which moves on a day and not in the quarter that is reported."""
    return bool(_TRADED & set((subject or "").lower().split()))


def are_people(subject: str | None) -> bool:
    """Whether people have what a firm's account could have: "temporary staff make $17 an hour"."""
    last = ((subject or "").lower().split() or [""])[-1]
    return last in words("people") or last.removesuffix("s") in words("people")

"""Whom a pronoun means, where one candidate is left: he, she, it, they and their possessives."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.actors.lexicon import lexicon
from extractors.clauses.lexicon import words
from extractors.links.strangers import Strangers
from extractors.links.things import Things
from extractors.model import Actor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from extractors.links.spans import MentionSpans
    from extractors.model import Entity, Mention, Span

_PLURAL_AFTER = re.compile(r" [a-z]{2,}[^s\W]s\b(?<! was)(?<! has)(?<! its)(?<! says)")
_PLURAL = re.compile(r"(?:[^s]s|police|people|troops|men|women|children|personnel|staff)$")
_JOINING = frozenset({" and ", ", ", ", and ", " or ", " and the "})
_SINGLE = words("company") | frozenset({"court", "tribunal", "ministry", "agency", "parliament"})
_TOGETHER = re.compile(r",? (?:and|or)(?: (?:from|with|to|by|of|for))? (?:[a-z]+ )?[A-Z][a-z]+")
_BEFORE_IT = re.compile(r"[A-Z][a-z]+,? (?:and|or)(?: (?:from|with|to|by|of|for|the))?(?: the)? $")
_REPORTS = re.compile(
    r"(?:['’]s)? (?:data|figures|polls?|surveys?|estimates?|reports?|calculations|analysts?)\b"
)
_GOES_ON = re.compile(r"[,;] (?:and|but|so|while|as|yet) |;")
_PRESS = frozenset(
    {"agency", "broadcaster", "publisher", "network", "channel", "organisation", "organization"}
)
"""Nouns that a news agency is called by."""
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
    """Whom a pronoun means, whether that stands in the sentence itself or in the one before, and in which sentence."""

    entity: str
    is_near: bool
    sentence: int


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
        self._strangers = Strangers(text, actors, subjects)
        self._things = Things(text, actors, subjects)

    def of(self, word: str, offset: int) -> Antecedent | None:
        """The one actor that the pronoun at the offset can mean; None where none or several are left."""
        pronoun = _PRONOUNS.get(word)
        if pronoun is None:
            return None
        return self._last(offset, lambda mention: self._fits(mention, pronoun), pronoun)

    def agrees(self, mention: Mention, word: str) -> bool:
        """Whether the pronoun can mean the actor that is mentioned: a body of people ("the army") is "it" as well."""
        pronoun = _PRONOUNS.get(word)
        if pronoun is None:
            return False
        actor = self._entities[mention.entity]
        body = isinstance(actor, Actor) and actor.type == "group" and mention.text.split()[-1].islower()
        if pronoun in ("he", "she") and isinstance(actor, Actor) and actor.type == "role":
            return not _PLURAL.search(mention.text)  # "the president said he would send 30 tanks"
        if pronoun == "it" and body:
            return not _PLURAL.search(mention.text)
        return self._fits(mention, pronoun)

    def is_speaker(self, mention: Mention, word: str, offset: int) -> bool:
        """Whether the pronoun at the offset, in what the actor says, can mean it; a further sentence may be of anything.

        "The army said in a statement that it", and not "Rain fell, the army said, and it cost".
        """
        return self.agrees(mention, word) and not _GOES_ON.search(self._text, mention.end, offset)

    def named(
        self, types: frozenset[str], offset: int, noun: str = "", called: str = ""
    ) -> Antecedent | None:
        """The one actor with a name and of these types that a noun at the offset can stand for: "the retailer".

        Parliament is no party, and a ministry no club; another "the party" on the way says nothing of which it is. A news agency
        that reports is nobody's company: of "analysts polled by Reuters expect it. The company plans" it is not the company.

        Args:
            types: What it can be.
            offset: Where the noun stands.
            noun: The noun, where another one like it on the way counts.
            called: The noun, where it does not.
        """
        is_press = (called or noun) in _PRESS
        apart = noun in words("collective") - words("public")
        return self._last(
            offset,
            lambda mention: (
                self._is_named(mention, types)
                and (is_press or not self._reports(mention))
                and not (apart and self._is_no(noun, mention))
            ),
        )

    def _reports(self, mention: Mention) -> bool:
        """Whether it is a news agency: named for what it tells of others."""
        actor = self._entities[mention.entity]
        return isinstance(actor, Actor) and actor.name in lexicon().agencies

    def _is_no(self, noun: str, mention: Mention) -> bool:
        """Whether what is mentioned is a body of the state, or called by the noun alone."""
        if mention.text.islower() and mention.text.split()[-1] == noun:
            return True
        actor = self._entities[mention.entity]
        return isinstance(actor, Actor) and bool(set(actor.name.lower().split()) & words("public"))

    def _last(self, offset: int, fits: Callable[[Mention], bool], pronoun: str = "") -> Antecedent | None:
        """The one fitting actor that was spoken of last; None where none or several are left.

        He and she can mean somebody without a name who was spoken of since ("a fireman said"): then nobody is left.
        """
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
                if fits(mention) and not self._modifies(mention)
            ]
            fitting = self._behind_semicolon(fitting, sentence, offset if back == 0 else sentence.end)
            left = {mention.entity for mention in fitting}
            if len(left) > 1 and pronoun != "they":  # "Arsenal beat Everton. They had 38% of the ball."
                left = {mention.entity for mention in self._with_coordinated(fitting)}
            if len(left) == 1:
                entity = left.pop()
                named = next(mention for mention in reversed(fitting) if mention.entity == entity)
                if pronoun == "they" and self._is_joined(named):
                    return None
                if pronoun == "it" and back and self._is_of_thing(named, sentence, offset):
                    return self._begun(named, sentence)
                if pronoun in ("he", "she") and self._strangers.are_nearer(named, sentence, offset, pronoun):
                    return None
                return Antecedent(entity, back <= 1, at)
            if fitting or (pronoun == "it" and back and self._things.leads(sentence)):
                return None
        return None

    def _is_of_thing(self, named: Mention, sentence: Span, offset: int) -> bool:
        is_begun = self._things.leading_it(named, sentence) is not None
        return is_begun or self._things.are_nearer(named, sentence, offset)

    def _begun(self, named: Mention, sentence: Span) -> Antecedent | None:
        """Whom the "it" means that a sentence begins with, as the next one's does: "It sold at Christie's. It is old."."""
        start = self._things.leading_it(named, sentence)
        return None if start is None else self.of("it", start)

    def _behind_semicolon(self, fitting: list[Mention], sentence: Span, end: int) -> list[Mention]:
        """Those of the last of several sentences in one, where one of them, or its apposition, is the subject there."""
        mark = self._text.rfind(";", sentence.start, end)
        last = [mention for mention in fitting if mention.start > mark]
        is_told = any(self._is_subject(mention) for mention in last)
        return last if mark > 0 and is_told else fitting

    def _is_subject(self, mention: Mention) -> bool:
        """Whether it is the subject of a clause, or stands in commas behind one: "the company, Dreyer Motors, has"."""
        before = mention.start - len(", ")
        return mention.end in self._subjects or (
            before in self._subjects and self._text[before : mention.start] == ", "
        )

    def _with_coordinated(self, fitting: Sequence[Mention]) -> Iterator[Mention]:
        """The subjects among them, and those that are coordinated with one: "Honda and Nissan are in talks"."""
        before: Mention | None = None
        for mention in fitting:
            joined = before is not None and self._text[before.end : mention.start] in _JOINING
            before = mention if joined or mention.end in self._subjects else None
            if before is not None:
                yield mention

    def _is_joined(self, mention: Mention) -> bool:
        """Whether it is one of two that are spoken of together, the other of another kind: "from Acme Inc. and from Ann Lee"."""
        return bool(
            _TOGETHER.match(self._text, mention.end) or _BEFORE_IT.search(self._text, 0, mention.start)
        )

    def _modifies(self, mention: Mention) -> bool:
        """Whether it stands before a noun in the plural: "its order of 30 Boeing jets" is not about Boeing."""
        return mention.end not in self._subjects and bool(_PLURAL_AFTER.match(self._text, mention.end))

    def _is_named(self, mention: Mention, types: frozenset[str]) -> bool:
        """Whether it is of one of the types, has a name, and is not only where a number is from: "LSEG data"."""
        actor = self._entities[mention.entity]
        if self._text.endswith("according to ", 0, mention.start) or _REPORTS.match(self._text, mention.end):
            return False
        return isinstance(actor, Actor) and actor.type in types and any(c.isupper() for c in actor.name)

    def _has_subject(self, sentence: Span) -> bool:
        at = bisect_right(self._subject_ends, sentence.start)
        return at < len(self._subject_ends) and self._subject_ends[at] <= sentence.end

    def _fits(self, mention: Mention, pronoun: str) -> bool:
        actor = self._entities[mention.entity]
        if not isinstance(actor, Actor) or actor.type not in _KINDS[pronoun]:
            return False
        if pronoun == "they" and actor.type == "role" and not _PLURAL.search(mention.text):
            return False  # "a spokeswoman said they seized"
        if pronoun == "they" and mention.text.islower() and mention.text.split()[-1] in _SINGLE:
            return False  # "the court heard that they paid"
        if pronoun == "they":
            return actor.type != "organisation" or not mention.text.isupper()
        if pronoun in ("he", "she"):
            given = actor.name.split()[0] if " " in actor.name else ""
            known = lexicon()
            other = known.she_names if pronoun == "he" else known.he_names
            own = known.he_names if pronoun == "he" else known.she_names
            return given not in other or given in own
        return True

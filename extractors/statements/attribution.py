"""Who says a statement: which of the article's actors its words mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from extractors.actors.lexicon import lexicon
from extractors.clauses.lexicon import words as clause_words
from extractors.links.pronouns import Antecedent, Antecedents
from extractors.links.spans import MentionSpans
from extractors.statements.book import STATEMENT_RULES
from extractors.statements.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extractors.model import Entity, Mention, Span
    from extractors.rules import Verdict
    from extractors.statements.linking import StatementGroup

_NEAR = 3
"""Sentences back in which whoever spoke last can be meant by a pronoun."""
_STAND_INS = (
    ("company", frozenset({"organisation"})),
    ("collective", frozenset({"organisation", "group"})),
    ("nation", frozenset({"state"})),
)
"""Nouns that stand for an actor named before, and the types that such an actor has."""
_SILENT = re.compile(
    r" (?:(?:has|have|had|made|gave|offered) no (?:immediate |further )?(?:public )?(?:comment|response|reply)"
    r"|(?:has |have |had )?(?:declined|refused) (?:to (?:immediately )?(?:comment|respond|reply|answer)|comment|a request)"
    r"|(?:did|has|have|had|does|do)(?: not|n['’]t)(?: immediately)? "
    r"(?:repl(?:y|ied)|respond(?:ed)?|comment(?:ed)?|answer(?:ed)?|returned?|offer(?:ed)? (?:a )?comment)"
    r"|could not (?:immediately )?be reached|(?:was|were) not (?:immediately )?available)\b"
)
_WOMAN = re.compile(
    r"\b(?:wife|mother|sister|daughter|widow|aunt|niece|girlfriend|grandmother|Mrs|Ms|Miss)\.?,? $"
)
_MAN = re.compile(r"\b(?:husband|father|brother|son|widower|uncle|nephew|boyfriend|grandfather|Mr)\.?,? $")
_KIN_REACH = len("grandmother, ")
_SELVES = frozenset({"person", "organisation", "state"})


@dataclass(frozen=True, slots=True)
class Source:
    """Who says a statement: an actor's id, or words, or None; with the verdict that says so."""

    source: str | None
    verdict: Verdict


class _Spoke(NamedTuple):
    """Somebody who has spoken: in which sentence, inside of what another says or not, a question or not, by which noun, where."""

    sentence: int
    source: str
    is_inner: bool
    asks: bool
    noun: str
    start: int


class Attribution:
    """Decides the sources of an article's statements, in text order.

    Args:
        text: The article's text.
        mentions: Of its actors.
        entities: By id.
        sentences: Spans of its sentences.
        subjects: Runs of the clauses' subjects.
    """

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        entities: Mapping[str, Entity],
        sentences: Sequence[Span],
        subjects: Sequence[Sequence[int]],
    ) -> None:
        self._text, self._mentions, self._entities = text, mentions, entities
        self._sentences, self._subjects = sentences, subjects
        self._starts = [span.start for span in sentences]

    def all(self, groups: Sequence[StatementGroup]) -> list[Source]:
        """The source of each statement, in the order given."""
        spoken = [span for group in groups if group.entity.type == "direct" for span in group.spans]
        heard = [m for m in self._mentions if not any(span.start <= m.start < span.end for span in spoken)]
        self._actors = MentionSpans(self._mentions)
        self._antecedents = Antecedents(
            self._text, MentionSpans(heard), self._entities, self._sentences, self._subjects
        )
        order = sorted(range(len(groups)), key=lambda at: groups[at].spans[0])
        self._spoke: list[_Spoke] = []
        found: dict[int, Source] = {}
        for at in order:
            found[at] = self._of(groups[at], found)
            self._remember(groups[at], found[at])
        return [self._joined(groups, found, at) for at in range(len(groups))]

    def _joined(self, groups: Sequence[StatementGroup], found: Mapping[int, Source], at: int) -> Source:
        """Whom the words of a headline mean: the one source of the article whose own words have them, "Minister" Anna Berg."""
        own, record = found[at], groups[at].record
        is_headline = any(verdict[0] == "statement-headline" for verdict in record["verdicts"])
        if not is_headline or own.source is None or own.source in self._entities or record["head"] is None:
            return own
        noun = self._text[slice(*record["head"])].lower()
        meant = {
            other.source
            for number, other in found.items()
            if other.source in self._entities and noun in self._worded(groups[number])
        }
        if len(meant) != 1:
            return own
        (source,) = meant
        return self._said(groups[at], source, "source-headline", self._called(source))

    def _worded(self, group: StatementGroup) -> list[str]:
        """The words for who says a statement, in small letters."""
        run = group.record["source"]
        return [] if run is None else self._text[slice(*run)].lower().split()

    def _remember(self, group: StatementGroup, source: Source) -> None:
        if source.source is not None:
            at = group.record["source"] or group.spans[-1]
            sentence = bisect_right(self._starts, at[0]) - 1
            asks = group.entity.stance == "doubts"
            head = group.record["head"]
            noun = "" if head is None else self._text[head[0] : head[1]].lower()
            inner = group.entity.within is not None
            self._spoke.append(_Spoke(sentence, str(source.source), inner, asks, noun, at[0]))

    def _of(self, group: StatementGroup, found: Mapping[int, Source]) -> Source:
        record = group.record
        if group.after is not None:
            before = found.get(group.after)
            source = None if before is None else before.source
            return self._said(group, source, "source-floating", self._called(source))
        if record["floats"]:
            mention = self._actors.at(*record["before"])
            source = None if mention is None else mention.entity
            return self._said(group, source, "source-sentence", self._called(source))
        if record["source"] is None:
            return self._said(group, None, "source-unnamed")
        if record["form"] == "pronoun":
            return self._meant(group)
        return self._named(group)

    def _said(self, group: StatementGroup, source: str | None, rule: str, *words: str) -> Source:
        start, end = group.spans[0].start, group.spans[-1].end
        return Source(source, STATEMENT_RULES[rule].verdict(start, end, *words))

    def _called(self, source: str | None) -> str:
        entity = self._entities.get(source or "")
        return str(getattr(entity, "name", None) or source or "nobody")

    def _meant(self, group: StatementGroup) -> Source:
        """Whom a pronoun means: who spoke last, or the one candidate that is left; nobody of whom the statement itself tells."""
        start, end = group.record["source"]
        word = self._text[start:end].lower()
        antecedent = self._antecedents.of(word, min(start, group.spans[0].start))
        named = None if antecedent is None else antecedent.entity
        if (silent := self._silent_before(word, start)) is not None:
            return self._said(group, silent, "source-silent", self._called(silent))
        if (here := self._spoke_here(word, group)) is not None:
            return self._said(group, here, "source-spoke", self._called(here))
        spoke = self._spoke_last(word, min(start, group.spans[0].start), group.record["answers"])
        if antecedent is not None and spoke is not None and self._is_since(antecedent, spoke, word):
            return self._said(group, named, "source-pronoun", self._called(named))
        if spoke is not None and (named is None or not self._is_surer(named, spoke, word)):
            return self._said(group, spoke, "source-spoke", self._called(spoke))
        if named is not None:
            return self._said(group, named, "source-pronoun", self._called(named))
        return self._said(group, None, "source-pronoun-open", self._text[start:end])

    def _silent_before(self, word: str, offset: int) -> str | None:
        """Who is the subject of the sentence before, where that says that it had no comment: what it said earlier follows."""
        at = bisect_right(self._starts, offset) - 1
        if at < 1:
            return None
        before = self._sentences[at - 1]
        silent = _SILENT.search(self._text, before.start, before.end)
        if silent is None:
            return None
        mention = self._actors.at(silent.start() - 1, silent.start())
        if mention is None or mention.end != silent.start():
            return None
        return mention.entity if self._antecedents.agrees(mention, word) else None

    def _spoke_here(self, word: str, group: StatementGroup) -> str | None:
        """Who spoke in the same sentence before a semicolon: "the ministry said talks go on; exports are at risk, it said"."""
        first = group.spans[0].start
        at = bisect_right(self._starts, first) - 1
        mark = self._text.rfind(";", self._sentences[at].start, first)
        spoke = {
            each.source
            for each in self._spoke
            if each.sentence == at and each.start < mark and not each.is_inner and self._fits(each, word)
        }
        return spoke.pop() if len(spoke) == 1 else None

    def _is_since(self, named: Antecedent, spoke: str, word: str) -> bool:
        """Whether a person with a name was spoken of since another spoke: "An auditor, Tom Hill, disagreed. He".

        Since somebody with a name spoke, only who is the subject of a sentence: "His wife Laura gave evidence. “…,” she said."
        """
        last = max((each.sentence for each in self._spoke if each.source == spoke), default=-1)
        if word not in ("he", "she") or named.entity == spoke or named.sentence <= last:
            return False
        is_role = spoke not in self._entities or self._entities[spoke].type == "role"
        return is_role or self._is_subject(named, word)

    def _is_subject(self, named: Antecedent, word: str) -> bool:
        """Whether a person is the subject, or named beside it, of the sentence where it stands; no wife is "he"."""
        sentence = self._sentences[named.sentence]
        spans = [(m.start, m.end) for m in self._mentions if m.entity == named.entity]
        spans = [(start, end) for start, end in spans if sentence.start <= start < sentence.end]
        other = _WOMAN if word == "he" else _MAN
        if any(other.search(self._text, max(0, start - _KIN_REACH), start) for start, _ in spans):
            return False
        runs = [run for run in self._subjects if sentence.start <= run[0] < sentence.end]
        return any(run[0] < end and start <= run[1] + len(", ") for start, end in spans for run in runs[:1])

    def _is_surer(self, named: str, spoke: str, word: str) -> bool:
        """Whether the given name of one says that the pronoun can mean it, and that of the other does not."""
        if spoke not in self._entities:
            return True
        if word not in ("he", "she"):
            return self._entities[named].type != self._entities[spoke].type and word == "they"
        known = lexicon().he_names if word == "he" else lexicon().she_names
        given = [str(getattr(self._entities[id_], "name", "")).split(" ")[0] for id_ in (named, spoke)]
        return given[0] in known and given[1] not in known

    def _spoke_last(self, word: str, offset: int, answers: bool) -> str | None:
        """Who spoke in the sentence before, where the pronoun can mean it; who answers is not who asked.

        Where nobody spoke there, the only one of those who spoke shortly before that it can mean.
        """
        at = bisect_right(self._starts, offset) - 1
        if at < 1:
            return None
        spoke = [each for each in self._spoke if each.sentence < at and not (answers and each.asks)]
        if not spoke:
            return None
        near = [each for each in spoke if at - each.sentence <= 1] or spoke[-1:]
        fitting = [each.source for each in near if self._fits(each, word)]
        if len(set(fitting)) == 1 and at - spoke[-1].sentence <= _NEAR:
            return fitting[0]
        outer = [each.source for each in near if not each.is_inner and self._fits(each, word)]
        return outer[-1] if outer else None

    def _fits(self, spoke: _Spoke, word: str) -> bool:
        """Whether the pronoun can mean who spoke: an actor that agrees with it, or one person by a common noun."""
        source, noun = spoke.source, spoke.noun
        role = source not in self._entities or self._entities[source].type == "role"
        if role and word in ("he", "she"):
            other = "woman" if word == "he" else "man"
            is_one = bool(noun) and not noun.endswith("s") and noun not in words("documents")
            return is_one and not (noun.endswith(other) and (other == "woman" or not noun.endswith("woman")))
        mentions = (mention for mention in self._mentions if mention.entity == source)
        return any(self._antecedents.agrees(mention, word) for mention in mentions)

    def _named(self, group: StatementGroup) -> Source:
        record = group.record
        head = self._actors.at(*record["head"])
        if head is not None and self._has_name(head):
            return self._said(group, head.entity, "source-actor", self._called(head.entity))
        for run in record["names"]:
            mention = self._actors.at(*run)
            if mention is not None and self._has_name(mention):
                return self._said(group, mention.entity, "source-apposed", self._called(mention.entity))
        apposed = self._apposed(record)
        if apposed is not None:
            return self._said(group, apposed, "source-apposed", self._called(apposed))
        stand_in = self._stood_for(record)
        if stand_in is not None:
            return self._said(group, stand_in, "source-stands-for", self._called(stand_in))
        if head is not None:
            return self._said(group, head.entity, "source-actor", self._called(head.entity))
        words = " ".join(self._text[slice(*record["source"])].split())
        return self._said(group, words, "source-words", words)

    def _apposed(self, record: Mapping[str, Any]) -> str | None:
        """The name between commas behind a title: "the mayor of Santa Rosa, Julia Quispe, said"."""
        end = record["source"][1]
        if self._text[end : end + 2] != ", ":
            return None
        mention = self._actors.at(end + 2, end + 3)
        whole = (
            mention is not None
            and mention.start == end + 2
            and self._text[mention.end : mention.end + 1] in ",."
        )
        person = mention is not None and self._entities[mention.entity].type == "person"
        return mention.entity if mention is not None and whole and person else None

    def _has_name(self, mention: Mention) -> bool:
        entity = self._entities[mention.entity]
        return entity.type in _SELVES and any(map(str.isupper, getattr(entity, "name", "")))

    def _stood_for(self, record: Mapping[str, Any]) -> str | None:
        """Whom "the company", "the group", "the country" means, where one that was named is left."""
        wording = self._text[slice(*record["source"])]
        definite, _, noun = wording.partition(" ")
        if definite.lower() not in ("the", "this") or not noun.islower():
            return None  # "the ruling party" is another than a party named before
        types = next((types for nouns, types in _STAND_INS if noun in clause_words(nouns)), None)
        found = None if types is None else self._antecedents.named(types, record["source"][0], called=noun)
        return None if found is None else found.entity

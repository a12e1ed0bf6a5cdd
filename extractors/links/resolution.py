"""Candidates -> links: which of the article's entities a figure is of, where, when, and who says so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from extractors.actors.lexicon import lexicon
from extractors.clauses.lexicon import words
from extractors.links.annotations import Candidate
from extractors.links.book import LINK_RULES
from extractors.links.containment import CONTAINER, is_one_of_several, lies_in
from extractors.links.disowning import is_disowned, is_named_beside, is_stranger
from extractors.links.elsewhere import without_others
from extractors.links.links import Links as Links
from extractors.links.pronouns import Antecedents
from extractors.links.ranks import is_base, is_of_another, is_usual, own_place, ranked
from extractors.links.sharing import sharing
from extractors.links.spans import MentionSpans
from extractors.links.things import are_people, are_traded, made_by
from extractors.links.told import Told, is_another, lists_places
from extractors.model import Span

if TYPE_CHECKING:
    from extractors.links.agencies import Reporters
    from extractors.links.annotations import LinkAnnotation, Reach
    from extractors.model import Entity, Mention

_REPORTED = 8
"""Sentences over which the figures of one account are of the period that was said."""

_COMPARES = re.compile(
    r"\b(?:earlier|ago|before|previous|prior|preceding|same|corresponding)\b", re.IGNORECASE
)
"""In a period's words: that what is reported is compared with it, and is not of it."""

_STAND_INS = (
    ("company", frozenset({"organisation"})),
    ("collective", frozenset({"organisation", "group"})),
    ("nation", frozenset({"state"})),
)
"""Nouns that stand for an actor named before, and the types that such an actor has."""

Decision = tuple[str | None, "Reach | None", str]
_UNKNOWN: Decision = (None, None, "")


class Resolver:
    """Decides the links of an article's figures, in text order.

    Args:
        text: The article's text.
        mentions: Of places, actors and dates.
        entities: By id.
        sentences: Spans of its sentences.
        subjects: Runs of the clauses' subjects, by which one of several antecedents is preferred.
        reporters: Tells who only reports the story.
        said: Of the figures that stand in statements, by span, who says the innermost one.
    """

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        entities: Mapping[str, Entity],
        sentences: Sequence[Span],
        subjects: Sequence[Sequence[int]],
        reporters: Reporters,
        said: Mapping[tuple[int, int], str],
    ) -> None:
        self._text, self._entities, self._sentences = text, entities, sentences
        self._reporters, self._said = reporters, said
        self._subjects = sorted((run[0], run[1]) for run in subjects)
        self._starts = [span.start for span in sentences]
        self._actors = MentionSpans(m for m in mentions if m.kind == "actor")
        self._places = MentionSpans(m for m in mentions if m.kind == "location")
        self._sited = MentionSpans(m for m in mentions if m.kind in ("actor", "location"))
        self._dates = MentionSpans(m for m in mentions if m.kind == "date")
        self._told_of = MentionSpans(m for m in self._actors if not reporters.only_reports(m))
        self._antecedents = Antecedents(text, self._told_of, entities, sentences, subjects)
        self._told = Told()
        self._firm = self._main_firm() if sentences else None

    def all(self, found: Sequence[LinkAnnotation]) -> dict[tuple[int, int], Links]:
        """The links of every figure, by its span."""
        ordered = sorted(found, key=lambda each: each["start"])
        return {(each["start"], each["end"]): self._of(each) for each in ordered}

    def _of(self, found: LinkAnnotation) -> Links:
        found = without_others(self._text, found)
        source, _, source_rule = self._source(found)
        who, who_from, who_rule = self._who(found, source)
        if who is not None and is_disowned(self._text, found, self._entities[who], who_rule):
            who, who_from, who_rule = None, None, "who-other"
        others = sharing(found["who"], who, who_rule, self._actors, self._text)
        if others is None:
            who, who_from, who_rule, others = None, None, "who-either", ()
        where, where_from, where_rule = self._where(found)
        when, when_from, when_rule = self._when(found)
        decided = (
            ("who", who, who_rule),
            ("where", where, where_rule),
            ("when", when, when_rule),
            ("source", source, source_rule),
        )
        return Links(
            who=who,
            where=where,
            when=when,
            source=source,
            subject=self._words(found["subject"]),
            verb=self._words(found["verb"]),
            who_with=others,
            who_from=who_from,
            where_from=where_from,
            when_from=when_from,
            verdicts=tuple(
                (field, LINK_RULES[rule].verdict(found["start"], found["end"], self._called(value)))
                for field, value, rule in decided
                if rule
            ),
        )

    def _called(self, value: str | None) -> str:
        """What is linked, in words: a name, a day's value, the words of a source."""
        entity = self._entities.get(value or "")
        return str(getattr(entity, "name", None) or getattr(entity, "value", None) or value or "")

    def _words(self, run: Sequence[int] | None) -> str | None:
        return None if run is None else " ".join(self._text[run[0] : run[1]].split()) or None

    def _who(self, found: LinkAnnotation, source: str | None) -> Decision:
        """The first candidate decides: an actor, or nobody where it is a thing."""
        if rank := ranked(self._text, found["start"]):
            named = self._actors.at(rank.start, rank.end)
            return (named.entity, "clause", "who-ranked") if named else (None, None, "who-no-actor")
        for candidate, following in zip_longest(found["who"], found["who"][1:]):
            if candidate["rule"] == "who-either":
                return None, None, "who-either"
            if candidate["form"] == "sayer":
                said = self._sayer(candidate, following)
                if said is not None:
                    return said
                continue
            if candidate["form"] == "pronoun":
                meant = self._meant(candidate, source)
                near = self._own(candidate, following) or self._speaker(candidate, source)
                return meant if meant[0] is not None else near or meant
            stand_in = self._stood_for(candidate)
            if stand_in is not None:
                return stand_in
            if following is not None and following["rule"] == "who-possessor" and self._is_of(candidate):
                led = self._meant(following, source) if following["form"] == "pronoun" else None
                if led is not None and led[0] is not None:
                    return led  # "its fighters killed 12"
            mention = self._actors.at(candidate["head"], candidate["end"]) or self._members(candidate)
            if mention is None:
                return _UNKNOWN[0], None, "who-no-actor"
            if candidate["form"] == "noun" and self._reporters.only_reports(mention):
                return _UNKNOWN[0], None, "who-reporter"
            if self._type(mention.entity) == "person" and made_by(self._text, mention):
                return _UNKNOWN[0], None, "who-no-actor"
            return mention.entity, candidate["reach"], candidate["rule"]
        told_on = (
            found["topic"] == "account" and not found["who"] and not are_people(self._words(found["subject"]))
        )
        if told_on and self._firm is not None:
            return self._firm, "article", "who-account-told-on"
        return _UNKNOWN

    def _own(self, pronoun: Candidate, subject: Candidate | None) -> Decision | None:
        """The subject whose own "its" is: "the central bank raised its key rate by half a point"."""
        word = self._text[pronoun["start"] : pronoun["end"]].lower()
        if subject is None or word != "its" or subject["rule"] not in ("who-subject", "who-agent"):
            return None
        mention = self._actors.at(subject["head"], subject["end"])
        agrees = mention is not None and self._antecedents.agrees(mention, word)
        return (mention.entity, "clause", subject["rule"]) if mention and agrees else None

    def _speaker(self, pronoun: Candidate, source: str | None) -> Decision | None:
        """Who says what the pronoun stands in, where nobody else is named between: "the army said in a statement that it"."""
        word = self._text[pronoun["start"] : pronoun["end"]].lower()
        start = self._sentences[self._sentence(pronoun["start"])].start
        before = self._told_of.within(start, pronoun["start"])
        is_told = source is not None and bool(before) and before[-1].entity == source
        if not is_told or not self._antecedents.is_speaker(before[-1], word, pronoun["start"]):
            return None
        return source, "sentence", "who-sayer"

    def _sayer(self, candidate: Candidate, pronoun: Candidate) -> Decision | None:
        """The subject of a verb of saying, where the pronoun in what it says can mean it."""
        stand_in = self._stood_for(candidate)
        if stand_in is not None:
            return stand_in
        mention = self._actors.at(candidate["head"], candidate["end"])
        word = self._text[pronoun["start"] : pronoun["end"]].lower()
        if mention is None or not self._antecedents.agrees(mention, word):
            return None
        if pronoun["start"] < candidate["start"] and mention.entity != self._firm:
            return None  # "it holds 40 towns, the institute says" is of whom was spoken before
        return mention.entity, "clause", candidate["rule"]

    def _stood_for(self, candidate: Candidate) -> Decision | None:
        """Whom "the airline", "the group", "the country" means, where one that was named is left."""
        wording = self._text[candidate["start"] : candidate["end"]]
        if is_named_beside(self._text, candidate["end"]):
            return None  # "the state utility, Jirama, owes"
        definite, *rest = wording.split() or [""]
        last = rest[-1] if rest else ""
        capital = any(c.isupper() for word in rest for c in word)
        named = capital and last not in words("company")  # "the Swiss lender" is no name
        if definite.lower() not in ("the", "this") or not rest or named or is_stranger(rest):
            return None
        types = next((types for nouns, types in _STAND_INS if last in words(nouns)), None)
        if types is None:
            return None
        found = self._antecedents.named(types, candidate["start"], last)
        if found is not None:
            return found.entity, "article", "who-stand-in"
        firm = self._firm if "organisation" in types else None
        return None if firm is None else (firm, "article", "who-company-noun")

    def _is_of(self, candidate: Candidate) -> bool:
        """Whether they are members of a body: fighters, troops."""
        return self._text[candidate["head"] : candidate["end"]].removesuffix("s") in lexicon().members

    def _members(self, candidate: Candidate) -> Mention | None:
        """The group whose members act: "Houthi rebels"."""
        if not self._is_of(candidate) or candidate["start"] == candidate["head"]:
            return None
        group = self._actors.at(candidate["start"], candidate["head"])
        return group if group is not None and self._type(group.entity) in ("group", "organisation") else None

    def _main_firm(self) -> str | None:
        """The organisation that the article is about: named in its first two sentences, and more often than any other."""
        counts = Counter(m.entity for m in self._told_of if self._type(m.entity) == "organisation")
        ranked = counts.most_common(2)
        if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
            return None
        opening = self._sentences[min(1, len(self._sentences) - 1)].end
        named = {mention.entity for mention in self._told_of.within(0, opening)}
        return ranked[0][0] if ranked[0][0] in named else None

    def _type(self, id_: str) -> str | None:
        return getattr(self._entities[id_], "type", None)

    def _meant(self, candidate: Candidate, source: str | None) -> Decision:
        word = self._text[candidate["start"] : candidate["end"]].lower()
        if word in ("i", "we", "my", "our", "me", "us"):
            known = source if source in self._entities and not self._reporters.is_agency(source) else None
            return known, "sentence" if known else None, "who-speaker"
        antecedent = self._antecedents.of(word, candidate["start"])
        if antecedent is None:
            topic = self._spoken_of(word, candidate["start"])
            return topic or (None, None, "who-pronoun-open")
        return antecedent.entity, "sentence" if antecedent.is_near else "article", "who-pronoun"

    def _spoken_of(self, word: str, offset: int) -> Decision | None:
        """Whom a pronoun means by the subject of the sentence before: "the bank cut 900 jobs. It employs …"."""
        here = self._sentence(offset)
        if word not in ("it", "its", "they", "their") or here < 1:
            return None
        before = self._sentences[here - 1]
        runs = [run for run in self._subjects if before.start <= run[0] < before.end]
        if not runs:
            return None
        start, end = runs[0]
        noun = self._text[start:end].lower()
        if noun in words("company") and word in ("it", "its"):
            opening = self._text.rfind(" ", before.start, max(before.start, start - 1)) + 1 or before.start
            run = Candidate(
                start=max(opening, before.start), end=end, head=start, form="noun", reach="article", rule=""
            )
            return self._stood_for(run)
        if noun in ("it", "its") and word in ("it", "its"):
            run = Candidate(start=start, end=end, head=start, form="pronoun", reach="article", rule="")
            who, _, rule = self._meant(run, None)
            return None if who is None else (who, "article", rule)
        if noun in words("shares"):
            owner = next((m for m in self._actors.within(before.start, start) if m.end + 4 >= start), None)
            return None if owner is None else (owner.entity, "article", "who-shares-told-on")
        return None

    def _source(self, found: LinkAnnotation) -> Decision:
        """Who counts or estimates it, else who says the statement that it stands in."""
        for candidate in found["source"]:
            if candidate["form"] == "pronoun":
                return self._meant(candidate, None)
            mention = self._actors.at(candidate["head"], candidate["end"])
            if mention is not None:
                return mention.entity, "clause", candidate["rule"]
            return self._words((candidate["start"], candidate["end"])), "clause", candidate["rule"]
        said = self._said.get((found["start"], found["end"]))
        return _UNKNOWN if said is None else (said, "clause", "source-statement")

    def _where(self, found: LinkAnnotation) -> Decision:
        if (rank := ranked(self._text, found["start"])) and (place := self._place(rank.start, rank.end)):
            return place, "clause", "where-ranked"
        own = own_place(self._text, found["text"], found["end"])
        if own is not None and self._dates.at(own.start, own.end) is not None:
            own = None
        for candidate in found["where"]:
            if own is not None and not own.start <= candidate["start"] < own.end:
                continue
            place = self._place(candidate["start"], candidate["end"])
            if place is not None and is_one_of_several(
                self._text, self._places, candidate["start"], candidate["end"], self._entities
            ):
                return None, None, "where-several"
            if place is not None:
                place = self._lesser(candidate["start"], place)
                here = self._sentence(found["start"])
                if found["topic"] in ("harm", "event") or here == self._told.sentence:
                    self._told = self._told.beside(place, here, self._lies_in)
                    if lists_places(self._text[self._sentences[here].start : self._sentences[here].end]):
                        self._told = Told(None, here)
                return place, candidate["reach"], candidate["rule"]
        if own is not None:
            return _UNKNOWN
        told = self._told
        subject = self._words(found["subject"]) or ""
        goes_on = found["topic"] == "harm" and not found["compared"] and found["asserted"]
        if not (goes_on and told.place and told.holds_for(self._sentence(found["start"]), subject)):
            return _UNKNOWN
        days = (self._dates.at(each["start"], each["end"]) for each in found["when"])
        values = (getattr(self._entities[day.entity], "value", None) for day in days if day)
        named = {self._place(m.start, m.end) for m in self._sited.within(found["sentence"], found["start"])}
        apart = bool(named - {None, told.place}) and not any(self._lies_in(told.place, p) for p in named if p)
        if apart or is_another(subject, self._text[found["sentence"] : found["start"]], values):
            return _UNKNOWN
        return told.place, "article", "where-event-told-on"

    def _lies_in(self, place: str, other: str) -> bool:
        return lies_in(self._entities[place], self._entities[other])

    def _lesser(self, start: int, place: str) -> str:
        """The place that the words put in it: of "in Paris, France" and "in Lyon in eastern France" the town.

        Args:
            start: Where the larger place is named.
            place: Its entity's id.
        """
        for mention in self._places.before(start):
            between = self._text[mention.end : start]
            if not CONTAINER.fullmatch(between) or not lies_in(
                self._entities[mention.entity], self._entities[place]
            ):
                break
            start, place = mention.start, mention.entity
        return place

    def _place(self, start: int, end: int) -> str | None:
        mention = self._places.at(start, end)
        if mention is not None:
            return mention.entity
        state = self._actors.at(start, end)
        entity = None if state is None else self._entities[state.entity]
        if entity is not None and state is not None and (state.start, state.end) <= (end, end):
            return getattr(entity, "place", None)
        return None

    def _when(self, found: LinkAnnotation) -> Decision:
        if found["when"] and is_usual(self._text, found["start"], found["end"]):
            return None, None, "when-usual"
        for candidate in found["when"]:
            if is_of_another(self._text, found["end"], candidate["start"]):
                continue
            if is_base(self._text, Span(found["start"], found["end"]), candidate["start"]):
                continue
            mention = self._dates.at(candidate["start"], candidate["end"])
            if mention is not None:
                return mention.entity, candidate["reach"], candidate["rule"]
        if (
            found["topic"] == "account"
            and not found["compared"]
            and found["asserted"]
            and not are_traded(self._words(found["subject"]))
        ):
            period = self._period(found["start"])
            if period is not None:
                return period, "article", "when-account-told-on"
        return _UNKNOWN

    def _period(self, offset: int) -> str | None:
        """The quarter, half or fiscal year that was said last before, within an account's length."""
        here = self._sentence(offset)
        for mention in self._dates.before(offset):
            if here - self._sentence(mention.start) > _REPORTED:
                return None
            value = getattr(self._entities[mention.entity], "value", None)
            if value and value[4:6] in ("-Q", "-H") and not _COMPARES.search(mention.text):
                return mention.entity
        return None

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

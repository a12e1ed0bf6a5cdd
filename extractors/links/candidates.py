"""Doc -> the candidates of each figure's links, in the order of preference."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from extractors.clauses.arguments import descendants
from extractors.clauses.parse import head_of
from extractors.links.annotations import Candidate, LinkAnnotation
from extractors.links.comparison import compared, follows_change
from extractors.links.owners import Owner, Owners
from extractors.links.phrase import Phrase
from extractors.links.settings import Chosen, Settings
from extractors.links.sources import source_of
from extractors.links.topics import topic_of

if TYPE_CHECKING:
    from extractors.clauses.clause import Clause
    from extractors.clauses.reading import Clauses

_NO_DAY = frozenset({"duration", "set", "vague", "reference", "none"})
_LONGEST = 60  # code points of a subject's words: a row shows no more


class Finder:
    """Finds the candidates of a Doc's figures.

    Args:
        clauses: The Doc's clauses.
        offset: Where the Doc begins in the article.
        figures: Records of the Doc's figures; with `places` and `days`, article offsets.
        places: Records of its places.
        days: Records of its time expressions; those without a day of their own are left out.
    """

    def __init__(
        self,
        clauses: Clauses,
        offset: int,
        figures: Sequence[Mapping[str, Any]],
        places: Sequence[Mapping[str, Any]],
        days: Sequence[Mapping[str, Any]],
    ) -> None:
        self._clauses, self._offset = clauses, offset
        self._figures = [figure for figure in figures if figure["type"] != "ordinal"]
        self._parse = clauses.parse
        self._places = [
            p for p in places if p.get("by") not in ("demonym", "cue", "bearer", "sky", "dateline")
        ]
        self._days = [d for d in days if d.get("form") not in _NO_DAY or d.get("side")]
        self._phrases = [self._phrase(figure) for figure in self._figures]
        self._owners = Owners(clauses, self._phrases)
        spans = [[self._tokens(each) for each in found] for found in (self._places, self._days)]
        self._where = Settings(clauses, spans[0], self._phrases, "where")
        self._when = Settings(clauses, spans[1], self._phrases, "when")

    def all(self) -> list[LinkAnnotation]:
        """The links of every figure, in their order."""
        roots, tokens = compared(self._parse, self._phrases)
        return [
            self._of(figure, phrase, phrase.root in roots, tokens)
            for figure, phrase in zip(self._figures, self._phrases, strict=True)
        ]

    def _of(
        self, figure: Mapping[str, Any], phrase: Phrase, is_compared: bool, compares: frozenset[int]
    ) -> LinkAnnotation:
        clause = self._clauses.of(phrase.root)
        topic = topic_of(self._clauses, phrase, clause)
        event = topic in ("harm", "event")
        where = self._where.of(phrase, event, is_compared, compares)
        when = self._when.of(phrase, event, is_compared, compares)
        apart = is_compared and not follows_change(self._parse, phrase)
        owners = [o for o in self._owners.of(phrase) if is_compared or o.head not in compares]
        if is_compared and (doer := self._owners.compared(phrase)) is not None:
            owners.insert(0, doer)
        if owners and owners[0].rule == "who-apposition":
            where, when = [], []  # an age is nowhere
        source = source_of(self._clauses, clause, phrase)
        if source is not None and source.rule == "source-assessor":
            owners = [each for each in owners if each.head != source.head and each.form != "sayer"]
        return LinkAnnotation(
            start=figure["start"],
            end=figure["end"],
            text=figure["text"],
            who=[self._owner(owner) for owner in owners if owner.near or not apart],
            where=[self._chosen(each, self._places) for each in where],
            when=[self._chosen(each, self._days) for each in when],
            source=[] if source is None else [self._owner(source)],
            subject=self._subject(clause, phrase),
            verb=None if clause is None else self._verb(clause),
            topic=topic,
            compared=is_compared,
            asserted=clause is None or clause.modality == "did",
            sentence=self._parse.sentences[phrase.root] + self._offset,
        )

    def _tokens(self, record: Mapping[str, Any]) -> tuple[int, int]:
        """First and last token of a record's span."""
        starts = self._parse.starts
        first = max(0, bisect_right(starts, record["start"] - self._offset) - 1)
        last = max(first, bisect_right(starts, record["end"] - self._offset - 1) - 1)
        return first, last

    def _phrase(self, record: Mapping[str, Any]) -> Phrase:
        first, last = self._tokens(record)
        return Phrase(first, last, head_of(self._parse, first, last + 1))

    def _owner(self, owner: Owner) -> Candidate:
        parse, head = self._parse, owner.head
        first = head
        while (
            first
            and parse.heads[first - 1] == head
            and parse.deps[first - 1] in ("compound", "nmod", "amod", "det", "poss")
        ):
            first -= 1
        return Candidate(
            start=parse.starts[head if owner.form == "pronoun" else first] + self._offset,
            end=parse.ends[head] + self._offset,
            head=parse.starts[head] + self._offset,
            form=owner.form,
            reach="clause",
            rule=owner.rule,
        )

    def _chosen(self, chosen: Chosen, records: Sequence[Mapping[str, Any]]) -> Candidate:
        record = records[chosen.item]
        return Candidate(
            start=record["start"],
            end=record["end"],
            head=record["start"],
            form="noun",
            reach=chosen.reach,
            rule=chosen.rule,
        )

    def _subject(self, clause: Clause | None, phrase: Phrase) -> list[int] | None:
        """The words of the clause's subject, where that is not the figure itself."""
        if clause is None or clause.subject is None or phrase.holds(clause.subject):
            return None
        parse, head = self._parse, clause.subject
        owner = self._clauses.owner
        tokens = [t for t in descendants(parse, head, coordinated=True) if owner[t] == owner[head]]
        start, end = parse.starts[min(tokens)], parse.ends[max(tokens)]
        if (phrase.first <= max(tokens) and min(tokens) <= phrase.last) or end - start > _LONGEST:
            start, end = parse.starts[self._before(head)], parse.ends[head]
        return [start + self._offset, end + self._offset]

    def _before(self, head: int) -> int:
        parse, first = self._parse, head
        while (
            first
            and parse.heads[first - 1] == head
            and parse.deps[first - 1] in ("compound", "nmod", "amod", "det", "poss")
        ):
            first -= 1
        return first

    def _verb(self, clause: Clause) -> list[int]:
        """The words of the verb with its particle."""
        parse, last = self._parse, clause.verb
        if clause.particle is not None and clause.particle == last + 1:
            last = clause.particle
        return [parse.starts[clause.verb] + self._offset, parse.ends[last] + self._offset]

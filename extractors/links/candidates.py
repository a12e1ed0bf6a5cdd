"""Doc -> the candidates of each figure's links, in the order of preference."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from extractors.clauses.arguments import descendants
from extractors.clauses.parse import head_of
from extractors.links.annotations import Candidate, LinkAnnotation
from extractors.links.comparison import compared, follows_change
from extractors.links.gaps import gap_owner, opposed_owner, respective_owner
from extractors.links.owners import Owner, Owners, coordinated
from extractors.links.phrase import Phrase
from extractors.links.settings import Chosen, Settings
from extractors.links.sources import source_of
from extractors.links.topics import topic_of
from extractors.links.totals import is_remark

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
        self._days = [
            d for d in days if (d.get("form") not in _NO_DAY or d.get("side")) and "run" not in d
        ]  # an end of "from March to May" is not when
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
        is_age = figure.get("unit") == "years of age" or figure["text"].endswith("-old")
        owners = [o for o in self._owners.of(phrase, is_age) if is_compared or o.head not in compares]
        if is_compared and (doer := self._owners.compared(phrase)) is not None:
            owners.insert(0, doer)
        if not is_age and not is_compared:
            owners = self._dealt(clause, phrase, owners)
        if owners and owners[0].rule == "who-apposition":
            where, when = [], []  # an age is nowhere
        if is_age:  # of its own verb alone: "born in Lagos in 1952 and moved aged 14"
            where, when = ([each for each in links if each.reach == "clause"] for links in (where, when))
        if not is_compared and is_remark(self._parse, clause, phrase):
            owners = []
            where, when = ([e for e in links if e.rule.endswith("own-phrase")] for links in (where, when))
        source = source_of(self._clauses, clause, phrase)
        if source is not None and source.rule == "source-assessor":
            owners = self._without(source, owners)
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

    def _dealt(self, clause: Clause | None, phrase: Phrase, owners: list[Owner]) -> list[Owner]:
        """The owners of a figure, or the one that a list deals it out to."""
        gapped = gap_owner(self._parse, phrase, self._phrases)
        opposed = opposed_owner(self._parse, clause, phrase, self._phrases)
        dealt = opposed or gapped or respective_owner(self._parse, clause, phrase, owners)
        return owners if dealt is None else [dealt]

    def _without(self, source: Owner, owners: Sequence[Owner]) -> list[Owner]:
        """Without who estimates it, by whatever name: "the minister, Eva Stone, put imports at $7 billion"."""
        beside = {source.head, *self._parse.children(source.head, "appos")}
        return [each for each in owners if each.head not in beside and each.form != "sayer"]

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
            joined=[
                [parse.starts[each] + self._offset, parse.ends[each] + self._offset]
                for each in coordinated(parse, head)
            ],
            either=any(parse.words[cc].lower() in ("or", "nor") for cc in parse.children(head, "cc")),
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
        if clause.subject_from == "antecedent" and parse.labels[head] == "PERSON" and self._is_which(clause):
            return None  # "attributed to Leonardo da Vinci, which went for"
        owned = self._clauses.owner[head]
        whole = descendants(parse, head, coordinated=True)
        if (phrase.root in whole and self._is_joined(phrase.root, head)) or self._is_apart(clause, phrase):
            return None  # of "three soldiers and five guards were hurt" neither is said of the other
        tokens = sorted(t for t in whole if self._clauses.owner[t] == owned or t == head)
        tokens = self._unadorned(tokens, head)
        start, end = parse.starts[tokens[0]], parse.ends[tokens[-1]]
        if (phrase.first <= tokens[-1] and tokens[0] <= phrase.last) or end - start > _LONGEST:
            start, end = parse.starts[self._before(head)], parse.ends[head]
        cut = self._is_glued(head + 1) or self._is_glued(start and bisect_right(parse.starts, start) - 1)
        return None if cut else [start + self._offset, end + self._offset]

    def _is_which(self, clause: Clause) -> bool:
        parse = self._parse
        return any(
            parse.words[kid].lower() == "which" for kid in parse.children(clause.outer, "nsubj", "nsubjpass")
        )

    def _is_glued(self, token: int) -> bool:
        """Whether a word begins or ends at a hyphen there, and so is cut: "ex" of "ex-soldiers"."""
        parse = self._parse
        hyphen = next(
            (at for at in (token, token - 1) if 0 < at < len(parse.words) and parse.words[at] == "-"), None
        )
        return hyphen is not None and parse.ends[hyphen - 1] == parse.starts[hyphen]

    def _is_apart(self, clause: Clause, phrase: Phrase) -> bool:
        """Whether a subject is another number alone, or coordinated with the figure whatever the parse says."""
        head = clause.subject
        if head is None or any(other.holds(head) and self._is_bare(other) for other in self._phrases):
            return True
        between = self._parse.tags[head : phrase.first]
        return head < phrase.first and phrase.last < min(clause.chain) and "CC" in between

    def _is_bare(self, phrase: Phrase) -> bool:
        return all(self._parse.tags[token] == "CD" for token in range(phrase.first, phrase.last + 1))

    def _is_joined(self, token: int, head: int) -> bool:
        """Whether a token is another of what a subject coordinates, or stands in it."""
        parse = self._parse
        for _ in range(12):
            if token == head or parse.heads[token] == token:
                return False
            if parse.deps[token] == "conj":
                return True
            token = parse.heads[token]
        return False

    def _unadorned(self, tokens: list[int], head: int) -> list[int]:
        """A subject's words without what a comma sets apart behind its noun: "the rebels" of "the rebels, who held Bambari,"."""
        parse = self._parse
        for place, token in enumerate(tokens):
            aside = token > head and parse.words[token] in (",", "(", "—", "–", ";")
            if aside and not self._lists(tokens[place + 1 :]):
                return tokens[:place]
        return tokens

    def _lists(self, rest: list[int]) -> bool:
        """Whether what follows a comma is another of a list: "Ford, Honda and Nissan"."""
        parse = self._parse
        return bool(rest) and any(
            parse.deps[token] == "conj" and "CC" in (parse.tags[t] for t in rest) for token in rest[:3]
        )

    def _before(self, head: int) -> int:
        parse, first = self._parse, head
        while (
            first
            and parse.heads[first - 1] == head
            and parse.deps[first - 1] in ("compound", "nmod", "amod", "det", "poss")
        ):
            first -= 1
        return first

    def _named(self, head: int) -> int:
        """The last word of the name that the head begins: of "Pacific Gas" that is "Pacific Gas & Electric Co."."""
        parse, last = self._parse, head
        while (
            parse.words[last + 1 : last + 2] == ["&"]
            and last + 2 < len(parse.words)
            and parse.is_name(last + 2)
        ):
            last += 2
            while last + 1 < len(parse.words) and parse.is_name(last + 1):
                last += 1
        return last

    def _verb(self, clause: Clause) -> list[int]:
        """The words of the verb with its particle."""
        parse, last = self._parse, clause.verb
        following = parse.words[last + 2].lower() if last + 2 < len(parse.words) else ""
        if clause.particle == last + 1 and following != "to":  # "killed up to 600"
            last = clause.particle
        return [parse.starts[clause.verb] + self._offset, parse.ends[last] + self._offset]

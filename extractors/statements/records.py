"""Sayings -> records in article offsets: all that linking asks of them, without the Doc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.statements.annotations import StatementAnnotation
from extractors.statements.book import STATEMENT_RULES
from extractors.statements.lexicon import words
from extractors.statements.stance import stance_of
from extractors.statements.vocabulary import people

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from extractors.clauses.reading import Clauses
    from extractors.model import StatementType
    from extractors.statements.quotes import Quote
    from extractors.statements.saying import Saying

_OUTSIDE = frozenset({"relcl", "appos", "punct", "parataxis", "advcl"})
_WIDE = 14  # tokens on either side of its head that words for a source reach


class Records:
    """Writes the records of one Doc.

    Args:
        clauses: The Doc's clauses.
        offset: Where the Doc begins in the article.
        quotes: Its quotations.
        days: Records of its time expressions; `places` of its places.
    """

    def __init__(
        self,
        clauses: Clauses,
        offset: int,
        quotes: Sequence[Quote],
        days: Sequence[Mapping[str, Any]],
        places: Sequence[Mapping[str, Any]],
    ) -> None:
        self._clauses, self._parse, self._offset = clauses, clauses.parse, offset
        self._quotes, self._days, self._places = quotes, days, places

    def of(self, saying: Saying) -> StatementAnnotation:
        """The record of a saying."""
        parse = self._parse
        spans = [self._run(first, last) for first, last in saying.content]
        start, end = spans[0][0], spans[-1][1]
        source = None if saying.source is None else self._source(saying.source, saying.verb)
        rule = STATEMENT_RULES[saying.rule]
        return StatementAnnotation(
            start=start,
            end=end,
            text=parse.text[start - self._offset : end - self._offset],
            spans=spans,
            type=self._type(saying),
            stance=stance_of(parse, saying),
            cue=None if saying.cue is None else self._cue(*saying.cue),
            source=source,
            head=None if saying.source is None else self._run(saying.source, saying.source + 1),
            names=[] if saying.source is None else self._names(saying.source),
            form="pronoun" if saying.source is not None and self._is_pronoun(saying.source) else "noun",
            when=self._beside(saying, self._days) or self._day_behind(saying),
            where=self._beside(saying, self._places),
            floats=saying.floats,
            before=self._before(saying) if saying.floats else None,
            answers=saying.verb is not None and parse.lemmas[saying.verb] in words("answering"),
            is_open=saying.is_open,
            opens=not any(map(str.isalnum, parse.text[: parse.starts[saying.first]])),
            is_somebody=saying.source is not None
            and parse.lemmas[saying.source].lower() in people() | words("headed"),
            verdicts=[rule.verdict(start, end, *self._said(saying))],
        )

    def _said(self, saying: Saying) -> tuple[str, ...]:
        return () if saying.cue is None else (self._parse.wording(saying.cue[0], saying.cue[1] + 1),)

    def _run(self, first: int, last: int) -> list[int]:
        return [self._parse.starts[first] + self._offset, self._parse.ends[last - 1] + self._offset]

    def _is_pronoun(self, token: int) -> bool:
        return self._parse.tags[token] == "PRP" or self._parse.words[token].lower() == "its"

    def _cue(self, first: int, last: int) -> list[int]:
        """With the preposition or particle behind a verb: "called on", "pointed out"."""
        parse = self._parse
        following = last + 1
        if (
            following < len(parse.words)
            and parse.heads[following] == last
            and (
                parse.deps[following] == "prt"
                or (parse.deps[following] == "prep" and parse.lemmas[last] in ("call", "appeal", "plead"))
            )
        ):
            last = following
        return self._run(first, last + 1)

    def _type(self, saying: Saying) -> StatementType:
        """Direct where all its words stand in quotation marks, mixed where some do."""
        inside = outside = 0
        quotes = [quote for quote in self._quotes if not self._is_scare(quote)]
        for first, last in saying.content:
            for at in range(first, last):
                if self._parse.words[at][:1].isalnum():
                    quoted = any(quote.holds(at) for quote in quotes)
                    inside, outside = inside + quoted, outside + (not quoted)
        if not inside or all(self._holds(quote, saying) for quote in self._quotes if inside):
            return "indirect"
        return "mixed" if outside else "direct"

    def _is_scare(self, quote: Quote) -> bool:
        """Whether the marks only keep one word before its noun at a distance: "the “interim” government"."""
        parse = self._parse
        words_ = [at for at in range(quote.first, quote.last + 1) if parse.words[at][:1].isalnum()]
        return len(words_) == 1 and parse.heads[words_[0]] > quote.last

    def _holds(self, quote: Quote, saying: Saying) -> bool:
        """Whether what is said stands in one quotation with other words: somebody in it is told of."""
        first, last = saying.first, saying.content[-1][1]
        return (
            saying.source is not None
            and quote.first < first
            and last < quote.last
            and quote.holds(saying.source)
        )

    def _source(self, head: int, verb: int | None) -> list[int]:
        """The words for a source: its noun with what hangs on it but the words of saying, to the first comma."""
        parse = self._parse
        if self._is_pronoun(head):
            return self._run(head, head + 1)
        own = {head}
        todo = [head]
        while todo:
            for kid in parse.kids[todo.pop()]:
                is_own = parse.deps[kid] not in _OUTSIDE or self._is_called(kid)
                if is_own and kid != verb and abs(kid - head) <= _WIDE:
                    own.add(kid)
                    todo.append(kid)
        first = last = head
        while first - 1 in own:
            first -= 1
        while last + 1 in own:
            last += 1
        while parse.deps[last] in ("cc", "prep") or parse.words[last] in (",", "'s", "’s"):
            last -= 1
        return self._run(first, max(last, head) + 1)

    def _is_called(self, name: int) -> bool:
        """Whether a name stands at once behind the noun that it is the name of: "the journal Occupational Care"."""
        parse = self._parse
        between = range(parse.heads[name] + 1, name)
        named = parse.deps[name] == "appos" and parse.is_name(name) and parse.heads[name] < name
        return named and all(parse.is_name(at) for at in between)

    def _names(self, head: int) -> list[list[int]]:
        """Names beside the head: an apposition, or what directly follows a title."""
        parse = self._parse
        found = [kid for kid in parse.children(head, "appos") if kid > head]
        found += [kid for kid in parse.kids[head] if kid == head + 1 and parse.is_name(kid)]
        following = head + 1
        while following < len(parse.words) and parse.is_name(following) and parse.deps[head] == "compound":
            found.append(following)
            following += 1
        if parse.deps[head] == "compound" and parse.is_name(parse.heads[head]):
            found.append(parse.heads[head])
        return [self._run(at, at + 1) for at in found]

    def _day_behind(self, saying: Saying) -> list[int] | None:
        """A day that follows the words of saying at once, whatever the parser hangs it on: "he said Friday, hours after"."""
        parse = self._parse
        after = -1 if saying.cue is None else saying.cue[1] + 1
        if not 0 < after < len(parse.words) or saying.holds(after):
            return None
        for record in self._days:
            last = record["end"] - self._offset
            is_closed = parse.text[last : last + 1] in (",", ".") or parse.text[last : last + 6] == " that "
            is_closed |= parse.starts[saying.first] == last + 1  # "said last week it would cut"
            if (
                record["start"] == parse.starts[after] + self._offset
                and is_closed
                and record.get("form") != "none"
            ):
                return [record["start"], record["end"]]
        return None

    def _beside(self, saying: Saying, records: Sequence[Mapping[str, Any]]) -> list[int] | None:
        """The date, or the place, among the phrases that hang on the words of saying and are not said."""
        verb = saying.verb
        clause = None if verb is None else self._clauses.of(verb)
        if clause is None or verb not in clause.chain:
            return None
        for adjunct in clause.adjuncts:
            run = self._run(adjunct.first, adjunct.last)
            if saying.holds(adjunct.head) or adjunct.preposition in (
                "before",
                "after",
                "since",
                "until",
                "by",
                "to",
                "of",
                "against",
                "from",
            ):
                continue
            for record in records:
                if run[0] <= record["start"] and record["end"] <= run[1] and record.get("form") != "none":
                    return [record["start"], record["end"]]
        return None

    def _before(self, saying: Saying) -> list[int] | None:
        """Head of the subject of the sentence that ends before a quotation."""
        parse = self._parse
        at = saying.first - 1
        while at >= 0 and not any(map(str.isalnum, parse.words[at])):
            at -= 1
        if at < 0:
            return None
        sentence = parse.sentences[at]
        for clause in self._clauses.all:
            told = clause.relation == "main" and parse.sentences[clause.outer] == sentence
            if told and clause.subject is not None and clause.subject < saying.first:
                return self._run(clause.subject, clause.subject + 1)
        return None

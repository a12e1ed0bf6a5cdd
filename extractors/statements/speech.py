"""Utterances in quotation marks, each with the words of saying beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractors.statements.lexicon import cues
from extractors.statements.quotes import is_utterance
from extractors.statements.saying import Saying
from extractors.statements.vocabulary import is_cue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.clauses.parse import Parse
    from extractors.statements.quotes import Quote
    from extractors.statements.speakers import Speakers

_ENDS = frozenset({".", "!", "?", ";"})
_ASKED = frozenset({"!", "?", "…", "...", "--", "—", "–"})
_NEAR = 14  # tokens before a quotation in which its verb stands, where a comma parts them


class _Frame(NamedTuple):
    """The words of saying beside a quotation: the cue, its source, and the rule."""

    cue: int
    source: int
    rule: str


class Speech:
    """Attributes the utterances of a Doc.

    Args:
        parse: The Doc.
        quotes: Its quotations.
        speakers: Of the same Doc.
    """

    def __init__(self, parse: Parse, quotes: Sequence[Quote], speakers: Speakers) -> None:
        self._parse, self._quotes, self._speakers = parse, quotes, speakers

    def all(self) -> list[Saying]:
        """A saying an utterance; those that one speaker goes on with are one."""
        found: list[tuple[Saying, Quote]] = []
        for quote in self._quotes:
            if not is_utterance(self._parse, quote):
                continue
            run = ((quote.first, quote.last + 1),)
            frame = self._after(quote) or self._before(quote)
            if frame is None:
                going_on = bool(found) and self._goes_on(found[-1][1], quote)
                if not going_on:
                    saying = Saying("statement-quote-alone", run, is_open=not quote.is_closed, floats=True)
                    found.append((saying, quote))
                    continue
            elif not found or found[-1][0].cue != (frame.cue, frame.cue):
                cue = (frame.cue, frame.cue)
                found.append((Saying(frame.rule, run, frame.source, cue, not quote.is_closed), quote))
                continue
            before = found[-1][0]
            joined = Saying(
                before.rule,
                before.content + run,
                before.source,
                before.cue,
                not quote.is_closed,
                before.floats,
            )
            found[-1] = (joined, quote)
        return [saying for saying, _ in found]

    def _after(self, quote: Quote) -> _Frame | None:
        """The words of saying behind a quotation: "…,” said the mayor."""
        parse = self._parse
        if not quote.is_closed:
            return None
        at, ending = quote.last + 1, parse.words[quote.last - 1]
        follows = parse.words[at] if at < len(parse.words) else ""
        if not follows or (ending == "." and follows != ","):
            return None
        last = self._end(at)
        if ending in _ASKED and not follows[:1].islower() and last - at > _NEAR * 2:
            return None
        for verb in range(at, last):
            if not self._speaks(verb) or parse.deps[verb] in ("relcl", "acl"):
                continue
            if verb - at > 2 and parse.words[at : at + 1] == ["and"]:
                return None
            source = self._speakers.beside(verb, last)
            if source is None or not at <= source < last:
                continue
            return _Frame(verb, source, "statement-quote-then-cue")
        return None

    def _before(self, quote: Quote) -> _Frame | None:
        """The words of saying before a quotation: "He said: “…", "Later, in Oslo, he added, “…"."""
        parse = self._parse
        mark = quote.first - 1
        while mark >= 0 and parse.words[mark].isspace():
            mark -= 1
        if mark < 0:
            return None
        by_colon, by_comma = parse.words[mark] == ":", parse.words[mark] in (",", "that", "-", "–", "—")
        reach = 60 if by_colon else _NEAR if by_comma else 1
        for verb in range(mark, max(-1, mark - reach), -1):
            if parse.words[verb] in _ENDS or self._is_quoted(verb):
                break
            if self._speaks(verb):
                source = self._speakers.beside(verb, mark + 1)
                return None if source is None else _Frame(verb, source, "statement-cue-then-quote")
        return None

    def _speaks(self, token: int) -> bool:
        return (
            is_cue(self._parse, token)
            and self._parse.lemmas[token] in cues("quote")
            and not self._is_quoted(token)
            and not (self._speakers.is_negated(token) and self._parse.lemmas[token] not in ("deny",))
        )

    def _is_quoted(self, token: int) -> bool:
        return any(quote.holds(token) for quote in self._quotes)

    def _end(self, at: int) -> int:
        """Where the sentence that begins behind a quotation ends, or the next quotation begins."""
        parse = self._parse
        starts = {quote.first for quote in self._quotes}
        while at < len(parse.words) and parse.words[at] not in _ENDS and at not in starts:
            at += 1
        return at

    def _goes_on(self, before: Quote, quote: Quote) -> bool:
        """Whether only the sentence of the words of saying stands between the two: "…,” he said. “…"."""
        between = self._parse.words[before.last + 1 : quote.first]
        stops = sum(word in _ENDS for word in between)
        return stops == 0 or (stops == 1 and any(word in _ENDS for word in between[-2:]))

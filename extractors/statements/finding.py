"""Parse -> sayings: what is said in a Doc, by each rule, the same words once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.actors.things import is_other_script
from extractors.statements.beside import according, by_count, claims, headline, heard
from extractors.statements.book import STATEMENT_RULES
from extractors.statements.content import runs_of
from extractors.statements.frames import Frames
from extractors.statements.lexicon import words
from extractors.statements.parting import parted
from extractors.statements.quotes import quotes_of
from extractors.statements.saying import Saying
from extractors.statements.speakers import Speakers
from extractors.statements.speech import Speech
from extractors.statements.vocabulary import is_cue

if TYPE_CHECKING:
    from extractors.clauses.parse import Parse
    from extractors.clauses.reading import Clauses
    from extractors.rules import Rejected
    from extractors.statements.quotes import Quote
    from extractors.statements.saying import Runs


def sayings_of(clauses: Clauses, offset: int, refused: list[Rejected]) -> tuple[list[Saying], list[Quote]]:
    """The sayings of a Doc in text order, and its quotations.

    Args:
        clauses: The Doc's clauses.
        offset: Where the Doc begins in the article.
        refused: Gets what looks like a statement and is none.
    """
    parse = clauses.parse
    quotes = quotes_of(parse)
    quoted = frozenset(at for quote in quotes for at in range(quote.first, quote.last + 1))
    apart = parted(parse)
    speakers = Speakers(clauses, quoted.__contains__, apart)
    spoken = Speech(parse, quotes, speakers).all()
    finder = _Finder(parse, speakers, Frames(parse, speakers, apart), quoted, offset, refused)
    cues = {saying.verb for saying in spoken}
    verbs = (verb for verb in range(len(parse.words)) if verb not in cues and is_cue(parse, verb))
    told = [saying for verb in verbs if (saying := finder.of(verb)) is not None]
    found = [
        *told,
        *according(clauses),
        *by_count(clauses),
        *heard(clauses, speakers),
        *claims(clauses, speakers),
    ]
    found = [*spoken, *(replace(saying, content=_with_quotes(saying.content, quotes)) for saying in found)]
    found = [saying for saying in found if not finder.is_foreign(saying)]
    found = finder.without_denied(found)
    found += (head for head in headline(parse) if all(other.source != head.source for other in found))
    return sorted(_without_doubles(found), key=lambda saying: (saying.first, saying.verb or 0)), quotes


_QUOTED = frozenset({"statement-quote-then-cue", "statement-cue-then-quote", "statement-quote-alone"})
_WITHHOLDING = frozenset({"doubt", "allege", "denial", "allegation"})


class _Finder:
    """Finds what is said by a verb that stands beside no utterance."""

    def __init__(
        self,
        parse: Parse,
        speakers: Speakers,
        frames: Frames,
        quoted: frozenset[int],
        offset: int,
        refused: list[Rejected],
    ) -> None:
        self._parse, self._speakers, self._frames = parse, speakers, frames
        self._quoted, self._offset, self._refused = quoted, offset, refused

    def of(self, verb: int) -> Saying | None:
        """What is said by the verb; None where that is nothing."""
        parse = self._parse
        source = self._speakers.of(verb)
        if source is None:
            return None
        told = self._frames.of(verb, source)
        content = () if told is None else runs_of(parse, told[1] - {source, verb})
        if told is None or not content:
            return None
        reason = self._refusal(verb, source)
        if reason is not None:
            self._refuse(reason, content, parse.words[source if reason == "statement-own-voice" else verb])
            return None
        return Saying(told[0], content, source, (verb, verb))

    def is_foreign(self, saying: Saying) -> bool:
        """Whether most of what is said is written in another script, which is not read here."""
        told = [self._parse.words[at] for first, last in saying.content for at in range(first, last)]
        told = [word for word in told if any(map(str.isalpha, word))]
        foreign = 2 * sum(map(is_other_script, told)) > len(told)
        if foreign:
            self._refuse("statement-other-script", saying.content, "")
        return foreign

    def without_denied(self, found: list[Saying]) -> list[Saying]:
        """The sayings, but those that are part of what another one denies, doubts or alleges."""
        over = [saying for saying in found if self._withholds(saying)]
        kept = []
        for saying in found:
            first, last = saying.first, saying.content[-1][1]
            is_denied = any(
                other is not saying
                and saying.verb is not None
                and other.holds(saying.verb)
                and other.holds(first)
                and other.holds(last - 1)
                for other in over
            )
            if is_denied:
                self._refuse("statement-denied", saying.content, self._parse.words[saying.verb or 0])
            else:
                kept.append(saying)
        return kept

    def _withholds(self, saying: Saying) -> bool:
        """Whether who says it does not hold it to be so, or holds it against somebody, outside of quotations."""
        if saying.verb is None or saying.rule in _QUOTED:
            return False
        lemma = self._parse.lemmas[saying.verb]
        return lemma in words("denies") | _WITHHOLDING or saying.rule == "statement-accusation"

    def _refusal(self, verb: int, source: int) -> str | None:
        is_quoted = verb in self._quoted and self._parse.tags[source] == "PRP"
        if is_quoted or self._speakers.is_own_voice(source):
            return "statement-own-voice"
        if self._speakers.is_unsaid(verb):
            return "statement-unsaid"
        return "statement-thing" if self._speakers.is_thing(source, verb) else None

    def _refuse(self, rule: str, content: Runs, word: str) -> None:
        parse, offset = self._parse, self._offset
        start, end = parse.starts[content[0][0]], parse.ends[content[-1][1] - 1]
        verdict = STATEMENT_RULES[rule].verdict(start + offset, end + offset, word)
        self._refused.append(
            {
                "kind": "statement",
                "start": start + offset,
                "end": end + offset,
                "text": parse.text[start:end],
                "verdicts": [verdict],
            }
        )


def _without_doubles(found: list[Saying]) -> list[Saying]:
    """Of sayings with the same words and source the first; of a quotation that somebody says, not the same words alone."""
    kept: list[Saying] = []
    for saying in found:
        same = (
            other
            for other in kept
            if other.content == saying.content and (saying.source in (other.source, None) or other.floats)
        )
        if next(same, None) is None:
            kept.append(saying)
    return kept


def _with_quotes(content: Runs, quotes: list[Quote]) -> Runs:
    """To the end of a quotation that begins in what is said, and has sentences of its own."""
    found = list(content)
    for quote in quotes:
        first, last = found[-1] if found else (0, 0)
        if first <= quote.first < last - 1 < quote.last:
            found[-1] = (first, quote.last + 1)
    return tuple(found)

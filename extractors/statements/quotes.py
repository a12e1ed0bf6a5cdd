"""Words in quotation marks: where they begin and end, and which of them are an utterance."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.statements.lexicon import cues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.clauses.parse import Parse

_MARK = re.compile(r"[“”„\"‘’«»]|(?<!\w)'(?=\w)|(?<=[,.!?])'(?!\w)|``|''")
_CLOSED_AFTER = frozenset(",.!?…—–-")
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD", "VB"})
_BOUNDARY = frozenset({",", ":", ".", "!", "?", ";", "—", "–", "--", "-", "(", "…", "...", ")"})
_LONG = 3  # words, from which on a quotation that ends as a sentence does is an utterance


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks, as tokens of the Doc.

    Attributes:
        first: Its opening mark.
        last: Its closing mark, or the Doc's last token.
        is_closed: Whether it has one: else it goes on in the next paragraph.
    """

    first: int
    last: int
    is_closed: bool

    def holds(self, token: int) -> bool:
        """Whether the token is one of its own, the marks among them."""
        return self.first <= token <= self.last


def quotes_of(parse: Parse) -> list[Quote]:
    """The quotations of a Doc, the outer one of nested ones, in text order."""
    found, last = [], len(parse.words) - 1
    for start, end in _runs(parse.text):
        first = max(0, bisect_right(parse.starts, start) - 1)
        closing = last if end is None else max(first, bisect_left(parse.ends, end))
        if closing > first:
            found.append(Quote(first, min(closing, last), end is not None))
    return found


def _runs(text: str) -> Iterator[tuple[int, int | None]]:
    """Code points where each quotation begins, and ends (None where it is not closed)."""
    opened: tuple[int, str] | None = None
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        before = text[at - 1 : at]
        is_start = not before or not (before.isalnum() or before in _CLOSED_AFTER or before in "”’\"'%)")
        follows = text[match.end() : match.end() + 1]
        if opened is None:
            if is_start and follows and not follows.isspace() and (mark != "’"):
                opened = (at, mark)
        elif _closes(opened[1], mark, before, follows):
            yield opened[0], match.end()
            opened = None
        elif mark == "“" and opened[1] == "“":
            opened = (at, mark)
    if opened is not None and opened[1] not in ("‘", "'"):
        yield opened[0], None


def _closes(opening: str, mark: str, before: str, follows: str) -> bool:
    if opening in ("‘", "'"):
        return mark in ("’", "'") and not follows.isalnum() and (before in _CLOSED_AFTER or before != "s")
    if opening == "«":
        return mark == "»"
    if opening == "``":
        return mark in ("''", '"')
    return mark in ("”", '"', "“" if opening == "„" else "”")


def is_utterance(parse: Parse, quote: Quote) -> bool:
    """Whether somebody is quoted in a sentence of their own: not a word or two in a sentence of the article's."""
    inside = range(quote.first + 1, quote.last + (0 if quote.is_closed else 1))
    words = [at for at in inside if parse.words[at][:1].isalnum()]
    if not words:
        return False
    before = _before(parse, quote.first)
    opens = before is None or parse.words[before] in _BOUNDARY or parse.words[before] in ("”", '"')
    opens = opens or (parse.lemmas[before or 0] in cues("quote") and parse.tags[before or 0][:2] == "VB")
    if not opens:
        return False
    ends = parse.words[inside[-1]] in (",", ".", "!", "?", "…", "—", "–", "--")
    finite = any(parse.tags[at] in _FINITE for at in words)
    if not quote.is_closed:
        return True
    capital = parse.words[words[0]][:1].isupper() or parse.words[words[0]][:1].isdigit()
    if before is not None and parse.words[before] == ":" and capital:
        return True  # "he replied: “No.”"
    after = parse.words[quote.last + 1] if quote.last + 1 < len(parse.words) else ""
    return (finite and (ends or capital or after == ",")) or (
        ends and capital and (len(words) >= _LONG or before is None)
    )


def _before(parse: Parse, token: int) -> int | None:
    at = token - 1
    while at >= 0 and parse.words[at].isspace():
        at -= 1
    return at if at >= 0 else None

"""Words of a text as a reader selects them: without the marks around them, with those within."""

from __future__ import annotations

import re

from extractors.model import Span

# A run without spaces; dashes between words part it, those between numbers do not.
_WORD = re.compile(r"(?:[^\s—–]|(?<=\d)–(?=\d))+")
_BEFORE, _AFTER = "\"'“”‘’«»([{<*_>,;:…", "\"“”‘’'«»)]}>*_,;:!?…"
_POSSESSIVE = re.compile(r"['’]s?$")
_ABBREVIATION = re.compile(r"(?:\w\.){2,}")

# No word that somebody selects is longer, in characters.
_REACH = 200


def word_at(text: str, offset: int) -> Span | None:
    """The word at the offset, or the next one after it; None where there is none near."""
    low = max(0, offset - _REACH)
    for match in _WORD.finditer(text, low, min(len(text), offset + 2 * _REACH)):
        word = _bare(text, Span(*match.span()))
        if word is not None and word.end > offset:
            return word
    return None


def word_by(text: str, offset: int, step: int) -> Span | None:
    """The next (1) or the previous (-1) word; None where there is none near."""
    here = word_at(text, offset)
    if step > 0:
        return word_at(text, here.end) if here is not None else None
    before = here.start if here is not None and here.start <= offset else offset
    found = None
    for match in _WORD.finditer(text, max(0, before - 2 * _REACH), before):
        word = _bare(text, Span(*match.span()))
        found = word or found
    return found


def run_of(text: str, one: int, other: int) -> Span | None:
    """From the word at one offset through the word at the other, without the mark of a possessive at its end."""
    first, last = word_at(text, min(one, other)), word_at(text, max(one, other))
    if first is None:
        return None
    return bare(text, Span(first.start, max(first.end, last.end if last else 0)))


def bare(text: str, span: Span) -> Span | None:
    """The span without the spaces and marks around it; None where nothing else is in it."""
    words = text[span.start : span.end]
    start, end = span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip())
    found = _bare(text, Span(start, end)) if start < end else None
    if found is None:
        return None
    possessive = _POSSESSIVE.search(text[found.start : found.end])
    return Span(found.start, found.start + possessive.start()) if possessive else found


def _bare(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start] in _BEFORE:
        start += 1
    while start < end and (
        text[end - 1] in _AFTER or (text[end - 1] == "." and not _stays(text, start, end))
    ):
        end -= 1
    return Span(start, end) if any(character.isalnum() for character in text[start:end]) else None


def _stays(text: str, start: int, end: int) -> bool:
    """Whether the full stop at the end is an abbreviation's own: U.S."""
    last = text[start:end].split()[-1:]
    return bool(last and _ABBREVIATION.fullmatch(last[0].lstrip(_BEFORE)))

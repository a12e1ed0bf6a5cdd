"""The day of a story's own dateline: "ATHENS, July 19, 2023 (AFP) -", "Geneva, 12 March 2020 –", "DUBLIN, June 17 2024"."""

from __future__ import annotations

import re

from extractors.patterns import pattern_of
from extractors.sources.header import DAY_OPENING, day_beginning_at
from extractors.span import Span

# How far into the text a dateline is looked for, in code points, and the words from which a line is of the story.
_REACH, _STORY_LINE = 1_200, 20

_NAME = r"[^\W\d_][\w\u0300-\u036f.'’-]*"  # with the accents of decomposed letters
_NAMES = rf"{_NAME}(?: (?:of the |of |the |de |la |del |do |da )?{_NAME}){{0,3}}"
_AGENCY = r"(?:\((?P<agency>[^()\d]{2,40})\)|/(?P<wire>[^/\s\d]{2,30})/)"
_BEFORE = pattern_of(
    rf"[*_]{{0,3}}(?P<place>{_NAMES}?(?: ?/ ?{_NAMES}?| and {_NAMES}?)?)(?P<within>(?:, ?{_NAMES}?){{0,2}}?),?"
    rf"(?: {_AGENCY})?(?P<mark> ?(?:[,|(]|--?|[–—]) ?| ){DAY_OPENING}"
)
_AFTER = pattern_of(
    rf"\)?[*_]{{0,3}},?(?: ?{_AGENCY})?(?: ?(?P<dash>--+|[–—|]|-(?=\s)|:(?=\s))| ?(?P<end>[.,]?[*_]{{0,3}}$))"
)
# Words that open a sentence or a label, and none a dateline: "In Kabul, 13 August 2021 - ...".
_NO_PLACE = frozenset(
    (
        "a", "accepted", "after", "an", "as", "at", "before", "born", "by", "closed", "copyright", "dated", "deadline", "died",
        "due", "expires", "for", "from", "in", "issued", "of", "on", "posted", "published", "received", "retrieved", "revised",
        "since", "submitted", "the", "till", "to", "until", "updated", "valid", "was", "when",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    )
)  # fmt: skip
_JOINING = frozenset(("and", "of", "the", "de", "la", "del", "do", "da"))
# What a release is headed by, and how it speaks of its own day: a place and a day alone on a line are then its dateline.
_RELEASE = pattern_of(
    r"^\W*(?:(?:press|news|media) (?:release|statement|note|communiqu[ée])|communiqu[ée]|joint statement|statement"
    r"|for immediate release)\b(?!\s+(?:of|by|from|was|is|said|that)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_SPEAKS = pattern_of(r"\A\s*[^\n\"“‘]{0,250}?\b(?:\w+ed today|today,? \w+ed)\b", re.IGNORECASE)
_SENTENCE_END = pattern_of(r"[.!?…][\"'”’)\]]*$")


def day_of_dateline(text: str) -> tuple[str, Span] | None:
    """The whole day (ISO) that the dateline above or at the story's first words says, and where; None where there is none.

    The place stands in capitals, or an agency or a dash and a sentence follow the day; a line that is nothing but a place in
    capitals and a day is one too, and one with a place in small letters where the text is headed as a release, or speaks of
    what was done "today". What stands below the story's first line is not asked: it may open a scene of the past.

    Args:
        text: The text.
    """
    at = 0
    for line in text[:_REACH].splitlines(keepends=True):
        bare = line.strip()
        if bare:
            start = at + line.index(bare)
            if found := _read(text, start, start + len(bare)) or _of_release(text, start, start + len(bare)):
                return found
            if len(bare.split()) >= _STORY_LINE:
                return None
        at += len(line)
    return None


def _read(text: str, start: int, end: int) -> tuple[str, Span] | None:
    line = text[start:end]
    before = _BEFORE.match(line)
    if before is None or not all(map(_is_named, _words(before["place"] + before["within"]))):
        return None
    found = day_beginning_at(line, before.end())
    after = _AFTER.match(line, found[1]) if found else None
    if found is None or after is None:
        return None
    place, agency = before["place"], before["agency"] or before["wire"] or after["agency"] or after["wire"]
    is_capital = place.isupper() and sum(map(str.isalpha, place)) > 1
    rest = line[after.end() :].strip()
    if after["dash"] is None:
        is_one = is_capital and bool(
            before["mark"].strip() or before["within"] or before.group().rstrip()[-1] == ","
        )
    else:
        is_sentence = bool(_SENTENCE_END.search(rest)) and after["dash"] != ":"
        is_set_off = "," in before.group() or bool(before["mark"].strip())
        is_one = bool(agency) or is_capital or (is_set_off and is_sentence)
    return (found[0], Span(start, start + found[1])) if is_one else None


def _of_release(text: str, start: int, end: int) -> tuple[str, Span] | None:
    """The day of "Geneva, 22 October 2025" alone on its line, where what stands around it is a release."""
    line = text[start:end]
    before = _BEFORE.match(line)
    if before is None or "," not in before.group():
        return None
    if not all(map(_is_named, _words(before["place"] + before["within"]))):
        return None
    found = day_beginning_at(line, before.end())
    if found is None or line[found[1] :].strip("*_. "):
        return None
    is_release = _RELEASE.search(text[:start]) or _SPEAKS.match(text[end:])
    return (found[0], Span(start, end)) if is_release else None


def _words(place: str) -> list[str]:
    return [word for word in re.split(r"[ ,/]+", place) if word and word not in _JOINING]


def _is_named(word: str) -> bool:
    return word[0].isupper() and word.casefold() not in _NO_PLACE

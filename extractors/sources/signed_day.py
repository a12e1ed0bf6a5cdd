"""The day beside who wrote or issued a story: "By our correspondent, 21 January 2026", "Issued by the Fire Service, 2 May"."""

from __future__ import annotations

import re

from extractors.patterns import pattern_of
from extractors.sources.header import DAY_OPENING, day_beginning_at

# Lines above the story in which its writer may stand, lines at its foot, and words from which a line is of the story.
_ABOVE, _BELOW, _STORY_LINE = 4, 3, 20
# The longest such line, and how far from either end of the text one is looked for, in code points.
_LONGEST, _REACH = 200, 1_200

_WRITER = (
    r"(?:(?:our|a|an)(?: own| special| staff| foreign| political| business| sports?)? (?:correspondent|reporter|writer)s?"
    r"|staff (?:reporter|writer|correspondent)s?|[^\W\d_][\w.’'-]* [^\W\d_][^\d.!?;:|]{1,70}?)"
)
_BYLINE = pattern_of(
    rf"[*_]{{0,3}}by (?!the |this |that |then |now |noon |mid|early |late |end )(?P<who>{_WRITER})[*_]{{0,3}}"
    rf" ?(?:,|\||-|[–—•·]| on) ?(?:on )?{DAY_OPENING}",
    re.IGNORECASE,
)
_ISSUED = pattern_of(
    rf"[*_(\[]{{0,3}}(?:(?:issued|released|distributed) (?:by|on behalf of) [^\d!?;]{{3,120}}?(?:,|:|\||-|[–—•·]| on|\n)"
    rf"|(?:issued|released|dated)(?: on)?:?) ?(?:on )?(?:this )?{DAY_OPENING}",
    re.IGNORECASE,
)
_ENDS = pattern_of(r"[.)\]*_]{0,4}$")
_NOUNS = frozenset({"correspondent", "correspondents", "reporter", "reporters", "writer", "writers"})


def day_of_signature(text: str) -> str | None:
    """The whole day (ISO) of the byline above the story, or of the line at its foot that says who issued it; else None.

    Either is a line of its own that ends with its day. A byline has names in capitals or a correspondent in it: "By the end
    of 2 September 2025" is none.

    Args:
        text: The text.
    """
    for line in _lines(text[:_REACH])[:_ABOVE]:
        if len(line.split()) >= _STORY_LINE:
            break
        if day := _day(_BYLINE, line):
            return day
    return next(
        (day for line in reversed(_lines(text[-_REACH:])[-_BELOW:]) if (day := _day(_ISSUED, line))), None
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _day(pattern: re.Pattern[str], line: str) -> str | None:
    said = pattern.match(line) if len(line) <= _LONGEST else None
    found = day_beginning_at(line, said.end()) if said else None
    if said is None or found is None or not _ENDS.match(line, found[1]):
        return None
    who = said.groupdict().get("who")
    return found[0] if who is None or _is_writer(who) else None


def _is_writer(words: str) -> bool:
    """Whether somebody's name is in it, or what a paper calls its writers."""
    every = words.replace(",", " ").split()
    named = all(word[0].isupper() for word in every[:2])
    return named or not _NOUNS.isdisjoint(word.lower() for word in every)

"""The lines of printed pages to flowing paragraphs: running heads and page numbers out, broken words and lines joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from extractors.sources.header import days_in

_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—\s]*\d{1,4}[-–—\s]*(?:(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_SENTENCE_END = (".", "!", "?", "”", '"', ":", "’")
_DIGITS = re.compile(r"\d+")
_BROKEN_WORD, _WORD = re.compile(r"(\w[\w-]*)-$"), re.compile(r"\w[\w-]*")

# What the first part of a compound is that keeps its hyphen, where the text does not write it otherwise.
_COMPOUNDS = frozenset(
    ("well", "self", "ex", "non", "half", "all", "cross", "north", "south", "east", "west", "vice", "mid", "anti", "pro", "post",
     "long", "short", "high", "low", "full", "part", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "so",
     "far", "near", "then", "now", "old", "new", "first", "second", "third", "once", "much")
)  # fmt: skip

# A line that is this much shorter than the page's usual line was not broken at the margin.
_SHORT = 0.75

# On so many pages at least, the same first or last line is a running head, not the text.
_REPEATED = 3
# On both of two pages, a line of so few words is one too.
_FEW, _HEAD_WORDS = 2, 8


# A line of more words beside its day says something of it: it is of the story.
_WORDS_BESIDE = 8
# What stands in a dateline before its day, and after it.
_PLACE = re.compile(r"(?:[A-Z][\w.'’-]*[ ,(/]+){1,6}")
_DASH = re.compile(r"\)?[ ,]*(?:\([A-Z][\w .]{1,20}\) ?)?[-–—:]")

# A day after such a word is not that of the issue.
_OF_OTHERS = re.compile(
    r"\b(?:received|revised|accepted|submitted|accessed|retrieved|printed|downloaded|born|died|until|deadline|expires?)\b",
    re.I,
)


class PrintedDay(NamedTuple):
    """The day that printed pages bear (ISO), and where, in a sentence."""

    day: str
    reason: str


def day_of_pages(pages: list[list[str]]) -> PrintedDay | None:
    """The day of a running head, else of a line of the first page that is there to say it; None where there is none.

    Args:
        pages: The lines of each page, as they are printed.
    """
    lines = [[" ".join(line.split()) for line in page] for page in pages]
    heads = _running_heads(lines)
    edges = [line for page in lines for line in _edges(page) if _DIGITS.sub("#", line) in heads]
    found = {day for line in edges if (day := _only_day(line))}
    if len(found) == 1:
        return PrintedDay(found.pop(), "the day stands in the running head of the pages")
    widths = sorted(len(line) for page in lines for line in page if line)
    usual = widths[len(widths) * 3 // 4] if widths else 0
    for before, line in pairwise(["", *(lines[0] if lines else [])]):
        is_free = not before or before.endswith(_SENTENCE_END) or len(before) < _SHORT * usual
        if is_free and (day := _only_day(line) or _of_dateline(line)):
            return PrintedDay(day, "the day stands on the first page")
    return None


def _only_day(line: str) -> str | None:
    """The day of a line that says a day and little else, as a head, a dateline's own line or a label does."""
    days = {day for day, _, _ in days_in(line)}
    if len(days) != 1 or line.endswith((".", "!", "?")) or _OF_OTHERS.search(line):
        return None
    return days.pop().isoformat() if len(line.split()) <= _WORDS_BESIDE + 3 else None


def _of_dateline(line: str) -> str | None:
    """The day that a story opens with, between its place and a dash: `KABUL, 13 August 2021 (AP) —`."""
    day, start, end = next(iter(days_in(line)), (None, 0, 0))
    is_opening = _PLACE.fullmatch(line[:start]) and _DASH.match(line, end)
    return day.isoformat() if day and is_opening else None


def _edges(page: list[str]) -> list[str]:
    printed = [line for line in page if line]
    return printed[:2] + printed[-2:]


def flowing(pages: list[list[str]]) -> str:
    """The text of the pages, paragraphs parted by blank lines.

    Args:
        pages: The lines of each page; an empty one parts paragraphs.
    """
    lines = [[" ".join(line.split()) for line in page] for page in pages]
    heads = _running_heads(lines)
    kept = [_without_furniture(page, heads) for page in lines]
    widths = sorted(len(line) for page in kept for line in page if line)
    usual = widths[len(widths) * 3 // 4] if widths else 0
    words = Counter(word.lower() for page in kept for line in page for word in _WORD.findall(line))
    paragraphs: list[str] = []
    is_open = False
    for page in kept:
        is_open = is_open and not paragraphs[-1].endswith(_SENTENCE_END)
        for line in page:
            if not line:
                is_open = False
                continue
            if is_open and not _opens(line, paragraphs[-1]):
                paragraphs[-1] = _joined(paragraphs[-1], line, words)
            else:
                paragraphs.append(line)
            is_open = len(line) >= _SHORT * usual or not line.endswith(_SENTENCE_END)
    return "\n\n".join(paragraphs)


def _opens(line: str, before: str) -> bool:
    """Whether the line looks like the first of a paragraph: a list's mark after a finished sentence."""
    return before.endswith(_SENTENCE_END) and line[:2] in ("• ", "- ", "– ", "* ")


def _joined(before: str, line: str, words: Counter[str]) -> str:
    """Two lines as one: a word that was broken at its end is whole, and a compound keeps its hyphen."""
    if before.endswith("\u00ad"):
        return before[:-1] + line
    broken, after = _BROKEN_WORD.search(before), _WORD.match(line)
    if broken is None or after is None:
        return f"{before} {line}"
    first, second = broken[1], after[0]
    together, apart = words[(first + second).lower()], words[f"{first}-{second}".lower()]
    is_compound = (
        first[-1].isdigit()
        or first.isupper()
        or second[0].isupper()
        or first.lower().split("-")[-1] in _COMPOUNDS
    )
    if apart > together or (is_compound and not together):
        return before + line
    return before[:-1] + line


def _running_heads(pages: Iterable[list[str]]) -> frozenset[str]:
    """First and last lines that repeat, numbers aside."""
    pages = list(pages)
    seen: Counter[str] = Counter()
    for page in pages:
        printed = [line for line in page if line]
        seen.update({_DIGITS.sub("#", line) for line in (printed[:1] + printed[-1:])})
    shared = len(pages) if len(pages) == _FEW else _REPEATED
    return frozenset(
        line
        for line, count in seen.items()
        if count >= _REPEATED or (count == shared and len(line.split()) <= _HEAD_WORDS)
    )


def _without_furniture(page: list[str], heads: frozenset[str]) -> list[str]:
    printed = [index for index, line in enumerate(page) if line]
    edges = {*printed[:2], *printed[-2:]} if len(printed) > 2 else set()
    kept = [
        line
        for index, line in enumerate(page)
        if not (index in edges and (_PAGE_NUMBER.fullmatch(line) or _DIGITS.sub("#", line) in heads))
    ]
    while kept and not kept[0]:
        del kept[0]
    while kept and not kept[-1]:
        del kept[-1]
    return kept

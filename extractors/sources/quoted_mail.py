"""Mails that a text quotes or passes on: the lines that head them, and the run of the text that each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from extractors.article import Anchor, Region
from extractors.patterns import pattern_of
from extractors.sources.header import day_of, day_of_mail, days_in

ORIGIN = "the quoted mail's own date"

_MARKS = pattern_of(r"[ \t]*(?:>[ \t]?)*")
_FIELD = pattern_of(r"\*{0,2}([^\W\d_][^\W\d_-]{0,40}(?:-[^\W\d_-]{1,40}){0,4}):\*{0,2}(?:[ \t]|$)\s*(.*)")
_FIELDS = pattern_of(
    r"from|date|sent|to|b?cc|subject|reply-to|in-reply-to|references|importance|priority|attachments|organi[sz]ation|newsgroups"
    r"|message-id|mime-version|content-[a-z-]+|received|return-path|delivered-to|user-agent|(?:x|list|thread|dkim|arc)-[a-z-]+",
    re.IGNORECASE,
)
_SLASHED = pattern_of(r"(?<![\d/])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\d/])")

# What programs put above a mail that they pass on.
_IN_ENGLISH = pattern_of(
    r"[-_=\s]*(?:begin )?(?:original|forwarded|fwd:?) (?:message|mail)(?: from .{1,60})?[-_=:\s]*",
    re.IGNORECASE,
)
_RULE = pattern_of(
    rf"{_IN_ENGLISH.pattern}|[-_]{{10,}}|-{{3,}}[ ]?[^\W\d_][^-_=]{{3,40}}[ ]?-{{3,}}", re.IGNORECASE
)

# Who wrote what follows, and when: "On Mon, 3 May 2021 at 10:11, Jane Doe <jane@example.org> wrote:".
_WROTE = pattern_of(
    r"(?:on|in|at)\b.*\b(?:wrote|said|writes)\b.{0,20}:|.{1,80}\b(?:wrote|writes):", re.IGNORECASE
)
_CLOCK = pattern_of(r"\d[:.]\d\d|@")

# A text without any of these quotes no mail: most texts are not looked at line by line.
# Each pattern but the first begins with one character, by which a million words are gone through in two milliseconds.
_LIKELY_FIRST = pattern_of(r"[ \t>*]*(?i:from:|-{3,}[ ]?[^\W\d_-]|begin forwarded)")
_LIKELY_LINE = pattern_of(rf"\n{_LIKELY_FIRST.pattern}")
_LIKELY_COLON = pattern_of(r":(?:(?i:(?<=\bwrote:)|(?<=\bwrites:))|\s*\n[ \t]*>)")
_LINES = 3  # such a line is wrapped like any other


class Line(NamedTuple):
    """A line of the text: how many marks of quoting it begins with, and its words without them."""

    start: int
    end: int
    depth: int
    words: str


class Quoted(NamedTuple):
    """The lines that head quoted mails, and the mails; both in text order, neither overlapping."""

    regions: tuple[Region, ...]
    anchors: tuple[Anchor, ...]


NOTHING_QUOTED: Final = Quoted((), ())


class _Mail(NamedTuple):
    first: int  # its first line, as an index
    last: int  # the one after its last
    depth: int
    day: str | None


def quoted_mails(text: str, after: int = 0, is_mail: bool = False, latest: str | None = None) -> Quoted:
    """The mails in a text.

    Args:
        text: The text.
        after: Where its own header ends.
        is_mail: Whether it is a mail itself: then a quoted part of an unknown day has one of its own all the same.
        latest: Its own day (ISO): what it quotes is not later.
    """
    if not may_quote(text, after):
        return NOTHING_QUOTED
    lines = list(_lines(text, after))
    regions: list[Region] = []
    mails: list[_Mail] = []
    at = 0
    while at < len(lines):
        if block := _block(lines, at, latest):
            end, day = block
            first = _ruled(lines, at)
            regions.append(Region("mail", lines[first].start, lines[end - 1].end))
            mails.append(_Mail(end, len(lines), lines[at].depth, day))
            at = end
        else:
            if found := _attributed(lines, at, is_mail, latest):
                mails.append(found)
            at = found.first if found else at + 1
    return Quoted(tuple(regions), tuple(_anchors(lines, mails)))


def may_quote(text: str, after: int = 0) -> bool:
    """Whether something in the text, behind an offset, looks like what heads a mail: else there is none, there or further on."""
    if not after and _LIKELY_FIRST.match(text):
        return True
    return bool(_LIKELY_LINE.search(text, max(0, after - 1)) or _LIKELY_COLON.search(text, after))


def passed_on(text: str) -> int | None:
    """Where the first mail begins that the text quotes or passes on, with the lines that head it; None where there is none."""
    found = quoted_mails(text)
    starts = [region.start for region in found.regions] + [anchor.start for anchor in found.anchors]
    return min(starts, default=None)


def _lines(text: str, after: int) -> Iterator[Line]:
    start = after
    for piece in text[after:].splitlines(keepends=True):
        bare = piece.rstrip()
        marks = _MARKS.match(bare)
        size = marks.end() if marks else 0
        yield Line(start, start + len(bare), bare[:size].count(">"), bare[size:].strip())
        start += len(piece)


def _day(words: str, latest: str | None) -> str | None:
    """The day (ISO) of words that may write it in digits: only where it can be read in one way."""
    match = _SLASHED.search(words)
    if match is None:
        return day_of_mail(words)
    orders = {(int(match[1]), int(match[2])), (int(match[2]), int(match[1]))}
    days = {iso for month, day in orders if (iso := day_of(f"{match[3]}-{month:02}-{day:02}"))}
    days = {day for day in days if latest is None or day <= latest}
    return days.pop() if len(days) == 1 else None


def _block(lines: Sequence[Line], at: int, latest: str | None) -> tuple[int, str | None] | None:
    """Where the fields that begin at a line end, and the day they say; None where they head no mail.

    Below a rule that says so, fields of any name and language head one; elsewhere only those that mails have.
    """
    above = _ruled(lines, at)
    rule = lines[above].words if above < at else ""
    is_ruled = any(map(str.isalpha, rule))
    depth, end = lines[at].depth, at
    fields: dict[str, str] = {}
    name = ""
    while end < len(lines) and lines[end].depth == depth and lines[end].words:
        match = _FIELD.match(lines[end].words)
        if match and (is_ruled or _FIELDS.fullmatch(match[1])):
            name = match[1].lower()
            fields.setdefault(name, match[2])
        elif not name or not (_is_folded(lines, end) or (is_ruled and "@" in lines[end].words)):
            break
        end += 1
    if is_ruled:
        days = {day for words in fields.values() if (day := _day(words, latest))}
        said = fields.get("date") or fields.get("sent")
        day = _day(said, latest) if said else days.pop() if len(days) == 1 else None
        is_mail = bool(_IN_ENGLISH.fullmatch(rule)) or any("@" in words for words in fields.values())
        return (end, day) if len(fields) > 1 and is_mail else None
    said = fields.get("date") or fields.get("sent")
    if "from" not in fields or not said:
        return None
    day = _day(said, latest)
    return (end, day) if day or len(fields) > 2 else None


def _is_folded(lines: Sequence[Line], at: int) -> bool:
    """Whether a line goes on with the field before it: a field follows, or what it says are addresses."""
    after = lines[at + 1].words if at + 1 < len(lines) else ""
    match = _FIELD.match(after)
    return "@" in lines[at].words or bool(match and _FIELDS.fullmatch(match[1]))


def _ruled(lines: Sequence[Line], at: int) -> int:
    """The line of the rule above the fields, where there is one; else the fields' first line."""
    for before in (at - 1, at - 2):
        if before >= 0 and _RULE.fullmatch(lines[before].words):
            return before
        if before < 0 or lines[before].words:
            break
    return at


def _attributed(lines: Sequence[Line], at: int, is_mail: bool, latest: str | None) -> _Mail | None:
    """The mail that a line, wrapped or not, says the author and the day of."""
    depth, words = lines[at].depth, ""
    for last in range(at, min(at + _LINES, len(lines))):
        if lines[last].depth != depth or not lines[last].words:
            return None
        words = f"{words} {lines[last].words}".strip()
        if words.endswith(":"):
            break
    else:
        return None
    first = next((index for index in range(last + 1, len(lines)) if lines[index].words), None)
    if first is None:
        return None
    day = _day(words, latest) if len({day for day, _, _ in days_in(words)}) < 2 else None
    is_quoted, is_said = lines[first].depth > depth, bool(_WROTE.fullmatch(words))
    if day and (is_quoted or (is_said and is_mail and _CLOCK.search(words))):
        return _Mail(last + 1, len(lines), depth + is_quoted, day)
    if is_said and is_mail and is_quoted:
        return _Mail(last + 1, len(lines), depth + 1, None)
    return None


def _anchors(lines: Sequence[Line], mails: Sequence[_Mail]) -> Iterator[Anchor]:
    """Runs of lines, each of the mail that was told of last and that it is quoted as deep as, at least."""
    open_: list[_Mail] = []
    coming = list(mails)
    run: tuple[int, int, _Mail] | None = None
    for index, line in enumerate(lines):
        while coming and coming[0].first <= index:
            new = coming.pop(0)
            open_ = [mail for mail in open_ if mail.depth < new.depth] + [new]
        if not line.words:
            continue
        open_ = [mail for mail in open_ if mail.depth <= line.depth]
        mail = open_[-1] if open_ else None
        if run and mail is run[2]:
            run = (run[0], line.end, mail)
            continue
        if run:
            yield Anchor(run[0], run[1], run[2].day, ORIGIN)
        run = (line.start, line.end, mail) if mail else None
    if run:
        yield Anchor(run[0], run[1], run[2].day, ORIGIN)

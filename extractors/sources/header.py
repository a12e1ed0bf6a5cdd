"""What stands above a story: its date, its picture's credit, the page's furniture. Found and marked, never cut."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.model import Region, RegionKind
from extractors.patterns import pattern_of
from extractors.sources.front_matter import front_matter
from extractors.sources.mail import mail_header

# How far into the text a header can reach, in code points: a page's furniture is short, the story is not.
_REACH = 600

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_CLOCK = (
    r"(?:[ T,]{1,3}(?:at )?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?(?: ?[ap]\.?m\.?)?"
    r"(?: ?(?:Z|[A-Z]{2,4}|[+-]\d\d:?\d\d))?)?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
# A bulletin has its hour before its day: "500 PM EDT Wed Sep 17 2025", "Issued at 0900 UTC Wed Sep 17 2025".
_HOUR = r"(?:(?:issued )?(?:at )?(?:\d{1,2}[:.]?\d\d|\d{1,2}) ?(?:[ap]\.?m\.?(?: [A-Z]{2,5})?|UTC|GMT|Z|hours|hrs)(?: on|,)? )?"
_FORMS = (
    r"(?P<year>(?:19|20)\d\d)[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)",
    rf"{_WEEKDAY}{_MONTH} {_DAY},? {_YEAR}",
    rf"{_WEEKDAY}{_DAY} {_MONTH},? {_YEAR}",
)
_LABEL = (
    r"(?:(?:date|published|updated|posted|last updated|first published|publication date|created|on)"
    r"(?: on| at| date)?\s{0,2}[:\-]?\s{1,2})"
)
_DATES = (
    pattern_of(_FORMS[0] + _CLOCK, re.IGNORECASE),
    *(pattern_of(_HOUR + form + _CLOCK, re.IGNORECASE) for form in _FORMS[1:]),
)
_LABELLED = tuple(pattern_of(rf"(?:{_LABEL}){{1,2}}{form}{_CLOCK}", re.IGNORECASE) for form in _FORMS)
# What a day with its label has somewhere, and how far it can reach, in code points.
_HAS_YEAR, _LONGEST = pattern_of(r"(?:19|20)\d\d"), 200
# A day within a line: where a figure or a word goes on, it is none.
_POINTED = r"(?P<day>[0-3]?\d)\.\s?(?P<month>[01]?\d)\.\s?(?P<year>(?:19|20)\d\d)"
_FORMS_ANYWHERE = tuple(pattern_of(rf"{form}(?!\d)", re.IGNORECASE) for form in (*_FORMS, _POINTED))
DAY_OPENING = rf"(?=\d|(?i:{_MONTH.replace('?P<month>', '?:')}|{_WEEKDAY[:-1]}))"
"""A pattern of no width: what a day begins with follows, a digit, a month or a weekday."""
_ANYWHERE = pattern_of(rf"(?<![\w.-]){DAY_OPENING}")

# "Image Source : AP", "Photo by Jane Doe/Reuters": a label, then an agency in capitals, or names to the line's end.
_NAME = r"[A-Z][\w.&'’-]{0,30}"
_AGENCY = rf"[A-Z]{{2,6}}(?:[ ]Photo)?(?:/{_NAME}(?:[ ]{_NAME}){{0,2}})?(?!\w)"
_NAMES = rf"{_NAME}(?:[ ]{_NAME}){{0,3}}(?:[ ]?[/|,][ ]?{_NAME}(?:[ ]{_NAME}){{0,2}})?(?=[ ]?(?:[\r\n|]|$))"
_CREDIT = pattern_of(
    r"(?i:(?:image|photo|picture|video|file)s?[ ]?(?:source|credits?|courtesy|by|via)"
    r"|(?:image|photo|picture|credit|source)s?(?=[ ]?:))"
    rf"[ ]{{0,2}}[:\-]?[ ]{{0,2}}(?:{_AGENCY}|{_NAMES})"
)
_CREDITED = ("image", "photo", "picture", "video", "file", "credit", "source")  # what it begins with
_FURNITURE = pattern_of(
    r"(?:follow us(?: on)?(?: (?:google news|facebook|twitter|x|instagram|whatsapp))?|"
    r"share (?:this(?: (?:article|story|post))?|on \w+)|"
    r"advertisement|skip to (?:main )?content|sign up for [^.\n]{0,60}newsletter|subscribe(?: now)?|listen to (?:this )?article|"
    r"read more|also read|\d{1,2} min(?:ute)?s? read|print this page|save article)(?=[\s.:|]|$)",
    re.IGNORECASE,
)

# A wire's own lines above its story: the slug ("AM-Afghanistan, 1st Ld-Writethru, 0412"), its urgency, a word to editors.
_WIRE = pattern_of(
    r"(?:[A-Z]{2,3}-{1,2}[A-Z][\w./&-]{2,40}(?:,[^\r\n]{0,60})?|URGENT|BULLETIN|FLASH|NEWS ALERT|Eds:[^\r\n]{0,300}"
    r"|(?:HOLD FOR RELEASE|EMBARGOED)[^\r\n]{0,80})(?=[ \t]*[\r\n])"
)
_COMMENT = pattern_of(r"\s*\([^()]*\)\s*$")


class Header(NamedTuple):
    """What the text itself says above its story.

    Attributes:
        published: ISO date, None where no header date stands.
        regions: Marked runs in text order.
        title: The subject, where it is a mail; what its fields say, where it is Markdown.
    """

    published: str | None
    regions: tuple[Region, ...]
    title: str | None = None


def header_of(text: str, until: int | None = None) -> Header:
    """Read the header run at the text's beginning, if there is one.

    The run begins at the first character that is not blank and goes on as long as dates, credits and page furniture follow one
    another. A line further down (within the first 600 characters) that is a date and nothing else counts too. Where the text is
    a saved mail, its fields are the header, whole; so is the block of fields that a Markdown file begins with.

    Args:
        text: The text.
        until: Where a mail begins that the text passes on: what it says is not the text's own. None where there is none.
    """
    if mail := mail_header(text):
        return Header(day_of_mail(mail.date), (Region("mail", mail.start, mail.end),), mail.subject)
    if matter := front_matter(text):
        return Header(day_of(matter.date), (Region("header", 0, matter.end),), matter.title)
    text = text[:until]
    regions: list[Region] = []
    published: str | None = None
    at = _after_blanks(text, 0)
    while at < min(len(text), _REACH):
        piece = _piece(text, at)
        if piece is None:
            break
        end, date, kind = piece
        published = published or date
        regions.append(Region(kind, at, end))
        at = _after_separators(text, end)
    if published is None:
        line, published = _date_line(text)
        if line is not None and all(
            line.end <= region.start or region.end <= line.start for region in regions
        ):
            regions.append(line)
    return Header(published, tuple(sorted(regions, key=lambda region: region.start)))


def _piece(text: str, at: int) -> tuple[int, str | None, RegionKind] | None:
    ahead = text[at : at + _LONGEST]
    has_year = _HAS_YEAR.search(ahead) is not None
    for pattern in _LABELLED if has_year else ():
        if (match := pattern.match(text, at)) and (date := _iso(match)):
            return match.end(), date, "header"
    for pattern in _DATES if has_year else ():
        # A bare date opens the header only where it stands alone: "13 August 2021 was a Friday" is a story.
        if (
            (match := pattern.match(text, at))
            and text[match.end() : match.end() + 1] in ("", "\n", "\r")
            and (date := _iso(match))
        ):
            return match.end(), date, "header"
    if ahead.lower().startswith(_CREDITED) and (match := _CREDIT.match(text, at)):
        return match.end(), None, "credit"
    if match := _FURNITURE.match(text, at):
        return match.end(), None, "boilerplate"
    if match := _WIRE.match(text, at):
        return match.end(), None, "header"
    return None


def day_of(words: str | None) -> str | None:
    """The calendar day of a date as records, mails and metadata write it; None where the words are none.

    `2021-08-13T10:00:00Z`, `20210813`, `13 August 2021`, `Aug 13, 2021`, `Fri, 13 Aug 2021 10:00:00 +0000 (UTC)`. A day in
    digits with the year at its end is none: nothing tells 08/09 from 09/08.
    """
    bare = _COMMENT.sub("", words or "").strip()
    for whole in (bare, bare[:10]):
        try:
            return dt.date.fromisoformat(whole).isoformat()
        except ValueError:
            continue
    return next((date for form in _DATES if (match := form.fullmatch(bare)) and (date := _iso(match))), None)


def day_of_mail(words: str | None) -> str | None:
    """The day of a mail's date in the zone of its sender (ISO): what is written, whatever the zone is called."""
    if not words:
        return None
    if day := day_of(words):
        return day
    if found := next(days_in(words.replace("-", " ")), None):
        return found[0].isoformat()
    from email.utils import parsedate

    parts = parsedate(words)
    return day_of(f"{parts[0]:04}-{parts[1]:02}-{parts[2]:02}") if parts and parts[0] > 1900 else None


def iso_day(words: str | None) -> dt.date | None:
    """The day of an ISO 8601 date, whatever time follows it."""
    try:
        return dt.date.fromisoformat((words or "").strip()[:10])
    except ValueError:
        return None


def day_beginning_at(text: str, at: int) -> tuple[str, int] | None:
    """The whole day (ISO) that is written from `at` on, and where its wording ends; None where none begins there."""
    found = ((match, _iso(match)) for form in _FORMS_ANYWHERE if (match := form.match(text, at)))
    return next(((day, match.end()) for match, day in found if day), None)


def days_in(text: str) -> Iterator[tuple[dt.date, int, int]]:
    """Every whole day in the text with where it starts and ends: in words, year first, or with points as `13.11.2017`."""
    end = 0
    for start in (match.start() for match in _ANYWHERE.finditer(text)):
        match = next(
            (one for form in _FORMS_ANYWHERE if (one := form.match(text, start)) and _iso(one)), None
        )
        if match and start >= end:
            end = match.end()
            yield dt.date.fromisoformat(_iso(match) or ""), start, end


def _date_line(text: str) -> tuple[Region | None, str | None]:
    at = 0
    for line in text[:_REACH].splitlines(keepends=True):
        bare = line.strip().strip("*_#").strip()  # Markdown sets a date in italics
        start = at + line.find(bare) if bare else at
        for pattern in (*_LABELLED, *_DATES) if _HAS_YEAR.search(bare) else ():
            if (match := pattern.fullmatch(bare)) and (date := _iso(match)):
                return Region("header", start, start + len(bare)), date
        at += len(line)
    return None, None


def _iso(match: re.Match[str]) -> str | None:
    month = match["month"].lower().rstrip(".")
    number = (
        int(month)
        if month.isdigit()
        else next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(month[:3]))
    )
    try:
        return dt.date(int(match["year"]), number, int(match["day"])).isoformat()
    except ValueError:
        return None


def _after_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _after_separators(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] in "|·•-–—,;"):
        at += 1
    return at

"""Calendar wordings that the grammar does not read as one date: chosen here, read by dateparser.

A wording is chosen by the model (its dates and times) or by its shape ("13-Aug-2021"), and only where every word of it is a
part of one date: so that dateparser, which guesses where it can, is left nothing to guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from extractors.figures.lexicon import words
from extractors.timex.case import TIMES

Fields = dict[str, Any]
Extent = tuple[int, int]

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)"
)
_OFFSET = r"\s?(?:[+-][0-9]{2}:?[0-9]{2}|Z)(?![0-9])"
# Chosen by shape alone, whatever the model says. Not within an address, a file's name or a longer number.
_WRITTEN = re.compile(
    rf"(?<![\w./-])(?:[0-9]{{1,2}}([-/ .]?){_MONTH}\1[0-9]{{4}}|{_MONTH}([-/])[0-9]{{1,2}}\2[0-9]{{4}}"
    rf"|[0-9]{{4}}([-/. ]){_MONTH}\3[0-9]{{1,2}}|{_MONTH}[-/][0-9]{{4}}|[0-9]{{4}}(?:\.[0-9]{{2}}){{2}}"
    rf"|[0-9]{{1,2}}([-/]){_MONTH}\4[0-9]{{2}}"
    r"|(?:(?<=\bon )|(?<=\bdated )|(?<=\bsince )|(?<=\buntil )|(?<=\bby ))[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2}"
    r"|(?P<short>[0-3][0-9]\.[01][0-9]\.[0-9]{2})"
    rf"|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T[0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:\.[0-9]{{1,6}})?)?{_OFFSET})"
    r"(?![\w/-]|\.\w)",
    re.IGNORECASE,
)
_ZONE_SAID = re.compile(r"[0-9]\s?([+-][0-9]{2}:?[0-9]{2}|Z)$")
_ZONE = re.compile(_OFFSET)
_PART = re.compile(
    rf"(?P<i>[0-9]{{4}}([-./])[0-9]{{1,2}}\2[0-9]{{1,2}}|[0-9]{{1,2}}([-./])[0-9]{{1,2}}\3(?:[0-9]{{4}}|[0-9]{{2}}))(?![0-9])"
    r"|(?P<c>T?[0-9]{1,2}(?:(?::[0-9]{2}){1,2}(?:\.[0-9]{1,6})?|h[0-9]{2})(?:\s?[ap]\.?m\b\.?)?)(?![0-9])"
    r"|(?:UTC|GMT)\b"
    r"|(?P<y>[0-9]{4})(?![0-9])|(?P<s>['’‘][0-9]{2})(?![0-9])|(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9])"
    rf"|(?P<m>{_MONTH})(?![a-z])|(?P<w>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b"
    r"|A\.?D\b\.?|(?:of|the|day|on|at|in)\b|[ \t\xa0,./-]",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \xa0]v?$")
_NUMBERED = words("labels") | {"versions", "release", "build", "patch", "firmware", "update", "in", "time"}
_LEAD = re.compile(r"(?:(?:on|in|at|the)\s{1,3}){0,2}", re.IGNORECASE)
_JOINT = re.compile(r" ?(?:,|on|at|of)? ?", re.IGNORECASE)  # between a time and its day
_DATED = re.compile(
    rf"[0-9]|(?<![a-z]){_MONTH}(?![a-z])", re.IGNORECASE
)  # what a date may not leave unread of its words
_LONGEST = 60  # characters
# The parts that may stand together, in any order but for a year in two digits without its mark ("13 Aug 21").
_SHAPES = frozenset(("dmy", "dms", "dm", "my", "i"))
_REQUIRED = {"d": "day", "m": "month", "y": "year", "s": "year"}
_BASE = datetime(2000, 1, 1)  # a leap year; nothing that is not said is taken from it


def unread(doc: Any, text: str, known: Iterable[Extent]) -> Iterator[tuple[int, int, Fields]]:
    """The dates in wordings that the grammar leaves unread, or reads in pieces: extent in the Doc's text, and fields.

    Args:
        doc: The Doc, with the model's entities if any.
        text: Its text.
        known: Extents of what the grammar has found; one that lies within a date given here is a piece of it.
    """
    if not any(digit in text for digit in "0123456789"):
        return
    found = sorted(known)
    ended = 0
    for start, end in sorted(_chosen(doc, text), key=lambda extent: (extent[0], -extent[1])):
        if start < ended or end - start > _LONGEST or not _open(text, start, end, found):
            continue
        fields = _fields(text[start:end])
        if fields:
            ended = end
            yield start, end, fields


def _chosen(doc: Any, text: str) -> Iterator[Extent]:
    """Extents that the shape or the model chooses, without a leading "the" or "on"; a time is put to its day."""
    extents = [
        match.span()
        for match in _WRITTEN.finditer(text)
        if not (match["short"] and _is_named(text, match.start()))
    ]
    extents += [(entity.start_char, entity.end_char) for entity in doc.ents if entity.label_ in TIMES]
    last: Extent | None = None
    for start, end in sorted(extents):
        if last and last[1] <= start and _JOINT.fullmatch(text, last[1], start):
            yield _trimmed(text, last[0], end)
            last = last[0], end
        else:
            last = start, end
        yield _trimmed(text, start, end)


def _is_named(text: str, start: int) -> bool:
    """Whether "10.12.14" is the number of a version, a section, a product, or a time of a race."""
    word = _WORD_BEFORE.search(text, max(0, start - 24), start)
    if word is None:
        return False
    opens = word.start() == 0 or text[word.start() - 1] in "\n(" or text[max(0, word.start() - 2)] in ".!?"
    return word[1].lower() in _NUMBERED or (word[1][0].isupper() and not opens) or word[1].endswith("OS")


def _trimmed(text: str, start: int, end: int) -> Extent:
    lead = _LEAD.match(text, start, end)
    return (lead.end() if lead else start), end


def _open(text: str, start: int, end: int, known: Sequence[Extent]) -> bool:
    """Whether the grammar has not read the words as one: figures or a month are left over, or there are two dates."""
    pieces = [(first, last) for first, last in known if first < end and last > start]
    if any(first < start or last > end for first, last in pieces):
        return False
    if len(pieces) > 1:
        return True
    at, rest = start, ""
    for first, last in pieces:
        rest += text[at:first] + " "
        at = last
    return _DATED.search(rest + text[at:end]) is not None


def _fields(words: str) -> Fields:
    """The fields of one date, empty where the words are anything else."""
    parts = _parts(words)
    if parts is None:
        return {}
    shape = "".join(sorted(letter for letter in parts if letter in "dmysi"))
    if shape not in _SHAPES:
        return {}
    numeric = "i" in parts
    required = ("day", "month", "year") if numeric else tuple(_REQUIRED[letter] for letter in shape)
    moment = (
        _parser(required, "." in parts.get("i", ""))
        .get_date_data(words.replace("’", "'").replace("‘", "'"))
        .date_obj
    )
    if moment is None or not _agrees(moment, parts):
        return {}
    fields: Fields = {"form": "calendar", "unusual": True, "month": moment.month}
    if "year" in required:
        short = "s" in parts or (numeric and re.search("[0-9]{4}", parts["i"]) is None)
        fields |= {"year": moment.year % 100, "short_year": True} if short else {"year": moment.year}
    if "day" in required:
        fields["day"] = moment.day
    if "c" in parts:
        seconds = parts["c"].count(":") == 2
        fields["clock"] = moment.strftime("%H:%M:%S" if seconds else "%H:%M")
        if zone := _ZONE_SAID.search(words):
            fields["zone"] = _offset(zone[1])
    return fields


def _offset(said: str) -> str:
    """An offset from UTC with its colon: "+0900" as "+09:00"."""
    return said if said == "Z" or ":" in said else f"{said[:3]}:{said[3:]}"


def _parts(words: str) -> dict[str, str] | None:
    """The parts of a date by their kind; None where another word stands there, or one part twice."""
    parts: dict[str, str] = {}
    at, order = 0, ""
    while at < len(words):
        match = (_ZONE.match(words, at) if order[-1:] == "c" else None) or _PART.match(words, at)
        if match is None or match.end() == at:
            return None
        at = match.end()
        kind = next((name for name, said in match.groupdict().items() if said), None)
        if kind is None:
            continue
        order += kind
        if order.lstrip("cw") == "dmd" and len(match.group()) == 2 and at == len(words):
            kind = "s"  # the year of "13 Aug 21"
        if kind in parts:
            return None
        parts[kind] = match["d"] if kind == "s" and match["d"] else match[kind]
    return parts


def _agrees(moment: datetime, parts: dict[str, str]) -> bool:
    """Whether what is read is what is said: no part has been taken for another."""
    year = parts.get("y") or parts.get("s", "")[-2:]
    return (
        ("m" not in parts or _NAMES[moment.month - 1] == parts["m"][:3].lower())
        and ("d" not in parts or moment.day == int(parts["d"]))
        and (not year or moment.year % 100 == int(year) % 100)
    )


@cache
def _parser(required: tuple[str, ...], day_first: bool) -> Any:
    """dateparser, imported where the first such wording is met: most articles have none, and it takes a while."""
    from dateparser.date import DateDataParser

    settings = {
        "PARSERS": ["absolute-time"],  # no "yesterday", no time stamps
        "REQUIRE_PARTS": list(required),
        "PREFER_DAY_OF_MONTH": "first",
        "RELATIVE_BASE": _BASE,
        "DATE_ORDER": "DMY" if day_first else "MDY",
    }
    return DateDataParser(languages=["en"], settings=settings, try_previous_locales=False)

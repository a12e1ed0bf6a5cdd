"""The lexer of time expressions: text -> items, each with its token class, offsets and meaning.

The classes of a text are one string of codes, over which the rules of the grammar are regular expressions. A run of other words
is one item of the class UNKNOWN, so that nothing is adjacent that was not adjacent in the text. Linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from extractors.timex import holidays
from extractors.timex.lexicon import Sense, lexicon
from extractors.timex.lexicon import zones as lexicon_zones
from extractors.timex.numerals import folded, is_one_number
from extractors.timex.token_class import TokenClass, compiled

_MERIDIEM = r"(?P<meridiem>[AaPp]\.\s?[Mm]\b\.?|[AaPp][Mm]\b)"
_TOKEN = re.compile(
    r"(?P<iso>[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2})(?![0-9])(?:T(?P<isotime>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)Z?)?"
    r"|(?P<history>\b9/11\b)(?!/)"
    r"|(?P<slashed>[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2}))(?![0-9/])"
    r"|(?P<dotted>[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4})(?![0-9])"
    r"|(?P<clock>[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2})?|\.[0-9]{2})?)\s?"
    + _MERIDIEM
    + r"|(?P<bare>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)(?![0-9:])"
    r"|(?P<oclock>[^\W_]{1,6})\s[Oo]['’]clock"
    r"|(?P<fraction>(?:[0-9]{1,3}[\s-])?[0-9]/[0-9](?![0-9/])|[0-9]{0,3}[½¼¾])"
    r"|(?P<decade>[0-9]{3}0|['’‘]?[0-9]0)['’]?s\b"
    r"|(?P<short>['’‘][0-9]{2})(?![0-9])"
    r"|FY\s?(?P<fiscal>[0-9]{4}|[0-9]{2})(?![^\W_])"
    r"|(?P<ordinal>[0-9]{1,3})(?i:st|nd|rd|th)\b"
    r"|(?P<term>(?:Q[1-4]|[1-4]Q|H[12]|[12]H)(?:['’]?(?:[0-9]{2}|(?:19|20)[0-9]{2}))?)(?![^\W_])"
    r"|(?P<share>\b[Qq]uarter(?=[-–\s]century\b|\sof\sa\scentury\b))"
    r"|(?P<century>(?<=uarter)(?:[-–]|\sof\sa\s)century\b|(?<=uarter\s)century\b)"
    r"|(?P<grouped>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,12}\.[0-9]+)(?![^\W_])"
    r"|(?P<digits>[0-9]{1,9})(?![^\W_])"
    rf"|(?P<holiday>\b(?:{holidays.pattern()})\b)"
    r"|(?P<zone>(?:GMT|UTC|EDT|EST|CDT|CST|MDT|MST|PDT|PST|CET|CEST|BST|IST|JST|AEST|MSK|ET|PT|local\stime)\b)"
    r"|(?P<region>[A-Z][a-z]{2,12}(?:\s[A-Z][a-z]{2,12})?\s[Tt]ime\b)"
    r"|(?P<adjective>(?:fiscal|calendar|financial)(?=[\s-](?:year|quarter|month|week|[0-9]{4})))"
    r"|(?P<word>[^\W_]+)"
    r"|(?P<possessive>['’]s?)"
    r"|(?P<bracket>\[(?=[^\W\d_]{1,20}\])|(?<=[^\W\d_])\](?=\s))"
    r"|(?P<mark>[^\w\s]|_)"
)
_SHARES = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_MARKS = {
    ",": ",",
    "-": "-",
    "–": "-",
    "‐": "-",
    "‑": "-",
    "(": "(",
    "%": "%",
}  # the classes of marks are themselves
_MONEY = frozenset("$£€¥#")
_ABBREVIATED = re.compile(r",?\s{1,3}(?:[0-9]|[A-Z][a-z]{2,8}\.?\s{1,3}[0-9])")
_SHORT_DAY = r"(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)"
_RUN_ON = re.compile(rf"\s?[-–]\s?{_SHORT_DAY}\b")
_RUN_UP = re.compile(rf"\b{_SHORT_DAY}\s?[-–]\s?$")
_RUN_REACH = len("Thurs - ")
_RUN = compiled("[NUMBER DAYNUMBER] (?:-? NUMBER){1,8} (?:- ORDINAL)? | NUMBER - ORDINAL")
_MILLION = 1_000_000
_LEAST_SCALE = 100
_NAMES = frozenset((TokenClass.WEEKDAY, TokenClass.MONTH))
_CLOCKS = frozenset((TokenClass.CLOCK, TokenClass.CLOCKDIGITS, TokenClass.MOMENT))
_COUNTS = frozenset((TokenClass.DAYNUMBER, TokenClass.NUMBER))
_UNKNOWN = Sense(TokenClass.UNKNOWN, None)
_ABBREVIATIONS = {
    TokenClass.WEEKDAY: frozenset(
        ("mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun")
    ),
    TokenClass.MONTH: frozenset(
        ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")
    ),
    TokenClass.UNITS: frozenset(("mins", "hrs", "yrs")),
}
# Month names that are common words as well: only with a capital.
_CAPITAL_ONLY = frozenset({"may", "march"})


@dataclass(slots=True)
class Items:
    """The lexed text: `classes[i]` is the code of the token class of the item from `starts[i]` to `ends[i]`."""

    classes: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    meanings: list[Any] = field(default_factory=list)


def lex(text: str) -> Items:
    """The items of a text, in text order; offsets are code points of that text."""
    items = Items()
    classes: list[str] = []
    known = lexicon()
    code: str
    for match in _TOKEN.finditer(text):
        if items.ends and match.start() < items.ends[-1]:
            continue  # the full stop of an abbreviation
        if match.lastgroup == "word" and match.group().lower() not in known:  # most of a text
            code, meaning, end = _UNKNOWN.token_class, _UNKNOWN.meaning, match.end()
        else:
            code, meaning, end = _read(match, text, classes)
        if not code:
            continue
        if code == TokenClass.UNKNOWN and classes and classes[-1] == code:
            items.ends[-1] = end
            continue
        classes.append(code)
        items.starts.append(match.start())
        items.ends.append(end)
        items.meanings.append(meaning)
    items.classes = "".join(classes)
    return _with_numbers_joined(items, text) if _RUN.search(items.classes) else items


def _with_numbers_joined(items: Items, text: str) -> Items:
    """One item for "twenty-eight", "two hundred", "2 million", "twenty-first"; two for "from 90 four years ago"."""
    joined, at = Items(), 0
    classes: list[str] = []
    for first, end in _runs(items, text):
        if items.meanings[first] >= _MILLION:
            continue  # "$2 million two-year": the scale belongs to the sum before it
        values = [items.meanings[i] for i in range(first, end) if items.classes[i] != "-"]
        if not is_one_number(values):
            continue  # "ten two-hour shifts"
        classes.append(items.classes[at:first] + items.classes[end - 1])
        for column, value in (
            ("starts", items.starts[first]),
            ("ends", items.ends[end - 1]),
            ("meanings", folded(values)),
        ):
            getattr(joined, column).extend([*getattr(items, column)[at:first], value])
        at = end
    for column in ("starts", "ends", "meanings"):
        getattr(joined, column).extend(getattr(items, column)[at:])
    joined.classes = "".join(classes) + items.classes[at:]
    return joined


def _runs(items: Items, text: str) -> Iterator[tuple[int, int]]:
    """The runs of number words, parted behind digits that no scale follows: "90" is no part of "four"."""
    for run in _RUN.finditer(items.classes):
        first, end = run.span()
        for at in range(first, end - 1):
            in_digits = text[items.ends[at] - 1].isdecimal() and items.classes[at + 1] in _COUNTS
            if in_digits and items.meanings[at + 1] < _LEAST_SCALE:
                yield from ((first, at + 1),) if at > first else ()
                first = at + 1
        if end - first > 1:
            yield first, end


def _read(match: re.Match[str], text: str, before: list[str]) -> tuple[str, Any, int]:
    """An item's class (empty where it is none), meaning and end."""
    kind, end = str(match.lastgroup), match.end()
    if kind == "word":
        sense = _word(match.group(), text, match.end(), before)
        if match.group().lower() in _ABBREVIATIONS.get(sense.token_class, ()):
            end += text[end : end + 1] == "."  # the full stop of "Sept." belongs to it
        return sense.token_class, sense.meaning, end
    if kind in ("adjective", "bracket"):  # a fiscal year counts as a year, "[Ten] years" as ten
        return "", None, end
    if kind == "share":  # "a quarter-century" is 25 years
        return TokenClass.NUMBER, 25.0, end
    if kind == "century":
        return TokenClass.UNITS, "year", end
    if kind in ("holiday", "history"):
        return TokenClass.HOLIDAY, holidays.key(match.group()), end
    if kind == "zone":
        return TokenClass.TIMEZONE, lexicon_zones().get(match.group()), end
    if kind == "region":  # "9:01 p.m. Pacific time"
        is_zone = before and before[-1] in _CLOCKS
        return TokenClass.TIMEZONE if is_zone else TokenClass.UNKNOWN, None, end
    if kind == "mark":
        return _MARKS.get(match.group(), TokenClass.UNKNOWN), None, end
    if kind == "possessive":
        return TokenClass.POSSESSIVE, None, end
    code, meaning = _number(kind, match, text)
    return code, meaning, end


def _word(word: str, text: str, end: int, before: list[str]) -> Sense:
    sense = lexicon().get(word.lower())
    if sense is None:
        return _UNKNOWN
    named = sense.token_class
    if named in _NAMES:
        capital = word[0].isupper()
        if word.lower() in _ABBREVIATIONS[named]:
            stop = text[end : end + 1] == "."
            number_before = bool(before) and before[-1] in (TokenClass.DAYNUMBER, TokenClass.ORDINAL)
            dated = _ABBREVIATED.match(text, end) is not None or (named == TokenClass.MONTH and number_before)
            dated |= named == TokenClass.WEEKDAY and _is_in_run(text, end - len(word), end)
            return sense if capital and (stop or dated) else _UNKNOWN
        return sense if capital or word not in _CAPITAL_ONLY else _UNKNOWN
    if (
        word.lower() == "second"
        and before
        and (before[-1] in _COUNTS or (before[-1] == "-" and before[-2:-1] and before[-2] in _COUNTS))
    ):
        return Sense(TokenClass.UNIT, "second")
    return sense


def _is_in_run(text: str, start: int, end: int) -> bool:
    """Whether a hyphen joins another short weekday to it: "Mon-Fri"."""
    return (
        _RUN_ON.match(text, end) is not None
        or _RUN_UP.search(text, max(0, start - _RUN_REACH), start) is not None
    )


def _number(kind: str, match: re.Match[str], text: str) -> tuple[str, Any]:
    if match.start() and text[match.start() - 1] in _MONEY:
        return TokenClass.UNKNOWN, None
    said = match.group(kind)
    match kind:
        case "iso" | "isotime":
            return TokenClass.NUMERICDATE, ("iso", match.group("iso"), match.group("isotime"))
        case "slashed" | "dotted":
            return TokenClass.NUMERICDATE, (kind, said, None)
        case "meridiem":
            return _clock(match.group("clock"), said)
        case "bare":
            return _clock(said, None)
        case "oclock":
            return _oclock(said)
        case "decade":
            return TokenClass.DECADE, said.lstrip("'’‘")
        case "short":
            return TokenClass.SHORTYEAR, int(said[1:])
        case "fiscal":
            return (TokenClass.YEAR if len(said) == len("2021") else TokenClass.SHORTYEAR), int(said)
        case "fraction":
            return TokenClass.NUMBER, _fraction(said)
        case "ordinal":
            return TokenClass.ORDINAL, int(said)
        case "term":
            return _term(said)
        case "grouped":
            return TokenClass.NUMBER, float(said.replace(",", ""))
    return _plain(int(said), len(said))


def _term(said: str) -> tuple[str, Any]:
    """A quarter or a half of a year, with its year where it is glued to it: "Q3", "4Q17", "2H2015"."""
    term = TokenClass.QUARTERCODE if "Q" in said else TokenClass.HALFCODE
    which = int(said[1] if said[0] in "QH" else said[0])
    year = said[2:].lstrip("'’")
    if not year:
        return term, {"ordinal": which}
    short = {"short_year": True} if len(year) == len("17") else {}
    return term, {"ordinal": which, "year": int(year), **short}


def _fraction(said: str) -> float:
    """`2 1/2` and `2½` as 2.5."""
    if said[-1] in _SHARES:
        return float(said[:-1] or 0) + _SHARES[said[-1]]
    whole, _, share = said.replace("-", " ").rpartition(" ")
    over, under = (int(part) for part in share.split("/"))
    return float(whole or 0) + (over / under if under else 0.0)


def _plain(value: int, width: int) -> tuple[str, Any]:
    """A run of digits: a year's look, a day's, or just a number."""
    if width == 4 and 1400 <= value <= 2199:
        return TokenClass.YEAR, value
    return (TokenClass.DAYNUMBER if 1 <= value <= 31 and width <= 2 else TokenClass.NUMBER), float(value)


def _clock(said: str, meridiem: str | None) -> tuple[str, Any]:
    """A certain clock time with its class, or digits that may be a score or a running time as well."""
    hour, minute, second = (*(int(x) for x in re.split(r"[:.]", said)), 0, 0)[:3]
    if hour > 24 or minute > 59 or second > 59 or (meridiem and hour > 12):
        return TokenClass.UNKNOWN, None
    if meridiem:
        hour = hour % 12 + (12 if meridiem[0] in "Pp" else 0)
    clock = f"{hour:02}:{minute:02}" + (f":{second:02}" if said.count(":") == 2 else "")
    return (TokenClass.CLOCK if meridiem else TokenClass.CLOCKDIGITS), clock


def _oclock(said: str) -> tuple[str, Any]:
    sense = lexicon().get(said.lower())
    hour = (
        int(said)
        if said.isdecimal() and said.isascii()
        else sense.meaning
        if sense and sense.token_class == TokenClass.NUMBER
        else 0
    )
    return (TokenClass.CLOCK, f"{hour:02}:00") if 1 <= hour <= 24 else (TokenClass.UNKNOWN, None)

"""Text -> items: every word and number that a time expression can hold, as one letter a class.

The letters of a text make one string, over which the grammar's rules are short regular expressions. Runs of other words are
one full stop, so that nothing is adjacent that was not adjacent in the text. Linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from extractors.timex import holidays
from extractors.timex.lexicon import Sense, lexicon
from extractors.timex.lexicon import zones as lexicon_zones
from extractors.timex.numerals import folded, is_one_number

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
_MARKS = {",": ",", "-": "-", "–": "-", "‐": "-", "‑": "-", "(": "(", "%": "%"}
_MONEY = frozenset("$£€¥#")
_ABBREVIATED = re.compile(r",?\s{1,3}(?:[0-9]|[A-Z][a-z]{2,8}\.?\s{1,3}[0-9])")
_RUN = re.compile(r"[nd](?:-?n){1,8}(?:-o)?|n-o")
_MILLION = 1_000_000
_NAMES = frozenset("WM")
_ABBREVIATIONS = {
    "W": frozenset(("mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun")),
    "M": frozenset(("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")),
    "V": frozenset(("mins", "hrs", "yrs")),
}
# Month names that are common words as well: only with a capital.
_CAPITAL_ONLY = frozenset({"may", "march"})


@dataclass(slots=True)
class Items:
    """The lexed text: `letters[i]` is the class of the item that runs from `starts[i]` to `ends[i]`."""

    letters: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    meanings: list[Any] = field(default_factory=list)


def lex(text: str) -> Items:
    """The items of a text, in text order; offsets are code points of that text."""
    items = Items()
    letters: list[str] = []
    for match in _TOKEN.finditer(text):
        if items.ends and match.start() < items.ends[-1]:
            continue  # the full stop of an abbreviation
        letter, meaning, end = _read(match, text, letters)
        if letter == "":
            continue
        if letter == "." and letters and letters[-1] == ".":
            items.ends[-1] = end
            continue
        letters.append(letter)
        items.starts.append(match.start())
        items.ends.append(end)
        items.meanings.append(meaning)
    items.letters = "".join(letters)
    return _with_numbers_joined(items) if _RUN.search(items.letters) else items


def _with_numbers_joined(items: Items) -> Items:
    """One item for "twenty-eight", "two hundred", "2 million", "twenty-first"."""
    joined, at = Items(), 0
    letters: list[str] = []
    for run in _RUN.finditer(items.letters):
        if items.meanings[run.start()] >= _MILLION:
            continue  # "$2 million two-year": the scale belongs to the sum before it
        values = [items.meanings[i] for i in range(*run.span()) if items.letters[i] != "-"]
        if not is_one_number(values):
            continue  # "ten two-hour shifts"
        letters.append(items.letters[at : run.start()] + run.group()[-1])
        for column, value in (
            ("starts", items.starts[run.start()]),
            ("ends", items.ends[run.end() - 1]),
            ("meanings", folded(values)),
        ):
            getattr(joined, column).extend([*getattr(items, column)[at : run.start()], value])
        at = run.end()
    for column in ("starts", "ends", "meanings"):
        getattr(joined, column).extend(getattr(items, column)[at:])
    joined.letters = "".join(letters) + items.letters[at:]
    return joined


def _read(match: re.Match[str], text: str, before: list[str]) -> tuple[str, Any, int]:
    """An item's letter, meaning and end."""
    kind, end = str(match.lastgroup), match.end()
    if kind == "word":
        sense = _word(match.group(), text, match.end(), before)
        if sense.letter in _ABBREVIATIONS and match.group().lower() in _ABBREVIATIONS[sense.letter]:
            end += text[end : end + 1] == "."  # the full stop of "Sept." belongs to it
        return sense.letter, sense.meaning, end
    if kind in ("adjective", "bracket"):  # a fiscal year counts as a year, "[Ten] years" as ten
        return "", None, end
    if kind == "share":  # "a quarter-century" is 25 years
        return "n", 25.0, end
    if kind == "century":
        return "V", "year", end
    if kind in ("holiday", "history"):
        return "@", holidays.key(match.group()), end
    if kind == "zone":
        return "=", lexicon_zones().get(match.group()), end
    if kind == "region":  # "9:01 p.m. Pacific time"
        return "=" if before and before[-1] in "KQN" else ".", None, end
    if kind == "mark":
        return _MARKS.get(match.group(), "."), None, end
    if kind == "possessive":
        return "s", None, end
    letter, meaning = _number(kind, match, text)
    return letter, meaning, end


def _word(word: str, text: str, end: int, before: list[str]) -> Sense:
    sense = lexicon().get(word.lower())
    if sense is None:
        return Sense(".", None)
    letter = sense.letter
    if letter in _NAMES:
        capital = word[0].isupper()
        if word.lower() in _ABBREVIATIONS[letter]:
            stop = text[end : end + 1] == "."
            number_before = bool(before) and before[-1] in "do"
            dated = _ABBREVIATED.match(text, end) is not None or (letter == "M" and number_before)
            return sense if capital and (stop or dated) else Sense(".", None)
        return sense if capital or word not in _CAPITAL_ONLY else Sense(".", None)
    if (
        word.lower() == "second"
        and before
        and (before[-1] in "dn" or before[-2:] in (["d", "-"], ["n", "-"]))
    ):
        return Sense("U", "second")
    return sense


def _number(kind: str, match: re.Match[str], text: str) -> tuple[str, Any]:
    if match.start() and text[match.start() - 1] in _MONEY:
        return ".", None
    said = match.group(kind)
    match kind:
        case "iso" | "isotime":
            return "I", ("iso", match.group("iso"), match.group("isotime"))
        case "slashed" | "dotted":
            return "I", (kind, said, None)
        case "meridiem":
            return _clock(match.group("clock"), said)
        case "bare":
            return _clock(said, None)
        case "oclock":
            return _oclock(said)
        case "decade":
            return "C", said.lstrip("'’‘")
        case "short":
            return "J", int(said[1:])
        case "fiscal":
            return ("Y" if len(said) == len("2021") else "J"), int(said)
        case "fraction":
            return "n", _fraction(said)
        case "ordinal":
            return "o", int(said)
        case "term":
            return _term(said)
        case "grouped":
            return "n", float(said.replace(",", ""))
    return _plain(int(said), len(said))


def _term(said: str) -> tuple[str, Any]:
    """A quarter or a half of a year, with its year where it is glued to it: "Q3", "4Q17", "2H2015"."""
    letter = "q" if "Q" in said else "2"
    which = int(said[1] if said[0] in "QH" else said[0])
    year = said[2:].lstrip("'’")
    if not year:
        return letter, {"ordinal": which}
    short = {"short_year": True} if len(year) == len("17") else {}
    return letter, {"ordinal": which, "year": int(year), **short}


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
        return "Y", value
    return ("d" if 1 <= value <= 31 and width <= 2 else "n"), float(value)


def _clock(said: str, meridiem: str | None) -> tuple[str, Any]:
    """`K` for a sure clock time, `Q` for digits that may be a score or a running time as well."""
    hour, minute, second = (*(int(x) for x in re.split(r"[:.]", said)), 0, 0)[:3]
    if hour > 24 or minute > 59 or second > 59 or (meridiem and hour > 12):
        return ".", None
    if meridiem:
        hour = hour % 12 + (12 if meridiem[0] in "Pp" else 0)
    clock = f"{hour:02}:{minute:02}" + (f":{second:02}" if said.count(":") == 2 else "")
    return ("K" if meridiem else "Q"), clock


def _oclock(said: str) -> tuple[str, Any]:
    sense = lexicon().get(said.lower())
    hour = (
        int(said)
        if said.isdecimal() and said.isascii()
        else sense.meaning
        if sense and sense.letter == "n"
        else 0
    )
    return ("K", f"{hour:02}:00") if 1 <= hour <= 24 else (".", None)

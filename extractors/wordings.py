"""How a value reads: figures with their bound, days as days."""

from __future__ import annotations

import datetime as dt
import re

from extractors.calendar_day import day as day
from extractors.digits import in_full as in_full
from extractors.digits import number as number
from extractors.digits import printed, rounded, share
from extractors.model import Article, Bound, Figure, Place, Stance, Statement, Timex

# One sign a bound: a plain "=" is left out, because most figures are exact.
SIGNS: dict[Bound, str] = {
    "exactly": "=",
    "about": "~",
    "at least": "≥",
    "more than": ">",
    "at most": "≤",
    "less than": "<",
}

# What a stance means to who reads of it.
STANCES: dict[Stance, str] = {
    "asserts": "says that it is so",
    "denies": "says that it is not so",
    "doubts": "leaves it open, or asks",
    "plans": "says what it will do",
    "demands": "says what others are to do",
    "quotes": "tells what another one says",
}

# TIMEX3's names for parts of a day and of a year.
_ZONE = re.compile(r"(?:Z|[+-]\d\d:\d\d)$")
_PARTS_OF_DAY = {
    "MO": "morning",
    "MI": "midday",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
}
_PARTS_OF_YEAR = {
    "SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter", "H1": "first half of", "H2": "second half of",
    "Q1": "first quarter of", "Q2": "second quarter of", "Q3": "third quarter of", "Q4": "fourth quarter of",
}  # fmt: skip
PARTS = (*_PARTS_OF_DAY.values(), *_PARTS_OF_YEAR.values())
"""Words that a part of a day or of a year is shown in."""

# Where an article's own date stands, where that is not simply "from the header" or the like.
_ORIGINS = {
    "option": "as given",
    "metadata": "from its metadata",
    "address": "from its address",
    "page": "as the page says it",
    "modified": "modified",
    "file": "the day the file was made",
    "guess": "some day in its text",
}

# The words of a change's old value, as `extractors.figures.changes` says them among a figure's reasons.
_FROM_QUOTED = re.compile(r"\bfrom “([^”]*)”")

_SCALES = {1e12: "trillions", 1e9: "billions", 1e6: "millions", 1e3: "thousands"}
_SHORT_SCALES = {"trillions": "tn", "billions": "bn", "millions": "m", "of $": "$"}
_TIMES = {10: "tens", 100: "hundreds"}
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}


def amount(figure: Figure, wording: str = "") -> str:
    """Value, range, ratio or change, with its currency sign: `12/34`, `$1.3m–2m`, `$12bn → $9bn`, `20`.

    Args:
        figure: What is said.
        wording: The words of its mention: their decimals stay as they are printed (`$185.50`).
    """
    if figure.value is None:
        return vague(figure)
    if figure.from_value is not None:
        return changed(former(figure, wording), _one(figure, figure.value, wording))
    text = _one(figure, figure.value, wording)
    if figure.of is not None:
        text += f"/{_digits(figure, figure.of, wording)}"
    if figure.high is not None:
        text += f"–{_digits(figure, figure.high, wording)}"
    return text


def vague(figure: Figure) -> str:
    """A vague count in words: `dozens` are `tens`, `hundreds of thousands`; nothing where not even the order is known."""
    if not figure.order:
        return ""
    scale = next((scale for scale in _SCALES if figure.order >= scale), 1)
    words = [_TIMES.get(round(figure.order / scale), ""), _SCALES.get(scale, "")]
    sign = _SYMBOLS.get(figure.unit_id or "", "")
    return " of ".join(word for word in (*words, sign) if word)


def changed(old: str, new: str) -> str:
    """A change from one amount to another: `$12bn → $9bn`."""
    return f"{old} → {new}"


def former(figure: Figure, wording: str = "") -> str:
    """The old value of a change with its currency sign; nothing where none is said.

    Its digits are those that its own words print, in the mention or, where they stand apart ("$185.25, up from $179.10"), as the
    figure's reason quotes them.
    """
    old = figure.from_value
    if old is None:
        return ""
    digits = former_digits(figure, wording)
    return _priced(figure, digits) if digits else _one(figure, old, "")


def former_digits(figure: Figure, wording: str = "") -> str | None:
    """The old value's digits as they are printed; None where no words of it are known."""
    if figure.from_value is None:
        return None
    printings = (printed(figure.from_value, said) for said in (wording, *_quoted(figure)))
    return next(filter(None, printings), None)


def _quoted(figure: Figure) -> list[str]:
    return _FROM_QUOTED.findall(figure.reason)


def brief(figure: Figure, cells: int) -> str:
    """Bound and amount where the whole has no room: of a change the new value alone (`→ $9bn`), else `≈` and three digits.

    Args:
        figure: What is said.
        cells: How long it may be; what is rounded may be longer where the number is beyond all that news prints.
    """
    if figure.value is None:
        words = vague(figure)
        for long, short in _SHORT_SCALES.items():
            words = words.replace(long, short) if len(words) > cells else words
        return words
    arrow = "→ " if figure.from_value is not None else ""
    if arrow and len(exact := f"{_bound(figure)}{arrow}{_one(figure, figure.value, '')}") <= cells:
        return exact
    numbers = [rounded(figure.value), *(rounded(end) for end in (figure.high,) if end is not None)]
    text = f"{rounded(figure.value)}/{rounded(figure.of)}" if figure.of is not None else "–".join(numbers)
    return f"≈ {arrow}{_priced(figure, text)}"


def _bound(figure: Figure) -> str:
    return "" if figure.bound == "exactly" else f"{SIGNS[figure.bound]} "


def _one(figure: Figure, value: float, wording: str) -> str:
    return _priced(figure, _digits(figure, value, wording))


def _digits(figure: Figure, value: float, wording: str) -> str:
    return printed(value, wording) or (share(value) if figure.type == "ratio" else number(value))


def _priced(figure: Figure, text: str) -> str:
    sign = _SYMBOLS.get(figure.unit_id or "", "")
    return f"-{sign}{text[1:]}" if sign and text.startswith("-") else sign + text


def counted(figure: Figure) -> str:
    """What the figure counts or measures, where its amount does not say so already; empty where the text does not say."""
    if figure.unit_id == "percent":
        return "per cent" if (figure.unit or "%") in ("%", "percent", "per cent") else str(figure.unit)
    if figure.unit_id in _SYMBOLS:
        return ""
    return figure.unit or figure.unit_id or ""


def dated(article: Article) -> str:
    """The article's own date and where it stands, in words."""
    if article.published is None:
        return "no date of its own"
    origin = _ORIGINS.get(article.published_from or "", f"from the {article.published_from}")
    return f"{own_day(article)}, {'a guess: ' if article.published_guess else ''}{origin}"


def own_day(article: Article) -> str | None:
    """The article's own date, with a question mark where it is a guess; None where it has none."""
    return article.published and day(article.published) + "?" * article.published_guess


def timex(entity: Timex, wording: str) -> str:
    """The value as a reader's day, month or length of time; the wording itself where nothing was resolved."""
    value = entity.value or ""
    if "/" in value and (run := _run_of_days(entity)):
        return run
    if entity.type in ("date", "time") and len(value) >= 10 and value[4] == "-" and value[5].isdigit():
        try:
            return f"{day(value[:10])} {_PARTS_OF_DAY.get(value[11:]) or _clock(value[11:])}".rstrip()
        except ValueError:
            return value
    if entity.amount is not None and entity.unit:
        return (
            f"{number(entity.amount)} {entity.unit.removesuffix('s') if entity.amount == 1 else entity.unit}"
        )
    if "X" in value or value.endswith("_REF"):
        return wording  # a length of time or a part of the calendar that nobody counted
    if value.isdigit() and len(value) == len("19"):
        return f"{ordinal(int(value) + 1)} century"
    if value.isdigit() and len(value) == len("199"):
        return f"{value}0s"  # TIMEX3 writes a decade as the year's first three digits
    if value[5:] in _PARTS_OF_YEAR:
        return f"{_PARTS_OF_YEAR[value[5:]]} {value[:4]}"
    return (
        _part_of_month(entity)
        or _month(value)
        or (f"week {value[6:]} of {value[:4]}" if value[5:6] == "W" else value)
        or wording
    )


def _clock(said: str) -> str:
    """A clock time with its offset from UTC, where it has one: `20:00 UTC`, `16:00 UTC-5`."""
    zone = _ZONE.search(said)
    if zone is None:
        return said[:5]
    offset = zone[0].removesuffix(":00")
    return f"{said[:5]} UTC{'' if offset == 'Z' else offset.replace('+0', '+').replace('-0', '-')}"


def ordinal(number: int) -> str:
    """A rank in digits: `1st`, `12th`."""
    endings = {1: "st", 2: "nd", 3: "rd"}
    teens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teens else endings.get(number % 10, 'th')}"


def _part_of_month(entity: Timex) -> str:
    """The days of a month that are meant, where it is not the whole: `8-14 Feb 2021`."""
    month = _month(entity.value or "")
    if not month or not entity.first or not entity.last:
        return ""
    first, last = dt.date.fromisoformat(entity.first), dt.date.fromisoformat(entity.last)
    whole = first.day == 1 and (last + dt.timedelta(days=1)).day == 1
    return "" if whole else f"{first.day}–{last.day} {month}"


def _run_of_days(entity: Timex) -> str:
    """A run of days that the value has the ends of: `20–30 Sep 2018`, `29 Sep 2018 – 2 Oct 2018`; empty where it is none."""
    try:
        first, last = (dt.date.fromisoformat(end) for end in (entity.value or "").split("/"))
    except ValueError:
        return ""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {_month(last.isoformat()[:7])}"
    return " – ".join(f"{end.day} {_month(end.isoformat()[:7])}" for end in (first, last))


def _month(value: str) -> str:
    try:
        return dt.date.fromisoformat(f"{value}-01").strftime("%b %Y") if len(value) == 7 else ""
    except ValueError:
        return ""


def place(entity: Place) -> str:
    """What a place is and where: `city, Helmand, AF`."""
    if entity.type == "country":
        return entity.type if entity.lat is not None else "country, unplaced"
    is_own_division = entity.admin1 is not None and entity.name.startswith(entity.admin1)
    where = [None if is_own_division else entity.admin1, entity.country]
    known = [part for part in where if part]
    return ", ".join([entity.type, *known]) if known or entity.lat is not None else f"{entity.type}, unplaced"


def stance(statement: Statement) -> str:
    """The stance and how it was said: `denies, indirect`."""
    return f"{statement.stance}, {statement.type}"

"""How a value reads: figures with their bound, days as days."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from extractors.calendar_day import day as day
from extractors.model import Article, Bound, Figure, Place, Timex

# One sign a bound: a plain "=" is left out, because most figures are exact.
SIGNS: dict[Bound, str] = {
    "exactly": "=",
    "about": "~",
    "at least": "≥",
    "more than": ">",
    "at most": "≤",
    "less than": "<",
}

# TIMEX3's names for parts of a day and of a year.
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

# Where an article's own date stands, where that is not simply "from the header" or the like.
_ORIGINS = {
    "option": "as given",
    "metadata": "from its metadata",
    "address": "from its address",
    "page": "as the page says it",
    "modified": "modified",
    "file": "the day the file was made",
}

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}

# "three-eighths" is said of parts, "three-thirteenths" is not.
_LARGEST_PART = 10

_MAGNITUDES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))


def number(value: float) -> str:
    """A number as news prints it: `3,000`, `1.3m`, `2/3`, `0.07`."""
    for size, word in _MAGNITUDES:
        if abs(value) >= size:
            return f"{value / size:,.4g}{word}"
    if value == int(value):
        return f"{int(value):,}"
    simple = Fraction(value).limit_denominator(_LARGEST_PART)
    if 0 < abs(value) < 1 and abs(float(simple) - value) < 1e-3 and simple.denominator not in (1, 10):
        return str(simple)
    return f"{value:,.4g}"


def amount(figure: Figure) -> str:
    """Value, range or ratio, with its currency or per cent sign: `12/34`, `$1.3m–2m`, `20 %`."""
    text = number(figure.value)
    if figure.of is not None:
        text += f"/{number(figure.of)}"
    if figure.high is not None:
        text += f"–{number(figure.high)}"
    if figure.type == "money" and figure.unit_id in _SYMBOLS:
        return _SYMBOLS[figure.unit_id] + text
    return text


def counted(figure: Figure) -> str:
    """What the figure counts or measures, where its amount does not say so already."""
    if figure.unit_id == "percent":
        return "per cent" if (figure.unit or "%") in ("%", "percent", "per cent") else str(figure.unit)
    if figure.type == "money" and figure.unit_id in _SYMBOLS:
        return ""
    return figure.unit or figure.unit_id or figure.type


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
    if entity.type in ("date", "time") and len(value) >= 10 and value[4] == "-" and value[5].isdigit():
        try:
            return f"{day(value[:10])} {_PARTS_OF_DAY.get(value[11:], value[11:16])}".rstrip()
        except ValueError:
            return value
    if entity.amount is not None and entity.unit:
        return (
            f"{number(entity.amount)} {entity.unit.removesuffix('s') if entity.amount == 1 else entity.unit}"
        )
    if "X" in value or value.endswith("_REF"):
        return wording  # a length of time or a part of the calendar that nobody counted
    if value.isdigit() and len(value) == len("199"):
        return f"{value}0s"  # TIMEX3 writes a decade as the year's first three digits
    if value[5:] in _PARTS_OF_YEAR:
        return f"{_PARTS_OF_YEAR[value[5:]]} {value[:4]}"
    return _month(value) or (f"week {value[6:]} of {value[:4]}" if value[5:6] == "W" else value) or wording


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

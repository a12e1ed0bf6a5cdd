"""A grammar match -> what its words say, as the fields of `TimexAnnotation`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from extractors.timex.counting import count
from extractors.timex.grammar import Rule
from extractors.timex.lexer import Items
from extractors.timex.plausible import fits
from extractors.timex.ranges import beyond_midnight, completed, hours
from extractors.timex.token_class import TokenClass

Fields = dict[str, Any]
Reading = tuple[int, int, Fields]  # first item, last item + 1, fields

_DIRECTIONS = {
    TokenClass.LAST: "last",
    TokenClass.PAST: "past",
    TokenClass.PREVIOUS: "previous",
    TokenClass.NEXT: "next",
    TokenClass.COMING: "coming",
    TokenClass.FOLLOWING: "following",
    TokenClass.THIS: "this",
    TokenClass.SAME: "same",
}
_ADVERBS = {TokenClass.EARLIER: "early", TokenClass.LATER: "late"}
_NUMBERS = frozenset((TokenClass.DAYNUMBER, TokenClass.NUMBER, TokenClass.ORDINAL, TokenClass.YEAR))
_DAYS = frozenset((TokenClass.DAYNUMBER, TokenClass.ORDINAL))
_NUMBERED = frozenset((TokenClass.WEEKDAY, TokenClass.UNIT, TokenClass.HALF))
_NUMBERED_UNITS = frozenset(("day", "week", "weekend", "month"))
_COUNTED = frozenset(("offset", "duration", "set"))


def readings(rule: Rule, match: re.Match[str], items: Items) -> Iterator[Reading]:
    """The expressions of one match: one, or both ends of a range; none where the words do not fit together."""
    groups = match.groupdict()
    if "days" in groups:
        yield from _listed(match, items)
        return
    if "of" in groups:
        yield from (_unit_of_year if rule.form == "calendar" else _part_of_period)(match, items)
        return
    if "a" not in groups:
        fields = collect(items, *match.span(), rule.form)
        if fits(fields):
            yield (*match.span(), fields)
        return
    if "day" in groups:
        yield from _zoned(match, items)
        return
    if items.classes[match.start("b")] in (TokenClass.CLOCK, TokenClass.CLOCKDIGITS, TokenClass.MOMENT):
        yield from _hours(match, items)
        return
    first, second = (collect(items, *match.span(name), rule.form) for name in "ab")
    year_at = match.start("year") if groups.get("year") else None
    fitting = completed(first, second, items.meanings[year_at] if year_at is not None else None)
    if fitting and fits(first) and fits(second):
        yield (*match.span("a"), first)
        yield (match.start("b"), max(match.end("b"), (year_at or 0) + 1), second)


def _zoned(match: re.Match[str], items: Items) -> Iterator[Reading]:
    """Both clock times of "10 a.m. EDT (1400 GMT) on Friday", each on that day, and the day."""
    day = collect(items, *match.span("day"), "calendar")
    clocks = [collect(items, *match.span(name), "clock") for name in "ab"]
    if not all(fits(fields) for fields in (day, *clocks)):
        return
    shift = beyond_midnight(*clocks)
    for name, clock in zip("ab", clocks, strict=True):
        beyond = {"day_shift": shift} if shift and name == "b" else {}
        yield (
            *match.span(name),
            day | {key: clock[key] for key in ("clock", "zone") if key in clock} | beyond,
        )
    yield (*match.span("day"), day)


def _listed(match: re.Match[str], items: Items) -> Iterator[Reading]:
    """The days of "13, 14 and 15 December", each with the month; the mention beside the month holds it."""
    first, last = match.span("days")
    at = [index for index in range(first, last) if items.classes[index] in _DAYS]
    year_at = match.start("year") if match.groupdict().get("year") else None
    rest = collect(items, *match.span("month"), "month")
    year = {"year": int(items.meanings[year_at])} if year_at is not None else {}
    fields = {**rest, "form": "calendar", **year}
    before = match.start("month") < first
    for index in at:
        day = fields | {"day": int(items.meanings[index])}
        if not fits(day):
            return
    for index in at:
        start = (
            match.start()
            if before and index == at[0]
            else index - (items.classes[index - 1] == TokenClass.WEEKDAY)
        )
        end = match.end() if not before and index == at[-1] else index + 1
        if year_at is not None and index == at[-1]:
            end = year_at + 1
        yield start, end, fields | {"day": int(items.meanings[index]), "listed": True}


def _part_of_period(match: re.Match[str], items: Items) -> Iterator[Reading]:
    """The first or last months of a year that is said: "the first two months of 2021"."""
    fields = collect(items, *match.span("part"), "duration")
    of = collect(items, *match.span("of"), "unit")
    if fields.get("amount") is None or of.get("unit", "year") != "year":
        return
    fields["side"] = "last" if fields.pop("direction", None) or fields.pop("ordinal", 1) < 0 else "first"
    fields |= {name: of[name] for name in ("year", "direction") if name in of}
    yield (*match.span(), fields)


def _unit_of_year(match: re.Match[str], items: Items) -> Iterator[Reading]:
    """A numbered week or month of a year ("the first week of 2020"), or where it begins or ends ("the last months of 2020")."""
    said = collect(items, *match.span("part"), "unit")
    if said.get("unit") not in _NUMBERED_UNITS:
        return
    ordinal = -1 if said.get("direction") else int(said.get("ordinal", -1))
    fields: Fields = {"form": "calendar", "year": int(items.meanings[match.start("of")])}
    if items.classes[match.end("part") - 1] == TokenClass.UNITS:
        fields["modifier"] = "late" if ordinal < 0 else "early"
    else:
        fields |= {"unit": said["unit"], "ordinal": ordinal}
    yield (*match.span(), fields)


def _hours(match: re.Match[str], items: Items) -> Iterator[Reading]:
    """Both clock times of "between 2 and 3 a.m. on Saturday": the day is that of both."""
    at, (to, end) = match.start("a"), match.span("b")
    said, last = items.meanings[at], items.meanings[to]
    is_whole = items.classes[at] in (TokenClass.CLOCK, TokenClass.MOMENT) or (
        items.classes[at] == items.classes[to] == TokenClass.CLOCKDIGITS
    )
    first = str(said) if is_whole else hours(said, last)
    fields = collect(items, to, end, "calendar" if end > to + 1 else "clock")
    if first and fits(fields):
        yield at, at + 1, fields | {"clock": first}
        if (
            items.classes[end : end + 1] == TokenClass.DAYPART
            and items.meanings[end] == "NI"
            and first > fields["clock"]
        ):
            fields = fields | {"day_shift": 1}  # "from 11 p.m. to 2 a.m. on Monday night"
        yield to, end, fields


def collect(items: Items, start: int, end: int, form: str) -> Fields:
    """The fields that the items from `start` to `end` say, whatever their order."""
    fields: Fields = {"form": form}
    for at in range(start, end):
        code, meaning = items.classes[at], items.meanings[at]
        if code in _NUMBERS:
            _take_number(fields, items, at, start, end)
        elif code in _SETTERS:
            field, read = _SETTERS[code]
            if meaning is not None:
                fields[field] = read(meaning)
        elif code in _DIRECTIONS:
            past = fields.get("direction") == "this" and code == TokenClass.PAST  # "this past week"
            fields["direction"] = "last" if past else _DIRECTIONS[TokenClass(code)]
        elif code in (TokenClass.UNIT, TokenClass.UNITS):
            fields.setdefault("units", []).append(meaning)
            fields["unit"] = meaning
        elif code in _ADVERBS and form not in _COUNTED:
            fields["modifier"] = _ADVERBS[TokenClass(code)]
        elif code == TokenClass.THE and items.classes[at + 1 : at + 2] in _DIRECTIONS:
            fields["definite"] = True
        elif code in (TokenClass.BEFORE, TokenClass.AFTER) and form in ("weekday", "unit"):
            fields["beyond"] = -1 if code == TokenClass.BEFORE else 1
        elif code in _WHOLE:
            fields.update(_WHOLE[code](meaning))
        elif code == TokenClass.APPROX and meaning:
            fields["approximate"] = meaning
    if (
        form == "deictic"
        and end - start > 1
        and items.classes[end - 2] in (TokenClass.AFTER, TokenClass.BEFORE)
    ):
        fields["shift"] += 1 if items.classes[end - 2] == TokenClass.AFTER else -1  # "the day after tomorrow"
    if form in _COUNTED:
        count(items, start, end, fields)
    return fields


def _take_number(fields: Fields, items: Items, at: int, start: int, end: int) -> None:
    """What a number is: an hour before a time zone, a day beside a month, a year, or which of several."""
    code, meaning, form = items.classes[at], items.meanings[at], fields["form"]
    following = items.classes[at + 1 : end][:1]
    if code != TokenClass.ORDINAL and following == TokenClass.TIMEZONE:
        fields["clock"] = _military(int(meaning))
    elif code == TokenClass.ORDINAL and following in _NUMBERED:
        # "the first Tuesday in November", "the third week of May"
        fields["ordinal"] = int(meaning)
    elif code in _DAYS and form not in _COUNTED and _beside_month(items, at, start, end):
        fields["day"] = int(meaning)
    elif code == TokenClass.YEAR:
        fields["year"] = int(meaning)
    elif code == TokenClass.ORDINAL:
        fields["ordinal"] = int(meaning)
    elif form == "calendar":
        fields["bare"] = int(meaning)
    elif form == "weekday":
        fields["amount"] = float(meaning)


def _military(said: int) -> str:
    """`0600` as `06:00`, `6` as well."""
    hour, minute = divmod(said, 100) if said >= 100 else (said, 0)
    return f"{hour:02}:{minute:02}"


def _beside_month(items: Items, at: int, start: int, end: int) -> bool:
    return TokenClass.MONTH in items.classes[max(start, at - 2) : min(end, at + 4)]


_SETTERS: dict[str, tuple[str, Any]] = {
    TokenClass.WEEKDAY: ("weekday", int),
    TokenClass.WEEKDAYS: ("weekday", int),
    TokenClass.MONTH: ("month", int),
    TokenClass.SEASON: ("season", str),
    TokenClass.DAYPART: ("part", str),
    TokenClass.MOMENT: ("clock", str),
    TokenClass.CLOCK: ("clock", str),
    TokenClass.CLOCKDIGITS: ("clock", str),
    TokenClass.UNITLENGTH: ("unit", str),
    TokenClass.TIMEZONE: ("zone", str),
    TokenClass.DECADE: ("decade", str),
    TokenClass.HOLIDAY: ("holiday", str),
    TokenClass.EARLY: ("modifier", str),
    TokenClass.PORTION: ("modifier", str),
    TokenClass.REFERENCE: ("value", str),
}
_WHOLE: dict[str, Callable[[Any], Fields]] = {
    TokenClass.QUARTERCODE: dict,
    TokenClass.HALFCODE: dict,
    TokenClass.SHORTYEAR: lambda meaning: {"year": meaning, "short_year": True},
    TokenClass.NUMERICDATE: lambda meaning: _numeric(*meaning),
    TokenClass.DEICTIC: lambda meaning: {"shift": meaning[0]} | ({"part": meaning[1]} if meaning[1] else {}),
    TokenClass.AGO: lambda _: {"sign": -1},
    TokenClass.FREQUENCY: lambda meaning: {"amount": float(meaning[0]), "unit": meaning[1]},
}


def _numeric(kind: str, said: str, clock: str | None) -> Fields:
    """The fields of a date in digits: ISO, or month first as American papers write it where both could be meant."""
    parts = [int(part) for part in re.split(r"[-/.]", said)]
    fields: Fields = {"clock": clock} if clock else {}
    if kind == "iso":
        year, month, day = parts
    else:
        month, day, year = parts
        if month > 12 or (kind == "dotted" and "." in said and day <= 12):
            month, day = day, month
        if (kind == "slashed" or "-" in said) and month <= 12 and day <= 12 and month != day:
            fields["either_order"] = True
        if len(said.rstrip("0123456789")) == len(said) - 2:
            fields["short_year"] = True
    return fields | {"year": year, "month": month, "day": day}

"""Parses a typed correction value: gives one choice that says how it was understood, or why it was not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from extractors import wordings
from extractors.errors import SourceError
from extractors.kinds.registry import kind_of
from extractors.model import Candidate, Entity, Figure
from extractors.timex.calendar import bounds
from tui.choosing.changes import Question, of_candidate
from tui.choosing.choice import Choice, Offer, narrowed, offering
from tui.choosing.neighbourhood import Neighbourhood
from tui.choosing.typed_date import date_value

_NUMBER = r"(-?\d[\d,]*(?:\.\d+)?|-?\.\d+)\s?(k|m|bn|tn|)"
_AMOUNT = re.compile(
    rf"(?P<from>from\s+)?{_NUMBER}(?:\s*(?P<sign>->|→|-|–|to|of|/)\s*{_NUMBER})?", re.IGNORECASE
)
_MAGNITUDES = {"": 1, "k": 10**3, "m": 10**6, "bn": 10**9, "tn": 10**12}
_VAGUE = re.compile(
    r"(?:(?P<times>tens|dozens|scores|hundreds)(?:\s+of)?)?\s*(?P<scale>thousands?|millions?|billions?|trillions?|)",
    re.IGNORECASE,
)
_TIMES = {"tens": 10.0, "dozens": 10.0, "scores": 10.0, "hundreds": 100.0, "": 1.0}
_SCALES = {"": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

TITLES = {
    Question.NAME: "Its name",
    Question.PLACE: "Which place it is",
    Question.AMOUNT: "Its value",
    Question.UNIT: "What is counted",
    Question.DATE: "Its value",
}
PROMPTS = {
    Question.NAME: "the name as it should read",
    Question.PLACE: "a name; after a comma what it lies in: San Carlos, Costa Rica",
    Question.AMOUNT: "800 · 1.5m · 500-600 · 12 of 34 · from 12 to 9 · dozens",
    Question.UNIT: "what is counted: troops",
    Question.DATE: "13 Aug 2021 · Aug 2021 · 2021 · Q3 2021 · 12 Aug 2021 to 15 Aug 2021 · 3 months",
}


def starting_words(question: Question, entity: Entity, wording: str) -> str:
    """What stands in the line when the question is asked."""
    match question:
        case Question.NAME | Question.PLACE:
            return str(getattr(entity, "name", wording))
        case Question.UNIT:
            return str(getattr(entity, "unit", "") or "")
        case Question.DATE:
            return str(getattr(entity, "value", "") or "") if entity.kind == "date" else ""
        case _:
            return ""


def answers(question: Question, words: str, kind: str = "") -> Sequence[Choice]:
    """How the words are understood; empty where nothing was typed.

    Args:
        question: What was asked; a place is looked up elsewhere.
        words: What was typed.
        kind: The kind that the entity becomes by it, where it becomes another.
    """
    said = " ".join(words.split())
    if not said:
        return ()
    becomes = {"kind": kind} if kind else {}
    match question:
        case Question.NAME:
            return (Choice("name", said, "", {**becomes, "name": said}),)
        case Question.UNIT:
            return (Choice("unit", said, "", {**becomes, "unit": said}),)
        case Question.DATE:
            return (_date(said, becomes),)
        case Question.AMOUNT:
            return (_amount(said, becomes),)
        case _:
            return ()


def offer_of(question: Question, kind: str = "", around: Neighbourhood | None = None) -> Offer:
    """The choices for what is typed in answer to the question; of places, looked up, which takes a moment: the nearest first."""
    if question is not Question.PLACE:
        return lambda words: answers(question, words, kind)

    def offer(words: str) -> Sequence[Choice]:
        return _looked_up(words, around or Neighbourhood())

    return offer


def changing(entity: Entity, changes: Sequence[Choice]) -> Offer:
    """The changes that typing narrows; a value that is typed straight is the first of them."""
    offered = offering(changes)
    question = {"figure": Question.AMOUNT, "date": Question.DATE}.get(entity.kind)
    if question is None:
        return offered

    def offer(words: str) -> Sequence[Choice]:
        read = [choice for choice in answers(question, words) if choice.value is not None]
        return (*read, *narrowed(changes, words)) if read else offered(words)

    return offer


def hint_of(entity: Entity) -> str:
    """What can be typed where any of it can be otherwise."""
    match entity.kind:
        case "figure":
            return "type to narrow: value, who, where, source … · or a number: 1.5m"
        case "date":
            return "type to narrow: value, type … · or the day: 13 Aug 2021 · Aug 2021"
        case "statement":
            return "type to narrow the list: source, denies, plans, direct …"
        case _:
            return "type to narrow: place, name, type, actor … · or a place: Linden, Guyana"


def further_of(entity: Entity, around: Neighbourhood | None = None) -> Offer | None:
    """The places of what is typed that no change in the list has, where the entity can be a place; looking takes a moment."""
    if not kind_of(entity.kind).is_named:
        return None
    becomes = {} if entity.kind == "location" else {"kind": "location"}

    def offer(words: str) -> Sequence[Choice]:
        return tuple(
            replace(choice, value={**becomes, **choice.value}) if choice.value else choice
            for choice in _looked_up(words, around or Neighbourhood())
        )

    return offer


def _looked_up(words: str, near: Neighbourhood) -> Sequence[Choice]:
    """The places of the index; where it has none of the name there, that it is on no map in what it is said to lie in."""
    from extractors.corrections.places import places_around, places_named

    found = near.ordered(places_named(words))
    name = " ".join(words.rpartition(",")[0].split())
    around = () if found else places_around(words)
    return [_unmapped(name, place) for place in around] if around else places(found, words)


def _unmapped(name: str, around: Candidate) -> Choice:
    where = ", ".join(dict.fromkeys(filter(None, (around.name, around.admin1, around.country))))
    to = {
        "name": name,
        "type": "area",
        "country": around.country,
        "admin1": around.admin1,
        **dict.fromkeys(("lat", "lon", "geonameid")),
    }
    return Choice("place", name, f"on no map, in {where}", to)


def places(found: Sequence[Candidate], words: str) -> Sequence[Choice]:
    """The places that were looked up."""
    if not found and words.strip():
        return (Choice("", f"The place index has no “{words.strip()}”."),)
    return tuple(of_candidate(candidate) for candidate in found)


def _vague(said: str, becomes: dict[str, Any]) -> Choice | None:
    """A count that no number says: `dozens`, `hundreds`, `tens of thousands`; None where it is none."""
    match = _VAGUE.fullmatch(said)
    times, scale = ((match["times"] or "").lower(), match["scale"].lower()) if match else ("", "")
    if not times and not scale.endswith("s"):
        return None
    order = _TIMES[times] * _SCALES[scale.removesuffix("s")]
    figure = Figure("", "count", None, order=order)
    to = {**becomes, "value": None, "order": order, "high": None, "of": None, "from": None}
    return Choice("value", wordings.vague(figure), "no number, only the order", to)


def _amount(said: str, becomes: dict[str, Any]) -> Choice:
    match = _AMOUNT.fullmatch(said)
    if match is None and (vague := _vague(said, becomes)) is not None:
        return vague
    if match is None:
        return Choice("", f"“{said}” is no number yet.", PROMPTS[Question.AMOUNT])
    first = _number(match[2], match[3])
    to: dict[str, Any] = {**becomes, "value": first, "high": None, "of": None, "from": None}
    sign, shown = (match["sign"] or "").lower(), wordings.number(first)
    is_change = bool(match["from"]) or sign in ("->", "→")
    if is_change and sign not in ("->", "→", "to"):
        return Choice("", "A change goes from one number to another.", PROMPTS[Question.AMOUNT])
    if not sign:
        return Choice("value", shown, "", to)
    second = _number(match[5], match[6])
    if is_change:
        return Choice(
            "value",
            wordings.changed(shown, wordings.number(second)),
            "",
            {**to, "value": second, "from": first},
        )
    is_ratio = sign in ("of", "/")
    if not is_ratio and second <= first:
        return Choice("", "A range goes from the lower to the higher number; 12 -> 9 is a change.")
    to["of" if is_ratio else "high"] = second
    return Choice("value", f"{shown}{' of ' if is_ratio else '–'}{wordings.number(second)}", "", to)


def _number(digits: str, magnitude: str) -> float:
    return float(Decimal(digits.replace(",", "")) * _MAGNITUDES[magnitude.lower()])


def _date(said: str, becomes: dict[str, Any]) -> Choice:
    try:
        value = date_value(said)
    except SourceError as error:
        return Choice("", error.message, error.hint or PROMPTS[Question.DATE])
    days = bounds(value)
    if days is None:
        return Choice("value", value, "a length of time", {**becomes, "value": value})
    first, last = (wordings.day(day.isoformat()) for day in days)
    return Choice(
        "value", value, first if first == last else f"{first} – {last}", {**becomes, "value": value}
    )

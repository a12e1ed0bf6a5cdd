"""Doc -> figures: the order in which the rules are asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc

from extractors.datelines.dateline import in_dateline
from extractors.figures.ages import aged
from extractors.figures.amounts import Amount, amount_of
from extractors.figures.bounds import bounded, bounded_after
from extractors.figures.changes import is_hours, linked, rebounded
from extractors.figures.counted import Counting
from extractors.figures.earthquakes import magnitude
from extractors.figures.found import FoundFigure
from extractors.figures.number_forms import western
from extractors.figures.numeral import Numeral
from extractors.figures.numerals import numerals
from extractors.figures.ordinals import ordinals
from extractors.figures.quantity import Quantity
from extractors.figures.ranges import joined
from extractors.figures.rates import rate_of_count, rated
from extractors.figures.records import found_figure, found_ordinal
from extractors.figures.rejections import rejection_of
from extractors.figures.tokens import Tokens
from extractors.figures.votes import votes
from extractors.rules import Rejected, Rule

_TIME_ENTS = frozenset({"DATE", "TIME"})
_REACH = 90  # Code points back to the noun that a later number leaves out.
_LINKED = re.compile(
    r"(?:compared (?:with|to)|up from|down from|from|against|versus|than|to|and|including)"
    r"(?: an? average of| about| some| around)? ?$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?: [\w-]+){0,6}?,? (?:up|down|compared with|compared to|against|versus|rather than)(?: from)? ",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(r" of (?:which|whom|them)\b")
_SHARING = frozenset({" or ", "- or ", " up ", " down ", ", up ", ", down "})
_LEVEL = re.compile(r"\b(?:to|at)(?: end at| close at| a close of)? ?$", re.IGNORECASE)
_NO_NOUN = re.compile(
    r"$|[.,;:)]| (?:by|in|from|at|on|for|to|during|this|last|a year|the|per|of (?:which|whom|them))\b"
)
_COUNTED_DAY = re.compile(r"\b(?:in|for|after|within|of|by|than|least|just|only|about) $", re.IGNORECASE)
_FOLD = re.compile(r"(?: ?- ?| )?fold\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;!?] ")


def recognise(doc: Doc, refused: list[Rejected] | None = None) -> list[FoundFigure]:
    """The figures of a Doc in text order, offsets those of the article; `refused` gets the numbers that are none.

    Dates and times that `doc._.q7x2_timex` holds are no figures; where that component did not run, the model's own
    DATE and TIME entities stand in.
    """
    text = western(doc.text)
    numbers = [number for number in numerals(text) if not in_dateline(doc, number.start, number.end)]
    if not numbers:
        return []
    tokens = Tokens(doc, text)
    dates = _dates(doc)
    voted = votes(text)
    if voted:
        sides = {side.start for side in voted} | {side.end for side in voted}
        numbers = [number for number in numbers if number.end not in sides]
    amounts = _amounts(tokens, numbers)
    taken = frozenset(i for each in amounts if each.unit for i in tokens.within(each.start, each.end))
    stops = frozenset(i for date in dates for i in tokens.within(date["start"], date["end"]))
    counting = Counting(tokens, taken, stops)
    refusals: list[Refusal] = []
    quantities = _quantities(tokens, amounts, counting, dates, refusals) + voted
    if refused is not None:
        refused += (_rejected(doc, *refusal) for refusal in refusals)
    found = [found_figure(tokens, each) for each in quantities]
    claimed = [(date["start"], date["end"]) for date in dates] + [
        (each.start, each.end) for each in quantities
    ]
    found += [found_ordinal(tokens, each) for each in ordinals(tokens.text, numbers, counting, claimed)]
    return sorted(found, key=lambda record: (record["start"], record["end"]))


def _dates(doc: Doc) -> list[dict[str, Any]]:
    """Time expressions with the Doc's own offsets."""
    if doc._.q7x2_timex is None:
        times = (ent for ent in doc.ents if ent.label_ in _TIME_ENTS)
        return [{"start": ent.start_char, "end": ent.end_char, "form": "entity"} for ent in times]
    offset = doc._.q7x2_offset
    return [
        {**each, "start": each["start"] - offset, "end": each["end"] - offset}
        for each in doc._.q7x2_timex
        if each.get("form") != "none"
    ]


def _amounts(tokens: Tokens, numbers: Sequence[Numeral]) -> list[Amount]:
    out: list[Amount] = []
    end = 0
    in_millions = False  # "Poland took in 3.5m refugees, Germany 1m"

    def counts(offset: int) -> bool:
        return tokens.plural_follows(offset) or (in_millions and tokens.text[offset : offset + 1] in ",.;)")

    for number in numbers:
        if number.start < end or number.form == "ordinal":
            continue
        amount = amount_of(tokens.text, number, counts)
        in_millions = in_millions or (amount is not None and bool(number.letter) and amount.value >= 1e6)
        end = number.end
        if amount is not None:
            amount = rated(tokens.text, amount)
            out.append(amount)
            end = amount.end
    return out


def _quantities(
    tokens: Tokens,
    amounts: list[Amount],
    counting: Counting,
    dates: Sequence[dict[str, Any]],
    refused: list[Refusal],
) -> list[Quantity]:
    out: list[Quantity] = []
    quantities = joined(tokens.text, amounts)
    for at, quantity in enumerate(quantities):
        if (refusal := _no_figure(tokens.text, quantity, dates)) is not None:
            refused.append((quantity.start, quantity.end, refusal))
            continue
        measured = quantity if quantity.amount.unit else aged(tokens, quantity)
        figure = rebounded(tokens.text, bounded(tokens.text, measured))
        if figure.amount.unit is None:
            figure = _with_noun(tokens, figure, counting, out)
            if figure.noun is None and at + 1 < len(quantities):
                figure = _with_noun_of_next(tokens.text, figure, quantities[at + 1], counting)
            figure = bounded_after(tokens.text, figure)
            refusal = rejection_of(tokens, figure) if figure.amount.unit is None else None
            if refusal is None and figure.amount.unit is None and is_hours(tokens.text, figure):
                refusal = HOURS
            if refusal is not None:
                refused.append((figure.start, figure.end, refusal))
                continue
        out.append(figure)
    return linked(tokens.text, out)


Refusal = tuple[int, int, Rule[Any, Any]]


def _rejected(doc: Doc, start: int, end: int, rule: Rule[Any, Any]) -> Rejected:
    """A number that a rule refused; its run is the Doc's."""
    run = start + doc._.q7x2_offset, end + doc._.q7x2_offset
    text = doc.text[start:end]
    return {"kind": "figure", "start": run[0], "end": run[1], "text": text, "verdicts": [rule.verdict(*run)]}


def _no_figure(text: str, quantity: Quantity, dates: Sequence[dict[str, Any]]) -> Rule[Any, Any] | None:
    """The rule by which a number is a date's, or no number, whatever it counts."""
    if _is_dated(quantity, dates):
        return DATED
    return SOME_DAY if _is_some_day(text, quantity) else None


def _is_dated(quantity: Quantity, dates: Sequence[dict[str, Any]]) -> bool:
    """Whether a time expression says the quantity: a counted duration, a year, a clock time.

    Money, percentages and measures are never dates; a count of time units is one only where it is the date's own amount, or says
    when ("three months ago"; "nine days later" is a date, and nine days as well).
    """
    unit = quantity.amount.unit
    kind = unit.kind if unit else None
    for date in dates:
        if date["start"] < quantity.end and quantity.amount.numeral.start < date["end"]:
            if date.get("form") == "duration" and date.get("amount") is not None:
                if (kind == "time" and quantity.high is None) or kind is None:
                    return True
            elif (
                kind is None or (kind == "time" and _is_ago(date))
            ) and quantity.amount.numeral.start >= date["start"]:
                return True
    return False


def _is_ago(date: dict[str, Any]) -> bool:
    """Whether the date counts from the article ("three months ago"): its amount says when, not how long."""
    return date.get("form") == "offset" and not date.get("narrative")


def _is_some_day(text: str, quantity: Quantity) -> bool:
    """Whether "one day" means a day to come, and no number."""
    if text[quantity.start : quantity.end].lower() != "one day":
        return False
    return not _COUNTED_DAY.search(text, max(0, quantity.start - 10), quantity.start)


def _with_noun(tokens: Tokens, quantity: Quantity, counting: Counting, earlier: list[Quantity]) -> Quantity:
    """The quantity with what it counts, in its own words or in those of the figure before."""
    number = quantity.amount.numeral
    if earthquake := magnitude(tokens.text, quantity):
        return earthquake
    fold = _FOLD.match(tokens.text, quantity.end)
    if number.fold or fold:
        end = fold.end() if fold else quantity.end
        return quantity.with_(end=end, noun="times", head="time").because("a multiple")
    noun = counting.noun_after(quantity.end, quantity.high or quantity.value, number.form == "fraction")
    if noun:
        return quantity.with_(end=max(quantity.end, noun.end), noun=noun.words, head=noun.head)
    before = _elided(tokens.text, earlier, quantity)
    rate = rate_of_count(tokens.text, quantity.end)
    if rate:
        words = f"{before.noun}{rate}" if before else rate.strip()
        return quantity.with_(end=quantity.end + len(rate), noun=words, head=before.head if before else None)
    if before:
        return quantity.with_(noun=before.noun, head=before.head).because("its noun is said before")
    last = earlier[-1] if earlier else None
    if last and last.amount.unit and _COMPARED.fullmatch(tokens.text, last.end, quantity.start):
        amount = replace(quantity.amount, unit=last.amount.unit, wording=last.amount.wording)
        return quantity.with_(amount=amount).because("its unit is said before")
    return quantity


def _with_noun_of_next(text: str, quantity: Quantity, following: Quantity, counting: Counting) -> Quantity:
    """The quantity with the noun of "two or three goals", said after the second number."""
    gap = text[quantity.end : following.start]
    if gap not in _SHARING or following.amount.unit is not None:
        return quantity
    noun = counting.noun_after(following.end, following.value)
    if noun and gap not in (" or ", "- or ") and noun.head != "point":
        return quantity  # "16,369.03 up 58.06 points"
    return quantity.with_(noun=noun.words, head=noun.head) if noun else quantity


def _elided(text: str, earlier: list[Quantity], quantity: Quantity) -> Quantity | None:
    """The earlier figure whose noun this one leaves out: "460 vehicles … compared with 63", "to 4,577.10" points."""
    last = earlier[-1] if earlier else None
    gap = text[last.end : quantity.start] if last else ""
    if last and last.noun and not last.noun.startswith("of ") and len(gap) <= _REACH:
        linked = _LINKED.search(gap) or (gap == ", " and _OF_WHICH.match(text, quantity.end))
        apart = _SENTENCE_END.search(gap) or not linked or not _NO_NOUN.match(text, quantity.end)
        if not apart and quantity.amount.numeral.form == last.numeral_form:
            return last
    if quantity.amount.numeral.figured and _LEVEL.search(text, max(0, quantity.start - 24), quantity.start):
        begin = max(
            (
                match.end()
                for match in _SENTENCE_END.finditer(text, max(0, quantity.start - 400), quantity.start)
            ),
            default=0,
        )
        return next(
            (each for each in reversed(earlier) if each.start >= begin and each.head == "point"), None
        )
    return None


DATED: Rule[tuple[Quantity, Sequence[dict[str, Any]]], bool] = Rule(
    "figure-dated",
    (),
    lambda case: _is_dated(*case) or None,
    "reject",
    "the number of a date or of a length of time",
)
SOME_DAY: Rule[tuple[str, Quantity], bool] = Rule(
    "figure-some-day", (), lambda case: _is_some_day(*case) or None, "reject", "“one day” means a day to come"
)
HOURS: Rule[tuple[str, Quantity], bool] = Rule(
    "figure-hours", (), lambda case: is_hours(*case) or None, "reject", "hours of the day"
)
"""What refuses a number whatever it counts."""

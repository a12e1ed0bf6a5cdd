"""Doc -> figures: the order in which the rules are asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.tokens import Doc

from extractors.figures.ages import aged
from extractors.figures.amounts import Amount, amount_of
from extractors.figures.bounds import bounded
from extractors.figures.context import Context
from extractors.figures.counted import Tokens, counted
from extractors.figures.found import FoundFigure
from extractors.figures.numerals import Numeral, numerals
from extractors.figures.ordinals import ordinals
from extractors.figures.quantity import Quantity
from extractors.figures.ranges import joined
from extractors.figures.records import found_figure, found_ordinal
from extractors.figures.rejections import is_rejected

_TIME_ENTS = frozenset({"DATE", "TIME"})


def recognise(doc: Doc) -> list[FoundFigure]:
    """The figures of a Doc in text order, offsets those of the article.

    Dates and times that `doc._.q7x2_timex` holds are no figures; where that component did not run, the model's own DATE and
    TIME entities stand in.
    """
    numbers = numerals(doc.text)
    if not numbers:
        return []
    tokens = Tokens(doc)
    dates = _dates(doc)
    amounts = _amounts(tokens, numbers, dates)
    context = Context(tokens, dates)
    found = [found_figure(tokens, each, context) for each in _quantities(tokens, amounts, dates)]
    found += [found_ordinal(tokens, each) for each in ordinals(tokens, numbers, dates, found)]
    return sorted(found, key=lambda record: (record["start"], record["end"]))


def _dates(doc: Doc) -> list[dict[str, Any]]:
    """Time expressions with the Doc's own offsets; `amount` where one is a counted duration."""
    timex = doc._.q7x2_timex
    if timex is not None:
        offset = doc._.q7x2_offset
        return [
            {**each, "start": each["start"] - offset, "end": each["end"] - offset}
            for each in timex
            if each["form"] != "none"
        ]
    return [
        {"start": ent.start_char, "end": ent.end_char, "form": "entity"}
        for ent in doc.ents
        if ent.label_ in _TIME_ENTS
    ]


def _amounts(tokens: Tokens, numbers: Sequence[Numeral], dates: Sequence[dict[str, Any]]) -> list[Amount]:
    """The amounts of the Doc that are no part of a date."""
    out: list[Amount] = []
    end = 0

    def counts(offset: int) -> bool:
        return _plural_follows(tokens, offset)

    for number in numbers:
        if number.start < end or number.form == "ordinal":
            continue
        amount = amount_of(tokens.text, number, counts)
        if amount is None or _is_dated(tokens, amount, dates):
            end = max(end, number.end)
            continue
        out.append(amount)
        end = amount.end
    return out


def _is_dated(tokens: Tokens, amount: Amount, dates: Sequence[dict[str, Any]]) -> bool:
    """Whether the amount is said by a time expression: a counted duration, a year, a clock time."""
    kind = amount.unit.kind if amount.unit else None
    for date in dates:
        if date["start"] < amount.end and amount.numeral.start < date["end"]:
            if date["form"] == "duration" and date.get("amount") is not None:
                return kind in (None, "time")
            return kind is None and amount.numeral.start >= date["start"]
    return False


def _plural_follows(tokens: Tokens, offset: int) -> bool:
    for token in tokens.doc[tokens.from_(offset) : tokens.from_(offset) + 5]:
        if token.tag_ in ("NNS", "NNPS"):
            return True
        if token.pos_ not in ("ADJ", "NOUN", "CCONJ", "PROPN") and token.tag_ not in ("VBN", "VBG"):
            return False
    return False


def _quantities(tokens: Tokens, amounts: list[Amount], dates: Sequence[dict[str, Any]]) -> list[Quantity]:
    taken = {i for each in amounts if each.unit for i in range(tokens.at(each.start), tokens.at(each.end - 1) + 1)}
    stops = {i for date in dates for i in range(tokens.at(date["start"]), tokens.at(max(date["start"], date["end"] - 1)) + 1)}
    out: list[Quantity] = []
    for quantity in joined(tokens.text, amounts):
        if quantity.amount.unit is None:
            quantity = aged(tokens, quantity)
        quantity = bounded(tokens.text, quantity)
        if quantity.amount.unit is None:
            noun = counted(tokens, quantity, taken, stops)
            if noun:
                quantity = quantity.with_(end=max(quantity.end, noun.end), noun=noun.words, head=noun.head)
            elif out and (earlier := _elided(tokens.text, out[-1], quantity)):
                quantity = quantity.with_(noun=earlier.noun, head=earlier.head).because("its noun is said before")
            if is_rejected(tokens, quantity):
                continue
        out.append(quantity)
    return out


_LINKS = ("compared with", "compared to", "up from", "down from", "from", "against", "versus", "than", "to", "and", "or")


def _elided(text: str, earlier: Quantity, quantity: Quantity) -> Quantity | None:
    """The quantity before, where this one leaves out the noun: "460 vehicles … compared with 63"."""
    gap = text[earlier.end : quantity.start]
    if earlier.noun is None or len(gap) > 90 or any(mark in gap for mark in (". ", ";", "! ", "? ")):
        return None
    return earlier if gap.rstrip().endswith(_LINKS) else None

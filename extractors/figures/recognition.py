"""Doc -> figures: the order in which the rules are asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc

from extractors.datelines.dateline import in_dateline
from extractors.figures.ages import aged
from extractors.figures.amounts import Amount, amount_of, compounds, with_inches
from extractors.figures.annotations import FigureAnnotation
from extractors.figures.bounds import bounded, bounded_after
from extractors.figures.casualties import is_casualty, is_population, is_toll
from extractors.figures.changes import is_hours, is_the_sum_again, is_what_it_was, linked, rebounded
from extractors.figures.counted import Counting
from extractors.figures.dated import (
    DATED,
    DESIGNATOR,
    HOURS,
    Refusal,
    is_in_a_date,
    refusal_of_date,
    rejected_number,
)
from extractors.figures.designators import designators
from extractors.figures.earthquakes import magnitude
from extractors.figures.elided import (
    elided,
    gapped,
    in_list,
    in_unit_list,
    noun_of_number,
    noun_of_whole,
    of_another_body,
)
from extractors.figures.habits import Habits, habits_of
from extractors.figures.lexicon import words
from extractors.figures.money import in_money_of_dateline, in_own_dollars
from extractors.figures.number_forms import western
from extractors.figures.numeral import Numeral
from extractors.figures.numerals import numerals
from extractors.figures.odds import odds
from extractors.figures.ordinals import ordinals
from extractors.figures.quantity import Quantity
from extractors.figures.ranges import joined
from extractors.figures.rate_points import in_points
from extractors.figures.rates import per_so_many, rate_of_count, rated
from extractors.figures.records import found_figure, found_ordinal
from extractors.figures.refusals import rejection_of
from extractors.figures.sums import money_before
from extractors.figures.tallies import noun_of_subject, ranked
from extractors.figures.tokens import Tokens
from extractors.figures.votes import shares, votes
from extractors.rules import Rejected
from extractors.token_columns import text_of

_TIME_ENTS = frozenset({"DATE", "TIME"})
_COMPARED = re.compile(
    r",? of which(?: about| some| only)? "
    r"|(?: [\w-]+){0,6}?,? (?:up|down|compared with|compared to|against|versus|rather than)(?: from)? "
    r"|[^.;:!?\d]{0,60}\b(?:compared (?:with|to)|against|versus|above|below|over|under|than|from|beat(?:ing|s)?|miss(?:ed|ing|es)"
    r"|short of|topp(?:ed|ing)|exceed(?:ed|ing|s)) (?:the|an?|its|their|his|her|[\w.-]+['’]s?)(?: [\w’'-]+){0,4}(?<! to)(?<! at) "
    r"|(?: the(?: \w+)?| \w+ (?:is|was|at|of)|,)?,?(?: and| while| but)? the \w+est(?: \w+)?(?: is| was| at| of)? ",
    re.IGNORECASE,
)
_SHARING = frozenset({" or ", " and ", "- or ", " up ", " down ", ", up ", ", down "})
_AMERICAN = re.compile(r" in (?:US|U\.S\.|American) (?:dollars|currency|money)\b| ?= ?\d")
_ENDS = re.compile(
    r"[,.;)]|$| (?:an? \w+ (?:ago|earlier|before)|last|in|this|by|and|or|to|at|on|now|today|compared)\b"
)
# What money or people are reckoned in, said of the number: "losses of 12.5m", "a population of 3m".
_IN_MILLIONS = re.compile(
    rf"\b(?:{'|'.join(sorted(words('reckoned')))}) (?:(?:is|was|were|are|stood|fell|rose|grew|widened|of|at|to|from"
    r"|about|around|some|nearly|over|just|more|than) ){1,4}[\d.,]+m?$",
    re.IGNORECASE,
)
# The same said after it: "a 12.5m loss", "3m in sales", "90m turnover".
_NO_MONEY = r"(?!(?:wide|long|high|tall|deep|from|to|at|and)\b)"
_GIVEN = "|".join(sorted(words("reckoned") | words("granted")))
_OF_MILLIONS = re.compile(rf"(?: (?:in|of|on|worth of))?(?: {_NO_MONEY}[a-z-]+){{0,2}} (?:{_GIVEN})\b")
_OF = re.compile(r"\bof (?:about |around |some |nearly |up to |over |more than |at least )?$")
_PER = re.compile(r"(?:^| )(?:per|for every|in every) ")
_REACH = 60
_MILLION = 1e6
_FOLD = re.compile(r"(?: ?- ?| )?fold\b", re.IGNORECASE)


def recognise(doc: Doc, refused: list[Rejected] | None = None) -> list[FigureAnnotation]:
    """The figures of a Doc in text order, offsets those of the article; `refused` gets the numbers that are none.

    Dates and times that `doc._.q7x2_timex` holds are no figures; where that component did not run, the model's own
    DATE and TIME entities stand in.
    """
    printed = text_of(doc)
    habits: Habits = doc._.q7x2_habits or habits_of(printed)
    text = western(printed, habits.groups_by_points)
    numbers = [number for number in numerals(text) if not in_dateline(doc, number.start, number.end)]
    if not numbers:
        return []
    tokens = Tokens(doc, text, printed)
    dates = _dates(doc)
    names = designators(text)
    refusals: list[Refusal] = [(n.start, n.end, DESIGNATOR) for n in numbers if _is_within(n, names)]
    numbers = [number for number in numbers if not _is_within(number, names)]
    voted = [side for side in _sides(text) if not is_in_a_date(side.start, dates)]
    if voted:
        sides = [(side.start, side.end) for side in voted]
        numbers = [number for number in numbers if not _is_within(number, sides)]
    amounts = _amounts(tokens, numbers, habits)
    amounts = [_in_own_dollars(text, amount, habits) for amount in amounts]
    skipped = [*((each.start, each.end) for each in amounts if each.unit), *compounds(text, amounts)]
    taken = frozenset(i for start, end in skipped for i in tokens.within(start, end))
    stops = frozenset(i for date in dates for i in tokens.within(date["start"], date["end"]))
    named = frozenset(i for start, end in names for i in tokens.within(start, end))
    counting = Counting(tokens, taken, stops, named)
    quantities = [
        _explained(each, printed, text, habits)
        for each in _quantities(tokens, amounts, counting, dates, refusals) + voted
    ]
    if refused is not None:
        refused += (rejected_number(tokens, *refusal) for refusal in refusals)
    found = [found_figure(tokens, each) for each in quantities]
    claimed = [(date["start"], date["end"]) for date in dates]
    claimed += ((each.start, each.end) for each in quantities)
    found += [found_ordinal(tokens, each) for each in ordinals(tokens.text, numbers, counting, claimed)]
    return sorted(found, key=lambda record: (record["start"], record["end"]))


def _sides(text: str) -> list[Quantity]:
    """The odds of a text and both sides of its votes."""
    outnumbered = odds(text)
    taken = [(each.start, each.end) for each in outnumbered]
    return [
        side for side in votes(text) + shares(text) if not _is_within(side.amount.numeral, taken)
    ] + outnumbered


def _explained(quantity: Quantity, printed: str, read: str, habits: Habits) -> Quantity:
    """The quantity, with what was decided where its form can be read in two ways."""
    number, unit = quantity.amount.numeral, quantity.amount.unit
    said, taken = printed[number.start : number.end], read[number.start : number.end]
    if said != taken and "." in said + taken:
        quantity = quantity.because(f"“{said}” is read as {taken}")
    if unit is None or (quantity.amount.wording or "").lower() not in ("$", "dollar", "dollars"):
        return quantity
    if habits.own_dollar == unit.unit_id:
        return quantity.because(
            "the article calls the US dollar by its name, and this the dollar of its country"
        )
    if habits.said_dollars == unit.unit_id:
        return quantity.because("the article calls other amounts by the name of these dollars")
    return quantity


def _in_own_dollars(text: str, amount: Amount, habits: Habits) -> Amount:
    if amount.unit is None or amount.unit.kind != "money" or _AMERICAN.match(text, amount.end):
        return amount
    before = text[max(0, amount.start - _REACH) : amount.start]
    unit, is_open = in_own_dollars(amount.unit, amount.wording, habits, before.rpartition(". ")[2])
    return (
        amount if unit is amount.unit and not is_open else replace(amount, unit=unit, is_whose_open=is_open)
    )


def _of_dateline(text: str, amount: Amount, habits: Habits) -> Amount:
    if amount.unit is None or amount.unit.kind != "money" or not habits.sent_from:
        return amount
    unit = in_money_of_dateline(text, amount.unit, amount.wording, habits, amount.start)
    return amount if unit is amount.unit else replace(amount, unit=unit)


def _is_within(number: Numeral, extents: Sequence[tuple[int, int]]) -> bool:
    return any(start <= number.start < end for start, end in extents)


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


def _amounts(tokens: Tokens, numbers: Sequence[Numeral], habits: Habits) -> list[Amount]:
    out: list[Amount] = []
    end = 0
    in_millions = False  # "Poland took in 3.5m refugees, Germany 1m"

    start = 0

    def counts(offset: int) -> bool:
        return (
            tokens.plural_follows(offset)
            or (tokens.verb_follows(offset) and not _OF.search(tokens.text, max(0, start - 24), start))
            or bool(_OF_MILLIONS.match(tokens.text, offset))
            or (in_millions and bool(_ENDS.match(tokens.text, offset)))
            or bool(_IN_MILLIONS.search(tokens.text, max(0, offset - _REACH), offset))
        )

    for number in numbers:
        if number.start < end or number.form == "ordinal":
            continue
        start = number.start
        amount = amount_of(tokens.text, number, counts, end)
        in_millions = in_millions or (amount is not None and amount.numeral.scale >= _MILLION)
        end = number.end
        if amount is not None:
            amount = with_inches(tokens.text, rated(tokens, _of_dateline(tokens.text, amount, habits)))
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
    # A bare number of a date is no end of a range and no whole of a part: "the one of 5 April".
    dated = [each for each in amounts if each.is_bare and is_in_a_date(each.start, dates)]
    refused += ((each.start, each.end, DATED) for each in dated)
    amounts = [each for each in amounts if each not in dated]
    quantities = joined(tokens.text, amounts)
    for at, quantity in enumerate(quantities):
        if (refusal := refusal_of_date(tokens.text, quantity, dates)) is not None:
            refused.append((quantity.start, quantity.end, refusal))
            continue
        quantity = in_points(tokens.text, quantity)
        measured = quantity if quantity.amount.unit else aged(tokens, quantity)
        figure = rebounded(tokens.text, bounded(tokens.text, measured))
        if figure.amount.unit is None:
            figure = _with_noun(tokens, figure, counting, out)
            if figure.noun is None and at + 1 < len(quantities):
                figure = _with_noun_of_next(tokens.text, figure, quantities[at + 1], counting)
            figure = bounded_after(tokens.text, _among(tokens.text, figure))
            refusal = rejection_of(tokens, figure) if figure.amount.unit is None else None
            if refusal is None and figure.amount.unit is None and is_hours(tokens.text, figure):
                refusal = HOURS
            if refusal is not None:
                refused.append((figure.start, figure.end, refusal))
                continue
        out.append(figure)
    return linked(tokens.text, out)


def _among(text: str, quantity: Quantity) -> Quantity:
    """The quantity with those among whom it counts, where its noun stands before it: "murders fell to 12 per 100,000 people"."""
    rate = per_so_many(text, quantity.end)
    if rate is None or quantity.noun is None or quantity.noun.endswith(rate):
        return quantity
    return quantity.with_(end=quantity.end + len(rate), noun=f"{quantity.noun}{rate}")


def _with_noun(tokens: Tokens, quantity: Quantity, counting: Counting, earlier: list[Quantity]) -> Quantity:
    """The quantity with what it counts, in its own words or in those of the figure before."""
    number = quantity.amount.numeral
    if earthquake := magnitude(tokens.text, quantity):
        return earthquake
    fold = _FOLD.match(tokens.text, quantity.end)
    if number.fold or fold:
        end = fold.end() if fold else quantity.end
        return quantity.with_(end=end, noun="times", head="time").because("a multiple")
    if quantity.amount.is_bare and (same := of_another_body(tokens.text, earlier, quantity)):
        return quantity.with_(noun=same.noun, head=same.head).because("its noun is said before")
    if number.form == "fraction" and " times out of " in tokens.text[number.start : number.end]:
        return quantity.with_(noun="times", head="time")
    noun = counting.noun_after(quantity.end, quantity.high or quantity.value, number.form == "fraction")
    if noun:
        return quantity.with_(end=max(quantity.end, noun.end), noun=noun.words, head=noun.head)
    if (told := _told_before(tokens, quantity, counting)) is not None:
        return told
    before = elided(tokens.text, earlier, quantity)
    rate = rate_of_count(tokens.text, quantity.end)
    if rate:
        words = f"{_PER.split(before.noun or '')[0]}{rate}" if before else rate.strip()
        return quantity.with_(
            end=quantity.end + len(rate), noun=words.strip(), head=before.head if before else None
        )
    if before is None and (before := gapped(tokens, earlier, quantity)):
        quantity = quantity.with_(in_list=True)
    if before is None and (before := ranked(tokens.text, earlier, quantity)):
        quantity = quantity.with_(in_list=True)
    if before is None and (before := in_list(tokens.text, earlier, quantity)):
        quantity = quantity.with_(in_list=True)
    if before:
        return quantity.with_(noun=before.noun, head=before.head).because("its noun is said before")
    if quantity.amount.is_bare and is_casualty(tokens.text, earlier, quantity):
        return quantity.with_(noun="people", head="people").because("the dead, missing and hurt are people")
    return _with_unit_said_before(tokens.text, quantity, earlier)


def _told_before(tokens: Tokens, quantity: Quantity, counting: Counting) -> Quantity | None:
    """The quantity with what words before it, and no other number, say that it counts."""
    if number_of := noun_of_number(tokens, counting, quantity):
        return quantity.with_(noun=number_of.words, head=number_of.head).because(
            "“the number of” it is said before"
        )
    if whole := noun_of_whole(tokens, counting, quantity):
        return quantity.with_(noun=whole.words, head=whole.head).because(
            "it is a part of what is said before"
        )
    if tallied := noun_of_subject(tokens, counting, quantity):
        return quantity.with_(noun=tallied.words, head=tallied.head).because("what it counts is said before")
    if is_toll(tokens.text, quantity):
        return quantity.with_(noun="people", head="people").because("a toll counts people")
    if is_population(tokens.text, quantity):
        return quantity.with_(noun="people", head="people").because("a place's population is people")
    return None


def _with_unit_said_before(text: str, quantity: Quantity, earlier: list[Quantity]) -> Quantity:
    """The quantity with the unit of the figure it is compared with or a part of: "$480, up from 410", "of which 3 million"."""
    if not earlier:
        return quantity
    last = earlier[-1]
    of = None
    if len(earlier) > 1 and is_the_sum_again(text, earlier[-2], last, quantity):
        of = earlier[-2]
    elif last.amount.unit and quantity.amount.numeral.form == last.numeral_form:
        compared = any(
            _COMPARED.fullmatch(text, last.end, start) for start in (quantity.start, quantity.amount.start)
        )
        listed = quantity.amount.is_bare and in_unit_list(text, last, quantity)
        of = last if compared or listed or is_what_it_was(text, last, quantity) else None
    of = of or money_before(text, quantity, earlier)
    if of is None:
        return quantity
    amount = replace(quantity.amount, unit=of.amount.unit, wording=of.amount.wording)
    return quantity.with_(amount=amount).because("its unit is said before")


def _with_noun_of_next(text: str, quantity: Quantity, following: Quantity, counting: Counting) -> Quantity:
    """The quantity with the noun of "two or three goals", said after the second number."""
    gap = text[quantity.end : following.start]
    if gap not in _SHARING or following.amount.unit is not None:
        return quantity
    noun = counting.noun_after(following.end, following.value)
    if noun and gap == " and " and not counting.is_object(noun):
        return quantity  # "It hit 12 and 30 cars burned"
    if noun and gap not in (" or ", "- or ", " and ") and noun.head != "point":
        return quantity  # "16,369.03 up 58.06 points"
    return quantity.with_(noun=noun.words, head=noun.head) if noun else quantity

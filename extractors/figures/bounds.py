"""Words that bound a number: "some 800", "more than a dozen", "up to 5 per cent", "300 or so"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from extractors.figures.lexicon import patterns

if TYPE_CHECKING:
    from extractors.figures.quantity import Quantity
    from extractors.model import Bound

_REACH = 36  # Code points before a number in which its bound's words can stand.
_BOUNDS = {bound.replace(" ", "_"): bound for bound in patterns("bounds")}
_WORDS = "|".join(f"(?P<{name}>{patterns('bounds')[bound]})" for name, bound in _BOUNDS.items())
_BEFORE = re.compile(
    rf"(?<![\w-])(?:{_WORDS}) ?(?:the ages? of |the |a further |another |an additional |a |an )?$",
    re.IGNORECASE,
)
_PARTICLE = re.compile(
    r"\b(?:hand(?:s|ed|ing)?|turn(?:s|ed|ing)?|sign(?:s|ed|ing)?|knock(?:s|ed|ing)?|push(?:es|ed|ing)?|tip(?:s|ped|ping)?)"
    r" over $",
    re.IGNORECASE,
)
"""Verbs whose "over" is their own, and bounds nothing: "hand over 10 hostages"."""
_OVER_A_MATTER = re.compile(
    r"\b(?:row|rows|spat|dispute|feud|fight|lawsuit|case|inquiry|probe|investigation|outcry|anger|outrage|fury|scandal|concerns?|fears?"
    r"|trial|court|hearing|battle|warrant|talks|clash(?:ed|es)?|protests?|protesting|spread|scattered"
    r"|jailed|imprisoned|convicted) over $",
    re.IGNORECASE,
)
_OVER_A_DEED = re.compile(
    r"\b(?:arrest(?:ed|s)?|detained|charged|fined|banned|suspended|sacked|fired|sued|sues?|suing|prosecuted|indicted|accused"
    r"|investigated|questioned|criticised|criticized|resign(?:ed|s)?|quits?|apologi[sz]ed?|protested|tried) over $",
    re.IGNORECASE,
)
_ACROSS = re.compile(
    r"\b(?:sprawl(?:s|ed|ing)?|extend(?:s|ed|ing)?|stretch(?:es|ed|ing)?"
    r"|project|mine|plantation|concession|reserve|licen[cs]e) over $",
    re.IGNORECASE,
)
"""Words whose "over" is "about" or "across": "jailed over £6m fraud", "fined over 3 leaks", "a project over 14,000 hectares"."""
_REACHED = re.compile(r"(?<![\w-])as (?:high|low) as $", re.IGNORECASE)
_SUPPOSED = re.compile(
    r"\b(?:can|could|may|might|will|would|should|if|estimates?|estimated|forecasts?|expected|put|puts|predict\w*|project\w*"
    r"|rang(?:e|es|ed|ing)|anywhere|somewhere|between)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""Before "as high as 41C": that it is how high something may get; else it got there."""
_WENT_UP = re.compile(
    r"\b(?:went|gone|moved|crept|edged|ticked|nudged|bumped|jacked) up to $"
    r"|\b(?:now|currently|from) [$£€]?\d[^.;]{0,40}\b(?:goes|going|go|moves|is) up to $",
    re.IGNORECASE,
)
"""Verbs whose "up" is their own, with what they come to: "went up to 150" is 150."""
_CLOSE = re.compile(
    r"(?:\b(?:last|previous|prior|record|earlier|final|closing|session|(?:mon|tues|wednes|thurs|fri)day)"
    r"|\b(?:(?:mon|tues|wednes|thurs|fri)day|yesterday|week|month|year|quarter|session|day)['’]s"
    r"|\bfrom (?:its|the|their|a)(?: [a-z]+)?) close to $",
    re.IGNORECASE,
)
"""A market's close, from which it goes to a level: "fell 0.4 per cent from Thursday's close to 11.71"."""
_PERSONS = re.compile(
    r" (?:[a-z-]+ )?(?:people|men|women|children|protest[eo]rs|demonstrators|activists|journalists|students"
    r"|suspects|members|officers"
    r"|officials|migrants|workers|opponents|critics|others|persons|times"
    r"|(?:years|months|weeks|days|decades)(?: ago| earlier| before)?)\b"
)
_DEED = re.compile(
    r" (?:(?!for|in|by|to|at|and|on|after|from|since|last|this|a|an|the|when|of|or|with|over)[a-z-]+ )?"
    r"(?:deaths?|killings?|murders?|attacks?|offen[cs]es?|leaks?|crimes?|fires?|frauds?|thefts?|scams?|posts?|tweets?|plots?|bribes?"
    r"|breach(?:es)?|crash(?:es)?|incidents?|rapes?|assaults?|comments?|remarks?|loss(?:es)?|debts?|robber(?:y|ies)|heists?)\b"
)
_THE = re.compile(r"(?<!short of) the $", re.IGNORECASE)
"""With it the words compare with a number that is known: "below the 95% needed", "more than the 1 million in Lebanon"."""
_MARK = re.compile(r" (?:mark|level|line|barrier)\b")
_AFTER = [(re.compile(forms, re.IGNORECASE), bound) for bound, forms in patterns("after").items()]
_COUPLE = re.compile(r"(?:a|another) couple\b", re.IGNORECASE)
_FURTHER = re.compile(r"\b(?:another|a further|an additional|an extra) $", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:(?:somewhere |anywhere )?between|from) $", re.IGNORECASE)


def bounded(text: str, quantity: Quantity) -> Quantity:
    """The quantity with its bound, and with the bound's words in its span."""
    start = quantity.start
    near = text[max(0, start - _REACH) : start]
    if further := _FURTHER.search(near):
        near = near[: further.start()]
        start -= len(further[0])
    elif quantity.high is not None and (between := _BETWEEN.search(near)):
        near = near[: between.start()]
        start -= len(between[0])
    quantity = quantity.with_(start=start)
    match = _BEFORE.search(near)
    if (
        match
        and match[0].lower().startswith("over ")
        and _is_no_bound(text, start - len(match[0]) + 5, quantity)
    ):
        match = None
    if match and _CLOSE.search(text, max(0, start - 2 * _REACH), start):
        return quantity
    if match and _is_reached(text, start, len(match[0])):
        return quantity.with_(start=start - len(match[0]) if _REACHED.search(match[0]) else start)
    if match and (not _THE.search(match[0]) or _MARK.match(text, quantity.end)):
        bound = next(bound for name, bound in _BOUNDS.items() if match[name] is not None)
        start -= len(match[0])
        return quantity.with_(start=start, bound=cast("Bound", bound)).because(f"“{match[0].strip()}”")
    if _COUPLE.match(text, quantity.start):
        return quantity.with_(bound="about").because("a couple is two or a few")
    return bounded_after(text, quantity)


def _is_reached(text: str, start: int, length: int) -> bool:
    """Whether what is bounded was reached, and so is no bound: "as high as 41C in Seville", "went up to 150"."""
    begin = max(0, start - 2 * _REACH)
    if _WENT_UP.search(text, begin, start):
        return True
    return bool(_REACHED.search(text, begin, start)) and not _SUPPOSED.search(text, begin, start - length)


def _is_no_bound(text: str, end: int, quantity: Quantity) -> bool:
    """Whether the "over" that ends there, with its blank, belongs to the words before it."""
    begin, unit = max(0, end - _REACH), quantity.amount.unit
    if _PARTICLE.search(text, begin, end):
        return True
    if _OVER_A_MATTER.search(text, begin, end):
        return not _PERSONS.match(text, quantity.end)
    if _OVER_A_DEED.search(text, begin, end):
        return bool(_DEED.match(text, quantity.end))
    is_area = unit is not None and unit.si_unit == "square metre"
    return is_area and bool(_ACROSS.search(text, begin, end))


def bound_before(text: str, start: int) -> Bound:
    """The bound that the words directly before an offset give."""
    near = text[max(0, start - _REACH) : start]
    match = None if _CLOSE.search(near) else _BEFORE.search(near)
    found = (bound for name, bound in _BOUNDS.items() if match and match[name] is not None)
    return cast("Bound", next(found, "exactly"))


def bounded_after(text: str, quantity: Quantity) -> Quantity:
    """The quantity with a bound that follows it: "300 or so", "20 or more"."""
    if quantity.bound != "exactly":
        return quantity
    for pattern, bound in _AFTER:
        if match := pattern.match(text, quantity.end):
            why = f"“{match[0].strip(' ,')}”"
            return quantity.with_(end=match.end(), bound=cast("Bound", bound)).because(why)
    return quantity

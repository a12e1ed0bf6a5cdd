"""What makes an amount a rate: "$14.95 a month", "barrels a day", "metres/second", "12 per 100,000 people"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.figures.amounts import Amount
from extractors.figures.lexicon import words
from extractors.figures.units import unit_after
from extractors.figures.vocabulary import TIMES, Unit

if TYPE_CHECKING:
    from extractors.figures.tokens import Tokens

_LINK = r"(?:[ \u00a0]?-[ \u00a0]?|[ \u00a0\n])"
_RATE = re.compile(
    r"(?P<bracket> ?\([^()\n]{1,28}\))?"
    r"(?: of(?: (?!the\b|an?\b|per\b|each\b)[a-z-]{2,16}){1,3}?)??"
    rf"(?:(?P<slash> ?/ ?)|{_LINK}(?P<link>per|an?|for (?:each|every)|each|every){_LINK})"
    r"(?P<kind>(?:(?:fully )?diluted|basic|common|ordinary|adjusted|metric|troy|square|cubic|wet|dry|gross|live) )?"
    r"(?P<of>[A-Za-zµμ]{1,16}(?:[²³2-3](?!\d))?)(?![\w$%])"
    r"(?! (?:earlier|ago|later|before|after|or so)\b| on(?:$|[,.;:]| from\b| since\b| and\b| it\b| he\b| she\b))"
)


_SO_MANY = r"(?:\d{1,3}(?:,\d{3})+|\d{3,}|1,?000|a (?:hundred|thousand|million)|hundred|thousand|million)"
_AMONG = (
    r"live births|(?:of )?(?:the )?(?:population|people|inhabitants|residents|women|men|children|adults|births|patients|workers"
    r"|households|vehicles|passengers|flights|students|pupils|words|miles|kilomet(?:re|er)s|hours)"
)
_MEASURES = (
    r"(?:square )?(?:kilomet(?:re|er)s|miles|met(?:re|er)s|feet)|km|hectares|acres|pounds|kilograms|kg|tonnes|tons|barrels"
    r"|lit(?:re|er)s|gallons|calories|people|inhabitants|head"
)
_PER_MEASURE = re.compile(rf" per (?P<of>(?:\d{{1,3}}(?:,\d{{3}})+|\d{{2,}}) (?:{_MEASURES}))\b")
_PER_SO_MANY = re.compile(
    rf" (?:per|for every|out of every|in every) {_SO_MANY}(?: (?:million|thousand))?(?: (?:{_AMONG}))?\b(?! dollars)"
    r"| to the (?:US |U\.S\. )?(?:dollar|euro|pound|yuan|yen)\b"
)
"""Among how many a rate counts: the number in it is no figure of its own; or what so many are changed for."""
_NAMING = re.compile(
    r"\b(?:call(?:s|ed|ing)?|consider(?:s|ed|ing)?|deem(?:s|ed)?|ma(?:ke|kes|de|king)|think|thought|believe[sd]?|finds?|found"
    r"|term(?:s|ed)|names?|named|is|was|are|were|remains?|became) (?:it |that |this |the |another |a |an )?[^ ]{0,3}$"
)
"""Before an amount: that what follows says what it is, as in "called the $5 a bargain"."""
_PRICE = re.compile(
    r"\b(?:tolls?|tax(?:es)?|lev(?:y|ies)|fees?|fares?|fines?|prices?|wages?|rents?|costs?|charges?|pay|rates?|bount(?:y|ies)|premiums?|dut(?:y|ies)|tariffs?)"
    r"(?: [a-z]+){0,3} (?:of|at|is|was|are|were|remains?|became) (?:about |some |only |just |now )?[^ ]{0,3}$"
)
"""Before an amount: that it is a price, as in "the tax is 15 cents a pack"."""
_REACH = 60  # code points before an amount in which the words stand that say what it is
_DEPTH = 2  # "euros per person per night"


def rated(tokens: Tokens, amount: Amount) -> Amount:
    """The amount with "per month", "a share", "/second" taken in, where one follows its unit."""
    for depth in range(_DEPTH):
        longer = _once_rated(tokens, amount, depth > 0)
        if longer is amount:
            break
        amount = longer
    return amount


def _once_rated(tokens: Tokens, amount: Amount, is_rate: bool) -> Amount:
    text = tokens.text
    if amount.unit and amount.unit.kind != "age" and (so_many := _PER_MEASURE.match(text, amount.end)):
        unit = _ratio(amount.unit, None, so_many["of"])
        return replace(amount, end=so_many.end(), unit=unit, wording=f"{amount.wording}{so_many[0]}")
    match = _RATE.match(text, amount.end)
    if amount.unit is None or amount.unit.kind == "age" or not match:
        return amount
    of = f"{match['kind'] or ''}{match['of']}".lower()
    known = (
        unit_after(text, match.start("kind") if match["kind"] else match.start("of"))
        if len(of) > 1 or match["slash"]
        else None
    )
    below = known if known and known.end >= match.end("of") else None
    if is_rate and (match["slash"] or match["bracket"] or (match["link"] != "per" and of not in TIMES)):
        return amount
    measured = not match["bracket"] and _is_price_of_measure(amount, below and below.unit)
    if not (measured or _makes_a_rate(match, of, below and below.unit)) and not (
        amount.unit.kind == "money" and _is_priced(tokens, amount, match)
    ):
        return amount
    name = below.unit.name if below else "year" if of == "annum" else of
    end = amount.end if match["bracket"] else max(match.end(), below.end if below else 0)
    link = text[amount.end : max(match.end(), end)].removeprefix(match["bracket"] or "")
    unit = _ratio(amount.unit, below and below.unit, name)
    return replace(amount, end=end, unit=unit, wording=f"{amount.wording}{link}")


def _is_priced(tokens: Tokens, amount: Amount, match: re.Match[str]) -> bool:
    """Whether a sum is said of each of a thing that no list has to know: "a toll of $5 a truck", "$3,000 a family"."""
    plain = not match["slash"] and not match["bracket"] and not match["kind"]
    if not plain or not match[0].startswith((" a ", " an ", " for e")) or not match["of"].islower():
        return False
    before = tokens.text[max(0, amount.start - _REACH) : amount.start]
    is_price = bool(_PRICE.search(before)) or match["link"].startswith("for")
    if match["of"] in words("sums") or (_NAMING.search(before) and not is_price):
        return False
    return tokens.noun_ends_at(match.end(), before_verbs=is_price)


def rate_of_count(text: str, end: int) -> str | None:
    """The words that make a rate of a count that ends there: " a minute" of "78,000 times a minute"."""
    if so_many := per_so_many(text, end):
        return so_many
    match = _RATE.match(text, end)
    if not match or match["slash"] or match["bracket"] or match["link"] not in ("per", "a", "an", "every"):
        return None
    of = match["of"].lower()
    if of == "cent" or (match["link"] != "per" and of not in TIMES):
        return None
    return match[0]


def per_so_many(text: str, end: int) -> str | None:
    """The words of a rate among so many that follow a figure which ends there: " per 100,000 people", " to the dollar"."""
    match = _PER_SO_MANY.match(text, end)
    return match[0] if match else None


def _makes_a_rate(match: re.Match[str], of: str, below: Unit | None) -> bool:
    if (
        (match["bracket"] and match["link"] != "per")
        or of in ("cent", "se")
        or (below and below.kind == "money")
    ):
        return False
    if match["slash"]:
        return below is not None
    if match["link"] in ("each", "every", "for each", "for every"):
        return of in TIMES
    return match["link"] == "per" or of in TIMES or match["of"].lower() in words("rates")


def _is_price_of_measure(amount: Amount, below: Unit | None) -> bool:
    """Whether a sum is said of a measure of something: "2,800 francs a kg"."""
    return (
        amount.unit is not None
        and amount.unit.kind == "money"
        and below is not None
        and below.kind != "money"
    )


def _ratio(above: Unit, below: Unit | None, of: str) -> Unit:
    """The unit of a rate, with its SI value where both sides have one."""
    base = {"percent": "percentage", "US dollar": "dollar"}.get(above.name, above.name)
    name = f"{base} per {of}" if above.kind == "money" else f"{base[0].lower()}{base[1:]} per {of}"
    if above.si_unit and below and below.si_unit and not above.offset and not below.offset:
        si = f"{above.si_unit} per {below.si_unit}"
        return Unit(name, name, "rate", si, above.factor / below.factor)
    return Unit(name, name, above.kind if above.kind in ("money", "percent") else "rate")

"""Two amounts that are one: ranges ("15 to 22 mph"), alternatives ("7- or 8-inch") and ratios ("12 of 34")."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.figures.amounts import Amount
from extractors.figures.changes import move
from extractors.figures.lexicon import patterns
from extractors.figures.quantity import Quantity, quantity_of

_TO = re.compile(
    r" ?[-–—−] ?|-to-"
    r"|(?: ?- ?| )(?:up |down )?(?:to|through|till|until)(?: ?- ?| )"
    r"(?:about |around |roughly |nearly |as much as )?",
    re.IGNORECASE,
)
_AND = re.compile(r" and (?:about |around |roughly )?", re.IGNORECASE)
_OR = re.compile(r"-? (?:or|and) |, (?:or |and )?", re.IGNORECASE)
_BY = re.compile(r" ?[x×] ?| by |-by-")
_COUNTING = re.compile(r" (?!and |or |to |of |cheaper|more |less |respectively)[a-z]")
_SLASH = re.compile(r" ?/ ?")
_RANGED = re.compile(r" ?[–—-] ?[$£€¥]?\d")
_BETWEEN = re.compile(
    r"\bbetween (?:the ages of |ages |about |around |roughly |an estimated )?$", re.IGNORECASE
)
_FROM = re.compile(
    r"\bfrom (?:about |around |roughly |nearly |just (?:over|under) |an? |an estimated |a record )?$",
    re.IGNORECASE,
)
_PREDICATED = re.compile(
    r"(?:\w[,—–] |\b(?:is|are|was|were|be|been|being|become|became|becomes|as|into|remains|remained) )$",
    re.IGNORECASE,
)
_MOVES = patterns("moves")
_MOVED = re.compile(rf"\b(?:{_MOVES['up']}|{_MOVES['down']})(?: (?:{_MOVES['bridge']}))* ?$", re.IGNORECASE)
_OF = re.compile(
    r" (?:out )?of (?:(?:the|every|its|his|her|their|our|my|these|those|all|all the|a total of"
    r"|about|some|around|nearly|roughly|almost|over) "
    r"(?:[\w.-]+['’]s? )?(?:(?:first|last|past|previous|next|opening|final|remaining|other|latest"
    r"|top|biggest|largest|leading|main) )?"
    r"|(?:[\w.-]+ ){0,3}?[\w.-]+['’]s? |)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[a-z,] \w*[A-Z]\w* $")
_PAIRED = 160  # code points between two prices that are told in two currencies each
_CLAUSE = 100  # Code points before a change in which its subject and what it is to be can stand.
_CLAUSE_START = re.compile(r"[.;:!?] |\n|, (?:and|but|while|as) ")
_OF_A_WHOLE = re.compile(r" of (?:the|its|all|total|gdp|gross)\b", re.IGNORECASE)
# What is itself told in per cent: after "rose 5% to", its level may follow.
_LEVELS = re.compile(
    r"\b(?:rates?|yields?|margins?|inflation|unemployment|joblessness|shares? of|turnout|approval|support|stakes?|holdings?"
    r"|ratios?|probability|odds|humidity|poll(?:s|ing)?|lead|majority)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|would|could|may|might|should|expect\w*|forecasts?|forecasting|predict\w*|project(?:s|ed|ing)|plans?|planned|aims?|set|seen"
    r"|likely|guidance|outlook|estimat\w+) (?:[\w%’'-]+ ){0,8}",
    re.IGNORECASE,
)
_IS_SET = re.compile(r"\b(?:rais|hik|lift|cut|lower)(?:e[sd]?|ing|s|ting)?\b", re.IGNORECASE)
_EXTENT = 5  # How many times its low end the high end of "by 2 to 10 per cent" is at most.
_LEVEL_AFTER = re.compile(r"$|[.,;:)]| (?:on|in|at|by|after|from|since|this|last|as|and|while|when|points)\b")
_EXTENT_OF_MONEY = 2  # The same of prices and rates: a level may stand in the unit of the change.
_REACH = 44  # Code points before an amount in which "between", "from" or a verb of change can stand.


def is_moved(text: str, start: int) -> bool:
    """Whether a verb of change stands before the offset: "rose", "will increase to"."""
    return bool(_MOVED.search(text, max(0, start - _REACH), start))


def joined(text: str, amounts: list[Amount]) -> list[Quantity]:
    """The amounts in order as quantities, those that belong together made one."""
    amounts = _with_shared_units(text, _priced(text, amounts))
    out: list[Quantity] = []
    at = 0
    while at < len(amounts):
        low, following = amounts[at], amounts[at + 1 : at + 2]
        both = None
        if following:
            both = (
                _range(text, low, following[0])
                or _either(text, low, following[0])
                or _ratio(text, low, following[0])
            )
        out.append(both or quantity_of(low))
        at += 2 if both else 1
    return out


def _with_shared_units(text: str, amounts: list[Amount]) -> list[Amount]:
    """Amounts of a list with the unit that is said once: "7- or 8-inch", "8 or $9", "5, 10 and 15 per cent"."""
    out = list(amounts)
    for at in range(len(out) - 2, -1, -1):
        first, second = out[at], out[at + 1]
        gap = text[first.end : second.start]
        if first.is_bare and _BY.fullmatch(gap) and second.unit and second.unit.kind == "physical":
            out[at] = replace(first, unit=second.unit, wording=second.wording)  # "18 x 4 metres"
            continue
        if not first.is_bare or second.unit is None or len(gap) > 6 or not _OR.fullmatch(gap):
            continue
        if second.unit.kind == "age" or first.numeral.form not in ("digits", "words"):
            continue
        if _NAMED.search(text, max(0, first.start - _REACH), first.start):
            continue  # "an iPhone 12 and 8 gigabytes"
        if first.numeral.scale > 1 and second.numeral.scale == 1:
            continue  # "from 402 million, or 1.41 kronor a share"
        listed = " or " not in gap
        if listed and (second.unit.kind not in ("percent", "physical") or first.numeral.value > 500):
            continue
        out[at] = replace(first, unit=second.unit, wording=second.wording)
    return out


def _priced(text: str, amounts: list[Amount]) -> list[Amount]:
    """Amounts with the currency of a pair of prices before: "2.4 million yen ($22,480) and 2.3 million ($21,972)"."""
    out, pair = list(amounts), None
    for at in range(len(out) - 1):
        first, second = out[at], out[at + 1]
        if text[first.end : second.start] != " (" or second.unit is None or second.unit.kind != "money":
            continue
        if first.unit is not None:
            pair = (first, second.unit) if first.unit.kind == "money" else None
        elif pair and pair[1] == second.unit and first.start - pair[0].end <= _PAIRED:
            out[at] = replace(first, unit=pair[0].unit, wording=pair[0].wording)
    return out


def _is_yearlike(value: float) -> bool:
    return value == int(value) and 1500 <= value <= 2100


def _range(text: str, low: Amount, high: Amount) -> Quantity | None:
    gap = text[low.end : high.start]
    shares = low.numeral.form == high.numeral.form == "fraction"
    vague = low.numeral.form == "vague" or (low.numeral.form == "fraction" and not shares)
    if len(gap) > 20 or low.numeral.fold or (low.is_bare and vague):
        return None
    before = text[max(0, low.start - _REACH) : low.start]
    hyphen = gap.strip() in ("-", "–", "—", "−")
    between = bool(_AND.fullmatch(gap) and _BETWEEN.search(before))
    slash = bool(_SLASH.fullmatch(gap)) and low.start < low.numeral.start and low.unit == high.unit
    if not (between or slash or _TO.fullmatch(gap)) or (not hyphen and _RANGED.match(text, high.end)):
        return None  # "from 450 million down to 350–375 million": the new value is a range of its own
    moving = not hyphen and bool(_FROM.search(before))
    sure = moving or hyphen or between
    if not sure and _says_how_much(text, low, high) and is_moved(text, low.start):
        return None
    if not sure and low.is_bare and low.numeral.is_plain and _is_yearlike(low.value):
        return None  # "rose in 2018 to 3.9 million"
    ends = _with_one_unit(low, high, sure or gap.startswith("-"))
    if ends is None:
        return None
    low, high = ends
    first = _with_scale(low, high)
    falling = first >= high.value
    moved = move(text, low.start, high.end, first, high.value) if moving else None
    if (falling and not moving and not slash) or (
        low.is_bare and _is_yearlike(first) and _is_yearlike(high.value) and low.numeral.is_plain and hyphen
    ):
        return None
    base = replace(high if high.unit else low, numeral=low.numeral, start=low.start)
    quantity = Quantity(base, low.start, high.end, first, high=high.value)
    if moved and moved.way:
        return quantity.with_(moved=moved.way, new_start=high.start).because("from one value to another")
    if moved and moved.is_range:
        quantity = quantity.with_(value=min(first, high.value), high=max(first, high.value))
    return quantity.because("a range")


def _says_how_much(text: str, low: Amount, high: Amount) -> bool:
    """Whether after a verb of change one says by how much, and one to what level: "rose 5 points to 105", "by 5 to 105"."""
    if not low.is_bare:
        return not _is_twice_measured(text, low, high)
    by = text.endswith("by ", 0, low.start) and not _is_a_reach(low, high)
    return by or _is_a_level(text, low, high)


def _is_twice_measured(text: str, low: Amount, high: Amount) -> bool:
    """Whether both ends of one extent have the unit: "to rise 7% to 8%", "will fall 3 cm to 5 cm".

    A share or a rate that "rose 5% to 6%" may as well have come to the second, as a river that "rose 2 m to 3 m" has: there the
    words must say that it is to come, and nobody decide it ("will raise its rate by 0.5% to 0.75%").
    """
    kind = high.unit.kind if high.unit else None
    if kind not in ("percent", "physical") or low.unit != high.unit or _OF_A_WHOLE.match(text, high.end):
        return False
    if not low.value < high.value <= _EXTENT_OF_MONEY * low.value:
        return False
    before = text[max(0, low.start - _CLAUSE) : low.start]
    clause = _CLAUSE_START.split(before)[-1]
    is_level = kind != "percent" or _LEVELS.search(clause)
    return not is_level or bool(_TO_COME.search(clause) and not _IS_SET.search(clause))


def _is_a_level(text: str, low: Amount, high: Amount) -> bool:
    """Whether a number after a verb of change is by how much, the next the level: "fell 30 to 126", "gained 1.25 to $44.60"."""
    if high.value <= _EXTENT_OF_MONEY * low.value or high.numeral.scale > 1:
        return False
    if high.unit is None:
        return low.numeral.form == high.numeral.form and bool(_LEVEL_AFTER.match(text, high.end))
    return high.unit.kind == "money"


def _is_a_reach(low: Amount, high: Amount) -> bool:
    """Whether the two after "by" are one extent with its unit said once: "fell by 12 to 15 per cent", "by 40 to 60 mm".

    A level is said in a unit of its own or of another order: "rose by 3 to 105 km", "by 5 to $105".
    """
    if not low.is_bare or high.unit is None:
        return False
    extent = (
        _EXTENT
        if high.unit.kind in ("percent", "physical") and high.start == high.numeral.start
        else _EXTENT_OF_MONEY
    )
    measured = high.unit.kind in ("percent", "physical", "money", "rate")
    return measured and low.value < high.value <= extent * low.value


def _either(text: str, low: Amount, high: Amount) -> Quantity | None:
    """The range that two neighbouring counts say: "two or three shots", "20 or 30 rockets"."""
    bare = low.is_bare and high.is_bare and low.numeral.form == high.numeral.form
    if not bare or low.numeral.form not in ("digits", "words") or text[low.end : high.start] != " or ":
        return None
    if not 0 < low.value < high.value <= 2 * low.value or _is_yearlike(low.value):
        return None
    if not _COUNTING.match(text, high.end):
        return None
    base = replace(high, numeral=low.numeral, start=low.start)
    return Quantity(base, low.start, high.end, low.value, high=high.value).because("one or the other")


def _with_scale(low: Amount, high: Amount) -> float:
    """The low end with the magnitude that is said once: "$10 to $15 billion", "four to five thousand"."""
    scale = high.numeral.scale
    shares = low.numeral.scale == 1 and scale >= 100 and low.value < min(1000, high.value / scale)
    return low.value * scale if shares else low.value


def _with_one_unit(low: Amount, high: Amount, sure: bool) -> tuple[Amount, Amount] | None:
    """Both ends with the unit that one of them may lack; None where their units differ."""
    if low.unit is None:
        return None if high.unit and high.unit.kind == "age" and not sure else (low, high)
    if high.unit is None:
        same = low.unit.kind == "money" or sure or (high.value > low.value and low.unit.kind != "percent")
        return (low, replace(high, unit=low.unit, wording=low.wording)) if same else None
    named = low.unit.unit_id is not None or low.unit.name == high.unit.name
    rate = high.unit.name.startswith(f"{low.unit.name} per ") or (high.wording or "").startswith(
        f"{low.wording} "
    )
    return (low, high) if (low.unit.unit_id == high.unit.unit_id and named) or rate else None


def is_one_of_its_kind(text: str, start: int) -> bool:
    """Whether a "one of" says what somebody is: "Europa, one of Jupiter's 79 moons", "is one of the pilots"."""
    return bool(_PREDICATED.search(text, max(0, start - 12), start))


def _ratio(text: str, part: Amount, whole: Amount) -> Quantity | None:
    """The ratio "12 of Afghanistan's 34": value 12, of 34."""
    if part.value == 1 and part.numeral.form == "words" and is_one_of_its_kind(text, part.start):
        return None
    gap = text[part.end : whole.start]
    if not (part.is_bare and whole.is_bare and len(gap) <= 60 and " of " in gap and _OF.fullmatch(gap)):
        return None
    counted = {"digits", "words"}
    yearlike = _is_yearlike(whole.value) and whole.numeral.is_plain
    if (
        part.value > whole.value
        or yearlike
        or part.numeral.form not in counted
        or whole.numeral.form not in counted
    ):
        return None
    base = replace(whole, numeral=part.numeral, start=part.start)
    return Quantity(base, part.start, whole.end, part.value, of=whole.value).because("a part of a whole")

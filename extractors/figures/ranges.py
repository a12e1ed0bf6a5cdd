"""Two amounts that are one: ranges ("15 to 22 mph"), alternatives ("7- or 8-inch") and ratios ("12 of 34")."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.figures.amounts import Amount
from extractors.figures.quantity import Quantity, quantity_of

_TO = re.compile(r" ?(?:-|–|—|−) ?|(?: ?- ?| )(?:up |down )?(?:to|through|till|until)(?: ?- ?| )(?:about |around |roughly |nearly |as much as )?|-to-", re.I)
_AND = re.compile(r" and (?:about |around |roughly )?$", re.I)
_OR = re.compile(r"-? (?:or|and) |, (?:or |and )?", re.I)
_SLASH = re.compile(r" ?/ ?$")
_BETWEEN = re.compile(r"\bbetween (?:about |around |roughly |an estimated )?$", re.I)
_FROM = re.compile(r"\bfrom (?:about |around |roughly |nearly |just (?:over|under) |an? |an estimated |a record )?$", re.I)
_MOVED = re.compile(
    r"\b(?:rose|rises?|rising|risen|fell|falls?|fallen|falling|gain\w*|los[et]\w*|climb\w*|drop\w*|jump\w*|slid\w*|slip\w*|"
    r"add\w*|advanc\w*|shed|sheds|eas\w+|increas\w+|decreas\w+|declin\w+|plung\w+|plummet\w*|tumbl\w+|surg\w+|soar\w*|grew|grow\w*|"
    r"dip\w*|down|up|edg\w+|rall\w+|sank|sink\w*|higher|lower|cut|rais\w+|retreat\w*|narrow\w*|widen\w*)"
    r"(?: by| another| an?| about| some| around| almost| nearly| more than| over)* ?$",
    re.I,
)
_OF = re.compile(
    r" (?:out )?of (?:(?:the|its|his|her|their|our|my|these|those|all|all the|a total of|about|some)(?: \w+['’]s?)? "
    r"|(?:the )?(?:[\w.-]+ ){0,3}[\w.-]+['’]s? |)(?:nation's |country's )?$",
    re.I,
)


def joined(text: str, amounts: list[Amount]) -> list[Quantity]:
    """The amounts in order as quantities, those that belong together made one."""
    amounts = _shared(text, amounts)
    out: list[Quantity] = []
    at = 0
    while at < len(amounts):
        low = amounts[at]
        if at + 1 < len(amounts) and (both := _range(text, low, amounts[at + 1]) or _ratio(text, low, amounts[at + 1])):
            out.append(both)
            at += 2
        else:
            out.append(quantity_of(low))
            at += 1
    return out


def _shared(text: str, amounts: list[Amount]) -> list[Amount]:
    """Amounts of a list with the unit that is said once: "7- or 8-inch", "8 or $9", "5, 10 and 15 per cent"."""
    out = list(amounts)
    for at in range(len(out) - 2, -1, -1):
        first, second = out[at], out[at + 1]
        gap = text[first.end : second.start]
        if not first.is_bare or second.is_bare or second.unit is None or not _OR.fullmatch(gap):
            continue
        kind = second.unit.kind
        loose = " or " not in gap
        if loose and (kind not in ("percent", "physical") or _like_a_year(first)):
            continue
        if kind == "age" or (first.numeral.form not in ("digits", "words")):
            continue
        out[at] = replace(first, unit=second.unit, wording=second.wording)
    return out


def _like_a_year(amount: Amount) -> bool:
    return not amount.numeral.figured and amount.numeral.scale == 1 and 1500 <= amount.value <= 2100


def _range(text: str, low: Amount, high: Amount) -> Quantity | None:
    gap = text[low.end : high.start]
    if len(gap) > 20 or "fraction" in (low.numeral.form, high.numeral.form) and low.is_bare and high.is_bare:
        return None
    before = text[max(0, low.start - 40) : low.start]
    hyphen = gap.strip(" ") in ("-", "–", "—", "−")
    by_and = bool(_AND.fullmatch(gap) and _BETWEEN.search(before))
    slash = bool(_SLASH.fullmatch(gap)) and not low.is_bare and low.unit == high.unit and low.start < low.numeral.start
    if not by_and and not slash and not _TO.fullmatch(gap):
        return None
    moving = bool(_FROM.search(before)) and not hyphen
    if not moving and not hyphen and not by_and and _MOVED.search(before) and not low.is_bare:
        return None  # "rose 5 points to 105": by how much, and to what level
    shared = _same_unit(low, high, moving or hyphen or by_and)
    if shared is None:
        return None
    low, high = shared
    first = _with_scale(low, high)
    if not moving and not slash and first >= high.value:
        return None
    if low.is_bare and _like_a_year(low) and _like_a_year(high):
        return None
    why = "from … to" if moving else "a range"
    return Quantity(high if high.unit else low, low.start, high.end, first, high=high.value).because(why)


def _with_scale(low: Amount, high: Amount) -> float:
    """The low end with the magnitude that is said once: "$10 to $15 billion", "four to five thousand"."""
    scale = high.numeral.scale
    if low.numeral.scale == 1 and scale >= 100 and low.value < 1000 and low.value < high.value / scale:
        return low.value * scale
    return low.value


def _same_unit(low: Amount, high: Amount, sure: bool) -> tuple[Amount, Amount] | None:
    """Both ends with the unit that one of them may lack; None where their units differ."""
    if low.unit is None and high.unit is None:
        return low, high
    if low.unit is None and high.unit is not None:
        return (low, high) if high.unit.kind != "age" or sure else None
    if high.unit is None and low.unit is not None:
        if low.unit.kind == "money" or sure or high.value > low.value and low.unit.kind != "percent":
            return low, replace(high, unit=low.unit, wording=low.wording)
        return None
    assert low.unit is not None
    assert high.unit is not None
    if low.unit.unit_id == high.unit.unit_id and (low.unit.unit_id or low.unit.name == high.unit.name):
        return low, high
    if high.unit.name.startswith(f"{low.unit.name} per ") or high.wording and high.wording.startswith(low.wording or "?"):
        return low, high
    return None


def _ratio(text: str, part: Amount, whole: Amount) -> Quantity | None:
    """ "12 of Afghanistan's 34": value 12, of 34."""
    gap = text[part.end : whole.start]
    if len(gap) > 60 or " of " not in gap or not part.is_bare or not whole.is_bare or not _OF.fullmatch(gap):
        return None
    if part.value > whole.value or "vague" in (part.numeral.form, whole.numeral.form):
        return None
    if part.numeral.form == "fraction":
        return None
    quantity = Quantity(replace(whole, numeral=part.numeral), part.start, whole.end, part.value, of=whole.value)
    return quantity.because("a part of a whole")

"""Changes: an old value and a new one ("rose from 12 to 19", "fell to 9 from 12"), told apart from ranges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from extractors.figures.bounds import bound_before
from extractors.figures.direction import change_of
from extractors.figures.lexicon import patterns
from extractors.figures.quantity import Quantity

Way = Literal["up", "down"]
Cue = Literal["up", "down", "either", "amount", "range"]

_MOVES = patterns("moves")
# The first that fits counts: "added from 5 to 10" says how much was added.
_CUE = re.compile(
    rf"\b(?:(?P<range>{_MOVES['range']})|(?P<amount>{_MOVES['amount']})"
    rf"|(?P<up>{_MOVES['up']}|{_MOVES['noun_up']}|{_MOVES['change_up']})"
    rf"|(?P<down>{_MOVES['down']}|{_MOVES['noun_down']}|{_MOVES['change_down']})|(?P<either>{_MOVES['change_either']}))\b",
    re.IGNORECASE,
)
_CLAUSE = 120  # Code points before an amount in which the verb that governs it can stand.
_CLAUSE_END = re.compile(r"[.;:!?] |\n|, (?:and|but|while|as) | (?:that|who|which) ")
# Between the word of change and "from" or "to": not another preposition, which governs them then ("schools with from 5 to 10").
_BETWEEN = re.compile(
    r"(?:,?(?: [$£€¥]?[\w.’'%-]+){0,9})(?<! with)(?<! of)(?<! for)(?<! in)(?<! at)(?<! by),? (?:from|to)(?: [a-z]+){0,3} ?$"
    r"|(?: by [$£€¥]?[\w.%-]+(?: [\w%-]+)?)? (?:from|to)(?: [a-z]+){0,3} ?$",
    re.IGNORECASE,
)
# By how much, before a comma and "from": what stands between says when or where ("up by 12 percent between 2017 and 2020, from").
# Without "by" or a percentage it is a number of things ("gained 20 customers in June, from 30 to 40 years old").
_PART = r"(?:[$£€¥]?\d[\d.,]*|half|an? (?:third|quarter|fifth|tenth))"
_BY_HOW_MUCH = re.compile(
    rf"\b(?:(?P<up>{_MOVES['up']}|{_MOVES['noun_up']}|{_MOVES['change_up']})"
    rf"|(?P<down>{_MOVES['down']}|{_MOVES['noun_down']}|{_MOVES['change_down']}))(?: \w+ly)?"
    rf"(?: (?:by|of)(?: [a-z]+){{0,3}} {_PART}|(?: [a-z]+){{0,3}} \d[\d.,]*(?:%| %| per ?cent))"
    r"(?![\w.])[^,;:()]{0,90}, from(?: [a-z]+){0,3} $",
    re.IGNORECASE,
)
# What makes a verb of a form in -ing that an object follows.
_VERBAL = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|by|before|after|while|of|for|from|without|and)|,)(?: \w+ly)? $",
    re.IGNORECASE,
)
_ADJACENT = frozenset({"up", "down", "higher", "lower", "fewer"})
_BACK = re.compile(
    r"(?:(?: [\w’'%-]+){0,8},? \(?(?P<way>up|down)|(?: [\w’'%-]+){0,4})(?: \w+ly)?,? \(?from(?: [a-z]+){0,3} $",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"(?: (?:in|on|for|during|last|this) [\w .’'-]{3,30}?)?,? from (?:about |around |nearly |just )?"
)
# What the clause said before it comes to "up from": its words hold no other figure, and the values are of one order.
_ASIDE = re.compile(r"[^.;:!?\n]{0,160}[,(] ?(?P<way>up|down)(?: \w+ly)? from(?: [a-z]+){0,3} $")
_ORDER = 10.0
# What joins a level to the same said in another way: "$188 million, or 91 cents a share"; what stands between that and "from".
_OR = re.compile(r"(?: (?:of|in|for) [a-z’' ]{1,40})?,? (?:or |\()(?:about |some |nearly )?$")
_ALSO = frozenset({", or ", " or ", ", or about ", ", or nearly ", ", or roughly "})
_OF = re.compile(r"(?: (?:of|in|for) [a-z’' ]{1,40})?\)?")
_ON = re.compile(r"(?: [\w.’'%-]+){0,7},? to(?: [a-z]+){0,3} $", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:(?:19|20)\d\d|years?|months?|weeks?|quarters?|yesterday|ago|earlier|last|[A-Z][a-z]{2,8}day)\b"
)
_FROM = re.compile(r"\bfrom(?: [a-z]+){0,3} $", re.IGNORECASE)
_TO = re.compile(r"\bto(?: [a-z]+){0,3} $", re.IGNORECASE)
_UP_TO = re.compile(r"\bup to $", re.IGNORECASE)
_SERIES = re.compile(r",? (?:and then |then |and )?to [$£€¥]?\d", re.IGNORECASE)
_HOURS = 12


class Move(NamedTuple):
    """How two amounts after "from" and "to" belong together: a direction, or a range whose lower end may come last."""

    way: Way | None
    is_range: bool


def move(text: str, start: int, end: int, old: float, new: float) -> Move:
    """Whether "from old to new" is a change.

    A range never descends, so that downward is a change unless a verb of ranges says otherwise ("ranged from 45 °C to -12 °C").
    Upward is one where a word of change governs "from" and agrees with the numbers: "rose from 5 to 10", not "lost from 5 to 10
    people a day". A run of levels ("from 160 to 180 to 200") is no single change.

    Args:
        text: The Doc's text.
        start: First code point of the old value.
        end: One past the new value.
        old: What it was.
        new: What it is.
    """
    cue = governing(text, start)
    if new == old or cue == "range":
        return Move(None, new != old)
    if new < old:
        return Move("down", False)
    is_change = cue in ("up", "either") and not _SERIES.match(text, end)
    return Move("up" if is_change else None, not is_change)


def governing(text: str, start: int) -> Cue | None:
    """What the nearest word of change, of ranges or of amounts says that governs the "from" or "to" before an amount."""
    before = text[max(0, start - _CLAUSE) : start]
    ends = [match.end() for match in _CLAUSE_END.finditer(before)]
    by = _BY_HOW_MUCH.search(before, ends[-1] if ends else 0)
    if by:
        return by.lastgroup  # type: ignore[return-value]
    cues = list(_CUE.finditer(before, ends[-1] if ends else 0))
    for match in reversed(cues):
        between = before[match.end() :]
        if _BETWEEN.fullmatch(between):
            if between.count(" ") > 2 and _is_idle(before, match):
                continue
            return match.lastgroup  # type: ignore[return-value]
    return None


def _is_idle(before: str, cue: re.Match[str]) -> bool:
    """Whether a word of change that does not stand beside "from" is no verb: "set up shelters", "an escalating scale"."""
    word = cue[0].lower()
    return word in _ADJACENT or (word.endswith("ing") and not _VERBAL.search(before, 0, cue.start()))


def is_hours(text: str, quantity: Quantity) -> bool:
    """Whether "from 9 to 5" says hours of the day: what falls without a word of change, a unit or a noun."""
    if (
        quantity.moved != "down"
        or quantity.noun
        or quantity.amount.unit
        or max(quantity.value, quantity.high or 0) > _HOURS
    ):
        return False
    return quantity.amount.numeral.form == "digits" and governing(text, quantity.amount.start) is None


def rebounded(text: str, quantity: Quantity) -> Quantity:
    """A change with the bound of its new value: what stands before the old one bounds that one."""
    if not quantity.moved or quantity.new_start is None:
        return quantity
    bound = (
        "exactly" if _UP_TO.search(text, 0, quantity.new_start) else bound_before(text, quantity.new_start)
    )
    return quantity.with_(bound=bound)


def is_what_it_was(text: str, new: Quantity, old: Quantity) -> bool:
    """Whether a bare number is the old value of the level before it, and so of its unit: "to 12 percent from 9"."""
    gap = text[new.end : old.start]
    return bool(_WAS.fullmatch(gap)) and _way_back(text, new, old, gap) is not None


def is_the_sum_again(text: str, new: Quantity, again: Quantity, old: Quantity) -> bool:
    """Whether a bare number after "to 318 million kronor, or 1.12 kronor a share, from" is of the first: both are millions."""
    scale = old.amount.numeral.scale
    if scale == 1 or scale == again.amount.numeral.scale or scale != new.amount.numeral.scale:
        return False
    return (
        new.amount.unit is not None
        and bool(_OR.fullmatch(text, new.end, again.start))
        and bool(_WAS.fullmatch(text, again.end, old.start))
    )


def linked(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, and where two are the ends of one change, the new one with its old value."""
    out = list(quantities)
    for at in range(len(out) - 1):
        first, second = out[at], out[at + 1]
        if "vague" in (first.numeral_form, second.numeral_form):
            continue  # "tens of thousands, up from hundreds": no number changes
        if first.high is not None or second.high is not None or first.value == second.value:
            continue
        if not _count_the_same(first, second):
            continue
        gap = text[first.end : second.amount.start]
        if way := _way_back(text, first, second, gap) or _way_aside(first, second, gap):
            bound = "exactly" if _UP_TO.search(text, 0, first.amount.start) else first.bound
            out[at] = _changed(text, first, second, way).with_(bound=bound)
            out[at + 1] = _of_the_same(first, second)
        elif way := _way_on(text, first, second, gap):
            out[at + 1] = _changed(text, second, first, way)
    for at in range(len(out) - 1):
        _move_its_share(text, out, at)
        if at < len(out) - 2:
            _link_twice_said(text, out, at)
    return out


def _move_its_share(text: str, out: list[Quantity], at: int) -> None:
    """Gives "or 0.8 percent" of "dropped 210 points, or 0.8 percent" the way of what it is said beside."""
    moved, share = out[at], out[at + 1]
    unit = share.amount.unit
    if (
        unit is None
        or unit.kind != "percent"
        or share.moved
        or share.high is not None
        or moved.old is not None
    ):
        return
    if (
        text[moved.end : share.start] in _ALSO
        and moved.amount.unit != unit
        and (way := change_of(text, moved))
    ):
        out[at + 1] = share.with_(moved=way)


def _link_twice_said(text: str, out: list[Quantity], at: int) -> None:
    """Links both pairs of "to $188 million, or 91 cents, from $164 million, or 78 cents"."""
    new, again, old = out[at : at + 3]
    if not _OR.fullmatch(text, new.end, again.start) or _count_the_same(new, again):
        return
    between = text[again.end : old.amount.start]
    if new.old is not None or new.high is not None or old.high is not None or not _count_the_same(new, old):
        return
    gap = between[_OF.match(between).end() :]  # type: ignore[union-attr]
    way = _way_back(text, new, old, gap) if new.value != old.value else None
    if way is None:
        return
    out[at] = _changed(text, new, old, way)
    out[at + 2] = _of_the_same(new, old)
    if at + 3 >= len(out) or not _OR.fullmatch(text, old.end, out[at + 3].start):
        return
    before = out[at + 3]
    if _count_the_same(again, before) and again.value != before.value and again.high is before.high is None:
        out[at + 1] = _changed(text, again, before, "up" if again.value > before.value else "down")
        out[at + 3] = _of_the_same(again, before)


def _of_the_same(new: Quantity, old: Quantity) -> Quantity:
    """The old value with what the new one is measured in or counts, where it says none."""
    if old.noun or (old.amount.unit and not _is_rate_of(new, old)):
        return old
    amount = replace(old.amount, unit=new.amount.unit, wording=new.amount.wording)
    return old.with_(amount=amount, noun=new.noun, head=new.head)


def _way_aside(new: Quantity, old: Quantity, gap: str) -> Way | None:
    """The direction of "1,407 died in the quake that struck on Friday, up from 1,234"."""
    match = _ASIDE.fullmatch(gap)
    if not match or not 0 < max(new.value, old.value) <= _ORDER * min(new.value, old.value):
        return None
    way: Way = "up" if new.value > old.value else "down"
    return way if match["way"] == way else None


def _changed(text: str, new: Quantity, old: Quantity, way: Way) -> Quantity:
    said = " ".join(text[old.amount.start : old.amount.end].split())
    noun = {} if new.noun or new.amount.unit else {"noun": old.noun, "head": old.head}
    return new.with_(old=old.value, moved=way, **noun).because(f"from “{said}”")


def _way_back(text: str, new: Quantity, old: Quantity, gap: str) -> Way | None:
    """The direction of "to 9 from 12", "126, up from 56"; None where the words say none, or contradict the numbers."""
    match = _BACK.fullmatch(gap)
    if not match:
        return None
    way: Way = "up" if new.value > old.value else "down"
    if match["way"]:
        return way if match["way"].lower() == way else None
    start = new.amount.start
    if not _TO.search(text, max(0, start - 30), start):
        return None
    return way if governing(text, start) in (way, "either") else None


def _way_on(text: str, old: Quantity, new: Quantity, gap: str) -> Way | None:
    """The direction of "from 12 in 2019 to 19"; None for a range or a journey."""
    start = old.amount.start
    if not _ON.fullmatch(gap) or not _FROM.search(text, max(0, start - 30), start):
        return None
    cue = governing(text, start)
    way: Way = "up" if new.value > old.value else "down"
    is_said = cue in (way, "either") or (cue is None and way == "down" and _DATED.search(gap))
    return way if is_said else None


def _is_rate_of(new: Quantity, old: Quantity) -> bool:
    """Whether the new value says per what, and the old one leaves it out: "$480 a tonne from $610"."""
    one, other = new.amount.unit, old.amount.unit
    if one is None or other is None or one.kind != other.kind:
        return False
    base = {"US dollar": "dollar", "percent": "percentage"}.get(other.name, other.name)
    return one.name.lower().startswith(f"{base.lower()} per ")


def _count_the_same(first: Quantity, second: Quantity) -> bool:
    one, other = first.amount.unit, second.amount.unit
    if one or other:
        if one is None or other is None:
            return False
        return (one.unit_id, one.name) == (other.unit_id, other.name) or _is_rate_of(first, second)
    return first.head == second.head or None in (first.head, second.head)

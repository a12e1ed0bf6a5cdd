"""Days on which a place is open, week by week: "the line is open Monday-Thursday" tells of no day of the calendar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.timex.annotations import TimexAnnotation

_TO = re.compile(r"\s?(?:-|–|—|to|until|till|through|thru)\s?", re.IGNORECASE)
_AND = re.compile(r",? (?:and )?(?:on )?|(?: &|/) ?", re.IGNORECASE)
_OPEN = re.compile(
    r"(?:\b(?:is|are|['’]s|['’]re|stays?|remains?) (?:\w+ly |also |only |now )?(?:open|closed|available|staffed|manned)"
    r"|\b(?<!to )(?:opens|operates|open (?:daily|every day)|operating|trades)"
    r"|\b(?:opening|office|visiting|business|trading|library|service|working) (?:hours|times|days)\b"
    r"|^(?:hours|open|opening|times)\b)[^.;!?\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_ONCE = re.compile(
    r"\b(?:poll|polls|polling|voting|ballot|registration|nominations?|festival|fair|conference|summit|tickets?|bidding|this|next)\b",
    re.IGNORECASE,
)
_TENSED = re.compile(r"\b(?:will|was|were)\b", re.IGNORECASE)
_CLOCK = re.compile(
    r",? ?\(?(?:from )?\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)?(?: ?(?:-|–|to|until) ?)\d",
    re.IGNORECASE,
)
_LEADS = re.compile(r"[,:]? ?\(?(?:from |between )?", re.IGNORECASE)
_REACH = 90  # code points before the first day, of one clause
_BESIDE = frozenset({"direction", "month", "day", "ordinal", "clock", "part", "year", "sign", "beyond"})


def with_opening_days_marked(found: list[TimexAnnotation], text: str, offset: int) -> list[TimexAnnotation]:
    """The expressions in text order, the weekdays of opening hours as what is repeated every week.

    Args:
        found: Expressions in text order.
        text: The Doc's text.
        offset: Where the text begins in the article.
    """
    at = 0
    while at < len(found) - 1:
        first, last = found[at], found[at + 1]
        gap = text[first["end"] - offset : last["start"] - offset]
        if not (_is_bare(first) and _is_bare(last) and _TO.fullmatch(gap)):
            at += 1
            continue
        end = at + 2
        while end < len(found) and _is_bare(found[end]):
            if not _AND.fullmatch(text, found[end - 1]["end"] - offset, found[end]["start"] - offset):
                break
            end += 1
        _told_once(first, last, text[max(0, first["start"] - offset - _REACH) : first["start"] - offset])
        is_weekly = first["form"] == last["form"] == "set"  # "Mon-Fri 8am-6pm", "Mondays to Fridays"
        if is_weekly or _is_open(text, first["start"] - offset, last["end"] - offset):
            for one in (
                *found[at:end],
                *_hours(found[end : end + 2], text, found[end - 1]["end"] - offset, offset),
            ):
                one["form"] = "set"
                one.pop("tense", None)
        at = end
    return found


def _told_once(first: TimexAnnotation, last: TimexAnnotation, before: str) -> None:
    """Make weekdays of this week of those of every week where the clause tells what happens once: "will be closed Mon-Fri"."""
    clause = re.split(r"[.;!?\n]", before)[-1]
    tense = _TENSED.search(clause)
    if first["form"] != "set" or first["text"].endswith("days") or not (tense or _ONCE.search(clause)):
        return
    last["ends_run"] = True
    for one in (first, last):
        one["form"] = "weekday"
        one.pop("amount", None)
        if tense:
            one["tense"] = "past" if tense[0].lower() in ("was", "were") else "future"


def _hours(behind: list[TimexAnnotation], text: str, end: int, offset: int) -> list[TimexAnnotation]:
    """The two hours at once behind such days: ", 8am to 8pm"."""
    if len(behind) < 2 or any(one["form"] != "clock" or "part" in one for one in behind):
        return []
    is_next = _LEADS.fullmatch(text, end, behind[0]["start"] - offset)
    gap = text[behind[0]["end"] - offset : behind[1]["start"] - offset]
    return behind if is_next and _TO.fullmatch(gap) else []


def _is_bare(one: TimexAnnotation) -> bool:
    return one["form"] in ("weekday", "set") and "weekday" in one and not _BESIDE & one.keys()


def _is_open(text: str, start: int, end: int) -> bool:
    """Whether the words before say that something is open then, or hours of the day follow in a line that has no more to say."""
    begins = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    before = text[begins:start]
    if _ONCE.search(before):
        return False
    if _OPEN.search(before):
        return True
    return not before.strip(" *-•:") and _CLOCK.match(text, end) is not None

"""The card of a date: its value, the days it covers, and what it was resolved against."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.model import Article, Figure, Mention, Timex
from extractors.wordings import dated
from tui import wordings
from tui.cards.blocks import Block, Fixed
from tui.cards.figure import exact
from tui.cards.line import Line, absent, field, missing, with_absent_last
from tui.cards.listed import entities_listed
from tui.cards.names import Names

# Wordings that are told beside the value; the mentions show every one.
_WORDINGS = 6


def of_timex(names: Names, timex: Timex, mentions: Sequence[Mention]) -> list[Block]:
    """Words, value, days, anchor and reason; what is counted then, and what else falls on these days."""
    figures = [
        entity.id
        for entity in names.facts.entities.values()
        if isinstance(entity, Figure) and entity.when == timex.id
    ]
    return [
        Fixed([*_value(names, timex, mentions), *_grounds(names, timex)]),
        *entities_listed(names, "figures then", figures),
        *entities_listed(names, "the same days", _overlapping(names, timex), "other dates that share a day"),
    ]


def _value(names: Names, timex: Timex, mentions: Sequence[Mention]) -> list[Line]:
    width, worded = names.width, dict.fromkeys(" ".join(m.text.split()) for m in mentions)
    words = ", ".join(f"“{wording}”" for wording in list(worded)[:_WORDINGS])
    lines = field("words", words, width) if words else missing("words", "none of its own", width)
    if timex.value is None:
        lines += missing("value", "vague, or not to be resolved", width)
    else:
        lines += field("value", f"{timex.value} (TIMEX3)", width, "value")
    if timex.amount is not None:
        lines += field("length", f"{exact(timex.amount)} {timex.unit or ''}", width)
    elif timex.type == "duration":
        lines += missing("length", f"how many {timex.unit or 'of what'} is not said", width)
    return lines + _days(timex, width)


def _days(timex: Timex, width: int) -> list[Line]:
    if timex.first is None and timex.last is None:
        why = "a length of time, not days" if timex.type == "duration" else "no calendar day is known"
        return missing("days", why, width)
    return [*_day("first day", timex.first, width), *_day("last day", timex.last, width)]


def _day(label: str, iso: str | None, width: int) -> list[Line]:
    return field(label, _said(iso), width) if iso else missing(label, "open", width)


def _said(iso: str) -> str:
    try:
        return wordings.day(iso)
    except ValueError:
        return iso


def _grounds(names: Names, timex: Timex) -> list[Line]:
    width, reason = names.width, timex.reason
    lines = [
        *_anchor(names.reading.article, timex, width),
        *(field("why", reason, width) if reason else absent("why")),
        *absent("other readings"),
    ]
    return with_absent_last(lines, width)


def _anchor(article: Article, timex: Timex, width: int) -> list[Line]:
    if timex.anchor is None:
        if article.published:
            return absent("anchor")
        return missing("anchor", "none: the article says no date of its own", width)
    if timex.anchor == article.published:
        return field("anchor", dated(article), width)
    if own := next((one for one in article.anchors if one.day == timex.anchor), None):
        return field("anchor", f"{_said(timex.anchor)}, {own.origin}", width)
    return field("anchor", f"{_said(timex.anchor)}, a day that the text names", width)


def _overlapping(names: Names, timex: Timex) -> list[str]:
    if timex.first is None or timex.last is None:
        return []
    return [
        other.id
        for other in names.facts.entities.values()
        if isinstance(other, Timex)
        and other.id != timex.id
        and other.first is not None
        and other.last is not None
        and other.first <= timex.last
        and timex.first <= other.last
    ]

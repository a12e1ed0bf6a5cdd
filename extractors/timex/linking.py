"""Every time expression of an article -> its dates: resolved in the order of the story, same values as one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from extractors.found import Group
from extractors.model import Span, Timex
from extractors.timex.calendar import bounds
from extractors.timex.found import FoundTimex
from extractors.timex.resolution import resolve
from extractors.timex.resolved import Frame, Resolved

_NEARBY = 400  # characters; a clock time further from the day last named is the article's own day
_YEAR = timedelta(days=366)
_ARTICLES = ("the ", "a ", "an ")


def link_timex(found: Sequence[FoundTimex], anchor: str | None) -> tuple[Group[Timex], ...]:
    """The dates of an article.

    Args:
        found: What the component found, of all paragraphs so far.
        anchor: The article's own date, ISO 8601 (a time after the day is ignored); None leaves relative dates unresolved.

    Returns:
        One group a date, in the order of first mention. Mentions with the same type and value are one; expressions without
        a day of their own (vague, unresolved, references) are one where the wording is the same.
    """
    frame, told = Frame(_day(anchor)), -_NEARBY
    spans: dict[tuple[str, ...], list[Span]] = {}
    timexes: dict[tuple[str, ...], Timex] = {}
    for item in sorted(found, key=lambda one: (one["start"], -one["end"])):
        if item["start"] - told > _NEARBY:
            frame = Frame(frame.anchor, frame.story)
        resolved = resolve(item, frame)
        days = resolved.days or (bounds(resolved.value) if resolved.value else None)
        key = _key(resolved, item["text"])
        spans.setdefault(key, []).append(Span(item["start"], item["end"]))
        timexes.setdefault(
            key, _timex(resolved, days, anchor if resolved.relative and frame.anchor else None)
        )
        if days and resolved.type in ("date", "time") and days[1] - days[0] <= _YEAR:
            one_day = days[0] == days[1]
            frame = Frame(frame.anchor, days[0], days[0] if one_day else None)
            told = item["end"]
    return tuple(Group(timexes[key], tuple(spans[key])) for key in spans)


def _day(anchor: str | None) -> date | None:
    try:
        return date.fromisoformat(anchor[:10]) if anchor else None
    except ValueError:
        return None


def _key(resolved: Resolved, text: str) -> tuple[str, ...]:
    value = resolved.value
    if value is not None and not value.endswith("_REF") and "PX" not in value:
        return (resolved.type, value)
    wording = " ".join(text.lower().split())
    for article in _ARTICLES:
        wording = wording.removeprefix(article)
    return (resolved.type, value or "", wording)


def _timex(resolved: Resolved, days: tuple[date, date] | None, anchor: str | None) -> Timex:
    return Timex(
        id="",
        type=resolved.type,
        value=resolved.value,
        first=days[0].isoformat() if days else None,
        last=days[1].isoformat() if days else None,
        anchor=anchor,
        amount=resolved.amount,
        unit=resolved.unit,
        reason=resolved.reason,
    )

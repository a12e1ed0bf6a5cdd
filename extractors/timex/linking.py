"""Every time expression of an article -> its dates: resolved in the order of the story, same values as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import zip_longest

from extractors.found import Group
from extractors.model import Span, Timex
from extractors.timex.calendar import bounds
from extractors.timex.events import identified
from extractors.timex.found import FoundTimex
from extractors.timex.resolution import resolve
from extractors.timex.resolved import Frame, Resolved
from extractors.timex.terms import quarter_value

_MAX_REASONS = 3
_NEARBY = 400  # characters; a clock time further from the day last named is the article's own day
_ENDED = len(" that ended on ")  # the most that stands between a quarter and the day that closes it
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
    resolved: list[Resolved] = []
    story = sorted(found, key=lambda one: (one["start"], -one["end"]))
    for item, after in zip_longest(story, story[1:]):
        since = item["start"] - told
        frame = replace(frame, day=None if since > _NEARBY else frame.day, since=since)
        one = resolve(item, _ended(item, after, frame))
        resolved.append(one)
        days = _covered(one)
        if days and one.type in ("date", "time") and days[1] - days[0] <= _YEAR:
            day = days[0] if days[0] == days[1] else None
            frame = Frame(frame.anchor, days, day, _term(one.value))
            told = item["end"]
    dates: dict[tuple[str, ...], _Date] = {}
    for item, one in zip(story, identified(story, resolved), strict=True):
        days = _covered(one)
        date_ = dates.setdefault(_key(one, item["text"], days), _Date(one, days))
        date_.spans.append(Span(item["start"], item["end"]))
        date_.reasons[one.reason] = None
    return tuple(date_.group(anchor if frame.anchor else None) for date_ in dates.values())


def _covered(resolved: Resolved) -> tuple[date, date] | None:
    return resolved.days or (bounds(resolved.value) if resolved.value else None)


def _ended(item: FoundTimex, after: FoundTimex | None, frame: Frame) -> Frame:
    """What an expression counts from: "the quarter ended Sept. 30" from the day that closes it."""
    if (
        after is None
        or item.get("unit") != "quarter"
        or item["form"] != "unit"
        or item.get("direction") != "same"
    ):
        return frame
    if "day" not in after or "month" not in after or not 0 < after["start"] - item["end"] <= _ENDED:
        return frame
    value = resolve(after, frame).value
    days = bounds(value) if value else None
    return Frame(frame.anchor, days, None, quarter_value(days[0])) if days else frame


@dataclass(slots=True)
class _Date:
    """One date while its mentions come together."""

    resolved: Resolved
    days: tuple[date, date] | None
    spans: list[Span] = field(default_factory=list)
    reasons: dict[str, None] = field(default_factory=dict)

    def group(self, anchor: str | None) -> Group[Timex]:
        """The date with all its mentions; what they say of it, each wording once."""
        resolved, days = self.resolved, self.days
        timex = Timex(
            id="",
            type=resolved.type,
            value=resolved.value,
            first=days[0].isoformat() if days else None,
            last=days[1].isoformat() if days else None,
            anchor=anchor if resolved.relative else None,
            amount=resolved.amount,
            unit=resolved.unit,
            reason="; ".join([*self.reasons][:_MAX_REASONS]),
        )
        return Group(timex, tuple(self.spans))


def _day(anchor: str | None) -> date | None:
    try:
        return date.fromisoformat(anchor[:10]) if anchor else None
    except ValueError:
        return None


def _term(value: str | None) -> str | None:
    return value if value and value[4:6] in ("-Q", "-H") else None


def _key(resolved: Resolved, text: str, days: tuple[date, date] | None) -> tuple[str, ...]:
    value = resolved.value
    if value is not None and not value.endswith("_REF") and "PX" not in value:
        reach = (
            days[0].isoformat() if days and resolved.type == "duration" else ""
        )  # "the past two years" is not "two years"
        return (resolved.type, value, reach)
    wording = " ".join(text.lower().split())
    for article in _ARTICLES:
        wording = wording.removeprefix(article)
    return (resolved.type, value or "", wording)

"""Every time expression of an article -> its dates: resolved in the order of the story, same values as one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import zip_longest
from typing import cast

from extractors.annotations import Group
from extractors.model import Anchor, Span, Timex
from extractors.rules import Verdict, verdicts_of
from extractors.timex.annotations import TimexAnnotation
from extractors.timex.calendar import bounds
from extractors.timex.deeds import Deed, day_of_deed
from extractors.timex.events import identified
from extractors.timex.fiscal import DOUBT, has_own_year, is_of_accounts
from extractors.timex.headings import headed_by
from extractors.timex.hours import begun, undated
from extractors.timex.long_runs import beginning
from extractors.timex.occasions import of_one_day
from extractors.timex.resolution import resolve
from extractors.timex.resolved import OWN_DATE, Frame, Resolved
from extractors.timex.rules import RESOLVED, rendered
from extractors.timex.terms import quarter_value

_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/[0-9]{2}")
_NAMED_DAY = r"(?:[A-Z][a-z]{2,8}day,? )?(?:the )?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY_FIRST = re.compile(rf"{_NAMED_DAY}[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}")
_MONTH_FIRST = re.compile(rf"{_NAMED_DAY}{_MONTH} [0-9]{{1,2}}(?![0-9])")
_YEAR_MONTHS = 12
_DEEDS = 12  # days back that a clock time is looked for among
_MAX_REASONS = 3
_NEARBY = 400  # characters; a clock time further from the day last named is the article's own day
_ENDED = len(" that ended on ")  # the most that stands between a quarter and the day that closes it
_ON, _IN = len(" on "), len(", in ")  # what stands between two expressions that are of one date
_EITHER_SIDE = "No verb says whether it is past or to come: it is taken to be past."
_THIS_OR_NEXT = "It is of the article’s own week: some mean the one of the week after."
_YEAR = timedelta(days=366)
_ARTICLES = ("the ", "a ", "an ")


def link_timex(
    found: Sequence[TimexAnnotation], anchor: str | None, anchors: Sequence[Anchor] = ()
) -> tuple[Group[Timex], ...]:
    """The dates of an article.

    Args:
        found: What the component found, of all paragraphs so far.
        anchor: The article's own date, ISO 8601 (a time after the day is ignored); None leaves relative dates unresolved.
        anchors: Runs of the text with a date of their own: each is a story of its own.

    Returns:
        One group a date, in the order of first mention. Mentions with the same type and value are one; expressions without
        a day of their own (vague, unresolved, references) are one where the wording is the same.
    """
    own = Anchor(0, 0, anchor, OWN_DATE)
    told = {own: _Told(Frame(_day(anchor)))}
    resolved: list[Resolved] = []
    story = of_one_day(_in_habit(sorted(found, key=lambda one: (one["start"], -one["end"]))))
    of = [_anchor_at(anchors, item["start"]) or own for item in story]
    doubts: list[str] = []
    own_year = has_own_year(story)
    for item, after, here in zip_longest(story, story[1:], of):
        before = told.get(here) or _Told(Frame(_day(here.day)))
        one, told[here] = _resolved(item, after, before)
        doubts.append(
            _doubt(item, one, before) or (DOUBT if one.value and is_of_accounts(item, own_year) else "")
        )
        resolved.append(
            one if here is own else replace(one, reason=one.reason.replace(OWN_DATE, here.origin))
        )
    dates: dict[tuple[str, ...], _Date] = {}
    for item, one, here, doubt in zip(story, identified(story, resolved), of, doubts, strict=True):
        days = _covered(one)
        from_ = here.day if told[here].frame.anchor else None
        date_ = dates.setdefault(_key(one, item["text"], days), _Date(one, days, from_))
        date_.spans.append(Span(item["start"], item["end"]))
        date_.doubts.append(doubt)
        date_.said += verdicts_of(item) if "verdicts" in item else []
        date_.whole.append(RESOLVED.verdict(item["start"], item["end"], one.reason))
    return tuple(date_.group() for date_ in dates.values())


@dataclass(frozen=True, slots=True)
class _Told:
    """What a story has come to: what its expressions count from, where a date was named last, whether a speaker named it.

    Attributes:
        deeds: What happened on which day.
        sentence: Where the sentence starts in which a day was named last.
        days: The days that were named last, each with where its words end.
        headed: The day that stands alone above what is told.
        is_late: The evening or night of the day was named: a clock time after midnight is of the next one.
    """

    frame: Frame
    at: int = -_NEARBY
    quoted: bool = False
    deeds: tuple[Deed, ...] = ()
    sentence: int = -1
    days: tuple[tuple[int, date], ...] = ()
    is_late: bool = False
    headed: date | None = None


def _counted_from(item: TimexAnnotation, told: _Told) -> Frame:
    """What an expression counts from, after all that the story has told before it."""
    since = item["start"] - told.at
    is_apart = since > _NEARBY or (
        told.quoted and not item.get("quoted")
    )  # what a speaker told is over with the quotation
    is_told = "of_day" in item and told.days
    near = told.days[-1][1] if is_told else None if is_apart else told.frame.day
    day = headed_by(item, told.headed) or day_of_deed(item, told.deeds, told.sentence)
    return replace(told.frame, day=near if day is None else day, since=since)


def _resolved(item: TimexAnnotation, after: TimexAnnotation | None, told: _Told) -> tuple[Resolved, _Told]:
    frame = _counted_from(item, told)
    is_dated = frame.day is not None
    one = _beside(item, after, frame) or undated(item, is_dated) or resolve(item, _ended(item, after, frame))
    if frame.day is None or frame.day == frame.anchor:
        one = begun(one, item)
    days = _covered(one)
    if told.is_late and _is_small_hours(item, told.headed) and days and days[0] == frame.day:
        one = _beyond_midnight(one, days[0])
        days = _covered(one)
    if item.get("ends_run") and days and frame.day and days[0] < frame.day:
        one = _a_week_on(one, days[0])
        days = _covered(one)
    if days and one.type in ("date", "time") and days[1] - days[0] <= _YEAR:
        day = days[0] if days[0] == days[1] else None
        return one, _Told(
            Frame(frame.anchor, days, day, _term(one.value), counted=_is_counted_year(item)),
            item["end"],
            item.get("quoted", False),
            _with_deed(told.deeds, item, day),
            item.get("sentence", -1),
            (*told.days[-_DEEDS:], (item["end"], day)) if day else told.days,
            item.get("part") in ("EV", "NI"),
            day if item.get("heads") else told.headed,
        )
    headed = None if item.get("heads") else told.headed
    return one, replace(told, frame=replace(frame, day=told.frame.day), headed=headed)


def _is_small_hours(item: TimexAnnotation, headed: date | None) -> bool:
    """Whether it is a clock time alone, between midnight and six, and of no day that heads its lines."""
    if headed_by(item, headed):
        return False
    return item["form"] == "clock" and "direction" not in item and item.get("clock", "24") < "06:00"


def _with_deed(told: tuple[Deed, ...], item: TimexAnnotation, day: date | None) -> tuple[Deed, ...]:
    deed = item.get("deed")
    return (*told[-_DEEDS:], (frozenset(deed), day)) if deed and day else told


def _doubt(item: TimexAnnotation, one: Resolved, told: _Told) -> str:
    """Why an expression may mean another day: the words leave it open, and nothing near it tells; empty where that is not so."""
    anchor = told.frame.anchor
    if one.value is None or anchor is None:
        return ""
    if headed_by(item, told.headed):
        return ""
    if item["form"] == "clock" and "direction" not in item and one.value.startswith(anchor.isoformat()):
        is_apart = told.frame.day is None or item["start"] - told.at > _NEARBY
        is_apart &= not ("of_day" in item and told.days)
        if is_apart:
            return "No day is named near it: it is taken to be of the article’s own."
    if item["form"] == "clock" and _has_several_days(item, told):
        return "Several days are named before it, and the words do not say of which it is."
    if "either_day" in item:
        return "The hours run over midnight, and the words do not say which of the two days they name."
    if item.get("either_order") and item.get("day", 0) <= _YEAR_MONTHS and item["day"] != item["month"]:
        return "It can be read with the month or with the day first."
    if item["form"] == "weekday" and item.get("direction") == "next" and _is_of_week(one, anchor):
        return _THIS_OR_NEXT
    if item["form"] == "weekday" and not {"direction", "tense"} & item.keys():
        return "" if item["weekday"] == anchor.isoweekday() else _EITHER_SIDE
    return ""


def _is_of_week(one: Resolved, anchor: date) -> bool:
    """Whether a day is of the calendar week of the article's own day."""
    days = _covered(one)
    return days is not None and days[0].isocalendar()[:2] == anchor.isocalendar()[:2]


def _has_several_days(clock: TimexAnnotation, told: _Told) -> bool:
    """Whether more than one day was named shortly before a clock time, none in its sentence, and no deed tells of which it is."""
    if "direction" in clock or clock.get("sentence", -1) == told.sentence:
        return False
    near = {day for end, day in told.days if clock["start"] - end <= _NEARBY}
    return len(near) > 1 and day_of_deed(clock, told.deeds, told.sentence) is None


def _is_counted_year(item: TimexAnnotation) -> bool:
    """Whether an expression counts years from the date of the story: "five years later", "the following year"."""
    if item.get("unit") != "year":
        return False
    told = item["form"] == "unit" and item.get("direction") in ("following", "previous", "same")
    return told or (item["form"] == "offset" and bool(item.get("narrative")))


def _a_week_on(one: Resolved, day: date) -> Resolved:
    """The end of a run of days behind its beginning: the Wednesday of "from Monday to Wednesday", Monday being still to come."""
    after = (day + timedelta(days=7)).isoformat()
    return replace(
        one, value=after, reason=f"{one.reason}, and a week on, after the day that the run begins with"
    )


def _beyond_midnight(one: Resolved, day: date) -> Resolved:
    """The clock time behind an evening: "left on Monday evening ... struck the reef at 3:40 a.m."."""
    after = (day + timedelta(days=1)).isoformat()
    value = (one.value or "").replace(day.isoformat(), after)
    return replace(
        one, value=value, reason=f"{one.reason}, and the day after, as an evening was named before"
    )


def _beside(item: TimexAnnotation, after: TimexAnnotation | None, frame: Frame) -> Resolved | None:
    """What an expression is by the one beside it: "two days earlier, on Sept. 10", "6am on 9 and 10 March"."""
    if after and "clock" in item and item["form"] == "clock" and _is_dated_by(item, after):
        said = {name: item[name] for name in ("clock", "zone") if name in item}
        return resolve(cast("TimexAnnotation", {**after, **said}), frame)
    told_year = _of_counted_year(item, frame) or _of_story(item, frame)
    if told_year := told_year or beginning(item, after, frame, resolve):
        return told_year
    if item.get("beside") != "after" or item["form"] == "event" or after is None:
        return None
    same = resolve(after, frame)
    if same.value is None:
        return None
    if "part" in item and same.type == "date":
        same = replace(same, type="time", value=f"{same.value}T{item['part']}")
    return replace(same, reason=f"the date that stands beside it: {same.reason}")


def _is_dated_by(clock: TimexAnnotation, after: TimexAnnotation) -> bool:
    """Whether a day follows a clock time: " on 9, 10 and 11 March"."""
    dated = after["form"] == "calendar" and "day" in after and "month" in after and "clock" not in after
    return dated and "direction" not in clock and 0 < after["start"] - clock["end"] <= _ON


def _of_counted_year(item: TimexAnnotation, frame: Frame) -> Resolved | None:
    """A season or month of a year that was just counted: "Five years later, in the autumn"; None where it is none."""
    if item["form"] not in ("season", "month") or {"year", "direction", "unit"} & item.keys():
        return None
    if not frame.story or not frame.counted or not 0 < frame.since <= _IN:
        return None
    form = "season" if item["form"] == "season" else "calendar"
    year = {"year": frame.story[0].year, "form": form}
    one = resolve(cast("TimexAnnotation", {**item, **year}), frame)
    return replace(one, relative=True, reason=f"{one.reason}, the year that is counted before it")


def _of_story(item: TimexAnnotation, frame: Frame) -> Resolved | None:
    """The month or season with "that" before it: the first one from the date on that the story speaks of."""
    if not item.get("of_story") or not frame.story:
        return None
    first, last = frame.story
    is_month = (first.year, first.month) == (last.year, last.month)
    year = first.year + (is_month and item["form"] == "month" and item["month"] < first.month)
    said = {name: value for name, value in item.items() if name not in ("direction", "unit", "tense")}
    form = "season" if item["form"] == "season" else "calendar"
    one = resolve(cast("TimexAnnotation", {**said, "form": form, "year": year}), frame)
    return replace(one, relative=True, reason=f"{one.reason}, of the year that the story speaks of")


def _in_habit(story: list[TimexAnnotation]) -> list[TimexAnnotation]:
    """The story with its dates in digits in the order of those that can be read in one way only, else of those in words."""
    if not any(item.get("either_order") for item in story):
        return story
    firsts = [match for item in story if (match := _SLASHED.match(item["text"]))]
    days = sum(int(match[1]) > _YEAR_MONTHS for match in firsts)
    months = sum(int(match[2]) > _YEAR_MONTHS for match in firsts)
    if not days and not months:
        days = sum(bool(_DAY_FIRST.match(item["text"])) for item in story)
        months = sum(bool(_MONTH_FIRST.match(item["text"])) for item in story)
    if bool(days) == bool(months):
        return story
    return [_in_order(item, bool(days)) if item.get("either_order") else item for item in story]


def _in_order(item: TimexAnnotation, day_first: bool) -> TimexAnnotation:
    order = {"month": item["day"], "day": item["month"]} if day_first else {}
    decided = {**item, **order, "by_habit": True}
    decided.pop("either_order")
    return cast("TimexAnnotation", decided)


def _anchor_at(anchors: Sequence[Anchor], offset: int) -> Anchor | None:
    at = bisect_right(anchors, offset, key=lambda one: one.start) - 1
    return anchors[at] if at >= 0 and offset < anchors[at].end else None


def _covered(resolved: Resolved) -> tuple[date, date] | None:
    return resolved.days or (bounds(resolved.value) if resolved.value else None)


def _ended(item: TimexAnnotation, after: TimexAnnotation | None, frame: Frame) -> Frame:
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
    anchor: str | None
    spans: list[Span] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    said: list[Verdict] = field(default_factory=list)
    whole: list[Verdict] = field(default_factory=list)

    def group(self) -> Group[Timex]:
        """The date with all its mentions; what they say of it, each wording once."""
        resolved, days = self.resolved, self.days
        timex = Timex(
            id="",
            type=resolved.type,
            value=resolved.value,
            first=days[0].isoformat() if days else None,
            last=days[1].isoformat() if days else None,
            anchor=self.anchor if resolved.relative else None,
            amount=resolved.amount,
            unit=resolved.unit,
            reason=rendered(self.whole, _MAX_REASONS),
            doubt=() if not all(self.doubts) else tuple(dict.fromkeys(self.doubts)),
        )
        return Group(timex, tuple(self.spans), tuple(self.said), tuple(self.whole))


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

"""The week that a heading names: "Sheriff's Log: Week of Oct. 6-12, 2025", "What's on, week of 9 to 15 March 2026"."""

from __future__ import annotations

import datetime as dt
import re

from extractors.patterns import pattern_of
from extractors.sources.header import day_beginning_at

# How many lines from the first are asked, and the words from which a line is of the story.
_LINES, _STORY_LINE = 4, 20

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_TO = r"\s?(?:-|–|—|to|through|until|till)\s?"
_WEEK = pattern_of(
    r"\bweek (?P<kind>of|from|beginning|commencing|starting|ending|ended)[: ]\s?(?:the )?(?:"
    rf"(?P<month>{_MONTH}) (?P<first>{_DAY}){_TO}(?:(?P<other>{_MONTH}) )?(?P<last>{_DAY}),? (?P<year>{_YEAR})"
    rf"|(?P<day>{_DAY})(?: (?P<of>{_MONTH}))?{_TO}(?P<end>{_DAY}) (?P<named>{_MONTH}),? (?P<said>{_YEAR})"
    rf"|(?P<alone>{_MONTH} {_DAY},? {_YEAR}|{_DAY} {_MONTH},? {_YEAR}))(?!\d)",
    re.IGNORECASE,
)
_SENTENCE = pattern_of(r"[.!?…][\"'”’)\]]*\s*$")
_SIX_DAYS = dt.timedelta(days=6)
_ENDING = ("ending", "ended")


def last_day_of_week(text: str) -> str | None:
    """The last day (ISO) of the week that one of the text's first lines names; None where none does, or it is no week.

    Args:
        text: The text.
    """
    lines = [line for line in text[:600].splitlines() if line.strip()]
    for line in lines[:_LINES]:
        if len(line.split()) >= _STORY_LINE:
            return None
        if not _SENTENCE.search(line) and (match := _WEEK.search(line)) and (last := _last_day(match)):
            return last.isoformat()
    return None


def _last_day(match: re.Match[str]) -> dt.date | None:
    said = match.groupdict()
    if said["alone"]:
        day = _day(said["alone"])
        return day if day is None or said["kind"].lower() in _ENDING else day + _SIX_DAYS
    if said["month"]:
        year, end_month = said["year"], said["other"] or said["month"]
        opens, last = f"{said['first']} {said['month']}", f"{said['last']} {end_month} {year}"
    else:
        year = said["said"]
        opens, last = f"{said['day']} {said['of'] or said['named']}", f"{said['end']} {said['named']} {year}"
    begin, end = _day(f"{opens} {year}"), _day(last)
    if begin and end and begin > end:
        begin = _day(f"{opens} {int(year) - 1}")  # from December to January
    return end if begin and end and dt.timedelta(0) < end - begin <= _SIX_DAYS else None


def _day(words: str) -> dt.date | None:
    found = day_beginning_at(words, 0)
    return dt.date.fromisoformat(found[0]) if found and found[1] == len(words) else None

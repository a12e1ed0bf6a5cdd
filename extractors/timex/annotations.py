"""The annotation of a time expression in one Doc: parsed, not yet resolved."""

from __future__ import annotations

from typing import Literal, Required

from extractors.annotations import Annotation
from extractors.rules import Verdict

Form = Literal[
    "calendar",  # year, month, day, weekday or clock, as far as they are said
    "within",  # a month of a year, or a weekday of a week, that is said by its direction: "October next year"
    "weekday",  # a weekday alone, with its direction
    "month",
    "season",
    "deictic",  # today, yesterday, tomorrow, tonight
    "unit",  # this week, last year, the end of the month
    "offset",  # two days ago, a week later
    "duration",
    "set",
    "decade",
    "century",
    "quarter",
    "half",
    "clock",  # a clock time or a part of a day whose day is not said
    "reference",  # recently, soon
    "holiday",  # a named day
    "event",  # a day of an event: opening night, day five
    "vague",  # recent days
    "weekend",  # the weekend, with no word that says which
    "none",  # looks like one and is none: an age
]
Direction = Literal["last", "past", "previous", "next", "coming", "following", "this", "same"]
Tense = Literal["past", "present", "future"]


class TimexAnnotation(Annotation, total=False):
    """One time expression: the form of its wording and what the words say, with nothing read from the anchor.

    Attributes:
        form: The kind of wording; says which rule resolves it.
        direction: Where it points, where a word says so.
        tense: Tense of the verb that governs it; absent where no verb does.
        year: Calendar year; two digits (`short_year`) leave the century open.
        day: Day of the month, 1 to 31.
        either_order: True where digits may as well be read day first ("7/8/2021"); `month` and `day` are month first.
        weekday: ISO weekday, Monday is 1.
        unusual: True for a calendar wording that the grammar does not read.
        part: TIMEX3 code of a part of the day (`MO`, `AF`, `EV`, `NI`).
        clock: `HH:MM` or `HH:MM:SS`, 24 hours.
        season: TIMEX3 code (`SP`, `SU`, `FA`, `WI`).
        ordinal: Which quarter, half or century.
        amount: Number of units of an offset, a duration or a set; absent where the words do not say it.
        unit: Singular English name of the unit (`week`).
        counted: The unit that an offset leads to ("the year-ago quarter"), where it is said.
        shift: Days from the anchor of a deictic.
        sign: Which way an offset points: -1 back, +1 on.
        narrative: True where it counts from the date that the story speaks of, not from the anchor.
        definite: True where it begins with "the".
        modifier: `early`, `mid` or `late`: the part of the period that is meant.
        decade: A decade as written, without its mark (`1990`, `90`).
        approximate: The approximating word ("about"), where there is one.
        holiday: Name of a named day, as the table of holidays has it.
        beyond: Weeks or other units further off than the next or the last ("Friday week": 1; "the week before last": -1).
        listed: True for one day of a list that shares its month ("13, 14 and 15 December").
        shared_year: True where the year is said at the end of the list that it stands in ("March, April and May 2022").
        to_day: The last day of a run of days of one month ("20 to 30 September").
        week: Which week of a month, 1 to 5, -1 for the last; `half` which half of it.
        side: Which end of a period an amount is taken from: "the last three months of 2020".
        zone: Offset of a clock time from UTC, as ISO 8601 writes it.
        day_shift: Days from the day that is said to that of a clock time beyond midnight, -1 or 1.
        hours: Which end it is of a run of hours ("from 7 p.m. to 6 a.m."); `overnight` where the run ends on the day after, and
            `either_day` where the day that is said may be that of either end.
        of_day: True of a time of the day that the story speaks of, however far back it was named: "earlier in the evening".
        past_midnight: True of a midnight after which something happens.
        occasion: Lemma of the noun whose day a weekday is ("Wednesday's drill"); `reported` where its verb is past since somebody
            said so: "she said Wednesday's drill was the first".
        ends_run: True of a weekday that ends a run of days ("from Monday to Wednesday").
        run: Which end it is of a run over several months or years ("from March to May").
        by_habit: True where day and month are in the order that the article's other dates have.
        quoted: True within quotation marks: what a speaker tells.
        beside: Where the date stands that says which day of the calendar a day of an event is, if it stands just beside it.
        of_story: True of a month or season with "that" before it: of the year that the story speaks of.
        heads: True of a day that is a line by itself; `opens` of a clock time with which a line begins.
        deed: Lemmas of what happens then; `sentence` where its sentence starts.
        fiscal: True of a year of accounts, or a part of it, that is told to be one ("fiscal 2026").
        value: The TIMEX3 value of a reference.
        verdicts: What the rules said of it.
    """

    form: Required[Form]
    direction: Direction
    tense: Tense
    year: int
    short_year: bool
    month: int
    day: int
    weekday: int
    either_order: bool
    unusual: bool
    part: str
    clock: str
    season: str
    ordinal: int
    amount: float
    unit: str
    counted: str
    shift: int
    sign: int
    narrative: bool
    definite: bool
    decade: str
    modifier: str
    approximate: str
    holiday: str
    beyond: int
    listed: bool
    shared_year: bool
    to_day: int
    week: int
    half: int
    side: Literal["first", "last"]
    zone: str
    day_shift: int
    hours: Literal["first", "last"]
    overnight: bool
    either_day: bool
    of_day: bool
    past_midnight: bool
    occasion: str
    reported: bool
    ends_run: bool
    run: Literal["first", "last"]
    by_habit: bool
    quoted: bool
    beside: Literal["before", "after"]
    of_story: bool
    heads: bool
    opens: bool
    deed: list[str]
    sentence: int
    fiscal: bool
    value: str
    verdicts: list[Verdict]

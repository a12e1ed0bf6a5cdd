"""The grammar of time expressions: patterns over the lexer's token classes, most specific first.

A pattern names the classes of `token_class.py` in upper case: `(?:WEEKDAY ,?)? MONTH [DAYNUMBER ORDINAL]`. The characters
`,`, `-`, `(` and `%` stand for themselves, blanks mean nothing. No pattern repeats without bound, so that matching is linear
in the length of the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.timex.annotations import Form
from extractors.timex.token_class import compiled


class Rule(NamedTuple):
    """A pattern and what it finds. The groups `a`, `b`, `c`, where present, are mentions of their own (ranges)."""

    form: Form
    pattern: re.Pattern[str]


_YEAR = "(?:,? OF? [YEAR SHORTYEAR])"
_NOT_COUNT = "(?!-? [UNIT UNITS] | %)"
_MONTH_DAY = (
    f"(?:WEEKDAY ,?)? MONTH (?:[DAYNUMBER ORDINAL] | THE ORDINAL) {_NOT_COUNT} "
    "(?:,? [YEAR SHORTYEAR] (?!-? [UNIT UNITS]))?"
)
_DAY_MONTH = (
    "(?:WEEKDAY ,? THE?)? (?<!MONTH) [DAYNUMBER ORDINAL] OF? THE? MONTH (?:,? [YEAR SHORTYEAR])? "
    "(?![DAYNUMBER ORDINAL])"
)
_MODIFIER = (
    "(?:THE? EARLY [OF PREPOSITION]? THE? -? | THE? PORTION OF THE? | [EARLIER LATER] OF? PREPOSITION? THE?)"
)
_TIME = "(?:[CLOCK CLOCKDIGITS MOMENT] TIMEZONE? | [DAYNUMBER NUMBER YEAR] TIMEZONE | EARLY? DAYPART)"
_DAY = (
    f"(?:{_MONTH_DAY} | {_DAY_MONTH} | NUMERICDATE | [LAST NEXT COMING THIS]? -? WEEKDAY | DEICTIC | "
    "THE? [FOLLOWING THIS SAME NEXT] UNIT | THE UNIT [BEFORE AFTER])"
)
_COUNT = "[DAYNUMBER NUMBER YEAR HALF]"
# "nine to twelve years"; of "sentenced in 2009 to nine years" the first is a year
_COUNTS = f"(?:[DAYNUMBER NUMBER HALF] -? [- UNTIL AND] -? {_COUNT} | YEAR -? [- UNTIL AND] -? YEAR)"
_NUMBERED = (
    f"(?:APPROX? APPROX? (?:(?:ANY NUMBER | {_COUNT}) (?:-? AND -? ANY -? HALF | AND HALF)? | ANY? FEW "
    "OF? | HALF ANY?))"
)
_AMOUNT = f"(?:{_NUMBERED} | APPROX? APPROX? ANY HALF?)"
_UNITS = "-? [WHOLE APPROX]? [UNIT UNITS] (?:AND ANY HALF)?"

_PATTERNS: tuple[tuple[Form, str], ...] = (
    # ages: "14-year-old", "19 year old", "the age of four months"
    ("none", f"{_COUNT} (?:[- UNTIL AND] {_COUNT})? -? [UNIT UNITS] -? OLD"),
    ("none", f"{_COUNT} (?:[- UNTIL AND] {_COUNT})? -? [UNIT UNITS] OF OLD"),
    ("none", f"OLD OF? {_COUNT} (?:[- UNTIL AND] {_COUNT})? (?:-? [UNIT UNITS])?"),
    # "13, 14 and 15 December", "October 10, 11 and 12": each a day of its own
    (
        "calendar",
        "(?P<days>[DAYNUMBER ORDINAL] (?:[,-] [DAYNUMBER ORDINAL]){0,5} ,? AND [DAYNUMBER ORDINAL]) "
        "OF? THE? (?P<month>MONTH (?:,? YEAR)?)",
    ),
    (
        "calendar",
        f"(?P<month>MONTH) (?P<days>[DAYNUMBER ORDINAL] (?:[,-] [DAYNUMBER ORDINAL]){{0,5}} ,? AND "
        f"[DAYNUMBER ORDINAL]) {_NOT_COUNT} (?:,? (?P<year>YEAR) (?!-? [UNIT UNITS]))?",
    ),
    (
        "calendar",
        "(?P<days>WEEKDAY ,? THE? [DAYNUMBER ORDINAL] (?:, WEEKDAY ,? THE? [DAYNUMBER ORDINAL]){1,4} "
        ",? AND WEEKDAY ,? THE? [DAYNUMBER ORDINAL]) OF? THE? (?P<month>MONTH (?:,? YEAR)?)",
    ),
    (
        "calendar",
        "(?P<a>WEEKDAY ,? THE? [DAYNUMBER ORDINAL]) [- UNTIL AND] (?P<b>WEEKDAY ,? THE? [DAYNUMBER "
        "ORDINAL] OF? THE? MONTH (?:,? (?P<year>YEAR))?)",
    ),
    # "January 23 - March 9, 2014", "May 3-5", "January-March 2010", "2009-2010", "1957-58"
    (
        "calendar",
        "(?P<a>(?:WEEKDAY ,?)? MONTH [DAYNUMBER ORDINAL]) [- UNTIL AND] (?P<b>(?:WEEKDAY ,?)? MONTH "
        "[DAYNUMBER ORDINAL] ,? (?P<year>YEAR))",
    ),
    (
        "calendar",
        "(?P<a>(?:WEEKDAY ,?)? MONTH [DAYNUMBER ORDINAL]) (?:[- UNTIL AND]) (?P<b>[DAYNUMBER ORDINAL]) "
        f"{_NOT_COUNT} (?:,? (?P<year>YEAR))?",
    ),
    (
        "calendar",
        "(?P<a>[DAYNUMBER ORDINAL]) (?:[- UNTIL AND]) (?P<b>[DAYNUMBER ORDINAL] MONTH (?:,? (?"
        "P<year>YEAR))?)",
    ),
    ("calendar", "(?P<a>MONTH) [- UNTIL AND] (?P<b>MONTH ,? (?P<year>YEAR))"),
    ("calendar", "(?P<a>YEAR) -(?P<b>YEAR) (?!-? [UNIT UNITS])"),
    ("calendar", "(?P<a>YEAR) -(?P<b>[DAYNUMBER NUMBER]) (?!-? [UNIT UNITS])"),
    (
        "calendar",
        "(?P<a>[DAYNUMBER NUMBER CLOCKDIGITS CLOCK MOMENT]) [- UNTIL AND] (?P<b>[CLOCK CLOCKDIGITS MOMENT] TIMEZONE? "
        f"PREPOSITION? {_DAY})",
    ),
    ("calendar", "(?P<a>[DAYNUMBER NUMBER CLOCKDIGITS]) [- UNTIL AND] (?P<b>CLOCK)"),
    # "10 a.m. EDT (1400 GMT) on Friday"
    (
        "calendar",
        r"(?P<a>[CLOCK CLOCKDIGITS MOMENT] TIMEZONE?)\((?P<b>[CLOCK CLOCKDIGITS DAYNUMBER NUMBER YEAR] "
        rf"TIMEZONE)\.,? PREPOSITION? (?P<day>{_DAY})",
    ),
    # "8 p.m. Friday", "the night of March 4", "Friday morning", "tomorrow at noon", "2:30 the next day"
    ("calendar", f"[CLOCK CLOCKDIGITS] TIMEZONE? ,(?:{_MONTH_DAY} | {_DAY_MONTH} | NUMERICDATE)"),
    (
        "calendar",
        "(?:[CLOCK CLOCKDIGITS MOMENT] TIMEZONE? | [DAYNUMBER NUMBER YEAR] TIMEZONE | THE? EARLY? "
        f"DAYPART) PREPOSITION? OF? {_DAY} (?:DAYPART (?!DAYPART))?",
    ),
    # "Mon-Fri 8am-6pm"
    (
        "set",
        "(?P<a>WEEKDAY) [- UNTIL] (?P<b>WEEKDAY) (?=,? PREPOSITION? [CLOCK CLOCKDIGITS NUMBER DAYNUMBER MOMENT] [- UNTIL] "
        "[CLOCK CLOCKDIGITS MOMENT])",
    ),
    # "noon on Wednesdays", "every Friday at 8 p.m.", "8 p.m. daily"
    (
        "set",
        "[CLOCK CLOCKDIGITS MOMENT] ,? PREPOSITION? (?:WEEKDAYS | EVERY [WEEKDAY DAYPART UNIT]) | [CLOCK MOMENT] FREQUENCY "
        "| (?:WEEKDAYS | EVERY WEEKDAY) PREPOSITION? [CLOCK MOMENT]",
    ),
    ("calendar", f"EARLY? {_DAY} (?:POSSESSIVE | ,)? PREPOSITION? THE? {_TIME} (?:PREPOSITION? CLOCK)?"),
    (
        "calendar",
        "THE? PORTION OF THE UNIT ,? PREPOSITION? (?:THIS PAST | [LAST NEXT COMING THIS])? [WEEKDAY DEICTIC]",
    ),
    (
        "calendar",
        "THE? ORDINAL WEEKDAY [OF PREPOSITION] THE? MONTH (?:,? YEAR)? | THE LAST WEEKDAY [OF "
        "PREPOSITION] THE? MONTH (?:,? YEAR)? | LAST WEEKDAY OF THE? MONTH (?:,? YEAR)?",
    ),
    # "Friday the 28th", "the night of the 14th"
    (
        "calendar",
        "WEEKDAY ,? THE ORDINAL (?! [UNIT UNITS HALF WEEKDAY MONTH OF]) "
        "| THE? DAYPART OF THE ORDINAL (?! [UNIT UNITS HALF MONTH OF])",
    ),
    # "Friday before last", "Friday week", "the Monday after next", "a fortnight from Friday"; "the week before last"
    (
        "weekday",
        "THE? WEEKDAY BEFORE LAST | WEEKDAY UNIT (?![AFTER BEFORE NUMBER DAYNUMBER POSSESSIVE]) | THE? "
        "WEEKDAY AFTER NEXT | (?:ANY | NUMBER | DAYNUMBER) -? [UNIT UNITS] AGO ,? PREPOSITION? [THIS LAST PAST]? "
        "WEEKDAY | (?:ANY | NUMBER | DAYNUMBER) -? [UNIT UNITS] PREPOSITION WEEKDAY",
    ),
    ("unit", "THE? UNIT BEFORE LAST | THE? UNIT AFTER NEXT"),
    # "on this day in 1996"
    ("within", "(?:THIS | THE SAME) UNIT PREPOSITION YEAR"),
    ("month", "THE? [ORDINAL LAST] -? [UNIT HALF] [OF PREPOSITION] MONTH (?:,? [YEAR SHORTYEAR])?"),
    # "October next year", "Aug. 2 of that year", "Tuesday of last week"
    (
        "within",
        f"{_MODIFIER}? (?:(?:WEEKDAY ,?)? MONTH [DAYNUMBER ORDINAL] | (?:WEEKDAY ,?)? THE? [DAYNUMBER ORDINAL] "
        "OF? MONTH | MONTH | WEEKDAY) ,? (?:OF? THE? [LAST "
        "PREVIOUS SAME FOLLOWING THIS] | OF? [NEXT PAST] | OF THE [NEXT PAST]) UNIT (?!POSSESSIVE)",
    ),
    # every July 4, each Christmas
    ("set", "EVERY HOLIDAY UNIT?"),
    (
        "calendar",
        "EVERY (?:MONTH [DAYNUMBER ORDINAL] | THE? [DAYNUMBER ORDINAL] OF? MONTH) (?!,? [YEAR SHORTYEAR])",
    ),
    ("calendar", f"(?:{_MODIFIER} | THIS PAST | [LAST NEXT])? (?:{_MONTH_DAY} | {_DAY_MONTH} | NUMERICDATE)"),
    ("calendar", f"{_MODIFIER}? MONTH {_YEAR} (?!-? [UNIT UNITS])"),
    ("holiday", "[LAST NEXT COMING THIS FOLLOWING]? HOLIDAY (?:,? [OF PREPOSITION]? YEAR)? UNIT?"),
    ("quarter", "(?:THE? YEAR | THE? [THIS LAST NEXT PREVIOUS] UNIT) POSSESSIVE? ORDINAL -? UNIT"),
    (
        "quarter",
        f"{_MODIFIER}? THE? [LAST NEXT PAST PREVIOUS COMING FOLLOWING THIS SAME RECENT]? ORDINAL -? UNIT (?:,? "
        "YEAR | [OF PREPOSITION] THE? YEAR | [OF PREPOSITION]? THE? [THIS LAST NEXT PREVIOUS FOLLOWING "
        "PAST SAME] UNIT (?!POSSESSIVE ORDINAL))?",
    ),
    ("quarter", "THE? [LAST ORDINAL] -? UNIT (?:OF? YEAR | OF THE? [THIS LAST NEXT PREVIOUS] UNIT)"),
    ("quarter", "QUARTERCODE ,? OF? [YEAR SHORTYEAR]?"),
    ("half", "HALFCODE ,? OF? [YEAR SHORTYEAR]?"),
    (
        "half",
        "THE? ORDINAL -? HALF (?:OF? YEAR | OF THE? [THIS LAST NEXT PREVIOUS FOLLOWING PAST SAME]? UNIT)",
    ),
    # "the first week of 2020", "the last months of 2020"
    ("calendar", "THE? (?P<part>[LAST ORDINAL] -? [UNIT UNITS]) OF (?P<of>YEAR)"),
    # "the first two months of 2021"
    (
        "duration",
        f"THE? (?P<part>[LAST ORDINAL] {_NUMBERED} -? UNITS) OF (?P<of>YEAR | THE? [THIS LAST NEXT "
        "PREVIOUS] UNIT)",
    ),
    (
        "event",
        "(?<![THE EVERY ANY DAYNUMBER NUMBER ORDINAL LAST PREVIOUS THIS SAME NEXT COMING FOLLOWING PAST "
        "PER FEW HALF WHOLE APPROX -]) UNIT [NUMBER DAYNUMBER] (?!-? [UNIT UNITS]) | THE? (?:[ORDINAL "
        "LAST] AND)? [ORDINAL LAST] -? UNIT (?=OF (?!THE? [UNIT MONTH])) | OPENING -? [UNIT DAYPART]",
    ),
    (
        "season",
        f"{_MODIFIER}? THE? [LAST NEXT COMING THIS FOLLOWING SAME PREVIOUS PAST]? [PAST NEXT]? SEASON (?:,? "
        "OF? [YEAR SHORTYEAR] | OF? THE? [THIS LAST NEXT SAME PREVIOUS FOLLOWING] UNIT)?",
    ),
    ("decade", f"{_MODIFIER}? THE? DECADE"),
    # two days ago, three weeks from now, a year earlier, the day before
    ("duration", f"{_COUNTS} {_UNITS} (?![AGO BACK EARLIER LATER])"),
    (
        "duration",
        f"{_COUNT} -? [UNIT UNITS] ,? AND? -? {_COUNT} -? [UNIT UNITS] (?:,? AND? -? {_COUNT} -? [UNIT "
        "UNITS])?",
    ),
    (
        "offset",
        f"(?:{_COUNTS} {_UNITS} | ANY UNIT AND NUMBER) (?:AGO | BACK | EARLIER | LATER)",
    ),
    # "ten years ago today"
    ("offset", f"(?:ANY | {_COUNT}) {_UNITS} AGO ,? DEICTIC"),
    ("offset", f"(?:{_AMOUNT} {_UNITS} | UNITS) (?:AGO | BACK | PREPOSITION NOW | HENCE | EARLIER | LATER)"),
    ("offset", f"(?:{_AMOUNT} {_UNITS} | THE UNIT | (?<!THE) UNITS) (?:BEFORE | AFTER)"),
    ("deictic", "THE UNIT [AFTER BEFORE] DEICTIC"),
    ("offset", "(?:THE? UNIT -[EARLIER AGO] | THE UNIT EARLIER) (?:UNIT (?!POSSESSIVE))?"),
    # the past 24 hours, the next few days, the first nine months
    (
        "duration",
        f"THE? THIS? [LAST PAST NEXT COMING PREVIOUS FOLLOWING ORDINAL] {_NUMBERED} -? WHOLE? [UNIT UNITS]",
    ),
    ("set", "(?P<a>EVERY WEEKDAY) [, AND] AND? (?P<b>WEEKDAY)"),
    (
        "set",
        "EVERY [OTHER WHOLE]? [UNIT WEEKDAY DAYPART SEASON MOMENT UNITS MONTH] | EVERY ORDINAL UNIT | "
        "EVERY [DAYNUMBER NUMBER] UNITS | WEEKDAYS",
    ),
    (
        "unit",
        f"{_MODIFIER} THE? (?:THIS PAST | LAST PAST? | [THIS PREVIOUS NEXT COMING FOLLOWING SAME])? UNIT",
    ),
    ("unit", "THE? (?:THIS PAST | LAST PAST? | [THIS PREVIOUS NEXT COMING FOLLOWING SAME]) UNIT"),
    ("unit", "UNIT -? PORTION (?:OF? YEAR)?"),
    ("duration", "THE? PAST UNIT"),
    ("vague", "THE? [PAST COMING LAST NEXT PREVIOUS] UNITS"),
    ("duration", f"{_NUMBERED} {_UNITS} (?:-? LONG)?"),
    ("duration", "[UNIT UNITS] -? LONG | UNITLENGTH"),
    ("vague", "THE? RECENT [UNITS UNIT]"),
    ("vague", "[THIS LAST NEXT PREVIOUS PAST COMING] PLAYED"),
    ("duration", "APPROX? APPROX? ANY HALF? -? UNIT (?:AND ANY HALF)? (?:-? LONG)?"),
    ("weekend", "PREPOSITION? THE UNIT"),
    ("duration", "UNITS"),
    ("set", "FREQUENCY"),
    ("deictic", "[EARLY EARLIER LATER]? DEICTIC"),
    ("weekday", f"(?:(?:{_MODIFIER} | THIS PAST | [LAST NEXT COMING THIS FOLLOWING PAST]) -?)? WEEKDAY"),
    (
        "clock",
        "[CLOCK CLOCKDIGITS MOMENT] TIMEZONE? THE? [LAST THIS SAME NEXT COMING FOLLOWING] DAYPART | THE? "
        "[LAST THIS SAME NEXT COMING FOLLOWING PAST] DAYPART | PREPOSITION? THE? EARLY? DAYPART "
        "(?:PREPOSITION CLOCK)? | [CLOCK CLOCKDIGITS] TIMEZONE? | [DAYNUMBER NUMBER YEAR] TIMEZONE | "
        "MOMENT",
    ),
    ("month", f"(?:(?:{_MODIFIER} | THIS PAST | [LAST NEXT COMING THIS FOLLOWING PAST]) -?)? MONTH"),
    ("century", "THE? EARLY? -? ORDINAL -? UNIT"),
    ("calendar", f"{_MODIFIER}? YEAR | SHORTYEAR"),
    ("reference", "REFERENCE"),
)
RULES: tuple[Rule, ...] = tuple(Rule(form, compiled(pattern)) for form, pattern in _PATTERNS)

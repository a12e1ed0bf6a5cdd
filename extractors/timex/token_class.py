"""The token classes of the time grammar, and patterns over them.

The lexer turns a text into a string of one-character codes, one per token, so that the rules of the grammar are regular
expressions that run in C. Code and data name the classes; the codes appear in this file only.
"""

from __future__ import annotations

import re
from enum import StrEnum


class TokenClass(StrEnum):
    """A class of tokens; its value is the code that stands for it in the lexed text."""

    WEEKDAY = "W"
    WEEKDAYS = "w"  # "Mondays"
    MONTH = "M"
    SEASON = "S"
    DAYPART = "P"  # "morning"
    MOMENT = "N"  # "noon"
    UNIT = "U"  # "week"
    PLAYED = "$"  # "season" of a sport, a show or a harvest: no season of the year
    UNITS = "V"  # "weeks"
    DEICTIC = "D"  # "yesterday"
    DECADE = "C"  # "1990s"
    NUMBER = "n"
    DAYNUMBER = "d"  # 1 to 31: the day of a month, or an amount
    ORDINAL = "o"
    YEAR = "Y"  # four digits that look like a year
    SHORTYEAR = "J"  # "'98"
    CLOCK = "K"  # certainly a clock time: "8 p.m."
    CLOCKDIGITS = "Q"  # may be a score or a running time as well: "2:30"
    NUMERICDATE = "I"  # "2021-08-13", "8/13/2021"
    QUARTERCODE = "q"  # "Q3"
    HALFCODE = "2"  # "H2"
    HOLIDAY = "@"
    TIMEZONE = "="
    FEW = "f"  # an amount that is not said: "several"
    FREQUENCY = "j"  # "daily"
    UNITLENGTH = "u"  # one unit long: "overnight"
    REFERENCE = "R"  # "recently"
    LAST = "l"
    PAST = "k"
    PREVIOUS = "L"
    NEXT = "x"
    COMING = "X"
    FOLLOWING = "y"
    THIS = "t"
    SAME = "T"  # "same", "that"
    EARLY = "m"  # "early", "mid", "late"
    EARLIER = "E"
    LATER = "F"
    PORTION = "b"  # "the end", "the beginning", "the middle" of a period
    APPROX = "~"
    THE = "z"
    OF = "O"
    AGO = "G"
    BACK = "H"
    BEFORE = "B"
    AFTER = "A"
    EVERY = "v"
    PER = "p"
    ANY = "a"  # the indefinite article
    HALF = "h"
    AND = "&"  # "and", "or"
    LONG = "g"
    OLD = "e"  # "old", "aged", "age"
    UNTIL = ">"  # "to", "through", "until"
    PREPOSITION = "i"
    OTHER = "r"
    RECENT = "c"
    NOW = "Z"
    HENCE = "+"
    WHOLE = "_"  # "entire", "consecutive"
    OPENING = "!"  # "opening", "closing"
    POSSESSIVE = "s"
    UNKNOWN = "."  # a run of any other words


_NAME = re.compile(r"[A-Z]{2,}")


def compiled(pattern: str) -> re.Pattern[str]:
    """A regular expression in which upper-case words name token classes and blanks mean nothing.

    Args:
        pattern: For example `"WEEKDAY ,? MONTH [DAYNUMBER ORDINAL]"`; group names are lower case.

    Raises:
        KeyError: A word names no token class.
    """
    return re.compile(_NAME.sub(lambda name: re.escape(TokenClass[name.group()]), pattern).replace(" ", ""))


def one_of(names: str) -> frozenset[str]:
    """The codes of several classes; a mark stands for itself.

    Args:
        names: Names and marks with blanks between them: `"PREPOSITION OF -"`.

    Raises:
        KeyError: A word names no token class.
    """
    return frozenset(TokenClass[name] if name.isalpha() else name for name in names.split())

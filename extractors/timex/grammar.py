"""The wordings of time expressions, as patterns over the lexer's letters, most specific first.

A pattern's letters are the classes of `lexicon.py` and `lexer.py`: `W` weekday, `M` month, `d` 1 to 31, `o` ordinal, `Y` a
number that looks like a year, `U` unit, `V` units, `z` the, `O` of, `i` a preposition, and so on. No pattern repeats without
bound, so that matching is linear in the length of the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.timex.annotations import Form


class Rule(NamedTuple):
    """A pattern and what it finds. The groups `a`, `b`, `c`, where present, are mentions of their own (ranges)."""

    form: Form
    pattern: re.Pattern[str]


_YEAR = "(?:,?O?[YJ])"
_NOT_COUNT = "(?!-?[UV]|%)"
_MDY = f"(?:W,?)?M[do]{_NOT_COUNT}(?:,?[YJ](?!-?[UV]))?"
_DMY = "(?:W,?z?)?(?<!M)[do]O?z?M(?:,?[YJ])?(?![do])"
_MOD = "(?:z?m[Oi]?z?-?|z?bOz?|[EF]O?i?z?)"
_TIME = "(?:[KQN]=?|[dnY]=|m?P)"
_DAY = f"(?:{_MDY}|{_DMY}|I|[lxXt]?-?W|D|z?[ytTx]U|zU[BA])"
_COUNT = "[dnYh]"
_NUMBERED = f"(?:~?~?(?:(?:an|{_COUNT})(?:-?&-?a-?h|&h)?|a?fO?|ha?))"
_AMOUNT = f"(?:{_NUMBERED}|~?~?ah?)"
_UNITS = "-?[_~]?[UV](?:&ah)?"

_PATTERNS: tuple[tuple[Form, str], ...] = (
    # ages: "14-year-old", "19 year old", "the age of four months"
    ("none", f"{_COUNT}(?:[->&]{_COUNT})?-?[UV]-?e"),
    ("none", f"{_COUNT}(?:[->&]{_COUNT})?-?[UV]Oe"),
    ("none", f"eO?{_COUNT}(?:[->&]{_COUNT})?(?:-?[UV])?"),
    # "13, 14 and 15 December", "October 10, 11 and 12": each a day of its own
    ("calendar", r"(?P<days>[do](?:[,-][do]){0,5},?&[do])O?z?(?P<month>M(?:,?Y)?)"),
    (
        "calendar",
        rf"(?P<month>M)(?P<days>[do](?:[,-][do]){{0,5}},?&[do]){_NOT_COUNT}(?:,?(?P<year>Y)(?!-?[UV]))?",
    ),
    ("calendar", r"(?P<days>W,?z?[do](?:,W,?z?[do]){1,4},?&W,?z?[do])O?z?(?P<month>M(?:,?Y)?)"),
    ("calendar", r"(?P<a>W,?z?[do])[->&](?P<b>W,?z?[do]O?z?M(?:,?(?P<year>Y))?)"),
    # "January 23 - March 9, 2014", "May 3-5", "January-March 2010", "2009-2010", "1957-58"
    ("calendar", r"(?P<a>(?:W,?)?M[do])[->&](?P<b>(?:W,?)?M[do],?(?P<year>Y))"),
    ("calendar", rf"(?P<a>(?:W,?)?M[do])(?:[->&])(?P<b>[do]){_NOT_COUNT}(?:,?(?P<year>Y))?"),
    ("calendar", r"(?P<a>[do])(?:[->&])(?P<b>[do]M(?:,?(?P<year>Y))?)"),
    ("calendar", r"(?P<a>M)[->&](?P<b>M,?(?P<year>Y))"),
    ("calendar", r"(?P<a>Y)-(?P<b>Y)(?!-?[UV])"),
    ("calendar", r"(?P<a>Y)-(?P<b>[dn])(?!-?[UV])"),
    ("calendar", rf"(?P<a>[dnQK])[->&](?P<b>[KQ]=?i?{_DAY})"),
    ("calendar", r"(?P<a>[dnQ])[->&](?P<b>K)"),
    # "10 a.m. EDT (1400 GMT) on Friday"
    ("calendar", rf"(?P<a>[KQN]=?)\((?P<b>[KQdnY]=)\.,?i?(?P<day>{_DAY})"),
    # "8 p.m. Friday", "the night of March 4", "Friday morning", "tomorrow at noon", "2:30 the next day"
    ("calendar", f"[KQ]=?,(?:{_MDY}|{_DMY}|I)"),
    ("calendar", f"(?:[KQN]=?|[dnY]=|z?m?P)i?O?{_DAY}(?:P(?!P))?"),
    ("calendar", f"m?{_DAY}(?:s|,)?i?z?{_TIME}(?:i?K)?"),
    ("calendar", "z?bOzU,?i?(?:tk|[lxXt])?[WD]"),
    ("calendar", "z?oW[Oi]z?M(?:,?Y)?|zlW[Oi]z?M(?:,?Y)?|lWOz?M(?:,?Y)?"),
    # "Friday before last", "Friday week", "the Monday after next", "a fortnight from Friday"; "the week before last"
    ("weekday", "z?WBl|WU(?![ABnds])|z?WAx|(?:a|n|d)-?[UV]iW"),
    ("unit", "z?UBl|z?UAx"),
    # "on this day in 1996"
    ("within", "(?:t|zT)UiY"),
    ("month", "z?[ol]-?[Uh][Oi]M(?:,?[YJ])?"),
    # "October next year", "Aug. 2 of that year", "Tuesday of last week"
    ("within", f"{_MOD}?(?:(?:W,?)?M[do]|M|W),?(?:O?z?[lLTyt]|O?[xk]|Oz[xk])U(?!s)"),
    ("calendar", f"(?:{_MOD}|tk|[lx])?(?:{_MDY}|{_DMY}|I)"),
    ("calendar", f"{_MOD}?M{_YEAR}(?!-?[UV])"),
    ("holiday", "[lxXty]?@(?:,?Y)?U?"),
    ("quarter", "(?:z?Y|z?[tlxL]U)s?o-?U"),
    ("quarter", f"{_MOD}?z?[lxkLXytTc]?o-?U(?:,?Y|[Oi]z?Y|[Oi]?z?[tlxLykT]U(?!so))?"),
    ("quarter", "z?[lo]-?U(?:O?Y|Oz?[tlxL]U)"),
    ("quarter", "q,?O?[YJ]?"),
    ("half", "2,?O?[YJ]?"),
    ("half", "z?o-?h(?:O?Y|Oz?[tlxLykT]?U)"),
    # "the first two months of 2021"
    ("duration", rf"z?(?P<part>[lo]{_NUMBERED}-?V)O(?P<of>Y|z?[tlxL]U)"),
    ("event", r"(?<![zvadnolLtTxXykpfh_~-])U[nd](?!-?[UV])|z?(?:[ol]&)?[ol]-?U(?=O(?!z?[UM]))|!-?[UP]"),
    ("season", f"{_MOD}?z?[lxXtyTLk]?[kx]?S(?:,?O?[YJ]|O?z?[tlxTLy]U)?"),
    ("decade", f"{_MOD}?z?C"),
    # two days ago, three weeks from now, a year earlier, the day before
    ("duration", f"{_COUNT}-?[->&]-?{_COUNT}{_UNITS}(?![GHEF])"),
    ("duration", f"{_COUNT}-?[UV],?&?-?{_COUNT}-?[UV](?:,?&?-?{_COUNT}-?[UV])?"),
    ("offset", f"(?:{_COUNT}-?[->&]-?{_COUNT}{_UNITS}|aU&n)(?:G|H|E|F)"),
    ("offset", f"(?:a|{_COUNT}){_UNITS}G,?D"),  # "ten years ago today"
    ("offset", f"(?:{_AMOUNT}{_UNITS}|V)(?:G|H|iZ|\\+|E|F)"),
    ("offset", f"(?:{_AMOUNT}{_UNITS}|zU|(?<!z)V)(?:B|A)"),
    ("deictic", "zU[AB]D"),
    ("offset", "(?:z?U-[EG]|zUE)(?:U(?!s))?"),
    # the past 24 hours, the next few days, the first nine months
    ("duration", f"z?t?[lkxXLyo]{_NUMBERED}-?_?[UV]"),
    ("set", "(?P<a>vW)[,&]&?(?P<b>W)"),
    ("set", "v[r_]?[UWPSNVM]|voU|v[dn]V|w"),
    ("unit", f"{_MOD}z?(?:tk|lk?|[tLxXyT])?U"),
    ("unit", "z?(?:tk|lk?|[tLxXyT])U"),
    ("unit", "U-?b(?:O?Y)?"),
    ("duration", "z?kU"),
    ("vague", "z?[kXlxL]V"),
    ("duration", f"{_NUMBERED}{_UNITS}(?:-?g)?"),
    ("duration", "[UV]-?g|u"),
    ("vague", "z?c[VU]"),
    ("duration", "~?~?ah?-?U(?:&ah)?(?:-?g)?"),
    ("weekend", "i?zU"),
    ("duration", "V"),
    ("set", "j"),
    ("deictic", "[mEF]?D"),
    ("weekday", f"(?:(?:{_MOD}|tk|[lxXtyk])-?)?W"),
    ("clock", "[KQN]=?z?[ltTxXy]P|z?[ltTxXyk]P|i?z?m?P(?:iK)?|[KQ]=?|[dnY]=|N"),
    ("month", f"(?:(?:{_MOD}|tk|[lxXtyk])-?)?M"),
    ("century", "z?m?-?o-?U"),
    ("calendar", f"{_MOD}?Y|J"),
    ("reference", "R"),
)
RULES: tuple[Rule, ...] = tuple(Rule(form, re.compile(pattern)) for form, pattern in _PATTERNS)

"""The name of a ranking whose number follows it: "followed by Kazakhstan with 28,147"; what a number is only compared with."""

from __future__ import annotations

import re

from extractors.model import Span

_REACH = 70  # code points before a number in which its rank or "normally" can stand
_NAME = r"(?P<name>(?:the )?[A-Z][\w’'-]*(?: (?:(?:of|and|the|de) )?[A-Z][\w’'-]*){0,3})"
_PLACE = r"[A-Z][\w’'-]*"
_OWN_PLACE = re.compile(
    rf" (?:more |others? |alone |each )?(?:(?:are|were|is|was) )?(?:in|near|at|outside|from) "
    rf"(?P<place>(?:the )?{_PLACE}(?: (?:of |the |de )*{_PLACE})*)"
)
_OWN_PLACE_OF_NOUN = re.compile(
    r"(?: (?:were|was|are|is|have been|has been|had been)(?: [a-z]+)? (?:[a-z]+ed|hurt|found|shot|dead|missing|held))?"
    rf" (?:in|near|over|off|outside) (?P<place>(?:the )?{_PLACE}(?: (?:of |the |de )*{_PLACE})*)(?=[,.;]|$| and\b| on\b| last\b)"
)
_RANKED = re.compile(
    rf"(?:\b(?:followed by|ahead of|trailed by)|,? then|,? and|,) {_NAME} (?:with|on|at|\()(?: ?(?:about|some|at least))? ?$"
)
_RANKING = re.compile(r"\b(?:followed by|ahead of|trailed by) ")
_ABOUT = r"(?: (?:about|around|some|just|only|nearly|at|is|are|was|were|be|stands at|of|for|level|depth|height|value|norm|rate))*"
_OF_THAT = re.compile(
    r"\bthe [$€£]?\d[\d.,]*(?: (?:million|billion|thousand|percent|per cent|people)|%)? of $"
)
_USUAL = re.compile(
    r"\b(?:(?:normally|usually|typically|ordinarily|historically|averages)(?: [a-z]+){0,2}"
    r"|(?:usual|normal|typical|(?:long-term|long-run|seasonal|annual|yearly|historical|monthly|five-year|ten-year|10-year|30-year)"
    rf" (?:average|mean|norm)){_ABOUT}) $",
    re.IGNORECASE,
)
_USUAL_AFTER = re.compile(
    r",? (?:normally|usually|typically|on average\b|in (?:a )?normal (?:years?|times)"
    r"|(?:target|goal|limit|threshold|ceiling|cap)\b"
    r"|(?:that |which )?(?:is|are|was|were) (?:normal|usual|average)\b)"
)
_SAME = (
    r"(?: (?:in|at|the|that|those|levels?|same|corresponding|comparable|period|month|quarter|week|day|time|point|of|a"
    r"|during|whole|all|entire|course))*"
)
_THAN = re.compile(
    rf"\b(?:than|as (?:much|many|high|low|large|big|fast) as|compared (?:with|to)|versus|vs\.?|relative to){_SAME} $",
    re.IGNORECASE,
)
_FROM = re.compile(rf"\b(?:from|over|on){_SAME} $")
_BASE = re.compile(
    r"(?:the )?(?:same |previous |prior |preceding |last |an? |one )(?:\w+ )?(?:year|month|quarter|week|day)\b(?! (?:on|later)\b)"
    r"(?: (?:earlier|ago|before|previously))?(?!['’]s)|(?:the )?(?:year|month|week|day) (?:earlier|ago|before)",
    re.IGNORECASE,
)
_THEN = re.compile(r",? (?:to|at) (?:[a-z]+ ){0,2}")


def ranked(text: str, start: int) -> Span | None:
    """The name of a ranking that has the number which starts there: "followed by Spain with 28,147 and Italy with 900"."""
    found = _RANKED.search(text, max(0, start - _REACH), start)
    if found is None or not _RANKING.search(
        text, max(text.rfind(". ", 0, start), start - 3 * _REACH, 0), start
    ):
        return None
    return Span(*found.span("name"))


def is_of_another(text: str, end: int, start: int) -> bool:
    """Whether a day that starts there is of the number that it stands behind: "300 cases, twice the 150 of 2022" is not of 2022.

    Args:
        text: The article's.
        end: One past the figure that is asked of.
        start: Of the day.
    """
    found = _OF_THAT.search(text, max(0, start - _REACH), start)
    return found is not None and found.start() >= end


def is_base(text: str, figure: Span, start: int) -> bool:
    """Whether a day that starts there is only what a number is compared with: "rose 4% from a year earlier", "less than in 2019".

    Args:
        text: The article's.
        figure: What is asked of; it may stand behind the day, "fell 38% from a year earlier to $142 million".
        start: Of the day.
    """
    if start < figure.start:
        match = _BASE.match(text, start)
        return bool(
            match
            and _FROM.search(text, max(0, start - _REACH), start)
            and _THEN.fullmatch(text, match.end(), figure.start)
        )
    low = max(figure.end, start - _REACH)
    return bool(
        _THAN.search(text, low, start) or (_FROM.search(text, low, start) and _BASE.match(text, start))
    )


def is_usual(text: str, start: int, end: int) -> bool:
    """Whether a number says what is usual, and so is of no day: "normally 16.8 metres", "the 2% target"."""
    return bool(_USUAL.search(text, max(0, start - _REACH), start) or _USUAL_AFTER.match(text, end))


def own_place(text: str, words: str, end: int) -> Span | None:
    """The words in which a number of a list says where by itself, whether or not that place is known: "2 in Afar".

    Args:
        text: The article's.
        words: The figure's; one with a word of its own is of no list.
        end: One past it.
    """
    worded = any(map(str.isalpha, words))
    match = (_OWN_PLACE_OF_NOUN if worded else _OWN_PLACE).match(text, end)
    return None if match is None else Span(*match.span("place"))

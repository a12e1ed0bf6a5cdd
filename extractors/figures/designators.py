"""Numbers that name and do not count: types of aircraft, emergency numbers, records, coordinates, tickers.

Each rule sees the text alone and gives the extents of what it takes for a name. What stands beside them counts as ever:
"roughly 400 737 Max jets" are 400.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files

Extent = tuple[int, int]

_PARTS = r"(?: ?\d{1,2}(?:\.\d+)?['′])?(?: ?\d{1,2}(?:\.\d+)?[\"″])?"
_ANGLE = rf"\d{{1,3}}(?:\.\d+)?°?{_PARTS} ?"
_ANGLE_SAID = rf"\d{{1,3}}(?:\.\d+)?(?:°| degrees){_PARTS}"
_COMPASS = "(?:north|south|east|west)"
_NO_COUNT = r"(?! (?:[a-z]+s|people|men|women|children|dead|others|more|staff)\b|[.,]\d|-)"
_LENGTHS = r"(?:m|cm|mm|km|ft|feet|foot|in|inch|inches|met(?:re|er)s?)\b"

# "F-35", "T-72", "Mi-24"; a code of a currency is none.
_TYPE = re.compile(
    r"\b(?!EUR|USD|GBP|CHF)(?:[A-Z]{1,3}|Su|Mi|MiG|Tu|An|Il|Ka|Yak)-(?P<name>\d{1,3}[A-Z]{0,2}(?=s?\b)(?![.,]\d))"
)
_CLASSES = r"\d{1,2}(?:(?:, (?:and )?| and | or | to | through |[-–/])\d{1,2})*"
_FEET_INCHES = r"[4-7]-(?:\d|1[01])"
_NOT_CHOSEN = r"(?<!this )(?<!that )(?<!each )(?<!any )(?<!every )"
_STEP = r"(?P<name>one|two|three|four|five)\b(?! of\b)"
_ORGANISED = r"Seven|Eight|Ten|Fifteen|Twenty|Twenty-Four|Thirty|Seventy-Seven|7|8|10|15|20|24|30|77"
_LEADERS = "leaders|nations|countries|ministers|economies|members|states|summits?|meetings?|finance|foreign|major|industrial\\w*"
_GROUP = (
    rf"\bGroup of (?P<name>{_ORGANISED})\b(?![.,]\d)(?=$|[^\w ]| (?:{_LEADERS})\b"
    r"| (?![a-z-]+s\b|people\b|men\b|women\b|children\b|more\b))"
)
_RELAY = re.compile(
    r"(?P<name>\b[34] ?[x×] ?\d{2,4})(?= ?(?:m|metres?|meters?)?[- ](?:[a-z]+ ){0,2}(?:relay|medley|freestyle)\b)"
)


@cache
def _words(name: str) -> str:
    text = files("extractors.figures").joinpath("data", "designators.toml").read_text(encoding="utf-8")
    entry: str = tomllib.loads(text)[name]
    return "|".join(entry.split())


def words(name: str) -> frozenset[str]:
    """The words of an entry of `data/designators.toml`."""
    return frozenset(_words(name).split("|"))


def _aircraft() -> tuple[re.Pattern[str], ...]:
    """Types of aircraft: "787-9", "A350-900", "737 Max", "747 jets", "two 747s", "a Boeing 777"."""
    types, series, craft = _words("aircraft"), _words("series"), _words("craft")
    maker = r"(?:(?:Boeing|Airbus|Embraer)['’]?s? )"
    return (
        # "787-9", "A350-900", "737 Max", "747 jets", "two 747s", "a Boeing 777"
        re.compile(
            rf"(?<!\d[.,])\b(?P<name>(?:{types})(?:-\d{{1,4}}[A-Z]{{0,3}}|[A-Z]{{1,3}})?)(?= (?:{series}|{craft})\b)"
        ),
        re.compile(
            rf"(?<!\d[.,])\b(?P<name>(?:{types})-(?:[1-9]00|\d{{1,2}})[A-Z]{{0,3}}s?)\b(?! ?%| (?!{craft})[a-z]+s\b)"
        ),
        re.compile(r"\bA(?P<name>[23]\d0-\d{3,4})\b"),
        re.compile(
            rf"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Tt]his|[Tt]hat|new) |{maker})"
            rf"(?P<name>7[0-8]7)\b{_NO_COUNT}"
        ),
        re.compile(r"(?<!\d[.,])\b(?P<name>7[0-8]7)s\b"),
        # "ATR 72-600 planes", "E195-E2"
        re.compile(rf"\b(?:{_words('makes')})[ -](?P<name>\d{{1,4}}(?:-\d{{1,4}})?)[A-Z]{{0,3}}s?\b"),
        re.compile(r"\bE(?P<name>1[79][05])(?=-E2\b|s?\b)"),
    )


def _addresses() -> dict[str, tuple[re.Pattern[str], ...]]:
    """Lists of hours, courts and flats with a letter, years said to be about, and numbers of roads."""
    return {
        "clock": (
            re.compile(
                r"(?<![\w.,$€£¥:-])(?P<name>\d{1,2}(?::\d\d)?(?:, \d{1,2}(?::\d\d)?)+),? (?:and|or) \d{1,2}(?::\d\d)? ?[ap]\.?m\b"
            ),
        ),
        "lettered": (re.compile(r"(?<![\w.,$€£¥-])(?P<name>\d{1,4}-[A-Z])(?![\w-])"),),
        "circa": (
            re.compile(
                r"\b(?:[Cc]irca|c\.) (?P<name>1\d{3}|20\d\d)(?!\d|[.,]\d| (?:people|men|women|[a-z]+s)\b)"
            ),
        ),
        "road": (
            re.compile(
                rf"(?<![\w$])(?<!\b[Tt]he )(?:CR|FM|SR|SH|RM|US|U\.S\.|County Road|State Road|Farm Road)"
                rf"(?: (?:Route|Highway|Hwy\.?))? (?P<name>\d{{1,4}})\b{_NO_COUNT}"
            ),
            re.compile(
                r"(?<![\w$])(?<!\b[Tt]he )(?:US|U\.S\.) (?P<name>\d{1,3})(?= (?:is|was|has|near|at|north|south|east|west)\b)"
            ),
            re.compile(r"(?<![\w.,$])(?P<name>\d{1,5})(?= (?:CR|FM|SR|County Road|State Road) \d)"),
        ),
    }


def _labels() -> dict[str, tuple[re.Pattern[str], ...]]:
    """Seats and school classes, telephones, heights of people, and among how many a rate counts."""
    return {
        "seat": (
            # A seat of a plane has a letter; where the class of a school is said, the number is its name.
            re.compile(r"\b[Ss]eats? (?P<name>\d{1,2}[A-K]\b(?:(?:, | and | or )\d{1,2}[A-K]\b)*)"),
            re.compile(rf"\b[Gg]rades? (?P<name>{_CLASSES})(?![\w%]|[.,]\d)"),
            re.compile(rf"\b[Yy]ears? (?P<name>{_CLASSES})(?= (?:pupil|student|class|child|exam|boy|girl))"),
        ),
        "per": (
            re.compile(
                r"\bper (?P<name>(?:\d{1,3}(?:,\d{3})+|\d{2,})\b(?: (?:thousand|million)\b)?)(?![.,]\d|%| ?[$€£¥])"
            ),
            re.compile(r"\bper (?P<name>(?:hundred|thousand|million)\b)"),
            re.compile(
                r"\d (?:[a-z-]+ ){0,3}(?:for|in|out of) every (?P<name>(?:\d{1,3}(?:,\d{3})+|\d{2,})\b)(?![.,]\d|%)"
            ),
        ),
        "telephone": (
            # With the code of a country and four groups of digits or more, or a zero and three or four: "+41 22 555 01 20".
            re.compile(r"(?<![\w.,])(?P<name>\+\d{1,3}(?:[ .-]\(?\d{1,4}\)?){4,6})(?![\w%]|[.,]\d)"),
            re.compile(r"(?<![\w.,$€£¥+-])(?P<name>0\d{1,4}(?: \d{2,4}){3,4})(?![\w%]|[.,]\d)"),
            re.compile(
                r"(?<![\w.,$€£¥-])(?P<name>(?:1-)?\d{3}-[A-Z]{4,}|\d{3}[-.]\d{4})(?!\w|[.,-]\d| (?:years?|people|[a-z]+s)\b)"
            ),
        ),
        "height": (
            re.compile(
                rf"(?<![\w-])(?P<name>{_FEET_INCHES} (?:to|or|and) {_FEET_INCHES})(?![\w-]|[.,]\d| (?:vote|win|victory))"
            ),
        ),
    }


def _series() -> dict[str, tuple[re.Pattern[str], ...]]:
    """Types of arms, groups of powers, steps of a scale, races and axles."""
    return {
        "type": (_TYPE,),
        "group": (
            re.compile(_GROUP),
            re.compile(r"\b(?:Gang|Council|Club|Band) of (?P<name>[A-Z][a-z]+)\b"),
        ),
        "degree": (re.compile(rf"{_NOT_CHOSEN}\b(?:{_words('degrees')})[ -]{_STEP}", re.IGNORECASE),),
        "relay": (_RELAY,),
        "axles": (re.compile(rf"(?<![\w.])(?P<name>[468] ?[x×] ?[2468])(?![\w.])(?! ?{_LENGTHS})"),),
    }


@cache
def _patterns(rule: str) -> tuple[re.Pattern[str], ...]:
    emergency, records, filed = _words("emergency"), _words("records"), _words("filed")
    return {
        **_labels(),
        **_addresses(),
        "aircraft": _aircraft(),
        "emergency": (
            re.compile(rf"\b(?P<name>{emergency})(?= (?:{_words('calling')})\b)"),
            re.compile(rf"(?<![\w.,])(?P<name>{emergency})(?= (?:was|is|were|had been|has been) (?:{_words('dialling')})\b)"),
            re.compile(rf"\b(?:{_words('dialling')})(?: (?:to|on|the))? (?P<name>{emergency})\b(?! [a-z]+s\b)", re.IGNORECASE),
        ),
        "record": (
            re.compile(rf"\b(?:{records})(?: (?:no\.?|number|id|#))? (?P<name>\d[\w-]*)", re.IGNORECASE),
            re.compile(
                rf"\b(?:{filed})(?: (?:no\.?|number|id|#))? (?P<name>\d{{5,}}[\w-]*|\d+-[A-Z\d][\w-]*){_NO_COUNT}",
                re.IGNORECASE,
            ),
            re.compile(r"(?<![\w.,$€£¥-])(?P<name>\d{5,}-[A-Z]{1,3}\b)"),
            re.compile(r"(?<![\w.,$€£¥-])(?P<name>\d{7,})(?=$|[.;:)\n]|, | (?:and|or|on|in|at|was|were|is|to|from)\b)"),
        ),
        "coordinates": (
            re.compile(rf"(?P<name>{_ANGLE}[NS]\b,?(?: and| by)? ?{_ANGLE}[EW]\b)"),
            re.compile(rf"(?P<name>{_ANGLE_SAID} ?(?:[NSEW]\b|{_COMPASS}(?=,? (?:latitude|longitude|and \d|\d))))"),
            re.compile(r"\b(?:latitude|longitude)(?: of)? (?P<name>[-−]?\d{1,3}(?:\.\d+)?)", re.IGNORECASE),
            re.compile(r"(?<=\()(?P<name>[-−]?\d{1,2}\.\d{3,}, ?[-−]?\d{1,3}\.\d{3,})(?=\))"),
        ),
        "code": (
            re.compile(r"(?<![\w.,$€£¥-])(?P<name>\d{4,})(?= [A-Za-z]-?\d{2,}\b)"),  # "24703 L-202"
            re.compile(r"(?<![\w-])[A-Za-z]{2,}\d+-(?P<name>\d+[a-z]?)\b"),  # "scp2-173m"
        ),
        "ticker": (
            re.compile(r"\b(?P<name>\d{3,6}\.[A-Z]{1,3})\b"),
            re.compile(r"(?<![\w.,:-])(?P<name>0\d{2,})\b(?![.,:]\d)"),
        ),
        **_series(),
    }[rule]  # fmt: skip


def _found(rule: str) -> Callable[[str], Iterator[Extent]]:
    def extents(text: str) -> Iterator[Extent]:
        if rule == "degree" and not any(word in text.lower() for word in words("degrees")):
            return  # the pattern tries each word of a text, and this is seldom there
        for pattern in _patterns(rule):
            for match in pattern.finditer(text):
                yield match.span("name")

    return extents


RULES: dict[str, Callable[[str], Iterator[Extent]]] = {
    name: _found(name)
    for name in (
        "aircraft",
        "emergency",
        "record",
        "coordinates",
        "code",
        "ticker",
        "seat",
        "clock",
        "lettered",
        "circa",
        "road",
        "per",
        "telephone",
        "height",
        "type",
        "group",
        "degree",
        "relay",
        "axles",
    )
}


def designators(text: str) -> list[Extent]:
    """The extents of what names in the text, in order; they may overlap."""
    return sorted(extent for extents in RULES.values() for extent in extents(text))

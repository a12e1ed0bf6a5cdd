"""Numbers that are not written the western way, in a copy of the text that has them so, the same length.

"10 000", "12 500,50", "12,5 per cent" and "1.500,50" become "10,000", "12,500.50", "12.5 per cent" and "1,500.50": every
offset stays true, and whoever reads numbers knows one form only. Only what can be nothing else is changed.
"""

from __future__ import annotations

import re

from extractors.figures.designators import words as designating
from extractors.figures.lexicon import words

# The blanks that stand between groups of three digits (ISO 80000-1; the Unicode blanks that typesetters use for it).
_BLANKS = " \u00a0\u202f\u2009\u2007"
_GROUPED = re.compile(
    rf"(?<![\d.,:/+#\w])(?P<first>(?:US|[A-Z])?[$€£¥₹]|[A-Z]{{3}}[{_BLANKS}]?|Rs\.?[{_BLANKS}]?)?(?P<number>[1-9]\d{{0,2}}(?P<blank>[{_BLANKS}])\d{{3}}"
    rf"(?:(?P=blank)\d{{3}})*)(?!\d|[.,:/]\d{{3}}|[{_BLANKS}]\d)(?P<decimals>,\d{{1,2}}(?!\d|,))?"
)
_UNIT = (
    r"%|per ?cent|percentage|million|billion|trillion|crore|lakh|trn\b"
    r"|mln|mn\b|bn\b|tn\b|[€$£°]|[ck]?m\b|k?g\b|mm\b|k[Ww]h?\b|[MG]W\b"
    r"|(?:kilo|centi|milli)?(?:met(?:re|er)|gram)s?\b|(?:tonne|ton|litre|liter|hectare|acre|mile|degree|point)s?\b"
    r"|(?:euro|dollar|pound|rouble|ruble|krona|krone|zloty|second|minute|hour|day|year|knot|inch|carat)s?\b"
)
_DECIMAL = re.compile(
    rf"(?:(?<![\d.,:/#\w])|(?<=\bRp)|(?<=\bRs)|(?<=\b[A-Z]{{3}}))(?P<sign>[€$£]?)(?P<whole>\d{{1,12}}),(?P<part>\d{{1,2}})(?!\d|,\d|\.\d)(?P<unit>[{_BLANKS}-]?(?:{_UNIT}))?"
)
_NOUGHT = re.compile(r"(?<![\d.,:/#\w])(?P<sign>[€$£]?)0,(?P<part>\d{1,6})(?!\d|,\d|\.\d)")
_DOTTED = re.compile(r"(?<![\d.,:/#])\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d|[.,]\d)")
# Swiss groups; groups apart by points: "1.200" alone is a decimal unless it counts something and ends in noughts.
_APOSTROPHES = re.compile(r"(?<![\w.,'’])[1-9]\d{0,2}(?:['’]\d{3})+(?![\w'’])")
_POINTS = re.compile(r"(?<![\w.,:/-])[1-9]\d{0,2}(?:\.\d{3}){2,}(?![\w]|[.,/]\d)")
_POINT = re.compile(
    rf"(?<![\w.,:/$£€¥-])(?P<number>[1-9]\d{{0,2}}\.(?:\d00|\d{{3}}))(?![\d]|[.,/]\d)(?=[{_BLANKS}](?!{_UNIT})(?P<next>[a-z]{{3,}}))"
)
_SIDES = re.compile(
    r"(?<=\d)x(?=\d)(?=[\d.]+(?:x[\d.]+)?[ -]?(?:[cmk]?m|ft|feet|foot|in|inch(?:es)?|met(?:re|er)s?)\b)"
)
_SWAPPED = str.maketrans(".,", ",.")

_WORD_BEFORE = re.compile(rf"([^\W\d_]+)\.?[{_BLANKS}]$")
_NUMBER_BEFORE = re.compile(rf"(\d+)[{_BLANKS}]$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD_AFTER = re.compile(rf"[{_BLANKS}]?[^\W\d_%]|-[a-z]|[{_BLANKS}]?[%°€$£]")
# A dash joins groups to a name, a date or a telephone number; in a range both ends are grouped.
_JOINED = re.compile(rf"(?:[^\W\d]|(?<![{_BLANKS}]\d{{3}})(?<=\d))[-–]$")
_JOINED_AFTER = re.compile(rf"[-–]\d(?!\d{{0,2}}[{_BLANKS}]\d{{3}})")
_WORD_NEXT = re.compile(rf"[{_BLANKS}]([^\W\d_]+)")
_TYPED = re.compile(r"s\b|X\b|-\d")
_NAME_AFTER = re.compile(rf"[{_BLANKS}][A-Z]")
_MONTHS = re.compile(
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?",
    re.IGNORECASE,
)
_CALLED = frozenset({"call", "dial", "phone", "tel", "telephone", "fax", "mobile", "whatsapp", "code", "id"})
_ROW_WORDS = 3
_BYTE = 255
_RATED = frozenset({"times", "per", "and", "for", "from", "with", "against", "batting", "average", "grade"})
_LABELLED = re.compile(
    r"\b(?:version|section|release|rule|grade|average|batting|hit|odds|ratio) $", re.IGNORECASE
)
_LABEL_REACH = 12


def western(text: str, grouped_by_points: bool = False) -> str:
    """The text with its numbers in the western form; as long as the text itself.

    Args:
        text: Some run of an article.
        grouped_by_points: Whether the article writes decimals after a comma, so that "1.250 people" are 1,250 of them.
    """
    if not any(character.isdigit() for character in text):
        return text
    text = _GROUPED.sub(_with_commas, text)
    text = _APOSTROPHES.sub(lambda match: re.sub("['’]", ",", match[0]), text)
    text = _POINTS.sub(_with_groups, text)
    text = _POINT.sub(lambda match: _with_group(match, grouped_by_points), text)
    text = _SIDES.sub("×", text)
    text = _DOTTED.sub(lambda match: match[0].translate(_SWAPPED), text)
    text = _NOUGHT.sub(lambda match: f"{match['sign']}0.{match['part']}", text)
    return _DECIMAL.sub(_with_point, text)


def _with_commas(match: re.Match[str]) -> str:
    if not _is_one_number(match):
        return match[0]
    start, end = match.span("number")
    text, begin = match[0], match.start()
    grouped = re.sub(f"[{_BLANKS}]", ",", match["number"])
    decimals = (match["decimals"] or "").replace(",", ".")
    return f"{text[: start - begin]}{grouped}{decimals}{text[end - begin + len(decimals) :]}"


def groups_by_points(text: str) -> bool:
    """Whether an article writes as in "3,2 per cent", "1.500,50", "2.350.000 euros"; one such number tells the habit."""
    groups = any(_with_groups(match) != match[0] for match in _POINTS.finditer(text))
    return groups or bool(_DOTTED.search(text) or any(match["unit"] for match in _DECIMAL.finditer(text)))


def _with_groups(match: re.Match[str]) -> str:
    """Groups apart by points, unless four numbers below 256 are an address of the internet."""
    groups = match[0].split(".")
    is_address = len(groups) == 4 and all(int(group) <= _BYTE for group in groups)
    return match[0] if is_address else match[0].replace(".", ",")


def _with_group(match: re.Match[str], grouped: bool) -> str:
    """One group after a point: where the article groups so, or where decimals would end in noughts ("1.200 soldiers")."""
    start = match.start()
    is_rate = match["next"] in _RATED or _LABELLED.search(match.string, max(0, start - _LABEL_REACH), start)
    is_group = (grouped or match["number"].endswith("00")) and not is_rate
    return match[0].replace(".", ",") if is_group else match[0]


def _with_point(match: re.Match[str]) -> str:
    if not (match["sign"] or match["unit"]):
        return match[0]
    return f"{match['sign']}{match['whole']}.{match['part']}{match['unit'] or ''}"


def _is_one_number(match: re.Match[str]) -> bool:
    """Whether the groups are one number: no label, day or year with a number behind it, no telephone number, no row."""
    text, start, end = match.string, match.start("number"), match.end()
    groups = re.split(f"[{_BLANKS}]", match["number"])
    is_round, is_priced = groups[-1] == "000", bool(match["first"])
    if is_round and len(groups) == 2:
        return True  # "000" is no number of its own
    if groups[-1] in designating("aircraft") and (_is_type(text, end) or _TYPED.match(text, end)):
        return False  # "40 737 Max jets", "12 747 freighters"
    before = text[max(0, start - 24) : start]
    if _JOINED.search(before) or _JOINED_AFTER.match(text, end):
        return False
    if number := _NUMBER_BEFORE.search(before):
        return is_round and bool(_YEAR.fullmatch(number[1]))
    if word := _WORD_BEFORE.search(before):
        said = word[1].lower()
        if said in _CALLED or (_is_label(said) and not is_priced):
            return False
        if _MONTHS.fullmatch(said) and int(groups[0]) <= 31 and not is_round:
            return False
    if is_round or is_priced:
        return True
    if match["blank"] == " " and _is_in_row(match):
        return False
    if len(groups[0]) == 3 and _NAME_AFTER.match(text, end):
        return False  # "400 737 Max jets"
    ascends = len(groups) > 2 and len(groups[0]) == 3 and groups == sorted(set(groups))
    return not ascends and (len(groups) < 3 or len(groups[0]) < 3 or bool(_WORD_AFTER.match(text, end)))


def _is_type(text: str, end: int) -> bool:
    word = _WORD_NEXT.match(text, end)
    return word is not None and (word[1][0].isupper() or word[1] in designating("craft"))


def _is_label(word: str) -> bool:
    return any(word.removesuffix("s") in words(name) or word in words(name) for name in ("labels", "indexes"))


def _is_in_row(match: re.Match[str]) -> bool:
    """Whether the number ends a line of few words, or columns stand beside it: a row of a table."""
    text, start, end = match.string, match.start(), match.end()
    if text[max(0, start - 2) : start] in ("  ", "\t") or text[max(0, start - 1) : start] == "\t":
        return True
    if text[end : end + 1] == "\t" or text[end : end + 2] == "  ":
        return True
    line = text[text.rfind("\n", 0, start) + 1 : start]
    ends = text[end : end + 1] in ("", "\n", "\r")
    return ends and len(line.split()) <= (_ROW_WORDS if "\n" in text else 1)

"""Places and days that a sentence names for something else than a figure: its source, what it is measured against, a part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.links.neighbours import is_neighbours, is_of_deed, is_of_others, is_population, is_share

if TYPE_CHECKING:
    from extractors.links.annotations import Candidate, LinkAnnotation

_SOURCE = re.compile(
    r"\b[Aa]ccording to [^,;.]*$|(?:[,”\"]|’’) (?:said|says) [^,;.]*$|,? by the count of [^,;.]*$"
)
"""Before a place: that it is where those are who say it."""
_BODY = re.compile(
    r"\b(?:University|College|Institute|School|Academy|Bank|Museum|Ministry) (?:of|for|in) (?:the )?$"
)
"""Before a place: that it is a word of an organisation's name."""
_COMPARED = re.compile(
    r"\b(?:"
    r"the (?:size|area|land area|length|width|height|weight|volume) of"
    r"|(?:twice|double|triple|half|times|same|quarter|third) the (?:[\w-]+ ){1,3}?(?:of|in|for|from|seen in)"
    r"|(?:twice|times|half|just|about|roughly|almost|nearly) as [a-z]+ as(?: in)?"
    r"|(?:bigger|larger|smaller|greater|longer|wider|taller) than"
    r") (?:the )?(?:(?:city|state|island|country) of )?$"
)
"""Before a place or a year: that the figure is measured against it."""
_NUMBER = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: (?:million|thousand|billion))?"
_PARTED = r"\b(?:among (?:them|those|whom|which)|including|includes?|of (?:them|whom|which|those))\b"
_PART = re.compile(
    rf"{_PARTED}(?: at least| about| some| more than| over)? {_NUMBER}(?: of them)? (?:in|over|at|near|from|around) [^;.]*$"
)
_COUNTED_PART = re.compile(rf"{_PARTED} {_NUMBER} [a-z]+ (?:in|over|at|near|from|around) [^,;]*$")
_ANOTHER_PART = re.compile(rf"[^,;.]*,? (?:and )?{_NUMBER} (?:[a-z]+ )?(?:in|over|at|near|from|around) ")
_ANOTHER_TIME = re.compile(r",? (?:and|but|while) (?:in|on) (?:\d{4}|[A-Z][a-z]+(?: \d+)?),? [a-z]")
_GAPPED = re.compile(r" (?:about |some |nearly |only )?[\d$£€]")
_JOINING = re.compile(r"(?:,|;|,? and|while|but) (?:the )?$")
_DIFFERENCE = re.compile(r" (?:more|less|fewer|higher|lower|up|down) (?:than|on|from)\b")
_NOW = re.compile(r"\b(?:and|but|while) (?:now|today|currently)\b|, now\b")


def without_others(text: str, found: LinkAnnotation) -> LinkAnnotation:
    """The candidates of a figure without those that are of something else, or stand behind the semicolon that ends its part."""
    kept = found.copy()
    shared = found["topic"] == "harm" and is_share(found["text"])
    kept["asserted"] = found["asserted"] and not shared and not is_of_deed(text, found)
    # of a share, and of a deed that was judged, the story of the event does not go on
    kept["who"] = [each for each in found["who"] if ";" not in text[found["end"] : each["start"]]]
    if _DIFFERENCE.match(text, found["end"]):  # "47 percent more than a year before, the army patrols"
        kept["who"] = [each for each in kept["who"] if each["start"] < found["end"]]
    before = text[found["sentence"] : found["start"]]
    if is_population(found, before) or is_of_others(before):
        kept["who"] = []
    kept["where"] = [each for each in found["where"] if not _is_other(text, found, each, "where")]
    kept["when"] = [each for each in found["when"] if not _is_other(text, found, each, "when")]
    return kept


def _is_other(text: str, found: LinkAnnotation, candidate: Candidate, kind: str) -> bool:
    start, end, at = found["start"], found["end"], candidate["start"]
    if is_neighbours(text, found, candidate, kind):
        return True
    before = text[found["sentence"] : at]
    measured = _COMPARED.search(before)
    if measured is not None and not found["sentence"] + measured.start() <= start < at:
        return True  # of "twice the 150 of 2022" the number is itself of that year
    between = text[end:at] if at >= end else ""
    if ";" in between:
        return True
    if kind == "when":
        return candidate["end"] <= start and bool(_NOW.search(text[candidate["end"] : start]))
    source = _SOURCE.search(before)
    if source is not None and not found["sentence"] + source.start() <= start < at:
        return True
    if at >= end and _JOINING.search(before) and _GAPPED.match(text, candidate["end"]):
        return True  # "Hamas freed 12 hostages, Israel 90"
    if candidate["reach"] != "clause" and _ANOTHER_TIME.search(between):
        return True  # "it killed 14, and in 2021 another left 38 dead in West Kordofan"
    if _BODY.search(before) or _PART.search(between):
        return True
    counted = _COUNTED_PART.search(between) is not None
    return counted and _ANOTHER_PART.match(text, candidate["end"]) is not None

"""What happens to those, or the things, that a figure counts: killed, hurt, missing, displaced, destroyed and so on."""

from __future__ import annotations

import re

from extractors.stories.lexicon import patterns

# What may stand between an amount with its noun and what happens to it.
_BETWEEN = re.compile(
    r"[ ,]*\b(?:more|other|others|who|that|which|people|have|has|had|was|were|are|is|been|being|be|also|still|now|reported|"
    r"reportedly|confirmed|presumed|feared|remain|remained|remains|left|found|in|already|all|later|so|far|seriously|badly|"
    r"critically)\b",
    re.IGNORECASE,
)
_STEPS = 6  # words of these at most
_BLANK = re.compile(r"[ ,]*")
_END = re.compile(r"[.;:!?]\s|\n| while | but |, (?:and|or) ")
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds|thousands)\b"
)
_GAP = 45  # code points from what happens to an amount that follows it
_OF_THINGS = frozenset(("destroyed", "damaged", "flooded", "closed"))
_TOLL = re.compile(r"\b(?:toll|number of|count)\b", re.IGNORECASE)


def fate_in(unit: str, before: str, after: str, clause: str, are_people: bool) -> str:
    """What happens to what is counted; empty where nothing of the sort is said.

    Args:
        unit: The words of what is counted.
        before: What stands before the figure in its sentence.
        after: What stands after it.
        clause: Subject and verb that the parse gives the figure.
        are_people: Whether people are counted, who are not destroyed as things are.
    """
    ends = list(_END.finditer(before))
    near = before[ends[-1].end() if ends else 0 :]
    for fate in (_first(unit), _following(after), _last(near), _first(clause)):
        if fate and not (are_people and fate in _OF_THINGS):
            return fate
    return ""


def _following(after: str) -> str:
    """What directly follows an amount: "40 people were killed", "95,000 had lost their homes"."""
    at = 0
    for _ in range(_STEPS):
        begin = _BLANK.match(after, at).end()  # type: ignore[union-attr]
        for fate, pattern in patterns("fates"):
            if pattern.match(after, begin):
                return fate
        between = _BETWEEN.match(after, at)
        if between is None:
            return ""
        at = between.end()
    return ""


def _first(words: str) -> str:
    return next((fate for fate, pattern in patterns("fates") if pattern.search(words)), "")


def _last(words: str) -> str:
    """The fate that stands nearest before an amount; farther off, or with a number between, only of a toll that comes to it."""
    found = [(match.end(), fate) for fate, pattern in patterns("fates") for match in pattern.finditer(words)]
    if not found:
        return ""
    end, fate = max(found)
    is_near = len(words) - end <= _GAP and not _NUMBER.search(words, end)
    return fate if is_near or _TOLL.search(words) else ""

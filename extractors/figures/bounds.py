"""Words that bound a number: "some 800", "more than a dozen", "up to 5 per cent", "300 or so"."""

from __future__ import annotations

import re

from extractors.figures.quantity import Quantity
from extractors.model import Bound

_WORDS: dict[Bound, str] = {
    "at least": r"at least|at the least|no (?:less|fewer) than|not (?:less|fewer) than|(?:a )?minimum of|as early as|starting (?:at|from)|≥|>=",
    "at most": r"at most|at the most|no (?:more|higher|greater|later|longer) than|not more than|up to|as (?:many|much|high|long|far|large|big|tall) as|"
    r"(?:a )?maximum of|capped at|limited to|≤|<=|within|plus or minus|plus-or-minus|give or take|±|\+/-",
    "more than": r"more than|greater than|larger than|higher than|longer than|bigger than|older than|faster than|better than|over|above|"
    r"upwards? of|in excess of|north of|excess of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops|beyond|>",
    "less than": r"less than|fewer than|lower than|smaller than|shorter than|younger than|under|below|short of|south of|sub ?-? ?|<",
    "about": r"some|about|around|roughly|approximately|approx\.?|nearly|almost|close to|nearing|an? estimated|estimated|circa|ca\.|c\.|~|≈|"
    r"in the region of|(?:in|on|of) the order of|virtually|something like|or so|as good as|more or less|just (?:under|over|shy of|about)|a little (?:over|under)",
    "exactly": r"exactly|precisely",
}
_ANY = re.compile(
    rf"(?<![\w-])(?:{'|'.join(f'(?P<{bound.replace(chr(32), chr(95))}>{words})' for bound, words in _WORDS.items())})"
    r"(?P<gap> ?(?:the |a further |another |an additional |a |an )?)$",
    re.IGNORECASE,
)
_AFTER: tuple[tuple[re.Pattern[str], Bound], ...] = (
    (re.compile(r" ?(?:,? or (?:more|above|higher|over|older|better|greater|longer)\b|-?plus\b|\+)", re.I), "at least"),
    (re.compile(r",? or (?:less|fewer|below|lower|under|younger)\b", re.I), "at most"),
    (re.compile(r" or so\b| or thereabouts\b|-odd\b|-ish\b| more or less\b|, give or take\b", re.I), "about"),
    (re.compile(r" at (?:the )?most\b| (?:max\b|maximum\b)", re.I), "at most"),
    (re.compile(r" at (?:the )?(?:very )?least\b| minimum\b", re.I), "at least"),
)
_FURTHER = re.compile(r"\b(?:another|a further|an additional|an extra) $", re.I)


def bounded(text: str, quantity: Quantity) -> Quantity:
    """The quantity with its bound, and with the bound's words in its span."""
    start = quantity.start
    near = text[max(0, start - 36) : start]
    if further := _FURTHER.search(near):
        start -= len(further[0])
        near = near[: further.start()]
        quantity = quantity.with_(start=start)
    between = re.search(r"\b(?:somewhere |anywhere )?(?:between|from) $", near, re.I)
    if between and quantity.high is not None:
        quantity = quantity.with_(start=start - len(between[0]))
        start, near = quantity.start, near[: between.start()]
    if match := _ANY.search(near):
        bound = next(name for name, words in match.groupdict().items() if words is not None and name != "gap")
        words = match[0].strip(" ")
        quantity = quantity.with_(start=start - len(match[0]), bound=bound.replace("_", " ")).because(f"“{words}”")
        return quantity
    for pattern, bound_after in _AFTER:
        if match := pattern.match(text, quantity.end):
            return quantity.with_(end=match.end(), bound=bound_after).because(f"“{match[0].strip(' ,')}”")
    return quantity

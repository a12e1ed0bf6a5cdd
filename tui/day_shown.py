"""A date as its row shows it, which a filter finds when it is typed."""

from __future__ import annotations

from extractors.folding import folded
from extractors.model import Timex
from extractors.wordings import PARTS
from tui import wordings

# Names of months and days in the tongue that the window has, whatever the machine's is.
_MONTHS = frozenset(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))
_DAYS = frozenset(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
_WORDS = (
    _MONTHS | _DAYS | {"week", "of", "century", "utc"} | {word for part in PARTS for word in part.split()}
)


def is_day_word(word: str) -> bool:
    """Whether a date's row may have the word, folded, beside a length of time and its own words: `fri`, `13`, `morning`."""
    return not word.isalpha() or word in _WORDS


def day_shown(timex: Timex, words: str) -> str:
    """All that a row says of the date, folded: `fri 13 aug 2021`, `15 years`."""
    return folded(wordings.timex(timex, words))

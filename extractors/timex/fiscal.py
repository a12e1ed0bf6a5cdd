"""Years and quarters of accounts, which need not be those of the calendar: "fiscal 2026, which ends on 30 April"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.timex.annotations import TimexAnnotation

_LEAD = re.compile(r"\b(?:fiscal|financial)(?:[\s-]year)?\s$", re.IGNORECASE)
_SAID = re.compile(r"\b(?:fiscal|financial)\b|\bFY", re.IGNORECASE)
_REACH = len("financial year ")
_PERIODS = frozenset({"quarter", "half"})
DOUBT: Final = (
    "A year of accounts may begin in another month than January: its days are those of the calendar’s."
)


def with_fiscal_marked(found: list[TimexAnnotation], text: str, offset: int) -> list[TimexAnnotation]:
    """The expressions, those marked that are told to be of a year of accounts.

    Args:
        found: Expressions in text order.
        text: The Doc's text.
        offset: Where the text begins in the article.
    """
    for one in found:
        start = one["start"] - offset
        is_period = one["form"] in _PERIODS or "year" in one or one.get("unit") in ("year", "quarter")
        is_dated = {"day", "month"} & one.keys()
        if (
            is_period
            and not is_dated
            and (_SAID.search(one["text"]) or _LEAD.search(text, max(0, start - _REACH), start))
        ):
            one["fiscal"] = True
    return found


def has_own_year(story: Sequence[TimexAnnotation]) -> bool:
    """Whether an article counts by a year of accounts anywhere: then its quarters and halves are of that year."""
    return any(item.get("fiscal") for item in story)


def is_of_accounts(item: TimexAnnotation, of_article: bool) -> bool:
    """Whether an expression is a year of accounts, or a part of one where the article counts by such."""
    return bool(item.get("fiscal")) or (of_article and item["form"] in _PERIODS)

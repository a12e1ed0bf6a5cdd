"""Days that stand alone on a line, and the hours that open the lines below: "Thursday, Oct. 9", "2:05 a.m. - A man"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from extractors.timex.annotations import TimexAnnotation

_SET_OFF = " \t*_#:."
_DATED = frozenset({"weekday", "day", "holiday"})


def with_headings_marked(found: list[TimexAnnotation], text: str, offset: int) -> list[TimexAnnotation]:
    """The expressions, a day that is a line by itself marked, and a clock time with which a line begins.

    Args:
        found: Expressions in text order.
        text: The Doc's text.
        offset: Where the text begins in the article.
    """
    for one in found:
        start, end = one["start"] - offset, one["end"] - offset
        before = text[text.rfind("\n", 0, start) + 1 : start].strip(_SET_OFF)
        if before:
            continue
        after = text[end : text.find("\n", end) if "\n" in text[end:] else len(text)].strip(_SET_OFF)
        if not after and _DATED & one.keys() and not {"clock", "part"} & one.keys():
            one["heads"] = True
        elif after and one["form"] == "clock" and "clock" in one and "direction" not in one:
            one["opens"] = True
    return found


def headed_by(item: TimexAnnotation, headed: date | None) -> date | None:
    """The day of the heading above a clock time that opens its line; None where it opens none, or there is no heading."""
    return headed if item.get("opens") else None

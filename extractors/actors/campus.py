"""Universities by the name of their town or founder: who studies or teaches "at Columbia" is at no place of that name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extractors.actors.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

_WINDOW: Final = 6
"""Words before the preposition among which one of studying is looked for: "a student at Princeton and at Oxford"."""
_DIRECT: Final = 3
"""The same before "from": "graduated with honours from"."""
REACH: Final = _WINDOW + 1  # words before the name that are looked at
LISTED: Final = 6  # words behind the name, among which "and" closes a list of names
_STOPS: Final = frozenset([",", ";", "(", ")", ":", "—", "–"])


def is_campus(lowers: Sequence[str], start: int, end: int) -> bool:
    """Whether the name of those tokens follows "student at", "graduated from" and the like.

    Args:
        lowers: The words of the text in small letters, from `REACH` before the name or its beginning on.
        start: The name's first token.
        end: One past its last.
    """
    start = _first_of_list(lowers, start, end)
    before = lowers[start - 1] if start else ""
    if before not in ("at", "from") or (end < len(lowers) and lowers[end] in ("airport", "station")):
        return False
    words = lexicon()
    window = list(lowers[max(0, start - 1 - (_WINDOW if before == "at" else _DIRECT)) : start - 1])
    while any(stop in window for stop in _STOPS):
        window = window[next(at for at, word in enumerate(window) if word in _STOPS) + 1 :]
    wanted = words.academic if before == "at" else words.graduating
    return not wanted.isdisjoint(window)


def _first_of_list(lowers: Sequence[str], start: int, end: int) -> int:
    """Where the first name of a list begins whose names are one word each: "at Columbia, Harvard and Princeton"."""
    first, is_joined = start, False
    while first > 2 and lowers[first - 1] in (",", "and", "or"):
        is_joined = is_joined or lowers[first - 1] != ","
        step = first - 1 - (lowers[first - 2] == ",")
        if lowers[step - 1] in _STOPS or not lowers[step - 1].isalpha():
            return start
        first = step - 1
    if first == start:
        return start
    after = end
    while not is_joined and after + 1 < len(lowers) and lowers[after] in (",", "and", "or"):
        is_joined = lowers[after] != "," or lowers[after + 1] in ("and", "or")
        after += 2
    return first if is_joined else start

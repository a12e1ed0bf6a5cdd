"""Maps an offset of a text to the same place in a later version of it."""

from __future__ import annotations

# By so many code points a place is known again, the surest first.
_WORDS = (60, 25, 8)


def offset_in(new: str, old: str, offset: int) -> int:
    """The code point of the new text that stands where the reader was in the old one.

    What comes before the first change stays where it was, what follows the last change keeps its distance from the end, and
    what lies between is found by the words that follow it, else by where the changes begin.

    Args:
        new: The text as it is now.
        old: The text as it was.
        offset: The reader's code point in the old text.
    """
    before = _alike(old, new)
    if offset <= before:
        return min(offset, max(0, len(new) - 1))
    after = min(_alike(old[::-1], new[::-1]), min(len(old), len(new)) - before)
    if offset >= len(old) - after:
        return max(0, offset + len(new) - len(old))
    for words in (old[offset : offset + length] for length in _WORDS):
        found = [
            at for at in (new.find(words, before), new.rfind(words, before, offset + len(words))) if at >= 0
        ]
        if found:
            return min(found, key=lambda at: abs(at - offset))
    return min(before, max(0, len(new) - 1))


def _alike(one: str, other: str) -> int:
    """How many code points two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low

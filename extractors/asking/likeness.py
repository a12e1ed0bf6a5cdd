"""Words that are nearly the same: for a name that was not typed as the article writes it, and for a field that does not exist."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.folding import folded as folded

# Below five letters one letter makes another name ("Iran", "Iraq"); above eight two slips are still the same name.
_LEAST_LETTERS, _LONG = 5, 9


def joined(name: str) -> str:
    """A folded name without its blanks, hyphens and apostrophes: `lashkargah`."""
    return name.replace(" ", "").replace("-", "").replace("'", "")


def is_like(word: str, name: str) -> bool:
    """Whether the word may be a slip for the name, or for a word of it, or for the beginning of one.

    One letter wrong, missing, too many or two exchanged, in words of five letters or more; two in words of nine or more. The
    first letter must be right.

    Args:
        word: What was typed, folded.
        name: A folded name or wording.
    """
    slips = slips_allowed(word)
    if not slips:
        return False
    for part in (*name.replace("-", " ").split(), joined(name)):
        if part[:1] == word[:1] and len(part) >= len(word) - slips:
            beginnings = {part[: len(word) + more] for more in range(-slips, slips + 1)}
            if any(distance(joined(word), beginning, slips) <= slips for beginning in beginnings):
                return True
    return False


def slips_allowed(word: str) -> int:
    """How many letters of a word may be wrong."""
    letters = sum(c.isalpha() for c in word)
    return 0 if letters < _LEAST_LETTERS else 2 if letters >= _LONG else 1


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that the word was most likely meant for; None where none is near: a third of the letters may differ."""
    limit = max(1, (len(word) + 1) // 3)
    ranked = sorted((distance(word, choice, limit), choice) for choice in choices)
    return ranked[0][1] if ranked and ranked[0][0] <= limit else None


def distance(one: str, other: str, limit: int) -> int:
    """Letters to add, leave out, change or exchange with their neighbour until both are the same; `limit` + 1 for any more.

    The optimal string alignment distance (Damerau 1964; Wagner and Fischer 1974).
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before, last = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, there in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != there))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == there:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before, last = last, row
    return last[-1]

"""What a figure is compared with: "up from 46.2 % in 2022", "more than the 1 million in Lebanon"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.clauses.arguments import descendants
from extractors.clauses.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractors.clauses.parse import Parse
    from extractors.links.phrase import Phrase

_BACK = 12  # tokens, to the "from" of a list of old values
_COMPARED = frozenset({"compared", "versus", "vs", "against", "than"})
_OUTDONE = frozenset({"topping", "exceeding", "beating", "surpassing", "outstripping", "eclipsing"})
_LEVELS = frozenset({"below", "above", "under", "over"})
_DIRECTION = frozenset(
    {
        "up",
        "down",
        "higher",
        "lower",
        "more",
        "less",
        "fewer",
        "greater",
        "rise",
        "increase",
        "drop",
        "decline",
        "fall",
    }
)


def compared(parse: Parse, phrases: Sequence[Phrase]) -> tuple[frozenset[int], frozenset[int]]:
    """The roots of figures that others are compared with, and every token of what they are compared with."""
    roots: set[int] = set()
    tokens: set[int] = set()
    for opener in _openers(parse):
        below = set(descendants(parse, opener))
        inside = [phrase for phrase in phrases if phrase.last > opener and below & {phrase.root, phrase.last}]
        if not inside:
            continue
        first = min(inside, key=lambda phrase: phrase.last)
        if not any(phrase.last < opener for phrase in phrases):
            continue  # nothing stands before that it could be compared with
        further = _joined(parse, first, phrases)
        roots |= {first.root, *(phrase.root for phrase in further)}
        tokens |= set(range(opener, _end(parse, (further or [first])[-1].last)))
    return frozenset(roots), frozenset(tokens)


def _joined(parse: Parse, first: Phrase, phrases: Sequence[Phrase]) -> list[Phrase]:
    """The figures that a list goes on with: "compared with 58 per cent in 2019 and 71 per cent in 2014"."""
    found: list[Phrase] = []
    end = _end(parse, first.last)
    for phrase in sorted(phrases, key=lambda phrase: phrase.last):
        if parse.deps[phrase.root] in ("nsubj", "nsubjpass"):
            continue
        joined = end < len(parse.words) and (parse.tags[end] == "CC" or parse.words[end] == ",")
        if (
            phrase.last > end
            and joined
            and phrase.first <= end + 2
            and "CC" in parse.tags[end : phrase.first + 1]
        ):
            found.append(phrase)
            end = _end(parse, phrase.last)
    return found


def follows_change(parse: Parse, phrase: Phrase) -> bool:
    """Whether it is the old value of a change, whose owner is that of the new one: "to $5 billion from $4 billion"."""
    for at in range(phrase.last - 1, max(-1, phrase.first - _BACK), -1):
        word = parse.words[at].lower()
        if word == "from":
            return True
        if word in (",", ";") and at < phrase.first:
            return False
    return False


def _openers(parse: Parse) -> Iterator[int]:
    """The words that open a comparison with another number."""
    for index, word in enumerate(parse.words):
        low = word.lower()
        if low in _COMPARED:
            bound = low == "than" and index + 1 < len(parse.words) and parse.tags[index + 1] == "CD"
            before = parse.words[index - 1].lower() if index else ""
            if not (
                bound
                and before in ("more", "less", "fewer", "greater")
                and parse.deps[index] in ("quantmod", "advmod")
            ):
                yield index
        elif low in _LEVELS and parse.words[index + 1 : index + 2] == ["the"]:
            if "CD" in parse.tags[index + 2 : index + 4]:
                yield index  # "far below the 600 a day that are needed"
        elif (
            (low in _OUTDONE and parse.deps[index] in ("advcl", "acl") and parse.tags[index] == "VBG")
            or (low == "as" and parse.deps[index] == "prep" and _is_multiple(parse, index))
            or (low == "from" and index and parse.words[index - 1].lower() in _DIRECTION)
            or (
                low == "from"
                and parse.deps[index] == "prep"
                and parse.lemmas[parse.heads[index]] in words("comparing_verbs")
            )
        ):
            yield index


def _is_multiple(parse: Parse, index: int) -> bool:
    """Whether the word is the second "as" of "twice as many as"."""
    before = [word.lower() for word in parse.words[max(0, index - 3) : index]]
    return len(before) == 3 and before[1] == "as" and before[0] in ("twice", "half", "times", "double")


def _end(parse: Parse, last: int) -> int:
    """One past the comparison's last token: at the next comma, semicolon or conjunction behind its figure."""
    for index in range(last + 1, len(parse.words)):
        if parse.words[index] in (",", ";", ".", ")", "—", "–") or parse.tags[index] == "CC":
            return index
    return len(parse.words)

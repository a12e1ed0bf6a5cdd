"""Repairs the boundaries of name spans: the model's spans include foreign words, or stop inside a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.actors.lexicon import Lexicon
    from extractors.clauses.parse import Parse

_LEANINGS = ("pro-", "anti-", "non-")
"""What turns a name into an adjective before another one: "pro-Kremlin Nashi"."""
_SCORE = re.compile(r"\d+[-–]\d+$")
_SCALES = frozenset({"thousand", "million", "billion", "trillion", "m", "bn", "tn", "percent", "%", "per"})
_BARS = frozenset("|—–/:•·;…")
_CLOSED = frozenset(
    ["IN", "DT", "PRP", "PRP$", "WP", "WDT", "CC", "TO", "MD", "VBD", "VBZ", "VBP", "RB", "WRB"]
)
"""Tags of words that continue a sentence and not a name."""
_SPACED, _SYLLABLE = 4, 8
"""Longest part of a name in lower case after a hyphen, with blanks around that and without ("Kim Jong-un"), in code points."""


def repaired(parse: Parse, start: int, end: int, label: str, words: Lexicon) -> tuple[int, int] | None:
    """The span as its name has it, or None where nothing of a name is left.

    Articles, possessives, blanks and line ends are cut off, and so are the words of a sentence that the model took along
    ("met" of "met Powell", "marks" of "Herat marks"); a hyphenated part that it left is taken in.
    """
    if label == "PERSON" and parse.words[end - 1].lower() in words.particles and end < len(parse.words):
        end += _free(parse, end)  # "Ursula von der" of the model
    start, end = _stripped(parse, *_within_line(parse, start, end), words)
    if label in ("PERSON", "ORG", "NORP"):
        start, end = _unbroken(
            parse, start, end, words.particles if label == "PERSON" else words.name_connectors, words
        )
    while end - 1 > start and _lower(parse, end - 1) and not _hyphenated(parse, end - 1):
        end -= 1
    while start < end - 1 and _lower(parse, start) and parse.words[start] not in words.particles:
        start += 1
    start, end = _stripped(parse, start, end, words)
    if label == "PERSON" and end - start > 1 and _lower_of(parse, start) in words.before_persons:
        start += 1
    while end - 1 > start and _is_sum(parse, end - 1):
        end -= 1  # "the Ministry of Health 138 billion"
    while label == "PERSON" and start < end and not any(c.isalpha() for c in parse.words[end - 1]):
        end -= 1
    if start >= end or not any(c.isalpha() for c in parse.wording(start, end)):
        return None
    return (start, _continued(parse, end, words)) if label == "PERSON" else (start, end)


def _is_sum(parse: Parse, index: int) -> bool:
    """Whether a word is the number of a sum that follows a name: "138" before "billion", "per cent" or a sign."""
    after = parse.words[index + 1].lower() if index + 1 < len(parse.words) else ""
    return parse.tags[index] == "CD" and parse.words[index][0].isdigit() and after in _SCALES


def completed(parse: Parse, start: int, end: int, words: Lexicon) -> tuple[int, int]:
    """The span with the proper nouns of its phrase that the model left out on either side, where it has one word only.

    A hyphenated beginning is taken in whatever the length: "Make-A-" of "Make-A-Wish Foundation".
    """
    while (
        start > 2 and parse.words[start - 1] == "-" and _free(parse, start - 2) and not _spaced(parse, start)
    ):
        start -= 2
    before = start - 1
    if before >= 0 and _free(parse, before) and parse.wording(before, end) in words.known:
        return before, end
    if parse.words[end : end + 1] in (["'"], ["’"]) and _owned_body(parse, end + 1, words):
        return start, end + 2
    if end - start > 1:
        return start, end
    if before > 0 and _free(parse, before) and parse.starts[before] != parse.sentences[before]:
        inside = parse.deps[before] == "compound" and start <= parse.heads[before] < end
        start = before if inside and _part(parse, before, words) else start
    if (
        end < len(parse.words)
        and _free(parse, end)
        and parse.heads[end - 1] == end
        and _part(parse, end, words)
    ):
        end += 1 if parse.deps[end - 1] == "compound" else 0
    return start, end


def _owned_body(parse: Parse, index: int, words: Lexicon) -> bool:
    """Whether a body's last word follows its members' plural: "Farmers' Union"."""
    word = parse.words[index] if index < len(parse.words) else ""
    members = parse.words[index - 2]
    return members.endswith("s") and word.istitle() and word.lower() in words.institutions


def _free(parse: Parse, index: int) -> bool:
    return not parse.labels[index] and parse.is_name(index)


def _spaced(parse: Parse, index: int) -> bool:
    return parse.starts[index] > parse.ends[index - 1] or parse.starts[index - 1] > parse.ends[index - 2]


def _part(parse: Parse, index: int, words: Lexicon) -> bool:
    """Whether the word may belong to a name: no title, office or kind of thing, and not all in capitals."""
    word = parse.words[index].lower().rstrip(".")
    return word not in words.outside and not parse.words[index].isupper()


def prefixed(parse: Parse, start: int) -> bool:
    """Whether the name is the second half of a word: "pro-Beijing", "anti-Trump"."""
    if start < 2 or not _hyphenated(parse, start) or not _lower(parse, start - 2):
        return False
    return not _spaced(parse, start) or parse.words[start - 2] + "-" in _LEANINGS


def _unbroken(parse: Parse, start: int, end: int, inner: frozenset[str], words: Lexicon) -> tuple[int, int]:
    """The span up to the first lower-case word that is in no name, or after it where no name stands before it."""
    for index in range(start + 1, end):
        word = parse.words[index].lower()
        if word in words.headline_verbs and parse.words[index].istitle():
            return start, index
        if not _lower(parse, index) or _hyphenated(parse, index):
            continue
        if word in inner and not (word == "the" and not _lower(parse, index - 1)):
            continue
        return (start, index) if any(parse.is_name(k) for k in range(start, index)) else (index + 1, end)
    return start, end


def _continued(parse: Parse, end: int, words: Lexicon) -> int:
    """The end of a person's name that goes on after a hyphen: "Kim Jong-un", "Roh Moo - hyun"."""
    if end + 1 >= len(parse.words) or parse.words[end] != "-":
        return end
    word, after = parse.words[end + 1], end + 1
    spaced = _spaced(parse, after)
    even = (parse.starts[end] == parse.ends[end - 1]) == (parse.starts[after] == parse.ends[end])
    fits = word.isalpha() and word.islower() and len(word) <= (_SPACED if spaced else _SYLLABLE)
    return (
        end + 2 if even and fits and parse.tags[after] not in _CLOSED and word not in words.suffixes else end
    )


def _lower(parse: Parse, index: int) -> bool:
    word = parse.words[index]
    return word[0].isalpha() and word.islower()


def _lower_of(parse: Parse, index: int) -> str:
    return parse.words[index].lower()


def _hyphenated(parse: Parse, index: int) -> bool:
    return index > 0 and parse.words[index - 1] in ("-", "‑", "‐")


def _stripped(parse: Parse, start: int, end: int, words: Lexicon) -> tuple[int, int]:
    while start < end and (parse.words[start].lower() in words.leading_words or _blank(parse, start)):
        start += 1
    if start < end - 1 and parse.words[start].lower().startswith(_LEANINGS):
        start += 1
    elif start < end - 3 and parse.words[start].lower() + parse.words[start + 1] in _LEANINGS:
        bodily = parse.words[start][0].isupper() and parse.words[end - 1].lower() in words.institutions
        start += 0 if bodily else 3  # "Anti-Corruption Commission"
    while start < end and (parse.tags[end - 1] == "POS" or _blank(parse, end - 1)):
        end -= 1
    if end - start > 3 and "".join(parse.words[end - 3 : end]).replace("–", "-").count("-") == 1:
        end -= 3 if _SCORE.match("".join(parse.words[end - 3 : end])) else 0
    return start, end


def _blank(parse: Parse, index: int) -> bool:
    word = parse.words[index]
    return not any(c.isalnum() for c in word) or bool(_SCORE.match(word))


def _within_line(parse: Parse, start: int, end: int) -> tuple[int, int]:
    """The first part of a span that runs over a line's end or a bar."""
    for index in range(start, end):
        word = parse.words[index]
        if word in _BARS or "\n" in word or "\r" in word:
            return (start, index) if index > start else (index + 1, end)
    return start, end

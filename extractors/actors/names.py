"""Proper names: the model's spans, repaired at their ends, and the runs of proper nouns that it overlooks."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.actors.boundary_repair import completed, repaired
from extractors.actors.firms import is_called_trade, is_firm_by_clause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.actors.lexicon import Lexicon
    from extractors.clauses.parse import Parse

_NAMING = frozenset(["PERSON", "ORG", "NORP", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"])


@dataclass(frozen=True, slots=True)
class Named:
    """A run of tokens that is a name, with the model's label (empty where the model has none)."""

    start: int
    end: int
    label: str


def names(parse: Parse, words: Lexicon) -> Iterator[Named]:
    """Every name of the Doc in text order: the model's entities that name, then runs of proper nouns outside of them."""
    position = 0
    for start, end, label in _joined(parse, words):
        yield from _runs(parse, position, start, words)
        position = max(position, end)
        cut = repaired(parse, start, end, label, words) if label in _NAMING else None
        if cut is not None:
            cut = completed(parse, *cut, words) if label in ("PERSON", "ORG") else cut
            position = max(position, cut[1])
            yield Named(*cut, label)
    yield from _runs(parse, position, len(parse.words), words)


def _joined(parse: Parse, words: Lexicon) -> Iterator[tuple[int, int, str]]:
    """The model's entities, an institution taken together with what it is for: "Centre for the Study of Violence"."""
    held: tuple[int, int, str] | None = None
    for entity in parse.entities:
        if held is not None:
            gap = [parse.lemmas[k] for k in range(held[1], entity[0])]
            first = parse.words[held[1] - 1].lower()
            compound = (
                not gap and parse.deps[held[1] - 1] == "compound" and parse.heads[held[1] - 1] < entity[1]
            )
            if (
                _surname(parse, held, entity, words)
                or _particled(parse, held, entity, words)
                or _hyphened(parse, held, entity)
            ):
                held = (held[0], entity[1], "PERSON")
                continue
            joined = compound and first not in words.institutions | words.offices
            if held[2] == entity[2] == "ORG" and (joined or (first in words.institutions and gap in _FOR)):
                held = (held[0], entity[1], "ORG")
                continue
            yield held
        held = entity
    if held is not None:
        yield held


def _surname(parse: Parse, held: tuple[int, int, str], entity: tuple[int, int, str], words: Lexicon) -> bool:
    """Whether what the model takes for a month or day is the surname after a given name: "Theresa May"."""
    return (
        held[2] == "PERSON"
        and entity[2] == "DATE"
        and entity[0] == held[1] == held[0] + 1
        and entity[1] == entity[0] + 1
        and parse.words[held[0]] in words.he_names | words.she_names
    )


def _particled(
    parse: Parse, held: tuple[int, int, str], entity: tuple[int, int, str], words: Lexicon
) -> bool:
    """Whether particles alone stand between a given name and what the model takes for another: "Ursula von der Leyen"."""
    first = held[0]
    gap = [word.lower() for word in parse.words[first + 1 : entity[1] - 1]]
    return (
        held[2] == "PERSON"
        and parse.words[first] in words.he_names | words.she_names
        and 0 < len(gap) <= 3
        and set(gap) <= words.particles - {"y", "e", "de"}
        and entity[2] in ("PERSON", "ORG", "GPE")
    )


def _hyphened(parse: Parse, held: tuple[int, int, str], entity: tuple[int, int, str]) -> bool:
    """Whether an Arabic name of several words goes on in the next span: "Taj al-Sir" before "Adam", "Shams" before "ul-Haq"."""
    if held[2] != "PERSON" or entity[2] not in ("PERSON", "GPE", "ORG"):
        return False
    gap = [word.lower() for word in parse.words[held[1] : entity[0]]]
    inside = [word.lower() for word in parse.words[held[0] + 1 : held[1] - 1]]
    linked = any(a in _ARABIC and b == "-" for a, b in itertools.pairwise([*inside, *gap]))
    joined = not gap or (len(gap) == 2 and gap[0] in _ARABIC and gap[1] == "-")
    return linked and joined and parse.heads[held[1] - 1] in range(held[0], entity[1])


_ARABIC = frozenset(
    {"al", "el", "ul", "ad", "ed", "ud", "as", "es", "ar", "er", "an", "az", "ez", "ash", "esh"}
)
"""Articles of Arabic before a hyphen inside a person's name."""

_FOR = (["of"], ["for"], ["of", "the"], ["for", "the"])


def _runs(parse: Parse, start: int, end: int, words: Lexicon) -> Iterator[Named]:
    """Runs of proper nouns that the model left alone."""
    index = start
    while index < end:
        if not parse.is_name(index):
            known = _known_from(parse, index, end, words)
            if known:
                yield Named(index, index + known, "ORG")
                index += known
                continue
            if _told(parse, index):
                yield Named(index, index + 1, "")
            elif _capitalised(parse, index, words):
                yield Named(index, index + 1, "ORG" if parse.words[index] in words.known else "")
            index += 1
            continue
        stop = index + 1
        while stop < end and (parse.is_name(stop) or _is_prefixed(parse, stop, end)):
            stop += 1
        yield from _known_in(parse, index, stop, words)
        index = stop


def _is_prefixed(parse: Parse, index: int, end: int) -> bool:
    """Whether the hyphen joins a prefix in capitals to the name's next word: "Anti-Corruption Commission"."""
    return (
        parse.words[index] == "-"
        and parse.words[index - 1] in ("Anti", "Counter", "Non")
        and index + 1 < end
        and parse.is_name(index + 1)
        and parse.starts[index + 1] == parse.ends[index - 1] + 1
    )


def _known_from(parse: Parse, index: int, end: int, words: Lexicon) -> int:
    """Tokens of the known name of several words that begins with a word that the tagger takes for no name: "Shining Path"."""
    if not parse.words[index][0].isupper() or not parse.words[index].isalpha():
        return 0
    lengths = range(min(_LONGEST, end - index), 1, -1)
    return next((n for n in lengths if parse.wording(index, index + n) in words.known), 0)


def _told(parse: Parse, index: int) -> bool:
    """Whether the word is a name by its capital after "told", whatever the tagger makes of it: "told Ruptly that".

    So it is before what only a firm is said to do: "Geely, which owns".
    """
    word = parse.words[index]
    told = index > 0 and parse.lemmas[index - 1] == "tell" and parse.words[index - 1].islower()
    return (
        (told or is_firm_by_clause(parse, index + 1) or is_called_trade(parse, index, index + 1, ""))
        and word[0].isupper()
        and word.isalpha()
        and len(word) > 2
        and not parse.labels[index]
    )


def _capitalised(parse: Parse, index: int, words: Lexicon) -> bool:
    """Whether a word that the tagger takes for a common one may be a name all the same ("WHO")."""
    word = parse.words[index]
    if not word[0].isupper() or parse.lemmas[index] in words.common:
        return False
    return parse.tags[index] in ("NN", "NNS") or (word.isupper() and word in words.known)


def _known_in(parse: Parse, start: int, stop: int, words: Lexicon) -> Iterator[Named]:
    """The run, cut at the known names inside it ("Source: AP Pakistani soldiers")."""
    at = start
    while at < stop:
        lengths = range(min(_LONGEST, stop - at), 0, -1)
        length = next((n for n in lengths if parse.wording(at, at + n) in words.known), 0)
        if length:
            if at > start:
                yield Named(start, at, "")
            yield Named(at, at + length, "ORG")
            start = at + length
        at += max(length, 1)
    if start < stop:
        yield Named(start, stop, "")


_LONGEST = 4
"""Longest known name that is looked for, in tokens."""

"""Articles whose statements were marked by hand before the program read them, and what an analysis says of each rightly.

`statements/NAME.json` lists what an exact reader of `NAME.txt` marks: who says it by the name that the text uses, the words of
saying, the stance, and what is said. What is `optional` may be found or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from extractors.model import Analysis, Article, Statement
from extractors.sources.text import article_of

_GOLD = Path(__file__).parent / "statements"
_WORD = re.compile(r"\w+")
_IDLE = frozenset({"the", "of", "a", "an", "and", "in", "by", "s"})
_SHARED = 0.5  # of the words of two statements, from which on they are the same one

Wanted = Mapping[str, Any]
Runs = Sequence[tuple[int, int]]


@dataclass
class Shares:
    """Counts of statements, of those with the right source and stance, and of the words of what is said.

    Attributes:
        wanted: Statements that are marked; `found` those that the program has.
        right: Those that both have, with the right source; `stances` with the right stance.
        faults: A line for each that is not right.
    """

    wanted: int = 0
    found: int = 0
    right: int = 0
    stances: int = 0
    words_shared: int = 0
    words_wanted: int = 0
    words_found: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def attribution(self) -> float:
        """F1 of statements with the right source; 0 to 1."""
        return 2 * self.right / (self.wanted + self.found)

    @property
    def content(self) -> float:
        """F1 of the words of what is said; 0 to 1."""
        return 2 * self.words_shared / (self.words_wanted + self.words_found)


def marked() -> Iterator[tuple[Article, list[Wanted]]]:
    """Each article with what is marked in it, in order of the names."""
    for path in sorted(_GOLD.glob("*.json")):
        gold = orjson.loads(path.read_bytes())
        text = path.with_suffix(".txt").read_text("utf-8")
        yield (
            article_of(text, id=path.stem, source=path.stem, option_date=gold["published"]),
            gold["statements"],
        )


def tell(shares: Shares, article: Article, analysis: Analysis, gold: Sequence[Wanted]) -> None:
    """Add an article to the shares."""
    text = article.text
    found = [entity for entity in analysis.entities if isinstance(entity, Statement)]
    said = [_words(text, _spans(analysis, each.id)) for each in found]
    wanted = [_words(text, [(run["start"], run["end"]) for run in each["content"]]) for each in gold]
    pairs = _pairs(wanted, said, [[_is_right(analysis, each, mark) for each in found] for mark in gold])
    for at, mark in enumerate(gold):
        if mark.get("optional"):
            continue
        shares.wanted += 1
        shares.words_wanted += len(wanted[at])
        if at not in pairs:
            shares.faults.append(f"{article.id}: missing: {mark['source']}: {mark['content'][0]['text']!r}")
            continue
        one = found[pairs[at]]
        right = _is_right(analysis, one, mark)
        shares.found, shares.right = shares.found + 1, shares.right + right
        shares.stances += one.stance == mark["stance"]
        shares.words_found += len(said[pairs[at]])
        shares.words_shared += len(wanted[at] & said[pairs[at]])
        if not right:
            shares.faults.append(f"{article.id}: {one.words!r} is {mark['source']}'s, not {one.source}'s")
    taken = set(pairs.values())
    for at, one in enumerate(found):
        if at not in taken:
            shares.found += 1
            shares.faults.append(f"{article.id}: spurious: {one.source}: {one.words!r}")


def _pairs(
    wanted: Sequence[set[int]], said: Sequence[set[int]], right: Sequence[Sequence[bool]]
) -> dict[int, int]:
    """Which found statement is which marked one: those that share most words first, the right source before others."""
    shared = sorted(
        (
            (2 * len(one & other) / (len(one) + len(other)), right[at][index], -at, -index)
            for at, one in enumerate(wanted)
            for index, other in enumerate(said)
            if one & other
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for share, _, at, index in shared:
        if share >= _SHARED and -at not in pairs and -index not in pairs.values():
            pairs[-at] = -index
    return pairs


def _spans(analysis: Analysis, id_: str) -> Runs:
    return [(mention.start, mention.end) for mention in analysis.mentions if mention.entity == id_]


def _words(text: str, runs: Runs) -> set[int]:
    """Where the words of the runs start."""
    return {start + match.start() for start, end in runs for match in _WORD.finditer(text[start:end])}


def _is_right(analysis: Analysis, found: Statement, mark: Wanted) -> bool:
    """Whether the source is the marked one: it has a word of that name or of its wordings; nobody where nobody is."""
    names = {found.source or ""}
    entities = {entity.id: entity for entity in analysis.entities}
    if found.source in entities:
        names = {str(getattr(entities[found.source], "name", "")), found.source_text or ""}
        names |= {mention.text for mention in analysis.mentions if mention.entity == found.source}
    if mark["source"] is None:
        return found.source is None
    return bool(_name(mark["source"]) & set().union(*map(_name, names)))


def _name(words: str) -> set[str]:
    return set(_WORD.findall(words.lower())) - _IDLE - {"he", "she", "it", "they"}

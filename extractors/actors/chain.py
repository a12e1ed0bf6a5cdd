"""Mentions that are taken for one actor."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from extractors.actors.keys import is_acronym
from extractors.actors.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractors.actors.annotations import ActorAnnotation
    from extractors.model import ActorType


Gender = Literal["he", "she"]


@dataclass(slots=True)
class Chain:
    """An actor while it is being linked; the only thing of this package that changes.

    Attributes:
        type: What it is.
        records: Its mentions, in text order once linking is done.
        name: The name it goes by where that is not one of its wordings ("United States" of "America").
        heads: The common nouns and titles it has been called by.
        gender: `he` or `she` where a title or a given name tells.
    """

    type: ActorType
    records: list[ActorAnnotation] = field(default_factory=list)
    name: str | None = None
    heads: set[str] = field(default_factory=set)
    gender: Gender | None = None

    def add(self, record: ActorAnnotation) -> None:
        """Take a mention."""
        self.records.append(record)
        self.heads.update(record["titles"])
        if record["head"]:
            self.heads.add(record["head"])
        self.gender = self.gender or gender_of(record)

    def country(self) -> str | None:
        """The country that most of its mentions speak of, the first one of equals."""
        codes = Counter(record["country"] for record in self.records if record["country"])
        return codes.most_common(1)[0][0] if codes else None

    def first(self) -> int:
        """Where its first mention starts."""
        return min(record["start"] for record in self.records)

    def title(self) -> str:
        """The longest of its names, the first one of equals; of nominals, the first wording."""
        if self.name:
            return self.name
        named = [record for record in self.records if record["form"] in ("name", "state")]
        if not named:
            return self.records[0]["name"]
        name = max((r["name"] for r in named), key=lambda n: (not is_acronym(n), not n.isupper(), len(n)))
        known = lexicon()
        if self.type == "person" and " " not in name and (crown := self.heads & known.mononym_titles):
            return f"{min(crown).capitalize()} {name}"
        full = known.known.get(name, name)
        return full if is_acronym(name) or full in known.agencies else name

    def absorb(self, other: Chain) -> None:
        """Take the other's mentions and name."""
        self.records += other.records
        self.name = self.name or other.name
        self.heads |= other.heads
        self.gender = self.gender or other.gender


def gender_of(record: ActorAnnotation) -> Gender | None:
    """What a mention's title says, or else the given name of a full name."""
    words = lexicon()
    if any(title in words.she for title in record["titles"]):
        return "she"
    if any(title in words.he for title in record["titles"]):
        return "he"
    given = record["name"].split()[0] if " " in record["name"] else ""
    if (given in words.he_names) == (given in words.she_names):
        return None
    return "he" if given in words.he_names else "she"


def in_text_order(chains: Iterable[Chain]) -> list[Chain]:
    """The chains that have mentions, sorted by first mention, their mentions sorted."""
    kept = [chain for chain in chains if chain.records]
    for chain in kept:
        chain.records.sort(key=lambda record: (record["start"], -record["end"]))
    return sorted(kept, key=Chain.first)

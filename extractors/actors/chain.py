"""Mentions that are taken for one actor."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.actors.keys import is_acronym, key
from extractors.actors.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractors.actors.found import FoundActor
    from extractors.model import ActorType


@dataclass(slots=True)
class Chain:
    """An actor while it is being linked; the only thing of this package that changes.

    Attributes:
        type: What it is.
        records: Its mentions, in text order once linking is done.
        name: The name it goes by where that is not one of its wordings ("United States" of "America").
    """

    type: ActorType
    records: list[FoundActor] = field(default_factory=list)
    name: str | None = None

    def names(self) -> set[str]:
        """The keys of its names."""
        return {key(record["name"]) for record in self.records if record["form"] != "nominal"}

    def heads(self) -> set[str]:
        """The common nouns and titles it has been called by."""
        return {title for r in self.records for title in r["titles"]} | {
            r["head"] for r in self.records if r["head"]
        }

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
        named = [record for record in self.records if record["form"] != "nominal"]
        if not named:
            return self.records[0]["name"]
        name = max((r["name"] for r in named), key=lambda n: (not is_acronym(n), len(n)))
        full = lexicon().known.get(name, name)
        return full if full in lexicon().agencies else name

    def absorb(self, other: Chain) -> None:
        """Take the other's mentions and name."""
        self.records += other.records
        self.name = self.name or other.name


def in_text_order(chains: Iterable[Chain]) -> list[Chain]:
    """The chains that have mentions, sorted by first mention, their mentions sorted."""
    kept = [chain for chain in chains if chain.records]
    for chain in kept:
        chain.records.sort(key=lambda record: (record["start"], -record["end"]))
    return sorted(kept, key=Chain.first)

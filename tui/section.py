"""One section of what is known of an article, with the arrays that its look-ups bisect."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from extractors.asking.likeness import folded
from extractors.kinds import CLOSED
from extractors.kinds.registry import kind_names
from extractors.model import Analysis, Entity, Kind, Mention, Region, Span
from extractors.values import dataclass
from tui.entry import Entry
from tui.filter import Filter


@dataclass(frozen=True, eq=False)
class Section:
    """The analysis of one section of the text, never changed: a later analysis of it is another object.

    Attributes:
        number: Its place among the sections, from 0.
    """

    number: int
    analysis: Analysis

    @cached_property
    def start(self) -> int:
        """Where what is known of it starts."""
        sentences, mentions = self.analysis.sentences, self.analysis.mentions
        return min((sentences[0].start if sentences else 0), (mentions[0].start if mentions else 1 << 62))

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Its entities by id, as this section has them: an actor's actions count its own sentences."""
        return {entity.id: entity for entity in self.analysis.entities}

    @cached_property
    def of_entity(self) -> dict[str, list[Mention]]:
        """Its mentions of each entity, in text order; the entities by their first mention, then as the analysis has them."""
        found: dict[str, list[Mention]] = {entity.id: [] for entity in self.analysis.entities}
        for mention in self.analysis.mentions:
            found[mention.entity].append(mention)
        mentioned = ((id_, mentions) for id_, mentions in found.items() if mentions)
        return dict(sorted(mentioned, key=lambda pair: pair[1][0].start))

    @cached_property
    def entries(self) -> dict[Kind, dict[str, Entry]]:
        """Its mentioned entities of each kind, by id, in the order of their first mention."""
        found: dict[Kind, dict[str, Entry]] = {kind: {} for kind in kind_names()}
        for id_, mentions in self.of_entity.items():
            first = mentions[0]
            found[first.kind][id_] = Entry(self.entities[id_], first.start, first.text, len(mentions))
        return found

    @cached_property
    def plain(self) -> dict[Kind, dict[str, Entry]]:
        """The entries that are there to show where nothing is asked."""
        counts = Filter().counts
        return {
            kind: {id_: entry for id_, entry in entries.items() if counts(entry.entity)}
            for kind, entries in self.entries.items()
        }

    @cached_property
    def shown(self) -> Shown:
        """The mentions that are shown where nothing is asked and no kind hidden but what is closed at first."""
        plain = self.plain
        return Shown(
            [m for m in self.analysis.mentions if m.kind not in CLOSED and m.entity in plain[m.kind]]
        )

    @cached_property
    def wordings(self) -> dict[str, frozenset[str]]:
        """The words that mention each entity, folded as a query is."""
        return {id_: frozenset(folded(m.text) for m in mentions) for id_, mentions in self.of_entity.items()}

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where its sentences start."""
        return [span.start for span in self.analysis.sentences]

    def story(self, regions: Sequence[Region]) -> list[int]:
        """Where the sentences of the story itself start; a header's are not counted."""
        starts = self.sentence_starts
        last = max((region.end for region in regions), default=0)
        head = bisect_left(starts, last)
        inside = [s for s in starts[:head] if not any(r.start <= s < r.end for r in regions)]
        return inside + starts[head:]


class Shown:
    """The mentions of a section that a filter shows, looked up by offset.

    Args:
        mentions: By start, the longest first.
    """

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.mentions = mentions
        self.starts = [mention.start for mention in mentions]
        self._longest = max((mention.end - mention.start for mention in mentions), default=0)

    def between(self, span: Span) -> list[Mention]:
        """Those that share a character with the span."""
        low = bisect_left(self.starts, span.start - self._longest)
        high = bisect_left(self.starts, span.end)
        return [mention for mention in self.mentions[low:high] if mention.end > span.start]

"""One Doc as the place rules read it: plain lists, because a Token costs more to ask than a list."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from extractors.places.annotations import By, PlaceAnnotation
from extractors.token_columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from extractors.places.treatment import Treatment
    from extractors.rules import Rejected, Rule

    AnyRule = Rule[Any, Any]

_CLITICS = frozenset({"'s", "’s", "'", "’", "`s"})


@dataclass(slots=True, eq=False)
class Draft:
    """A toponym while the Doc is read; `start` and `end` are token indexes, the rest as in `PlaceAnnotation`.

    Attributes:
        skip: Code points of its first token that are no part of it: the "D-" of "D-Calif.".
        core: Token indexes of the name without class words, where it is not the whole.
        nation: ISO 3166-1 code of the country whose institution the name opens.
        treated: How clauses treat it, as in `extractors.places.treatment`.
        said: The rules that took or changed it, each with the words of its verdict.
    """

    start: int
    end: int
    label: str
    by: By
    sure: bool
    located: bool = False
    kind_word: str | None = None
    within: str | None = None
    core: tuple[int, int] | None = None
    skip: int = 0
    nation: str | None = None
    treated: Treatment | None = None
    said: list[tuple[AnyRule, tuple[str, ...]]] = field(default_factory=list)

    def by_rule(self, rule: AnyRule, *words: str) -> Draft:
        """The draft itself, with one more rule's word on it."""
        self.said.append((rule, words))
        return self


class Tokens:
    """The tokens of a Doc.

    Attributes:
        texts: The wordings.
        lowers: The same in lower case.
        tags: Penn Treebank tags.
        labels: The model's entity label of each token, empty where none.
        capital: Whether each begins with a capital letter.
        starts: Code point offsets in the Doc.
        ends: Code point offsets of their ends.
    """

    def __init__(self, doc: Doc) -> None:
        columns = self.columns = columns_of(doc)
        self.texts, self.lowers, self.tags = columns.words, columns.lowers, columns.tags
        self.capital = columns.capital
        self.starts, self.ends, self.text = columns.starts, columns.ends, columns.text
        self.labels = [""] * len(self.texts)
        self.ents: list[tuple[int, int, str]] = [(ent.start, ent.end, ent.label_) for ent in doc.ents]
        for start, end, label in self.ents:
            self.labels[start:end] = [label] * (end - start)
        self._offset: int = doc._.q7x2_offset or 0
        self._sentences = self._sentence_starts(columns.opens, doc._.q7x2_datelines or ())

    def __len__(self) -> int:
        return len(self.texts)

    def _sentence_starts(self, opens: list[bool], datelines: Sequence[Mapping[str, Any]]) -> list[int]:
        """Where each token's sentence starts; a story goes with its dateline."""
        starts, last = [], 0
        after = {record["end"] for record in datelines}
        for at, begins in enumerate(opens):
            if begins and not (at and self.ends[at - 1] in after):
                last = self.starts[at]
            starts.append(last)
        return starts

    def opens_sentence(self, at: int) -> bool:
        """Whether the token stands where any word is capitalised."""
        return self._sentences[at] == self.starts[at] or (
            at > 0 and self.texts[at - 1] in {'"', "“", ":", "*", "-", "--", "—", "–"}
        )

    def wording(self, start: int, end: int) -> str:
        """The text of a run of tokens."""
        return self.text[self.starts[start] : self.ends[end - 1]] if end > start else ""

    def run(self, start: int, end: int) -> tuple[int, int]:
        """The tokens of a run of the text; empty where it does not begin and end with tokens."""
        first, last = bisect_left(self.starts, start), bisect_left(self.ends, end)
        if last >= len(self) or self.starts[first] != start or self.ends[last] != end:
            return 0, 0
        return first, last + 1

    def before(self, at: int, back: int = 1) -> str:
        """The lower-case word so many tokens before, empty where there is none."""
        return self.lowers[at - back] if at >= back else ""

    def after(self, at: int) -> str:
        """The lower-case word at the index, empty beyond the end."""
        return self.lowers[at] if at < len(self.lowers) else ""

    def capitalised(self, at: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.capital[at]

    def trimmed(self, start: int, end: int, label: str = "") -> tuple[int, int]:
        """The run without articles, possessives, quotes and punctuation at its edges, and without lower-case words before it."""
        while start < end and not self.capitalised(start) and not self.texts[start][:1].isdigit():
            start += 1
        if end - start > 1 and self.lowers[start] in {"the", "a", "an"}:
            start += 1
        if end - start > 2 and self.texts[start].isdigit():  # a house number
            start += 1
        while end > start and (
            self.lowers[end - 1] in _CLITICS
            or not any(map(str.isalnum, self.texts[end - 1]))
            or (end - start > 1 and self.texts[end - 1].islower())
            or (end - start > 1 and label == "GPE" and self.texts[end - 1].isdigit())
        ):
            end -= 1
        return start, end

    def found(self, draft: Draft) -> PlaceAnnotation:
        """The draft as a record in article offsets."""
        start, end = self.starts[draft.start] + draft.skip, self.ends[draft.end - 1]
        core = draft.core or (draft.start, draft.end)
        return {
            "start": self._offset + start,
            "end": self._offset + end,
            "text": self.text[start:end],
            "label": draft.label,
            "by": draft.by,
            "sure": draft.sure,
            "located": draft.located,
            "name": self.wording(*core)[draft.skip :],
            "kind_word": draft.kind_word,
            "within": draft.within,
            "nation": draft.nation,
            "treated": draft.treated,
            "sentence": self._offset + self._sentences[draft.start],
            "verdicts": [
                rule.verdict(self._offset + start, self._offset + end, *words) for rule, words in draft.said
            ],
        }

    def rejected(self, start: int, end: int, rule: AnyRule, *words: str) -> Rejected:
        """A run of tokens that a rule refused."""
        first, last = self._offset + self.starts[start], self._offset + self.ends[end - 1]
        return {
            "kind": "location",
            "start": first,
            "end": last,
            "text": self.wording(start, end),
            "verdicts": [rule.verdict(first, last, *words)],
        }

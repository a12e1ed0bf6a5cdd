"""A Doc's analysis as plain columns: the rules read a token many times, and a list is read faster than a Token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import ref

from extractors.clauses.second_subjects import with_second_subjects
from extractors.clauses.semicolons import parted_at_marks
from extractors.clauses.sequels import with_sequels
from extractors.token_columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from extractors.token_columns import TokenColumns


@dataclass(frozen=True, slots=True)
class Parse:
    """One Doc. All lists have one item a token; `starts` and `ends` are code points of the Doc.

    Attributes:
        kids: The tokens that hang on each token, in text order.
        labels: The model's entity label, empty outside one.
        sentences: Where the token's sentence starts, in code points.
    """

    text: str
    words: list[str]
    lemmas: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    kids: list[list[int]]
    labels: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[int]
    entities: list[tuple[int, int, str]]

    def children(self, index: int, *deps: str) -> Iterator[int]:
        """The tokens that hang on it by one of these relations."""
        return (kid for kid in self.kids[index] if self.deps[kid] in deps)

    def has(self, index: int, *deps: str) -> bool:
        """Whether a token hangs on it by one of these relations; that token may be the first, of index 0."""
        return any(self.deps[kid] in deps for kid in self.kids[index])

    def is_name(self, index: int) -> bool:
        """Whether it is a proper noun with a capital (or a capital inside: "al-Qaida", "iPhone")."""
        return self.tags[index] in ("NNP", "NNPS") and self.words[index] != self.words[index].lower()

    def wording(self, start: int, end: int) -> str:
        """The Doc's own characters from token `start` to before token `end`."""
        return self.text[self.starts[start] : self.ends[end - 1]]


def head_of(parse: Parse, start: int, end: int) -> int:
    """The token of a run that hangs on something outside of it; the last one where several do."""
    for index in range(end - 1, start - 1, -1):
        if not start <= parse.heads[index] < end or parse.heads[index] == index:
            return index
    return end - 1


def parse_of(doc: Doc) -> Parse:
    """The columns of a Doc that the model has tagged and parsed; asked again for the same Doc, the same ones.

    The columns of the last Doc are kept: the components ask for them one after the other.
    """
    global _last
    if _last is None or _last[0]() is not doc:
        _last = ref(doc), _read(doc)
    return _last[1]


def _read(doc: Doc) -> Parse:
    columns = columns_of(doc)
    heads, deps = with_second_subjects(columns, *parted_at_marks(columns))
    kids: list[list[int]] = [[] for _ in columns.words]
    heads = with_sequels(columns, heads, deps)
    for index, head in enumerate(heads):
        if head != index:
            kids[head].append(index)
    entities = [(entity.start, entity.end, entity.label_) for entity in doc.ents]
    labels = [""] * len(columns.words)
    for start, end, label in entities:
        labels[start:end] = [label] * (end - start)
    return Parse(
        text=columns.text,
        words=columns.words,
        lemmas=columns.lemmas,
        tags=columns.tags,
        deps=deps,
        heads=heads,
        kids=kids,
        labels=labels,
        starts=columns.starts,
        ends=columns.ends,
        sentences=_sentences(columns),
        entities=entities,
    )


def _sentences(columns: TokenColumns) -> list[int]:
    """Where the sentence of each token starts."""
    starts, at = [], 0
    for start, opens in zip(columns.starts, columns.opens, strict=True):
        at = start if opens else at
        starts.append(at)
    return starts


_last: tuple[ref[Doc], Parse] | None = None

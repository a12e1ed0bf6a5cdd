"""A Doc's tokens as plain columns: making a Token costs more than reading it, and every component reads all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import ref

if TYPE_CHECKING:
    from spacy.tokens import Doc

# By their names, which Doc.to_array takes: to import their numbers would bring spaCy in with its command line.
_NUMBERS = ("IDX", "HEAD", "SENT_START")
_STRINGS = ("ORTH", "LEMMA", "TAG", "DEP")


@dataclass(frozen=True, slots=True)
class TokenColumns:
    """The tokens that the model has tagged and parsed, one item a token; nothing of its entities, which a component may change.

    Attributes:
        words: The wordings; `lowers` the same in lower case.
        lemmas: Dictionary forms in lower case.
        tags: Penn Treebank tags.
        deps: Relations to their heads, whose indices are `heads`.
        starts: Code points of the Doc; `ends` those of their ends.
        opens: Whether a sentence starts with the token.
        capital: Whether it begins with a capital letter.
    """

    text: str
    words: list[str]
    lowers: list[str]
    lemmas: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    opens: list[bool]
    capital: list[bool]


def columns_of(doc: Doc) -> TokenColumns:
    """The columns of a Doc behind its tagger and parser; asked again for the same Doc, the same ones.

    Those of the last Doc are kept: the components ask for them one after the other.
    """
    global _last
    if _last is None or _last[0]() is not doc:
        _last = ref(doc), _columns(doc)
    return _last[1]


def text_of(doc: Doc) -> str:
    """The Doc's text; spaCy puts it together anew each time that it is asked for, from one Token after another."""
    global _last_text
    if _last_text is None or _last_text[0]() is not doc:
        _last_text = ref(doc), doc.text
    return _last_text[1]


def _columns(doc: Doc) -> TokenColumns:
    facts = doc.to_array(_NUMBERS + _STRINGS)  # 64 bits without a sign
    numbers = facts[:, : len(_NUMBERS)].astype("int64")
    starts, heads, marks = (column.tolist() for column in numbers.T)
    words, lemmas, tags, deps = (_strings(doc, column.tolist()) for column in facts[:, len(_NUMBERS) :].T)
    known = {word: word.lower() for word in set(words)}
    small = {lemma: lemma.lower() for lemma in set(lemmas)}
    return TokenColumns(
        text=text_of(doc),
        words=words,
        lowers=[known[word] for word in words],
        lemmas=[small[lemma] for lemma in lemmas],
        tags=tags,
        deps=deps,
        heads=[index + head for index, head in enumerate(heads)],
        starts=starts,
        ends=[start + len(word) for start, word in zip(starts, words, strict=True)],
        opens=[mark == 1 for mark in marks],
        capital=[word[:1].isupper() for word in words],
    )


def _strings(doc: Doc, ids: list[int]) -> list[str]:
    """The strings of a column; each is looked up once."""
    store = doc.vocab.strings
    known: dict[int, Any] = {each: store[each] for each in set(ids)}
    return [known[each] for each in ids]


_last: tuple[ref[Doc], TokenColumns] | None = None
_last_text: tuple[ref[Doc], str] | None = None

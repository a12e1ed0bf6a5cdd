"""What a bare number counts: the noun phrase it belongs to ("provincial capitals"), not the nearest noun."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any, NamedTuple

from spacy.tokens import Doc

from extractors.figures.quantity import Quantity

_INSIDE = frozenset({"ADJ", "NOUN", "PROPN"})
_MORE = frozenset({"more", "additional", "extra", "further", "other", "new", "fewer", "less", "such", "different", "separate"})
_DROPPED = frozenset({"more", "additional", "extra", "further", "fewer", "less"})
# Nouns that say nothing without what they are of.
_KINDS = frozenset("category type kind sort form variety class genre line species brand style level piece".split())
_OPEN = frozenset({"the", "these", "those", "its", "his", "her", "their", "our", "my", "your", "all", "a", "an", "this", "that", "such"})
# Words that taggers take for a noun after a number.
_NEVER = frozenset("pm am p.m. a.m. gmt est edt bst ago per cent times % | - etc et vs v ft year-on-year".split()) - {"times"}


class Noun(NamedTuple):
    """A counted noun phrase: its code points in the Doc, its words, and its head's dictionary form."""

    start: int
    end: int
    words: str
    head: str


class Tokens:
    """The Doc's tokens by code point."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text: str = doc.text
        self.starts: list[int] = [token.idx for token in doc]

    def at(self, offset: int) -> int:
        """Index of the token that holds the offset, or of the last one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def from_(self, offset: int) -> int:
        """Index of the first token that starts at or after the offset."""
        return bisect_right(self.starts, offset - 1)


def counted(tokens: Tokens, quantity: Quantity, taken: set[int], stops: set[int]) -> Noun | None:
    """The noun phrase that the quantity counts, or None.

    Args:
        tokens: The Doc's tokens.
        quantity: A quantity without a unit of measure.
        taken: Indices of tokens that belong to other amounts: skipped within the phrase ("8 million 250ml bottles").
        stops: Indices of tokens that no phrase may hold (dates).
    """
    end = quantity.end
    if tokens.text[end : end + 1] == "-" or tokens.text[end : end + 3] == " - ":
        return _hyphened(tokens, end)
    at = tokens.from_(end)
    doc = tokens.doc
    if at >= len(doc) or tokens.text[end:].startswith("-"):
        return None
    if doc[at].lower_ == "of" and quantity.numeral_form != "fraction":
        at = _opened(tokens, at + 1)
    elif quantity.numeral_form == "fraction":
        return _of_phrase(tokens, at, taken, stops)
    return _phrase(tokens, at, taken, stops)


def _hyphened(tokens: Tokens, end: int) -> Noun | None:
    """ "four-cylinder engine": the word that is hyphened to the number."""
    at = tokens.from_(end + (3 if tokens.text[end] == " " else 1))
    if at >= len(tokens.doc):
        return None
    token = tokens.doc[at]
    if not token.is_alpha or token.lower_ in _NEVER or token.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB"):
        return None
    return Noun(token.idx, token.idx + len(token), token.text, token.lemma_.lower())


def _opened(tokens: Tokens, at: int) -> int:
    """The index behind the determiners and possessors that open a phrase: "the", "Johnson's"."""
    doc = tokens.doc
    limit = min(len(doc), at + 6)
    while at < limit and (doc[at].lower_ in _OPEN or doc[at].tag_ in ("PRP$", "DT", "PDT")):
        at += 1
    for ahead in range(at, min(limit, at + 4)):
        if doc[ahead].tag_ == "POS":
            return ahead + 1
        if doc[ahead].pos_ not in ("PROPN", "NOUN", "ADJ"):
            break
    return at


def _of_phrase(tokens: Tokens, at: int, taken: set[int], stops: set[int]) -> Noun | None:
    """What a fraction is of: "of the country", "of the condos" ("half the condos")."""
    doc = tokens.doc
    start = at
    of = doc[at].lower_ == "of"
    at = at + 1 if of else at
    first = at
    while at < len(doc) and (doc[at].lower_ in _OPEN or doc[at].tag_ in ("PRP$", "DT", "PDT", "POS") or doc[at].ent_type_ == "GPE" and at + 1 < len(doc) and doc[at + 1].tag_ == "POS"):
        at += 1
    noun = _phrase(tokens, at, taken, stops)
    if noun:
        begin = doc[first].idx
        words = " ".join(tokens.text[begin : noun.end].split())
        return Noun(doc[start].idx, noun.end, f"of {words}" if of or at > first else words, noun.head)
    if of and first < len(doc) and doc[first].pos_ in ("PRON", "DET"):
        last = doc[first]
        return Noun(doc[start].idx, last.idx + len(last), f"of {last.text}", last.lower_)
    return None


def _phrase(tokens: Tokens, at: int, taken: set[int], stops: set[int]) -> Noun | None:
    doc = tokens.doc
    size = len(doc)
    while at < size and (doc[at].lower_ in _DROPPED or at in taken):
        at += 1
    last = -1
    head: Any = None
    index = at
    while index < size and index - at < 9:
        token = doc[index]
        if index in stops or (token.lower_ in _NEVER and index not in taken) or token.is_sent_start and index > at:
            break
        if index in taken or (token.text == "-" and index > at):
            index += 1
            continue
        if not _continues(doc, index, at):
            break
        if token.pos_ in ("NOUN", "PROPN"):
            last, head = index, token
        index += 1
    if head is None:
        return _pronoun(doc, at)
    if head.lemma_.lower() in _KINDS and last + 2 < size and doc[last + 1].lower_ == "of":
        inner = _phrase(tokens, _opened(tokens, last + 2), taken, stops)
        if inner:
            start = doc[at].idx
            return Noun(start, inner.end, tokens.text[start : inner.end], head.lemma_.lower())
    start, end = doc[at].idx, head.idx + len(head)
    return Noun(start, end, " ".join(tokens.text[start:end].split()), head.lemma_.lower())


def _continues(doc: Doc, index: int, at: int) -> bool:
    """Whether the token can stand within the phrase."""
    token = doc[index]
    after = doc[index + 1] if index + 1 < len(doc) else None
    if token.pos_ in _INSIDE:
        return not (index > at and doc[index - 1].pos_ == "NOUN" and token.pos_ == "PROPN" and doc[index - 1].tag_ == "NNS")
    if token.tag_ in ("VBN", "VBG") and after is not None:
        return after.pos_ in _INSIDE and (token.dep_ in ("amod", "compound") or index == at)
    if token.pos_ == "ADV" and after is not None:
        return after.pos_ == "ADJ" or after.tag_ == "VBN"
    if token.pos_ == "CCONJ" and index > at and after is not None:
        first = doc[index - 1]
        both = first.pos_ in ("PROPN", "ADJ") and after.pos_ in ("PROPN", "ADJ")
        return both and first.tag_ != "NNS" and index + 2 < len(doc) and doc[index + 2].pos_ in _INSIDE
    return False


def _pronoun(doc: Doc, at: int) -> Noun | None:
    """ "68,400 who have been unemployed": people."""
    if at < len(doc) and doc[at].lower_ == "who":
        return Noun(doc[at].idx, doc[at].idx, "people", "people")
    return None

"""What a bare number counts: the noun phrase it belongs to ("provincial capitals"), not the nearest noun."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from extractors.figures.lexicon import words
from extractors.figures.rates import rate_of_count
from extractors.figures.tokens import PLURAL, Tokens

_INSIDE = frozenset({"ADJ", "NOUN", "PROPN"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_OPENING = frozenset({"“", '"', "‘", "["})
_LIVES = re.compile(r" lives (?:on|in|at|with|off|without|under|near|there|here)\b")
_OF = re.compile(r"\bof (?:[a-z]+(?:-[a-z]+)?|\d+)$")
"""Around "lives": that it is what a family does, "a family of six lives on", and nothing that is counted."""
_LONGEST = 9  # Tokens of a counted phrase.
_IDLE = words("never") | words("dropped")


class Noun(NamedTuple):
    """A counted noun phrase: where it ends in the Doc, its words, its head's dictionary form, whether it is plural."""

    end: int
    words: str
    head: str
    plural: bool


class Counting:
    """Reads the noun phrases of a Doc that numbers count.

    Args:
        tokens: The Doc's tokens.
        taken: Indices of tokens of other amounts: skipped within a phrase ("8 million 250ml bottles").
        stops: Indices of tokens that no phrase may hold (dates).
        named: Indices of tokens of numbers that name ("787-9"): words of a phrase like others.
    """

    def __init__(
        self,
        tokens: Tokens,
        taken: frozenset[int],
        stops: frozenset[int],
        named: frozenset[int] = frozenset(),
    ) -> None:
        self._tokens = tokens
        self._doc: Any = tokens.doc
        self._text = tokens.text
        self._taken = taken
        self._stops = stops
        self._named = named

    def noun_after(self, end: int, value: float, share: bool = False) -> Noun | None:
        """The noun phrase that a number which ends there counts, which holds a letter; with `share`, what the share is of."""
        noun = self._after(end, value, share)
        if noun is None or noun.words.lower() in words("marks"):
            return None  # "the 1 million mark" counts no marks
        return noun if any(map(str.isalpha, noun.words)) else None

    def _after(self, end: int, value: float, share: bool) -> Noun | None:
        if end >= len(self._text):
            return None
        if self._text[end] == "-" or self._text.startswith(" - ", end):
            return self._hyphened(end)
        at = self._tokens.from_(end)
        if at >= len(self._doc):
            return None
        if share:
            return self._whole(at)
        if self._doc[at].lower_ == "of":
            return self._phrase(self._opened(at + 1))
        if self._doc[at].lower_ == "times":
            times = self._doc[at]
            return self._rated(Noun(times.idx + 5, times.text, "time", True))
        noun = self._phrase(at)
        if noun and _LIVES.match(self._text, end) and _OF.search(self._text, max(0, end - 24), end):
            return None
        if noun and value != 1 and self._doc[at].lower_ in words("having") and not noun.plural:
            return None  # "two million need food"
        if noun and value != 1 and not noun.plural:
            noun = self._adjectival(at) or noun
        return self._rated(noun) if noun else None

    def is_object(self, noun: Noun) -> bool:
        """Whether the noun is no subject of a clause of its own, as far as the parse tells."""
        return not self._doc[self._tokens.at(noun.end - 1)].dep_.startswith("nsubj")

    def _rated(self, noun: Noun) -> Noun:
        rate = rate_of_count(self._text, noun.end)
        return noun._replace(end=noun.end + len(rate), words=noun.words + rate) if rate else noun

    def _hyphened(self, end: int) -> Noun | None:
        """The word that is hyphened to the number: "four-cylinder engine"."""
        at = self._tokens.from_(end + (3 if self._text[end] == " " else 1))
        if at >= len(self._doc):
            return None
        token = self._doc[at]
        if not token.is_alpha or token.lower_ in _IDLE or token.pos_ not in (*_INSIDE, "VERB"):
            return None
        if token.lower_ == "strong":  # "a 3,000-strong crowd"
            body = self._phrase(at + 1)
            many = body is not None and body.head in words("bodies")
            return Noun(token.idx + len(token), "people", "people", True) if many else None
        return Noun(token.idx + len(token), token.text, token.lemma_.lower(), False)

    def _adjectival(self, at: int) -> Noun | None:
        """The singular noun right after a number that stands before another: "12 page document", "3 cylinder engine"."""
        token = self._doc[at]
        if token.tag_ != "NN" or at + 1 >= len(self._doc) or self._doc[at + 1].pos_ not in _INSIDE:
            return None
        return Noun(token.idx + len(token), token.text, token.lemma_.lower(), False)

    def _opened(self, at: int) -> int:
        """The index behind the determiners and the possessor that open a phrase: "the", "Johnson's"."""
        doc = self._doc
        limit = min(len(doc), at + 6)
        while at < limit and self._is_opener(doc[at]):
            at += 1
        for ahead in range(at, min(limit, at + 4)):
            if ahead in self._named:
                break
            if doc[ahead].tag_ == "POS":
                return ahead + 1
            if doc[ahead].pos_ not in _INSIDE:
                break
        return at

    def _is_opener(self, token: Any) -> bool:
        return token.lower_ in words("openers") or token.tag_ in ("PRP$", "DT", "PDT")

    def _whole(self, at: int) -> Noun | None:
        """What a share is of: "of the country", "the condos" of "half the condos", "Americans" of "one in five"."""
        doc = self._doc
        of = doc[at].lower_ == "of"
        first = at + 1 if of else at
        if first >= len(doc):
            return None
        behind = self._opened(first)
        while behind + 1 < len(doc) and doc[behind].like_num and behind > first:
            behind += 1  # "half of the 1,200 employees"
        noun = self._phrase(behind)
        if noun:
            begin = doc[first].idx if behind > first else doc[behind].idx
            wording = " ".join(self._text[begin : noun.end].split())
            return noun._replace(words=f"of {wording}" if of or behind > first else wording)
        token = doc[first]
        if of and token.pos_ in ("PRON", "DET") and token.lower_ not in ("the", "a", "an", "what"):
            after = doc[first + 1] if first + 1 < len(doc) else None
            said = token.lower_ == "those" and after is not None and after.tag_ == "VBN"
            end = after.idx + len(after) if said and after is not None else token.idx + len(token)
            return Noun(end, f"of {self._text[token.idx : end]}", token.lower_, True)
        return None

    def _phrase(self, at: int, nested: bool = False) -> Noun | None:
        doc = self._doc
        while at < len(doc) and (
            doc[at].lower_ in words("dropped") or at in self._taken or doc[at].text in _OPENING
        ):
            at += 1
        last = self._last_noun(at)
        if last is None:
            last = None if nested else self._head(at)
        if last is None:
            return self._pronoun(at)
        head = doc[last]
        if (
            not nested
            and head.lemma_.lower() in words("kinds")
            and last + 2 < len(doc)
            and doc[last + 1].lower_ == "of"
        ):
            inner = self._phrase(self._opened(last + 2), nested=True)
            if inner:
                return self._noun(at, inner.end, head)
        return self._noun(at, head.idx + len(head), head)

    def _head(self, at: int) -> int | None:
        """Index of the noun that the parse gives to the number before, where its tag is no noun's."""
        number = self._doc[at - 1] if at else None
        if (behind := self._behind_hyphen(at)) is not None:
            return behind
        if number is None or at >= len(self._doc) or number.dep_ != "nummod" or number.head.i != at:
            return None
        noun = self._doc[at]
        if not noun.is_alpha or at in self._stops or noun.lower_ in words("auxiliaries"):
            return None  # "last year 340 did"
        return at

    def _behind_hyphen(self, at: int) -> int | None:
        """Index of the noun behind a word with a hyphen that is no noun: "pick-up trucks", "on-duty officers"."""
        doc, noun = self._doc, at + 3
        if noun >= len(doc) or doc[at + 1].text != "-" or doc[at].whitespace_ or doc[at + 1].whitespace_:
            return None
        counted = doc[at + 2].is_alpha and doc[noun].tag_ in PLURAL and noun not in self._stops
        return noun if counted and doc[at].is_alpha else None

    def _noun(self, at: int, end: int, head: Any) -> Noun:
        wording = " ".join(self._text[self._doc[at].idx : end].split())
        plural = head.tag_ in PLURAL or head.lower_ in ("people", "police", "staff", "personnel")
        return Noun(end, wording, head.lemma_.lower(), plural)

    def _last_noun(self, at: int) -> int | None:
        """Index of the noun that ends the phrase which begins there."""
        last = None
        for index in range(at, min(len(self._doc), at + _LONGEST)):
            token = self._doc[index]
            if index in self._named:
                last = index if token.text.endswith("s") else last  # "two 747s"
                continue
            if index in self._taken or (token.text in ("-", "]") and index > at):
                continue
            if index - 2 >= at and self._is_glued(index) and last in (None, index - 2):
                last = index  # "co-accused", whatever the second half is
                continue
            stop = (
                index in self._stops
                or token.lower_ in words("never")
                or (token.is_sent_start and index > at and index - 1 not in self._named)
            )
            if stop or not self._continues(index, at):
                break
            if token.pos_ in _NOUNS:
                last = index
        return last

    def _is_glued(self, index: int) -> bool:
        """Whether a hyphen without blanks joins the token to the one before."""
        doc = self._doc
        return (
            doc[index - 1].text == "-"
            and doc[index].is_alpha
            and not (doc[index - 1].whitespace_ or doc[index - 2].whitespace_)
        )

    def _continues(self, index: int, at: int) -> bool:
        """Whether the token can stand within the phrase."""
        doc = self._doc
        token, after = doc[index], doc[index + 1] if index + 1 < len(doc) else None
        before = doc[index - 1] if index > at else None
        if token.pos_ in _INSIDE:
            closed = before is not None and before.tag_ == "NNS" and token.pos_ in ("PROPN", "ADJ")
            return not closed and not (token.is_title and before is not None and before.tag_ == "NNS")
        if after is None:
            return False
        if token.tag_ in ("VBN", "VBG"):
            first = index == at and after.tag_ in PLURAL  # "400 charging stations"
            return after.pos_ in _INSIDE and (first or token.dep_ in ("amod", "compound"))
        if token.pos_ == "ADV":
            return after.pos_ == "ADJ" or after.tag_ == "VBN" or (before is not None and before.text == "-")
        if before is None:
            return False
        if token.like_num:  # "Model 3 sedans"
            return before.pos_ == "PROPN" and after.tag_ in PLURAL
        if token.pos_ == "CCONJ":
            both = {before.pos_, after.pos_} <= {"PROPN", "ADJ"} and before.tag_ != "NNS"
            return both and index + 2 < len(doc) and doc[index + 2].pos_ in _INSIDE
        return False

    def _pronoun(self, at: int) -> Noun | None:
        """People, where "who" follows: "68,400 who have been unemployed"."""
        if at < len(self._doc) and self._doc[at].lower_ == "who":
            return Noun(self._doc[at].idx - 1, "people", "people", True)
        return None

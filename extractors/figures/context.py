"""What the parse tells of a figure: of whom it is said, where, when, who claims it, whether it went up or down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from extractors.figures.found import Change
from extractors.figures.lexicon import patterns, words
from extractors.figures.quantity import Quantity
from extractors.figures.tokens import Tokens

Where = list[int]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_IN = frozenset(["in", "at", "near", "across", "throughout", "around", "outside", "inside", "off", "within"])
_AROUND = 150  # tokens on either side of a figure that are looked at: more than a sentence of news has
_LOCAL = frozenset({"GPE", "LOC", "FAC"})
_MOVES = patterns("moves")
_MOVED = re.compile(
    rf"\b(?:(?P<up>{_MOVES['up']})|(?P<down>{_MOVES['down']}))(?: (?:{_MOVES['bridge']}))* ?$", re.IGNORECASE
)
_MOVING = re.compile(
    rf"(?: [a-z]+)?[ -](?:(?P<up>{_MOVES['noun_up']})|(?P<down>{_MOVES['noun_down']}))\b", re.IGNORECASE
)

_FROM = re.compile(r"from\b", re.IGNORECASE)


class Facts(NamedTuple):
    """Spans in the Doc's own offsets, None where the text does not say."""

    who: Where | None
    where: Where | None
    when: Where | None
    source: Where | None
    change: Change | None


class Context:
    """The Doc's sentences and dates, asked about one figure after the other."""

    def __init__(self, tokens: Tokens, dates: Sequence[dict[str, Any]]) -> None:
        self._tokens = tokens
        self._dates = dates

    def of(self, quantity: Quantity) -> Facts:
        """What the text says around the quantity."""
        change = _change(self._tokens.text, quantity)
        if not self._tokens.parsed:
            return Facts(None, None, None, None, change)
        doc = self._tokens.doc
        first, last = self._tokens.at(quantity.start), self._tokens.at(max(quantity.start, quantity.end - 1))
        root = _root(doc, first, last)
        begin, end = self._tokens.sentence(first)
        sentence = max(begin, first - _AROUND), min(end, last + _AROUND)
        verb = _verb(root)
        return Facts(
            _who(verb, first, last),
            self._where(sentence, first, last),
            self._when(sentence, quantity),
            _source(doc, verb, sentence, first),
            change,
        )

    def _where(self, sentence: tuple[int, int], first: int, last: int) -> Where | None:
        """The nearest place of the sentence that "in", "at", "near" or the like governs."""
        best: tuple[int, Where] | None = None
        for index in range(*sentence):
            token = self._tokens.doc[index]
            if token.ent_type_ not in _LOCAL or (token.head.ent_type_ in _LOCAL and token.head.i > index):
                continue
            if token.dep_ != "pobj" or token.head.lower_ not in _IN or first <= index <= last:
                continue
            start = index
            while start > sentence[0] and self._tokens.doc[start].ent_iob_ == "I":
                start -= 1
            distance = index - last if index > last else 2 * (first - index)
            if best is None or distance < best[0]:
                best = (distance, [self._tokens.doc[start].idx, token.idx + len(token)])
        return best[1] if best else None

    def _when(self, sentence: tuple[int, int], quantity: Quantity) -> Where | None:
        """The nearest date of the sentence."""
        doc = self._tokens.doc
        begin, end = doc[sentence[0]].idx, doc[sentence[1] - 1].idx + len(doc[sentence[1] - 1])
        near = [
            (max(date["start"] - quantity.end, quantity.start - date["end"]), [date["start"], date["end"]])
            for date in self._dates
            if begin <= date["start"] < end
            and (date["end"] <= quantity.start or date["start"] >= quantity.end)
            and date.get("form") not in ("duration", "set", "vague", "reference")
        ]
        return min(near)[1] if near else None


def _change(text: str, quantity: Quantity) -> Change | None:
    if quantity.moved:
        return quantity.moved
    if _FROM.match(text, quantity.start):
        return None  # "rises from 160 to 180 to 200": a range of levels
    before = text[max(0, quantity.start - 40) : quantity.start]
    match = _MOVED.search(before) or _MOVING.match(text[quantity.end : quantity.end + 24])
    if not match or match[0].rstrip().lower().endswith(" from"):
        return None  # "up from 12": what it was before
    if (
        quantity.amount.unit is None
        and quantity.head != "point"
        and match[0].strip().lower() in ("up", "down")
    ):
        return None  # "shut down eight events"
    return "up" if match["up"] else "down"


def _root(doc: Any, first: int, last: int) -> Any:
    """The token of the span whose head stands outside."""
    for index in range(first, last + 1):
        head = doc[index].head.i
        if head < first or head > last or head == index:
            return doc[index]
    return doc[first]


def _verb(token: Any) -> Any:
    """The nearest verb above the token, None where there is none."""
    for _ in range(16):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _who(verb: Any, first: int, last: int) -> Where | None:
    """The subject of the verb that governs the figure, or the agent where the figure is in the subject itself."""
    for _ in range(4):
        if verb is None:
            return None
        for child in verb.children:
            if child.dep_ == "agent":
                agent = next((each for each in child.children if each.dep_ == "pobj"), None)
                if agent is not None and agent.ent_type_ not in ("DATE", "TIME"):
                    return _named(agent, first, last)
        subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        if subject is not None:
            if subject.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
                subject = verb.head
            return _named(subject, first, last)
        if verb.dep_ in ("relcl", "acl"):
            return _named(verb.head, first, last) if verb.tag_ == "VBG" else None
        verb = (
            verb.head if verb.dep_ in ("xcomp", "conj", "ccomp", "advcl") and verb.head.i != verb.i else None
        )
    return None


def _named(token: Any, first: int, last: int) -> Where | None:
    """The noun phrase of a subject: its head and what stands before it; None for a pronoun or the figure itself."""
    start = token.left_edge.i
    if (
        token.pos_ in ("PRON", "NUM")
        or token.lower_ in ("%", "percent")
        or (start <= last and first <= token.i)
    ):
        return None
    begin = max(start, token.i - 7)
    doc = token.doc
    return [doc[begin].idx, token.idx + len(token)]


def _source(doc: Any, verb: Any, sentence: tuple[int, int], first: int) -> Where | None:
    """Who claims it: the subject of a verb of saying above the clause, or "according to …"."""
    for index in range(sentence[0], sentence[1] - 1):
        if doc[index].lower_ == "according" and doc[index + 1].lower_ == "to":
            named = next((each for each in doc[index + 1].children if each.dep_ == "pobj"), None)
            return _named(named, first, first) if named is not None else None
    for _ in range(8):
        if verb is None or verb.head.i == verb.i:
            return None
        above = verb.head
        if verb.dep_ in ("ccomp", "parataxis") and above.lemma_.lower() in words("claims"):
            if any(token.text == ";" for token in doc[min(first, above.i) : max(first, above.i)]):
                return None  # another clause's claim
            subject = next((child for child in above.children if child.dep_ in _SUBJECTS), None)
            return _named(subject, first, first) if subject is not None else None
        verb = above
    return None

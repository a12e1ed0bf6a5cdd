"""The places, or the days, of a Doc: how each hangs in the parse, and whether its words say that something is there, or then."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extractors.clauses.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.clauses.parse import Parse
    from extractors.clauses.reading import Clauses
    from extractors.links.phrase import Phrase

_INNER = frozenset(
    {"compound", "nmod", "poss", "amod", "appos", "conj", "nummod", "case", "pobj", "npadvmod", "det"}
)
_UNTIL = frozenset({"since", "until", "till", "before", "after", "following", "between"})
_RUNS = frozenset({"from", "between"})
_RUN_ENDS = frozenset({"to", "until", "till", "through", "and"})
_BEFORE_NAMES = frozenset({"the", "late", "early", "last", "mid"})
_PARTS = frozenset({"most", "some", "many", "half", "all", "several", "few", "one", "none", "each"})
_OF_THEM = frozenset({"them", "these", "those", "which", "whom"})
_DAYPARTS = frozenset(
    {"dawn", "noon", "midday", "midnight", "dusk", "sunrise", "sunset", "daybreak", "nightfall"}
)
_ABOUT = frozenset({"on", "over", "around", "between", "under", "above"})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_PERIODS = frozenset({"year", "quarter", "month", "week", "decade"})
_BASE = 12  # tokens before a day in which what is compared can begin
_MORE_THAN = frozenset({"more", "less", "fewer", "higher", "lower", "up", "down"})
_BACK = frozenset({"ago", "earlier", "before"})
_MORE = frozenset({"more", "others", "other", "each", "apiece"})


def is_bare(parse: Parse, first: int, last: int) -> bool:
    """Whether a figure's words are a number and at most what bounds it: "nearly 1 million"."""
    tags = parse.tags[first : last + 1]
    return "CD" in tags and all(tag in ("CD", "RB", "JJR", "RBR", "IN", "RBS", "JJS") for tag in tags)


def opens_rest(parse: Parse, first: int) -> bool:
    """Whether a place is what another is left out of: "in the rest of Spain"."""
    low = [word.lower() for word in parse.words[max(0, first - 3) : first]]
    while low and low[-1] == "the":
        low.pop()
    return low[-2:] == ["rest", "of"]


class Spot(NamedTuple):
    """A place or a day in the parse.

    Attributes:
        head: Token that stands for it.
        governor: Lower-case preposition that it hangs on, or the relation to its verb (`nsubj`, `dobj`), empty where neither.
        top: The token by which its phrase hangs in the clause: the preposition, or the noun.
        item: Which of the places, or days, it is.
        first: First token of its words; `last` the last one.
    """

    head: int
    governor: str
    top: int
    item: int
    first: int
    last: int


class Spots:
    """The places, or the days, of a Doc, each with the way it hangs in a clause.

    Args:
        clauses: The Doc's clauses.
        spans: First and last token of each place or day, in text order.
        kind: `where` or `when`.
    """

    def __init__(self, clauses: Clauses, spans: Sequence[tuple[int, int]], kind: str) -> None:
        self._clauses, self._parse, self.kind = clauses, clauses.parse, kind
        self.all = [self._spot(item, *span) for item, span in enumerate(spans)]
        low = [word.lower() for word in clauses.parse.words] if spans else []
        self._parts = [
            at
            for at, word in enumerate(low[:-2])
            if low[at + 1] == "of" and word in _PARTS and low[at + 2] in _OF_THEM
        ]
        self._bounds = self._in_runs() if kind == "when" else frozenset()

    def _owns_a_name(self, spot: Spot) -> bool:
        """Whether it only says whence a name behind it is: "Finland's UPM", "Turkey's Izmir province"."""
        parse, mark = self._parse, spot.last + 1
        if parse.tags[mark : mark + 1] != ["POS"]:
            mark = spot.last  # the place's words hold the sign
        if parse.tags[mark : mark + 1] != ["POS"] or mark + 1 >= len(parse.words):
            return False
        if any(other.first == mark + 1 for other in self.all):
            return True  # "Pakistan's Punjab province", whatever the parser takes "Punjab" for
        named = parse.tags[mark + 1] in ("NNP", "NNPS")
        return named and parse.labels[mark + 1] not in ("DATE", "TIME", "NORP")

    def is_said(self, spot: Spot) -> bool:
        """Whether the words say that something is there, or then."""
        if self.kind == "where" and self._owns_a_name(spot):
            return False
        if self.kind == "when":
            opener = self._before(spot)
            if opener in ("as", "than") or self._is_base(spot) or self._is_of_birth(spot):
                return False  # "twice as many as today"
            if spot.governor == "on" and self._is_period_before(spot):
                return False  # "up a fifth on 2022", "down 3% on last year"
            if (
                self._parse.words[spot.first].lower() in _DAYPARTS
            ):  # "before dawn on Wednesday" is on Wednesday
                return spot.item not in self._bounds
            return not {spot.governor, opener} & _UNTIL and spot.item not in self._bounds
        if opens_rest(self._parse, spot.first):
            return False
        if spot.governor in words("where"):
            return True
        lemma = self._parse.lemmas[self._parse.heads[spot.top]]
        if spot.governor == "from":
            return lemma in words("releasing") or lemma in words("withdrawing")
        if (
            spot.governor == "to"
        ):  # what is sent there: "flew 200 soldiers to Kuwait", not "was flying to Goma"
            verb = self._parse.heads[spot.top]
            return lemma in words("sending") and self._parse.has(verb, "dobj", "nsubjpass")
        if (
            spot.governor in ("nsubj", "nsubjpass") and spot.head != spot.top
        ):  # "Japan's output fell", "the population of Peru"
            owned = self._parse.deps[spot.head] in ("poss", "pobj")
            return owned and self._parse.lemmas[spot.top] in words("of_a_place")
        if spot.governor == "nsubj":
            return lemma in words("having")
        if spot.governor in ("dobj", "npadvmod", "nsubjpass"):
            return lemma in words("reaching") or (lemma in words("harming") and lemma != "beat")
        return False

    def _is_period_before(self, spot: Spot) -> bool:
        """Whether "on" stands before a year, quarter or month, and so opens what a change is measured against."""
        last, length = self._parse.words[spot.last].lower(), spot.last - spot.first + 1
        if length == 1:
            return bool(_YEAR.fullmatch(last))
        return last in ("earlier", "before") or (last in _PERIODS and length <= 3)

    def _is_base(self, spot: Spot) -> bool:
        """Whether a change is measured against it: "twice as high as in 2019", "since the last rise two years ago"."""
        low = [word.lower() for word in self._parse.words[max(0, spot.first - _BASE) : spot.first]]
        own = [word.lower() for word in self._parse.words[spot.first : spot.last + 1]]
        if own[0] in _MORE_THAN and "than" in own[:2]:
            return True  # "42 % more than a year ago"
        at = len(low) - 1
        while at >= 0 and low[at] in words("same_time"):
            at -= 1
        if at < 0:
            return False
        same = "same" in low[at + 1 :] or "same" in own
        if low[at] == "than" or (low[at] == "from" and same):
            return True
        if low[at] == "as":
            return "as" in low[:at] or "same" in low[:at]
        return (
            "since" in low
            and not set(low[low.index("since") :]) & {",", ";", ".", "and"}
            and own[-1] in _BACK
        )

    def _is_of_birth(self, spot: Spot) -> bool:
        """Whether it stands in the "Born in …" that opens a sentence, whose day is that of nothing else in it."""
        parse = self._parse
        start = spot.first
        while start and parse.sentences[start - 1] == parse.sentences[spot.first]:
            start -= 1
        clause = self._clauses.of(spot.top)
        subject = None if clause is None else clause.subject
        fronted = clause is not None and subject is not None and start < spot.first < subject
        return fronted and parse.words[start].lower() == "born"

    def dates_saying(self, spot: Spot) -> bool:
        """Whether it is the day on which what follows was said: "said on Tuesday it will build", "said Tuesday profits fell"."""
        parse, above = self._parse, self._clauses.owner[spot.top]
        before = (spot.first if spot.governor == "npadvmod" else spot.top) - 1
        while before > 0 and parse.tags[before][:2] == "RB":  # "said late on Tuesday"
            before -= 1
        if self.kind != "when" or before < 0 or above is None:
            return False
        verb = self._clauses.of(before)
        if (
            verb is None
            or verb.verb != before
            or parse.lemmas[before] not in words("saying") - words("foreseeing")
        ):
            return False
        return verb.index != above

    def belongs(self, spot: Spot) -> bool:
        """Whether a spot inside a figure's phrase says where, or when, what it counts is."""
        if self.is_said(spot):
            return True
        if self.kind == "where" and self._owns_a_name(spot):
            return False
        if self.kind == "when" or self._parse.deps[spot.head] not in ("compound", "poss", "nmod", "amod"):
            return False
        counted = self._parse.lemmas[self._parse.heads[spot.head]]
        return counted not in words("people")  # "2,000 U.S. troops" are not in the U.S.

    def is_beside(self, spot: Spot, last: int) -> bool:
        """Whether a number whose last token that is says it by the very next words: "-12 °C in Oslo", "9 more on Friday"."""
        parse, at = self._parse, last + 1
        while at < spot.first and parse.words[at].lower() in _MORE:
            at += 1
        if at == spot.top and at < spot.first <= at + 3:
            return self.is_said(spot) and spot.governor not in ("from", "to")
        return self.kind == "when" and at == spot.first and parse.labels[at] == "DATE" and self.is_said(spot)

    def is_beside_later(self, spot: Spot, phrase: Phrase, phrases: Sequence[Phrase]) -> bool:
        """Whether it stands right behind a later figure: "in Delhi hit 49C, 9 degrees above normal, and 47 in Jaipur"."""
        return any(phrase.last < other.first and self.is_beside(spot, other.last) for other in phrases)

    def follows(self, spot: Spot, last: int) -> bool:
        """Whether it stands behind a number whose last token that is, with no other comparison or event between."""
        parse = self._parse
        same = last < spot.head and parse.sentences[spot.head] == parse.sentences[last]
        return same and not {",", ";"} & set(parse.words[last : spot.first])

    def is_in_tag(self, spot: Spot, last: int) -> bool:
        """Whether it stands in the words that say whose word a sentence is: "…, a judge in Lyon ruled on Friday"."""
        parse, comma = self._parse, spot.first - 1
        sentence = parse.sentences[spot.first]
        while comma > last and parse.words[comma] != ",":
            comma -= 1
        if comma <= last or parse.sentences[comma] != sentence:
            return False
        verbs = []
        for at in range(comma + 1, len(parse.words)):
            if parse.sentences[at] != sentence or parse.words[at] in (",", ";"):
                break
            if parse.tags[at][:2] == "VB":
                verbs.append(at)
        said = len(verbs) == 1 and parse.lemmas[verbs[0]] in words("saying")
        return said and parse.tags[verbs[0]] in ("VBD", "VBZ") and verbs[0] > comma + 1

    def is_gapped(self, spot: Spot, first: int, last: int) -> bool:
        """Whether a bare number leaves out what is said before: "Colombia hosts 2 million refugees, Peru 1 million"."""
        parse = self._parse
        before = parse.words[spot.first - 1].lower() if spot.first else ""
        if spot.last != first - 1 or before not in (",", "and", ";", "while", "but"):
            return False
        if not is_bare(parse, first, last):
            return False
        at = spot.first - 1
        while self.kind == "where" and parse.lemmas[at] not in words("having"):
            at -= 1
            if at < 0 or parse.sentences[at] != parse.sentences[first]:
                return False  # "Kenya sent 400 troops, Uganda 300"
        return True

    def is_of_a_part(self, spot: Spot, last: int) -> bool:
        """Whether it is said of some of what a number counts: "40 vehicles, most of them in May"; `last` is its last token."""
        return any(last < part < spot.first for part in self._parts)

    def before_word(self, token: int) -> Spot | None:
        """The spot that a relative "when" or "where" at that token has as its antecedent: "since 1935, when"."""
        at = token - 1
        if at >= 0 and self._parse.words[at] == ",":
            at -= 1
        return next((spot for spot in self.all if spot.last == at), None)

    def _before(self, spot: Spot) -> str:
        """The word before it, its own determiners passed over."""
        at = spot.first - 1
        while at >= 0 and self._parse.words[at].lower() in _BEFORE_NAMES:
            at -= 1
        return self._parse.words[at].lower() if at >= 0 else ""

    def _in_runs(self) -> frozenset[int]:
        """The two ends of each run of days: "from Monday to Wednesday" is neither."""
        found: set[int] = set()
        for one, other in zip(self.all, self.all[1:], strict=False):
            between = [word.lower() for word in self._parse.words[one.last + 1 : other.first]]
            joined = bool(between) and between[0] in _RUN_ENDS and set(between[1:]) <= _BEFORE_NAMES
            if joined and self._before(one) in _RUNS:
                found |= {one.item, other.item}
        return frozenset(found)

    def _spot(self, item: int, first: int, last: int) -> Spot:
        """Where a place or day hangs."""
        parse = self._parse
        head = next(
            (
                t
                for t in range(last, first - 1, -1)
                if not first <= parse.heads[t] <= last or parse.heads[t] == t
            ),
            last,
        )
        at, modifies = head, parse.deps[head] in ("compound", "amod", "nmod", "poss")
        of_goods = False
        for _ in range(8):
            dep, up = parse.deps[at], parse.heads[at]
            if up == at:
                break
            if dep in ("pobj", "pcomp") and parse.tags[up] in ("IN", "TO", "VBG", "RB", "RP"):
                word = parse.words[up].lower()
                if word != "of":  # "tariffs on $3 billion worth of U.S. goods" are not on the U.S.
                    return Spot(head, "of" if of_goods and word in _ABOUT else word, up, item, first, last)
                of_goods = modifies
                at = up
            elif dep in ("nsubj", "nsubjpass", "dobj", "npadvmod", "advmod", "tmod"):
                particle = (
                    dep in ("dobj", "advmod", "npadvmod")
                    and first > 0
                    and parse.deps[first - 1] in ("prt", "advmod", "prep")
                )
                word = parse.words[
                    first - 1
                ].lower()  # "capsized off Lesbos", its preposition read as a particle
                governor = word if particle and word in words("where") else dep
                return Spot(head, governor, at, item, first, last)
            elif dep in _INNER or dep == "prep":
                at = up
            else:
                return Spot(head, dep, at, item, first, last)
        return Spot(head, "", at, item, first, last)

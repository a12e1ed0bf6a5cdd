"""Where and when: which places and days of a sentence are a figure's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from extractors.clauses.arguments import descendants
from extractors.clauses.lexicon import words
from extractors.links.annotations import Reach
from extractors.links.owners import Phrase

if TYPE_CHECKING:
    from extractors.clauses.clause import Clause
    from extractors.clauses.reading import Clauses

_INNER = frozenset(
    {"compound", "nmod", "poss", "amod", "appos", "conj", "nummod", "case", "pobj", "npadvmod", "det"}
)
_UNTIL = frozenset({"since", "until", "till", "before", "after", "following"})


class Spot(NamedTuple):
    """A place or a day in the parse.

    Attributes:
        head: Token that stands for it.
        governor: Lower-case preposition that it hangs on, or the relation to its verb (`nsubj`, `dobj`), empty where neither.
        top: The token by which its phrase hangs in the clause: the preposition, or the noun.
        item: Which of the places, or days, it is.
    """

    head: int
    governor: str
    top: int
    item: int


class Chosen(NamedTuple):
    """Which of the places or days, by which rule, how far away."""

    item: int
    reach: Reach
    rule: str


class Settings:
    """The places, or the days, of a Doc, to be asked which are a figure's.

    Args:
        clauses: The Doc's clauses.
        spans: First and last token of each place or day, in text order.
        phrases: The figures of the Doc.
        kind: `where` or `when`.
    """

    def __init__(
        self, clauses: Clauses, spans: Sequence[tuple[int, int]], phrases: Sequence[Phrase], kind: str
    ) -> None:
        self._clauses = clauses
        self._parse = clauses.parse
        self._kind = kind
        self._phrases = phrases
        self._spots = [self._spot(item, *span) for item, span in enumerate(spans)]
        self._roots = {phrase.root for phrase in phrases}

    def of(self, phrase: Phrase, harm: bool, compared: bool, compares: frozenset[int]) -> list[Chosen]:
        """The figure's places or days, the likeliest first.

        Args:
            phrase: The figure.
            harm: It tells of an event: the whole sentence may say where and when.
            compared: It is what something else is compared with.
            compares: Tokens that belong to what something is compared with.
        """
        possible = [
            spot
            for spot in self._spots
            if (spot.head in compares) == compared and not self._dates_saying(spot)
        ]
        usable = [spot for spot in possible if self._is_said(spot)]
        own = [
            Chosen(s.item, "clause", f"{self._kind}-own-phrase") for s in self._in_phrase(phrase, possible)
        ]
        if compared:
            rest = [
                s for s in usable if phrase.last < s.head and s.item not in {chosen.item for chosen in own}
            ]
            return [*own, *(Chosen(s.item, "clause", f"{self._kind}-of-comparison") for s in rest)]
        clause = self._clauses.of(phrase.root)
        found = list(own)
        if clause is not None:
            found += [
                Chosen(s.item, "clause", f"{self._kind}-clause")
                for s in self._in_clause(phrase, clause, usable)
            ]
            for other, how in self._around(clause, harm):
                found += [
                    Chosen(s.item, "sentence", f"{self._kind}-{how}")
                    for s in self._of_clause(other, how, usable)
                ]
        first: dict[int, Chosen] = {}
        for each in found:
            first.setdefault(each.item, each)
        return list(first.values())

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
        at = head
        for _ in range(8):
            dep, up = parse.deps[at], parse.heads[at]
            if up == at:
                return Spot(head, "", at, item)
            if dep in ("pobj", "pcomp") and parse.tags[up] in ("IN", "TO", "VBG", "RB", "RP"):
                word = parse.words[up].lower()
                if word != "of":
                    return Spot(head, word, up, item)
                at = up
            elif dep in ("nsubj", "nsubjpass", "dobj", "npadvmod", "advmod", "tmod"):
                return Spot(head, dep, at, item)
            elif dep in _INNER or dep == "prep":
                at = up
            else:
                return Spot(head, dep, at, item)
        return Spot(head, "", at, item)

    def _is_said(self, spot: Spot) -> bool:
        """Whether the words say that something is there, or then."""
        if self._kind == "when":
            return spot.governor not in _UNTIL
        if spot.governor in words("where"):
            return True
        lemma = self._parse.lemmas[self._parse.heads[spot.top]]
        if spot.governor == "from":
            return lemma in words("releasing") or lemma in words("withdrawing")
        if spot.governor == "to":
            return lemma in words("sending")
        if spot.governor == "nsubj":
            return lemma in words("having")
        if spot.governor in ("dobj", "npadvmod", "nsubjpass"):
            return lemma in words("reaching") or lemma in words("harming")
        return False

    def _dates_saying(self, spot: Spot) -> bool:
        """Whether it is the day on which what follows was said: "said on Tuesday it will build", "said Tuesday profits fell"."""
        parse, above = self._parse, self._clauses.owner[spot.top]
        before = spot.top - 1
        while before > 0 and parse.tags[before][:2] == "RB":  # "said late on Tuesday"
            before -= 1
        if self._kind != "when" or before < 0 or above is None:
            return False
        verb = self._clauses.of(before)
        if (
            verb is None
            or verb.verb != before
            or parse.lemmas[before] not in words("saying") - words("foreseeing")
        ):
            return False
        return verb.index != above

    def _belongs(self, spot: Spot) -> bool:
        """Whether a spot inside a figure's phrase says where, or when, what it counts is."""
        if self._is_said(spot):
            return True
        if self._kind == "when" or self._parse.deps[spot.head] not in ("compound", "poss", "nmod", "amod"):
            return False
        counted = self._parse.lemmas[self._parse.heads[spot.head]]
        return counted not in words("people")  # "2,000 U.S. troops" are not in the U.S.

    def _in_phrase(self, phrase: Phrase, spots: Sequence[Spot]) -> list[Spot]:
        """The spots in the figure's own noun phrase, without what hangs on another figure in it."""
        parse = self._parse
        tokens = set(range(phrase.first, phrase.last + 1))
        queue = list(tokens)
        while queue:
            at = queue.pop()
            for kid in parse.kids[at]:
                other = kid in self._roots and kid != phrase.root and not phrase.holds(kid)
                verb = self._clauses.of(kid)
                is_verb = verb is not None and kid in verb.chain
                stop = (
                    other
                    or kid in tokens
                    or parse.deps[kid] in ("conj", "appos", "relcl")
                    or (is_verb and parse.deps[kid] != "acl")
                )
                if not stop:
                    tokens.add(kid)
                    queue.append(kid)
        upper = self._upper_phrase(phrase)
        inside = [spot for spot in spots if spot.head in tokens and self._belongs(spot)]
        inside.sort(key=lambda spot: any(phrase.last < root < spot.head for root in self._roots))
        return inside + [s for s in spots if s.head in upper and s not in inside and self._is_said(s)]

    def _upper_phrase(self, phrase: Phrase) -> set[int]:
        """What hangs on the nouns that the figure is of: "its order of 50 jets on Monday"."""
        parse, at, found = self._parse, phrase.root, set()
        for _ in range(6):
            dep, head = parse.deps[at], parse.heads[at]
            verb = self._clauses.of(head)
            dated = parse.labels[head] in ("DATE", "TIME") and dep == "appos"  # "on Monday, 13 on Tuesday"
            if head == at or (verb is not None and head in verb.chain) or dated:
                break
            if dep in ("pobj", "prep", "conj", "compound", "nummod", "amod", "nmod", "appos", "quantmod"):
                at = head
                if parse.tags[at][:2] == "NN":
                    below = set(descendants(parse, at))
                    others = {
                        root for root in self._roots & below if root != phrase.root and not phrase.holds(root)
                    }
                    for other in others:
                        below -= set(descendants(parse, other))
                    clause = self._clauses.owner[phrase.root]
                    found |= {token for token in below if self._clauses.owner[token] == clause}
            else:
                break
        return found

    def _in_clause(self, phrase: Phrase, clause: Clause, spots: Sequence[Spot]) -> list[Spot]:
        """The clause's spots, dealt out where it has several figures and several of them."""
        own = [spot for spot in spots if self._clauses.owner[spot.top] == clause.index]
        rivals = sorted({p.root for p in self._phrases if self._clauses.owner[p.root] == clause.index})
        if len(own) > 1 and len(rivals) > 1:
            dealt = self._dealt(phrase, own, rivals)
            if dealt is not None:
                return dealt
        return sorted(own, key=lambda spot: (self._rank(spot), self._distance(phrase, spot)))

    def _dealt(self, phrase: Phrase, own: Sequence[Spot], rivals: Sequence[int]) -> list[Spot] | None:
        """Of "5 on Monday, 7 on Tuesday" the one that follows; of "on Monday 5 and on Tuesday 7" the one before."""
        order = sorted([(spot.head, "spot") for spot in own] + [(root, "figure") for root in rivals])
        kinds = [kind for _, kind in order]
        turns = sum(one != other for one, other in pairwise(kinds))
        if turns < 3:
            return None  # they do not alternate: nothing is dealt out
        if kinds[0] == "figure":
            behind = min((root for root in rivals if root > phrase.root), default=1 << 30)
            mine = [spot for spot in own if phrase.root < spot.head < behind]
        else:
            before = max((root for root in rivals if root < phrase.root), default=-1)
            mine = [spot for spot in own if before < spot.head < phrase.root]
            if not mine and kinds[-1] == "spot":
                mine = [spot for spot in own if spot.head > max(rivals)][:1]
        return mine

    def _rank(self, spot: Spot) -> int:
        return 0 if spot.governor in ("in", "at", "on", "near", "across", "npadvmod", "throughout") else 1

    def _distance(self, phrase: Phrase, spot: Spot) -> int:
        return spot.head - phrase.last if spot.head > phrase.last else 2 * (phrase.first - spot.head)

    def _around(self, clause: Clause, harm: bool) -> list[tuple[Clause, str]]:
        """The clauses whose place and day hold for this one as well, with how it hangs together with them."""
        parse, found = self._parse, []
        at = clause
        for _ in range(5):
            above = self._clauses.above(at)
            if above is None:
                break
            says = parse.lemmas[above.verb] in words("saying") and at.relation in ("complement", "main")
            if says or at.relation == "condition":
                break
            if at.relation == "conjunct" and at.subject_from == "own":
                found.append((above, "fronted"))
                break
            if at.relation == "complement" and parse.lemmas[above.verb] in words("saying"):
                break
            found.append((above, "clause-above"))
            at = above
        for other in self._clauses.all:
            misread = parse.tags[other.outer] == "VBD" and other.subject_from == "controlled"
            if other.above == clause.index and other.relation == "adverbial" and misread:
                found.append((other, "clause"))  # "returned home broke on Wednesday"
        if harm:
            found += [
                (other, "same-event") for other in self._clauses.all if self._is_same_event(other, clause)
            ]
        return found

    def _is_same_event(self, other: Clause, clause: Clause) -> bool:
        """Whether a clause that hangs on this one goes on telling of its event."""
        hangs = other.relation in ("participle", "adverbial", "conjunct", "infinitive")
        return (
            other.above == clause.index
            and hangs
            and (other.relation != "conjunct" or other.subject_from != "own")
        )

    def _of_clause(self, clause: Clause, how: str, spots: Sequence[Spot]) -> list[Spot]:
        own = [spot for spot in spots if self._clauses.owner[spot.top] == clause.index]
        if how == "fronted":
            limit = clause.outer if clause.subject is None else min(clause.outer, clause.subject)
            own = [spot for spot in own if spot.head < limit]
        return sorted(own, key=lambda spot: (self._rank(spot), spot.head))

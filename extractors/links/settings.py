"""Where and when: which places and days of a sentence are a figure's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from extractors.clauses.arguments import descendants
from extractors.clauses.lexicon import words
from extractors.links.annotations import Reach
from extractors.links.phrase import Phrase
from extractors.links.scope import Scope
from extractors.links.spots import Spot, Spots
from extractors.links.topics import is_casualty, is_mishap, is_rate, told_of
from extractors.rules import Rule, ordered

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extractors.clauses.clause import Clause
    from extractors.clauses.reading import Clauses

_AT_ONCE = frozenset({"when", "as", "while", "once"})
_TELLING_ON = frozenset({"when", "as", "while", "once", "after", "where"})


class Chosen(NamedTuple):
    """Which of the places or days, by which rule, how far away."""

    item: int
    reach: Reach
    rule: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One figure that is asked where, or when.

    Attributes:
        clause: Its clause; None outside any.
        harm: It tells of an event: the whole sentence may say where and when.
        compared: It is what something else is compared with.
        possible: The places, or days, that can be its own; `usable` are those whose words say that something is there, or then.
        relative: The one that the clause's "when" or "where" stands for.
    """

    phrase: Phrase
    clause: Clause | None
    harm: bool
    compared: bool
    possible: Sequence[Spot]
    usable: Sequence[Spot]
    relative: Spot | None


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
        self._spots = Spots(clauses, spans, kind)
        self._scope = Scope(clauses, phrases)

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
            for spot in self._spots.all
            if (spot.head in compares) == compared
            and not self._spots.dates_saying(spot)
            and not self._spots.is_of_a_part(spot, phrase.last)
            and not self._spots.is_in_tag(spot, phrase.last)
        ]
        relative = self._antecedent(phrase)
        if not possible and relative is None:
            return []
        usable = [spot for spot in possible if self._spots.is_said(spot)]
        asked = Asked(phrase, self._clauses.of(phrase.root), harm, compared, possible, usable, relative)
        first: dict[int, Chosen] = {}
        for rule, reach in SETTING_RULES[self._kind]:
            if reach != "clause" and self._is_speaker(asked):
                break  # "two officials said, as strikes killed 70 in Gaza"
            for spot in rule.apply((self, asked)) or ():
                first.setdefault(spot.item, Chosen(spot.item, reach, rule.id))
        return list(first.values())

    def _is_speaker(self, asked: Asked) -> bool:
        """Whether those counted say what the sentence tells, and so are where and when nobody says."""
        clause, parse = asked.clause, self._parse
        if clause is None or clause.subject is None or clause.passive:
            return False
        return parse.lemmas[clause.verb] in words("saying") and asked.phrase.holds(clause.subject)

    def _in_clause(self, phrase: Phrase, clause: Clause, spots: Sequence[Spot]) -> list[Spot]:
        """The clause's spots, dealt out where it has several figures and several of them."""
        own = [spot for spot in spots if self._clauses.owner[spot.top] == clause.index]
        if any(spot.head < phrase.first for spot in own):
            own = [spot for spot in own if not self._spots.is_beside_later(spot, phrase, self._phrases)]
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

    def _antecedent(self, phrase: Phrase) -> Spot | None:
        """What the "when" or "where" that opens the figure's clause stands for: "since 1935, when it won 154 seats"."""
        clause, parse = self._clauses.of(phrase.root), self._parse
        if clause is None or clause.relation not in ("relative", "adverbial"):
            return None
        opening = next(
            (k for k in parse.children(clause.outer, "advmod") if parse.words[k] == self._kind), None
        )
        return None if opening is None else self._spots.before_word(opening)

    def _in_own_phrase(self, asked: Asked) -> list[Spot]:
        first, last = asked.phrase.first, asked.phrase.last
        beside = [
            s
            for s in asked.possible
            if self._spots.is_beside(s, last) or self._spots.is_gapped(s, first, last)
        ]
        own, upper = self._scope.own(asked.phrase), self._scope.upper(asked.phrase)
        inside = [s for s in asked.possible if s.head in own and self._is_inside(s, asked.phrase)]
        inside.sort(key=lambda spot: any(last < root < spot.head for root in self._scope.roots))
        said = [s for s in asked.possible if s.head in upper and self._spots.is_said(s)]
        return list(dict.fromkeys([*beside, *inside, *said]))

    def _is_inside(self, spot: Spot, phrase: Phrase) -> bool:
        """Whether a spot in a figure's words is its own, and not of another figure there: "10% on $3 billion in U.S. goods"."""
        other = any(phrase.last < root < spot.head for root in self._scope.roots)
        if self._kind == "where" and is_rate(self._parse, phrase) and phrase.last < spot.head:
            return self._spots.is_said(spot)  # "$5 billion of U.S. gas" is not in the U.S.
        return self._spots.belongs(spot) and (not other or self._spots.is_said(spot))

    def _of_comparison(self, asked: Asked) -> list[Spot]:
        if not asked.compared:
            return []
        return [s for s in asked.usable if self._spots.follows(s, asked.phrase.last)]

    def _of_them(self, asked: Asked) -> list[Spot]:
        """What the figure's own relative clause tells of harm to them: "four workers who died when a tank exploded in 2017"."""
        if asked.compared:
            return []
        told = [c for c in told_of(self._clauses, asked.phrase) if is_casualty(self._parse, c)]
        return [s for c in told for s in (*self._sorted(c, asked.usable), *self._told_on(c, asked.usable))]

    def _relative(self, asked: Asked) -> list[Spot]:
        """What the clause's "when" or "where" stands for, and what is said of the noun that a relative clause tells more of."""
        clause = asked.clause
        if clause is None or asked.compared or self._clause(asked):
            return []
        found = [] if asked.relative is None else [asked.relative]
        if clause.relation == "relative":  # "one last month that affected 2 million people"
            noun = descendants(self._parse, self._parse.heads[clause.outer])
            found += [s for s in asked.usable if s.head in noun and s.head < clause.outer]
        return found

    def _clause(self, asked: Asked) -> list[Spot]:
        if asked.clause is None or asked.compared:
            return []
        return self._in_clause(asked.phrase, asked.clause, asked.usable)

    def _at_once(self, asked: Asked) -> list[Spot]:
        """What a clause says that tells of what happened meanwhile: "was carrying 120 people when it sank on Tuesday"."""
        found: list[Spot] = []
        for other in self._below(asked, _AT_ONCE):
            spots = self._sorted(other, asked.usable)
            if self._kind == "where" and not asked.harm:
                spots = [
                    s
                    for s in spots
                    if s.governor in words("where") and not is_rate(self._parse, asked.phrase)
                ]
            found += spots
        return found

    def _above(self, asked: Asked) -> list[Spot]:
        return [
            s
            for clause in self._climbed(asked)[0]
            for s in self._sorted(clause, asked.usable)
            if not self._scope.is_of_part(s.head, asked.phrase)
        ]

    def _fronted(self, asked: Asked) -> list[Spot]:
        """What stands before the subject of a clause that this one is coordinated with."""
        clause = self._climbed(asked)[1]
        if clause is None:
            return []
        limit = clause.outer if clause.subject is None else min(clause.outer, clause.subject)
        return [s for s in self._sorted(clause, asked.usable) if s.head < limit]

    def _climbed(self, asked: Asked) -> tuple[list[Clause], Clause | None]:
        """The clauses above whose place and day hold for this one, and the coordinated one of which only what is fronted does."""
        parse, at = self._parse, asked.clause
        found: list[Clause] = []
        if at is None or asked.compared:
            return [], None
        for _ in range(5):
            above = self._clauses.above(at)
            if above is None or at.relation == "condition":
                break
            if ";" in parse.words[min(at.outer, above.verb) : max(at.outer, above.verb)]:
                break  # two sentences, whatever the parse makes of them
            told_then = (
                self._kind == "when" and at.relation == "adverbial"
            )  # "it said on Monday, after profit fell 9 %"
            if parse.lemmas[above.verb] in words("saying") and (
                at.relation in ("complement", "main") or told_then
            ):
                break
            told_now = self._kind == "when" and (
                (at.tense == "present" and above.tense != "present")
                or parse.lemmas[at.verb] in words("owning")
            )
            if at.relation == "relative" and (
                told_now or at.modality != above.modality or self._is_aside(at)
            ):
                break  # "Siemens, whose shares rose 4 percent, will cut", "days after the quake that killed 300"
            apart = at.tense != above.tense and "none" not in (at.tense, above.tense)
            if at.relation == "conjunct" and (at.subject_from == "own" or apart):
                return found, above
            found.append(above)
            at = above
        return found, None

    def _is_aside(self, clause: Clause) -> bool:
        """Whether what a relative clause tells of is of before or after the main clause: "after the quake that killed 300"."""
        parse, noun = self._parse, self._parse.heads[clause.outer]
        if parse.deps[noun] != "pobj":
            return False
        return parse.words[parse.heads[noun]].lower() in (
            "after",
            "before",
            "since",
            "until",
            "following",
            "of",
        )

    def _read_on(self, asked: Asked) -> list[Spot]:
        """What is said behind a verb that the model hangs below its own subject: "those who returned home broke it on Friday"."""
        return [
            spot
            for other in self._below(asked)
            if self._parse.tags[other.outer] == "VBD" and other.subject_from == "controlled"
            for spot in self._sorted(other, asked.usable)
        ]

    def _same_event(self, asked: Asked) -> list[Spot]:
        """What a clause says that hangs on this one and goes on telling of its event."""
        if not asked.harm or asked.clause is None or asked.compared:
            return []
        return self._told_on(asked.clause, asked.usable)

    def _told_on(self, clause: Clause, usable: Sequence[Spot]) -> list[Spot]:
        found: list[Spot] = []
        for other in self._clauses.all:
            if other.above != clause.index or self._scope.is_of_counted(other):
                continue
            mark = self._mark(other)
            goes_on = (
                other.relation in ("participle", "infinitive")
                or (other.relation == "conjunct" and other.subject_from != "own")
                or (other.relation == "adverbial" and (not mark or mark in _TELLING_ON))
            )
            if goes_on and not (
                self._kind == "when" and mark == "after" and not is_casualty(self._parse, clause)
            ):
                found += self._sorted(other, usable)
        return found

    def _joined(self, asked: Asked) -> list[Spot]:
        """What coordinated clauses say of one event: "a bus crashed in Peru and 3 died", "3 died, 9 were hurt in Peru"."""
        clause = asked.clause
        if not asked.harm or asked.compared or clause is None or not is_casualty(self._parse, clause):
            return []
        found = []
        above = self._clauses.above(clause)
        if above is not None and clause.relation == "conjunct" and is_mishap(self._parse, above):
            found += self._sorted(above, asked.usable) + self._told_on(above, asked.usable)
        for other in self._clauses.all:
            if (
                other.above == clause.index
                and other.relation == "conjunct"
                and is_casualty(self._parse, other)
            ):
                found += self._sorted(other, asked.usable) + self._told_on(other, asked.usable)
        return found

    def _below(self, asked: Asked, marks: frozenset[str] | None = None) -> list[Clause]:
        """The adverbial clauses that hang on the figure's own, those that one of these words opens."""
        if asked.clause is None or asked.compared:
            return []
        return [
            other
            for other in self._clauses.all
            if other.above == asked.clause.index
            and other.relation == "adverbial"
            and (marks is None or self._mark(other) in marks)
        ]

    def _mark(self, clause: Clause) -> str:
        """The word that opens an adverbial clause, empty where none does; "whereas" for a "while" that contrasts."""
        parse = self._parse
        found = next(parse.children(clause.outer, "mark", "advmod"), None)
        word = "" if found is None or found > clause.outer else parse.words[found].lower()
        own = (
            clause.subject_from == "own"
            and clause.subject is not None
            and parse.tags[clause.subject] != "PRP"
        )
        return "whereas" if word == "while" and own else word

    def _sorted(self, clause: Clause, spots: Sequence[Spot]) -> list[Spot]:
        own = [spot for spot in spots if self._clauses.owner[spot.top] == clause.index]
        return sorted(own, key=lambda spot: (self._rank(spot), spot.head))


Question = tuple[Settings, Asked]


def _asks(look: Callable[[Settings, Asked], list[Spot]], question: Question) -> list[Spot] | None:
    return look(*question) or None


_STAGES: Final[tuple[tuple[str, tuple[str, ...], Callable[[Settings, Asked], list[Spot]], Reach, str], ...]] = (
    ("own-phrase", (), Settings._in_own_phrase, "clause", "the figure's own phrase says “{0}”"),
    ("of-comparison", ("own-phrase",), Settings._of_comparison, "clause", "what it is compared with is of “{0}”"),
    ("of-them", ("of-comparison",), Settings._of_them, "clause", "what is told of them says “{0}”"),
    ("clause", ("of-them",), Settings._clause, "clause", "its clause says “{0}”"),
    ("at-once", ("clause",), Settings._at_once, "sentence", "a clause of what happened then says “{0}”"),
    ("relative", ("at-once",), Settings._relative, "clause", "its clause says more of “{0}”"),
    ("clause-above", ("relative",), Settings._above, "sentence", "the clause that its own hangs on says “{0}”"),
    ("fronted", ("clause-above",), Settings._fronted, "sentence", "“{0}” opens the sentence for all its clauses"),
    ("read-on", ("fronted",), Settings._read_on, "sentence", "the sentence goes on with “{0}”"),
    ("same-event", ("read-on",), Settings._same_event, "sentence", "the sentence tells on of the event, with “{0}”"),
    ("joined", ("same-event",), Settings._joined, "sentence", "a clause beside its own tells of the same event, with “{0}”"),
)  # fmt: skip
_REACHES: Final[dict[str, Reach]] = {name: reach for name, _, _, reach, _ in _STAGES}


def _rules(kind: str) -> tuple[tuple[Rule[Question, list[Spot]], Reach], ...]:
    stage = ordered(
        Rule(f"{kind}-{name}", tuple(f"{kind}-{one}" for one in after), partial(_asks, look), "accept", told)
        for name, after, look, _, told in _STAGES
    )
    return tuple((rule, _REACHES[rule.id.removeprefix(f"{kind}-")]) for rule in stage)


SETTING_RULES: Final = {kind: _rules(kind) for kind in ("where", "when")}
"""The rules of each kind in the order in which they are asked, with how far away each looks."""

"""Who a figure is of: the path from a number up to the one that has, does, gives, gets or loses what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractors.clauses.lexicon import words
from extractors.links.annotations import Form
from extractors.links.phrase import Phrase
from extractors.links.speaking import is_aside, is_height, is_known, tells_of_itself
from extractors.links.spots import is_bare
from extractors.links.topics import is_rate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractors.clauses.clause import Clause
    from extractors.clauses.parse import Parse
    from extractors.clauses.reading import Clauses

_DEPTH = 14
_PRONOUNS = frozenset({"PRP", "PRP$"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


class Owner(NamedTuple):
    """A token that may be who the figure is of; `rule` is the id of what says so."""

    head: int
    form: Form
    rule: str
    near: bool


class Owners:
    """Asks a Doc's clauses who each of its figures is of; `phrases` are all of them, and no figure is of another."""

    def __init__(self, clauses: Clauses, phrases: Sequence[Phrase]) -> None:
        self._clauses = clauses
        self._taken = frozenset(token for phrase in phrases for token in range(phrase.first, phrase.last + 1))
        self._parse: Parse = clauses.parse

    def of(self, phrase: Phrase, is_age: bool = False) -> list[Owner]:
        """Candidates in the order of preference; an empty list where the text gives none.

        Args:
            phrase: The figure.
            is_age: It is an age: whose it is, the words beside it say, and no verb of which they are the object.
        """
        found: list[Owner] = []
        seen: set[int] = set()
        for owner in self._climb(phrase, is_age):
            if owner.head not in seen and owner.head not in self._taken:
                seen.add(owner.head)
                found.append(owner)
        return found

    def compared(self, phrase: Phrase) -> Owner | None:
        """Whose a figure is that others are compared with: "28 jets, versus 48 by Airbus"."""
        parse, by = self._parse, phrase.last + 1
        if by >= len(parse.words) or parse.words[by].lower() not in ("by", "for", "at"):
            return None
        thing = next(parse.children(by, "pobj"), None)
        if thing is None or not parse.is_name(thing) or parse.labels[thing] in ("DATE", "TIME"):
            return None
        return Owner(thing, "owner", "who-compared-by", True)

    def _climb(self, phrase: Phrase, is_age: bool) -> Iterator[Owner]:
        parse = self._parse
        at, prepositions = phrase.root, []
        yield from self._apposed(phrase)
        gapped = self._gapped(phrase)
        if gapped is not None:
            yield gapped
            return
        for step in range(_DEPTH):
            head, dep = parse.heads[at], parse.deps[at]
            if is_age and step and parse.tags[at] in ("NN", "NNS") and not phrase.holds(at):
                return  # "his wife, 54", "three children, aged 12"
            if step or self._is_possessed(phrase):
                yield from self._by_whom(at, phrase)
                yield from self._possessors(at, phrase)
            if parse.tags[at] == "IN" or (parse.tags[at] in ("TO", "VBG") and dep == "prep"):
                prepositions.append(parse.words[at].lower())
            if head == at:
                break
            if self._is_verb(head):
                yield from self._at_verb(head, at, dep, prepositions, phrase)
                break
            at = head
        yield from self._inside(phrase)

    def _is_possessed(self, phrase: Phrase) -> bool:
        """Whether a number has an owner of its own: "365 seats to Labour's 203", "one of Jupiter's 79 moons"."""
        parse, root = self._parse, phrase.root
        of = parse.heads[root]
        some = (
            parse.deps[root] == "pobj"
            and parse.words[of] == "of"
            and parse.tags[parse.heads[of]] in ("CD", "DT")
        )
        return (some or parse.tags[root] == "CD") and any(
            kid < phrase.first and parse.is_name(kid) for kid in parse.children(root, "poss")
        )

    def _is_verb(self, token: int) -> bool:
        clause = self._clauses.of(token)
        return clause is not None and token in clause.chain

    def _apposed(self, phrase: Phrase) -> Iterator[Owner]:
        """The person whose age stands between commas: "Webb, 51,"."""
        parse, root = self._parse, phrase.root
        if parse.deps[root] in ("appos", "npadvmod", "amod", "nummod") and phrase.first == phrase.last:
            head = parse.heads[root]
            before = parse.words[phrase.first - 1] if phrase.first else ""
            named = parse.tags[head] == "NNP" and parse.labels[head] not in ("DATE", "TIME")
            if before == "," and named and head < root:
                yield Owner(head, "noun", "who-apposition", True)

    def _gapped(self, phrase: Phrase) -> Owner | None:
        """The name before a bare number that leaves out the verb: "Ford sold 900 cars, Toyota 700 and Honda 400"."""
        parse, name = self._parse, phrase.first - 1
        if name < 1 or not parse.is_name(name) or parse.labels[name] in ("DATE", "TIME", ""):
            return None
        first = name
        while first and parse.heads[first - 1] == name and parse.deps[first - 1] in ("compound", "det"):
            first -= 1
        bare = is_bare(parse, phrase.first, phrase.last) or self._is_sum_alone(phrase)
        joined = first > 0 and parse.words[first - 1].lower() in (",", "and", ";", "while", "but")
        told = any(earlier < first for earlier in self._taken)
        return Owner(name, "noun", "who-gapped", False) if bare and joined and told else None

    def _is_sum_alone(self, phrase: Phrase) -> bool:
        """Whether money or a percentage ends its clause: "Ford owns 40% of the firm and Toyota 20%."."""
        parse, after = self._parse, phrase.last + 1
        tags = parse.tags[phrase.first : phrase.last + 1]
        unit = parse.labels[phrase.root] in ("MONEY", "PERCENT") and "CD" in tags
        return unit and parse.tags[after : after + 1] in ([], ["."], [","], [":"], ["CC"])

    def _by_whom(self, noun: int, phrase: Phrase) -> Iterator[Owner]:
        """Who does what a noun names: "the killing of 12 villagers by gunmen"."""
        parse = self._parse
        if parse.lemmas[noun] in words("acts"):
            for by in parse.children(noun, "prep"):
                if parse.words[by].lower() == "by":
                    for thing in parse.children(by, "pobj"):
                        if not phrase.holds(thing):
                            yield self._named(thing, "who-noun-agent")

    def _possessors(self, noun: int, phrase: Phrase) -> Iterator[Owner]:
        """Whose a noun on the way up is: "its order of 30 jets", "Alibaba shares", "the net income of the airline"."""
        parse = self._parse
        for kid in parse.kids[noun]:
            if phrase.holds(kid):
                continue
            if parse.deps[kid] == "poss" and parse.tags[kid] == "WP$":  # "Siemens, whose shares rose"
                clause = self._clauses.of(kid)
                if clause is not None and clause.relation == "relative":
                    yield Owner(parse.heads[clause.outer], "owner", "who-possessor", True)
            elif parse.deps[kid] == "poss":
                yield Owner(
                    kid, "pronoun" if parse.tags[kid] in _PRONOUNS else "owner", "who-possessor", True
                )
            elif (
                parse.deps[kid] in ("compound", "nmod")
                and parse.tags[kid] in ("NNP", "NNPS")
                and self._is_measure(noun)
            ):
                yield Owner(kid, "owner", "who-measure-of", True)
        if self._is_measure(noun):
            for of in parse.children(noun, "prep"):
                fined = parse.lemmas[noun] in words("fines") and parse.words[of].lower() in ("against", "on")
                if fined or parse.words[of].lower() in ("of", "by", "at", "for", "from"):
                    for thing in parse.children(of, "pobj"):
                        timed = parse.labels[thing] in ("DATE", "TIME")
                        if timed or parse.tags[thing] not in _NOUNS or phrase.holds(thing):
                            continue
                        if self._is_measure(thing):  # "the value of Tesla shares"
                            yield from self._possessors(thing, phrase)
                        else:
                            yield Owner(thing, "owner", "who-measure-of", True)

    def _is_measure(self, noun: int) -> bool:
        return self._parse.lemmas[noun] in words("measure")

    def _at_verb(
        self, verb: int, at: int, dep: str, prepositions: list[str], phrase: Phrase
    ) -> Iterator[Owner]:
        clause = self._clauses.of(verb)
        assert clause is not None
        if self._of_toll(clause, phrase):
            return
        if self._is_toll(phrase, at):
            yield from self._doers(clause, dep, at, phrase)
            return
        if dep in ("nsubj", "nsubjpass", "csubj"):
            yield from self._beside_subject(clause)
            return
        if prepositions and at < clause.outer and any(word in words("aside") for word in prepositions):
            return  # "following a two-day trial, the jury"
        parse = self._parse
        if (verb == clause.verb and is_aside(parse, clause, at)) or is_known(parse, at):
            return  # "it will grow 6 percent, the IMF said, up from 4.9 percent"
        if is_height(parse, phrase, prepositions):
            return
        if self._is_price(clause, prepositions, phrase) or self._is_crowd(at, phrase, prepositions):
            return
        if "by" in prepositions and clause.patients and not clause.passive:
            for patient in clause.patients:
                yield from self._possessors(patient, phrase)
        yield from self._subjects(clause, phrase)

    def _is_price(self, clause: Clause, prepositions: list[str], phrase: Phrase) -> bool:
        """Whether somebody was bought or sold for it, who neither has nor pays it: "a striker signed for $18 million"."""
        bought = self._parse.lemmas[clause.verb] in words("priced") and self._parse.tags[clause.verb] == "VBN"
        passive = clause.passive or clause.relation == "participle"
        return (
            bought
            and passive
            and not self._parse.has(clause.verb, "agent")
            and "for" in prepositions
            and is_rate(self._parse, phrase)
        )

    def _is_crowd(self, at: int, phrase: Phrase, prepositions: list[str]) -> bool:
        """Whether it counts those who look on: "he scored before 31,488 fans", "in front of 200 supporters"."""
        parse = self._parse
        heads = (at, *parse.children(at, "pobj"), *range(phrase.first, phrase.last + 1))
        onlookers = any(parse.lemmas[head] in words("onlookers") for head in heads)
        return onlookers and bool({"before", "in"} & set(prepositions))

    def _of_toll(self, clause: Clause, phrase: Phrase) -> bool:
        """Whether its clause tells what a toll comes to: "officials raised the death toll to 120" is nobody's deed."""
        heads = (*clause.patients, *(() if clause.subject is None else (clause.subject,)))
        return not is_rate(self._parse, phrase) and any(self._parse.lemmas[head] == "toll" for head in heads)

    def _is_toll(self, phrase: Phrase, at: int) -> bool:
        """Whether the number counts people, or deaths and the like: those it happens to are no owners."""
        parse = self._parse
        if is_rate(parse, phrase):
            return False
        counted = {parse.lemmas[token] for token in range(phrase.first, phrase.last + 1)}
        counted |= {parse.lemmas[kid] for kid in parse.children(phrase.root, "amod")}  # "counted 2,000 dead"
        return (
            bool(counted & (words("toll") | words("people")))
            or parse.lemmas[at] in words("toll")
            or self._is_bare(phrase)
        )

    def _is_bare(self, phrase: Phrase) -> bool:
        """A number alone beside a verb of harm: "killed 5"."""
        parse = self._parse
        if any(
            parse.tags[token][:2] in ("NN", "$") or parse.words[token] == "%"
            for token in range(phrase.first, phrase.last + 1)
        ):
            return False
        head = parse.heads[phrase.root]
        return parse.lemmas[head] in words("harming")

    def _doers(self, clause: Clause, dep: str, at: int, phrase: Phrase) -> Iterator[Owner]:
        """Of people: who does it to them, has or employs them; nobody where it only happens to them."""
        parse = self._parse
        lemma = parse.lemmas[clause.verb]
        if dep in ("nsubj", "nsubjpass", "csubj"):
            yield from self._beside_subject(clause)
            return
        if lemma in words("saying") and lemma not in ("see", "know"):
            return  # who reports a toll has not done it
        if lemma in words("counting") and self._counts_deaths(phrase, at):
            return
        if dep == "prep" and lemma not in words("harming") and self._counts_deaths(phrase, at):
            return
        yield from self._subjects(clause, phrase)

    def _counts_deaths(self, phrase: Phrase, at: int) -> bool:
        parse = self._parse
        run = (*range(phrase.first, phrase.last + 1), at, *parse.children(phrase.root, "amod"))
        counted = {parse.lemmas[token] for token in run}
        return bool(counted & words("toll"))

    def _beside_subject(self, clause: Clause) -> Iterator[Owner]:
        """Of a figure that is the subject itself: the agent of a passive."""
        if clause.passive:
            for agent in clause.agents:
                yield self._named(agent, "who-passive-agent")

    def _subjects(self, clause: Clause, phrase: Phrase) -> Iterator[Owner]:
        """The subject of a clause that has the figure elsewhere; of a measure, its owner or that of the clause above."""
        parse = self._parse
        for _ in range(4):
            heads = clause.agents if clause.agents else (() if clause.subject is None else (clause.subject,))
            if clause.passive and not clause.agents:
                heads = () if clause.subject is None else (clause.subject,)
            heads = tuple(head for head in heads if not phrase.holds(head))
            if not heads:
                return
            for head in heads:
                if parse.lemmas[head] in words("acts") and not self._is_measure(head):
                    if clause.subject_from != "controlled":  # "the killing shocked Mali, leaving 30 homeless"
                        yield from self._of_deed(head, phrase)
                    return
                if parse.lemmas[head] in words("parts") and (owners := list(self._possessors(head, phrase))):
                    yield from owners
                    return
                if not self._is_measure(head):
                    yield from self._sayer(clause, head)
                    yield from self._called(head)
                    yield self._named(head, "who-agent" if clause.agents else "who-subject")
                owners = list(self._possessors(head, phrase))
                yield from owners
                if owners or not self._is_measure(head):
                    return
            above = self._clauses.above(clause)
            if above is None:
                return
            if parse.lemmas[above.verb] in words("saying") and not tells_of_itself(parse, above, heads):
                return  # "the unemployment rate fell to 3.5%, the Labor Department said"
            clause = above

    def _called(self, head: int) -> Iterator[Owner]:
        """The name that stands beside a subject: "its safety chief, Paul Brandt, paid $9,000"."""
        parse = self._parse
        if parse.tags[head] in ("NN", "NNS"):
            for name in parse.children(head, "appos"):
                if parse.is_name(name) and parse.labels[name] in ("PERSON", "ORG"):
                    yield Owner(name, "noun", "who-apposed", False)

    def _sayer(self, clause: Clause, head: int) -> Iterator[Owner]:
        """Whom a pronoun can mean as the subject of what somebody says: "the army said it had killed 30 militants"."""
        parse, at = self._parse, clause
        if parse.tags[head] != "PRP":
            return
        for _ in range(4):
            above = self._clauses.above(at)
            if above is None or above.subject is None:
                return
            says = parse.lemmas[above.verb] in words("saying") | words("denying") | words("planning")
            if says and parse.tags[above.subject][:2] == "NN":
                if at.relation in ("complement", "conjunct"):
                    yield Owner(above.subject, "sayer", "who-sayer", False)
                return
            at = above

    def _of_deed(self, noun: int, phrase: Phrase) -> Iterator[Owner]:
        """Who does the deed that a subject names: "an attack by Boko Haram killed 15"."""
        yield from self._by_whom(noun, phrase)
        if self._parse.lemmas[noun] in words("deeds"):
            yield from (owner for owner in self._possessors(noun, phrase) if owner.rule == "who-possessor")

    def _named(self, head: int, rule: str) -> Owner:
        parse = self._parse
        return Owner(head, "pronoun" if parse.tags[head] in _PRONOUNS else "noun", rule, False)

    def _inside(self, phrase: Phrase) -> Iterator[Owner]:
        """Whose fleet, staff or ranks the counted are in: "123 of the planes in its fleet"."""
        parse = self._parse
        for token in range(phrase.first, phrase.last + 1):
            for preposition in parse.children(token, "prep"):
                for thing in parse.children(preposition, "pobj"):
                    if parse.words[preposition].lower() in ("in", "on", "of") and not phrase.holds(thing):
                        yield from (o for o in self._possessors(thing, phrase) if o.rule == "who-possessor")
        yield from self._possessors(phrase.root, Phrase(phrase.root, phrase.root, phrase.root))


def coordinated(parse: Parse, head: int) -> list[int]:
    """Heads of the nouns coordinated with it, behind it; of one with a name beside it the name: "and its partner Flipkart"."""
    found = [head]
    for each in found:
        found += [
            kid for kid in parse.children(each, "conj") if parse.tags[kid] in _NOUNS and len(found) < _DEPTH
        ]
    named = (next((k for k in parse.children(each, "appos") if parse.is_name(k)), each) for each in found[1:])
    return list(named)

"""The frames of a verb of saying: which of the phrases that hang on it is what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.statements.content import under
from extractors.statements.lexicon import cues, prepositions, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from extractors.clauses.parse import Parse
    from extractors.statements.speakers import Speakers

Found = tuple[str, set[int]] | None
"""Id of a rule and the tokens of what is said."""

_VERB_FORMS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_WHO = frozenset({"PRP", "DT", "WP", "WDT", "WRB"})
_SETTING = frozenset({"after", "before", "as", "when", "while", "since", "until", "because", "although"})
_TIMES = frozenset({"DATE", "TIME"})
_OF_STORY = frozenset({"later", "after", "before"})
_RUNS = frozenset({"from", "until", "till", "through", "between"})
_SHORT = 4  # tokens of a subject before its head
_REPORTED = frozenset({"reported", "registered"})


class Frames:
    """Asks the frames of a verb one after the other: the first that holds is what is said.

    Args:
        parse: The Doc.
        speakers: Of the same Doc.
        apart: Heads of what stands beside what is said (`extractors.statements.parting`).
    """

    def __init__(self, parse: Parse, speakers: Speakers, apart: set[int]) -> None:
        self._parse, self._speakers = parse, speakers
        self._apart = apart
        self._asked: tuple[Callable[[int, int], Found], ...] = (
            self._clause,
            self._in_writing,
            self._accused,
            self._described,
            self._demanded,
            self._infinitive,
            self._put,
            self._prepositional,
            self._object,
            self._beside,
        )

    def of(self, verb: int, source: int) -> Found:
        """What the source says by the verb, with the rule that says so."""
        if self._is_said_of(verb):
            return None
        found = next((found for frame in self._asked if (found := frame(verb, source)) is not None), None)
        if found is None or not found[1] or min(found[1]) < verb:
            return found
        return found[0], self._filled(found[1])

    def _is_said_of(self, verb: int) -> bool:
        """Whether it is only said of the noun before the verb: "two suspects, both thought to be in Cyprus, are wanted"."""
        parse = self._parse
        behind = [word.lower() for word in parse.words[verb + 1 : verb + 3]]
        return parse.lemmas[verb] in words("said_of") and behind in (["to", "be"], ["to", "have"])

    def _filled(self, tokens: set[int]) -> set[int]:
        """With what stands between, which the parser hangs elsewhere: "urged others in the region to push back"."""
        apart = {token for head in self._apart for token in under(self._parse, head)}
        return tokens | (set(range(min(tokens), max(tokens) + 1)) - apart)

    def under(self, heads: Iterable[int], verb: int | None = None) -> set[int]:
        """All that hangs on the heads, without the verb itself and what others say beside it."""
        without = self._apart | (set() if verb is None else {verb})
        return {token for head in heads for token in under(self._parse, head, without - {head})}

    def _clause(self, verb: int, source: int) -> Found:
        """A clause as object, or one that the verb stands in or behind: "the toll is higher, he said"."""
        parse, lemma = self._parse, self._parse.lemmas[verb]
        heads = list(parse.children(verb, "ccomp"))
        if parse.tags[verb][:2] == "JJ":
            return ("statement-clause", self.under(heads)) if heads else None
        if not heads or not (lemma in cues("clause") or lemma in cues("question") or lemma in cues("demand")):
            return None
        if all(parse.tags[head] in ("VB", "VBN", "VBG") and self._has_to(head) for head in heads):
            rule = "statement-demand" if lemma in cues("demand") else "statement-clause"
            return rule, self.under(heads)
        heads = [head for head in heads if self._is_said(head, verb)]
        if max(heads, default=0) > verb:
            behind = [head for head in heads if head > verb]
            is_setting = len(behind) < len(heads) and all(map(self._sets_the_time, behind))
            heads = [head for head in heads if head < verb] if is_setting else behind
        if not heads or (lemma not in cues("clause") and not self._asks(heads[0])):
            return None
        tokens = self._from_that(verb, self.under(heads), heads) | self._quoted_on(verb)
        if max(heads) < verb:
            own = next(parse.children(verb, "nsubj"), verb)
            if own < verb < source:  # a list that the parser takes for who says it
                tokens |= set(range(min(tokens), verb))
            tokens -= set(self._titles(source))
            tokens |= self._goes_on(verb)
            return "statement-after", tokens - self._behind_setting(verb, tokens)
        if min(heads) > verb and not parse.has(heads[0], "nsubj", "nsubjpass", "csubj", "expl"):
            tokens |= self.under(kid for kid in parse.children(verb, "dobj") if kid > verb)
        if self._asks(heads[0]) and lemma in cues("question"):
            return "statement-question", tokens
        return "statement-clause", tokens

    def _behind_setting(self, verb: int, tokens: set[int]) -> set[int]:
        """What stands behind what happened meanwhile: "talks failed, he said, as strikes killed 9, most of them boys"."""
        meanwhile = [kid for kid in self._parse.children(verb, "advcl") if kid > verb]
        first = min((min(under(self._parse, kid)) for kid in meanwhile), default=None)
        return set() if first is None else {token for token in tokens if token > max(first, verb)}

    def _titles(self, source: int) -> range:
        """What stands between a comma and who says it, where that is a title: ", county fire Capt. Trevor Johnson said"."""
        parse, at = self._parse, source
        while at > 0 and (parse.tags[at - 1][:2] == "NN" or parse.words[at - 1] == "."):
            at -= 1
        is_title = at > 0 and parse.words[at - 1] == "," and "." in parse.words[at:source]
        return range(at, source) if is_title else range(0)

    def _sets_the_time(self, head: int) -> bool:
        """Whether the clause tells when or why what stands before was: "they fled, he said, hours after it fell"."""
        return any(self._parse.words[mark].lower() in _SETTING for mark in self._parse.children(head, "mark"))

    def _from_that(self, verb: int, tokens: set[int], heads: Sequence[int]) -> set[int]:
        """Without when it was said, which the parser hangs on what is said: "said Friday, hours after the raid, that"."""
        marks = (mark for head in heads for mark in self._parse.children(head, "mark") if mark > verb)
        that = min((mark for mark in marks if self._parse.words[mark].lower() == "that"), default=verb)
        return {token for token in tokens if not verb < token < max(that, self._day_of(verb, heads))}

    def _day_of(self, verb: int, heads: Sequence[int]) -> int:
        """One past the day, or the "earlier", between the words of saying and the subject: "said last week it would cut"."""
        parse = self._parse
        behind = [head for head in heads if head > verb]
        subject = next(
            (kid for head in behind[:1] for kid in parse.children(head, "nsubj", "nsubjpass")), verb
        )
        first = min(under(parse, subject)) if subject > verb else verb
        between = range(verb + 1, first)
        told = all(parse.labels[at] in _TIMES or parse.words[at].lower() == "earlier" for at in between)
        told &= all(parse.words[at].lower() not in _OF_STORY for at in between)
        return first if told and subject - first <= _SHORT else verb

    def _in_writing(self, verb: int, _: int) -> Found:
        """A clause that the parser hangs on a written thing: "said in a statement that it had paid"."""
        parse = self._parse
        if parse.lemmas[verb] not in cues("clause"):
            return None
        for preposition in parse.children(verb, "prep"):
            for noun in parse.children(preposition, "pobj"):
                for kid in parse.children(noun, "acl", "ccomp", "relcl"):
                    if any(
                        parse.deps[mark] == "mark" and parse.words[mark].lower() == "that"
                        for mark in parse.kids[kid]
                    ):
                        return "statement-clause", self.under([kid])
        return None

    def _is_said(self, head: int, verb: int) -> bool:
        """Whether the clause has a verb or a predicate, and is no aside of the verb's."""
        parse = self._parse
        return (
            parse.tags[head] in _VERB_FORMS
            or parse.has(head, "nsubj", "mark", "cop")
            or head < verb
            or parse.has(head, "aux")
        )

    def _is_gerund(self, verb: int) -> bool:
        """Also one of a perfect or a passive: "denied having paid", "denied being paid"."""
        parse = self._parse
        helpers = (kid for kid in parse.children(verb, "aux", "auxpass") if kid < verb)
        first = next(helpers, verb)
        return parse.tags[first] == "VBG"

    def _has_to(self, head: int) -> bool:
        parse = self._parse
        return any(parse.tags[kid] == "TO" for kid in parse.children(head, "aux"))

    def _asks(self, head: int) -> bool:
        parse = self._parse
        return any(
            parse.tags[kid] in ("WRB", "WP", "WDT") or parse.words[kid].lower() in ("whether", "if")
            for kid in parse.kids[head]
        )

    def _goes_on(self, verb: int) -> set[int]:
        """What follows the words of saying inside a sentence: "talks failed, he said, and ferries will stop"."""
        parse = self._parse
        found: set[int] = set()
        for kid in parse.children(verb, "conj"):
            own = parse.has(kid, "nsubj", "nsubjpass") and parse.tags[kid] in _VERB_FORMS
            comma = any(parse.words[at] == "," for at in range(verb, kid))
            if own and comma and parse.lemmas[kid] not in cues("clause"):
                found |= self.under([kid], verb)
                found |= {
                    joint for joint in parse.children(verb, "cc") if parse.words[joint].lower() == "but"
                }
        return found

    def _quoted_on(self, verb: int) -> set[int]:
        """Further words in quotation marks that the parser takes for a verb of the speaker's: "and “never complained”"."""
        parse = self._parse
        found: set[int] = set()
        for kid in parse.children(verb, "conj"):
            marks = [at for at in range(max(verb + 1, kid - 3), kid) if parse.words[at] in ("“", '"')]
            if marks and not parse.has(kid, "nsubj", "nsubjpass"):
                found |= self.under([kid])
        return found

    def _accused(self, verb: int, _: int) -> Found:
        parse = self._parse
        if parse.lemmas[verb] not in words("accusing"):
            return None
        things = list(parse.children(verb, "dobj"))
        for_ = [kid for kid in parse.children(verb, "prep") if parse.words[kid].lower() in ("of", "for")]
        inner = [
            kid
            for thing in things
            for kid in parse.children(thing, "prep")
            if parse.words[kid].lower() == "of"
        ]
        if parse.lemmas[verb] == "blame" and any(parse.tags[thing][:2] in ("NN", "JJ") for thing in things):
            on = [kid for kid in parse.children(verb, "prep") if parse.words[kid].lower() == "on"]
            return "statement-accusation", self.under([*things, *for_, *on])
        return ("statement-accusation", self.under([*things, *for_])) if things and (for_ or inner) else None

    def _described(self, verb: int, _: int) -> Found:
        """An object and what it is called: "described the plan as too late", "called that untrue"."""
        parse, lemma = self._parse, self._parse.lemmas[verb]
        if lemma not in words("describing"):
            return None
        things = list(parse.children(verb, "dobj"))
        as_ = [kid for kid in parse.children(verb, "prep", "advcl") if parse.words[kid].lower() == "as"]
        inner = [
            kid
            for thing in things
            for kid in parse.children(thing, "prep")
            if parse.words[kid].lower() == "as"
        ]
        named = self._named(verb, things)
        if things and (as_ or inner):
            return "statement-description", named | self.under(as_)
        if lemma != "call":
            return None
        predicates = list(parse.children(verb, "oprd", "ccomp"))
        predicates = [kid for kid in predicates if kid > verb and not self._has_to(kid)]
        return ("statement-description", named | self.under(predicates)) if predicates else None

    def _named(self, verb: int, things: Sequence[int]) -> set[int]:
        """The objects; for a "which" the noun before it: "the vote, which it described as a sham"."""
        parse, noun = self._parse, self._parse.heads[verb]
        if parse.deps[verb] != "relcl" or not any(parse.tags[thing] in ("WDT", "WP") for thing in things):
            return self.under(things)
        return under(parse, noun, [verb])

    def _demanded(self, verb: int, _: int) -> Found:
        """An object and what it is to do: "urged both sides to return"."""
        parse, lemma = self._parse, self._parse.lemmas[verb]
        if lemma not in cues("demand") or lemma in cues("infinitive") - {"want", "ask", "expect"}:
            return None
        things = [kid for kid in parse.children(verb, "dobj", "dative") if kid > verb]
        acts = [
            kid for kid in parse.children(verb, "xcomp", "ccomp", "advcl") if kid > verb and self._has_to(kid)
        ]
        acts += [
            kid for thing in things for kid in parse.children(thing, "acl", "relcl") if self._has_to(kid)
        ]
        if not things or not acts or (parse.lemmas[verb] == "tell" and parse.tags[verb] == "VBN"):
            return None
        return "statement-demand", self.under([*things, *acts])

    def _infinitive(self, verb: int, _: int) -> Found:
        """An infinitive or a gerund: "promised to leave", "denied walking out"."""
        parse, lemma = self._parse, self._parse.lemmas[verb]
        for kid in parse.children(verb, "xcomp", "ccomp"):
            if kid < verb:
                continue
            to = self._has_to(kid) and lemma in cues("infinitive")
            gerund = self._is_gerund(kid) and lemma in cues("gerund")
            if to or gerund:
                return "statement-infinitive", self.under([kid])
        return None

    def _put(self, verb: int, _: int) -> Found:
        """An object and its number: "put the number at 230"."""
        parse = self._parse
        if parse.lemmas[verb] not in words("putting"):
            return None
        things = [kid for kid in parse.children(verb, "dobj") if kid > verb]
        at = [kid for kid in parse.children(verb, "prep") if parse.words[kid].lower() == "at"]
        inner = [
            kid for thing in things for kid in sorted(under(parse, thing)) if parse.words[kid].lower() == "at"
        ]
        number = [
            thing
            for kid in (*at, *inner)
            for thing in parse.children(kid, "pobj")
            if any(parse.tags[token] == "CD" for token in under(parse, thing))
        ]
        return ("statement-estimate", self.under([*things, *at])) if things and number else None

    def _prepositional(self, verb: int, _: int) -> Found:
        """A preposition and its object: "called for calm", "warned of floods", "called on firms to lend them"."""
        parse = self._parse
        allowed = prepositions(parse.lemmas[verb])
        found: list[int] = []
        warned = parse.children(verb, "dobj") if parse.lemmas[verb] == "warn" else ()
        beside = [*parse.children(verb, "prep", "prt")]
        beside += [kid for thing in warned for kid in parse.children(thing, "prep")]
        for kid in beside:
            if parse.words[kid].lower() in allowed:
                found += list(parse.children(kid, "pobj", "pcomp"))
        found = [kid for kid in found if parse.labels[kid] not in ("DATE", "TIME")]  # "reports on Friday"
        if not found:
            return None
        if parse.lemmas[verb] in ("call", "appeal"):
            found += [kid for kid in parse.children(verb, "xcomp", "advcl") if self._has_to(kid)]
        if parse.lemmas[verb] in ("report", "speak", "tell", "ask", "push", "press") and not any(
            parse.lemmas[token] not in ("number",) and parse.tags[token][:2] == "NN" for token in found
        ):
            return None
        return "statement-about", self._with_days(verb, self.under(found))

    def _with_days(self, verb: int, tokens: set[int]) -> set[int]:
        """With the run of days at once behind: "warned of more rain from 3 to 7 July"."""
        parse = self._parse
        for kid in parse.children(verb, "prep"):
            days = under(parse, kid)
            is_run = parse.words[kid].lower() in _RUNS and any(parse.labels[at] in _TIMES for at in days)
            if is_run and min(days) == max(tokens) + 1:
                tokens = tokens | days
        return tokens

    def _object(self, verb: int, source: int) -> Found:
        """An object: "reported ten deaths", "denied the charges", "demanded an explanation"."""
        parse, lemma = self._parse, self._parse.lemmas[verb]
        things = [kid for kid in parse.children(verb, "dobj") if kid > verb]
        if lemma not in cues("object") or not things or parse.tags[verb] == "VBG":
            return None
        thing = things[0]
        if parse.tags[thing] in _WHO or (
            lemma in words("animate_only") and not self._speakers.has_mind(source)
        ):
            return None
        if lemma in words("of_claims") and parse.lemmas[thing] not in words("claims"):
            return None
        if lemma in words("of_things") and self._speakers.has_mind(thing):
            return None
        if lemma == "warn" or (lemma == "claim" and parse.lemmas[thing] in ("life", "victim")):
            return None
        beside = [*parse.children(verb, "prep", "dative"), *parse.children(thing, "prep")]
        to = [kid for kid in beside if parse.words[kid].lower() == "to"]
        if lemma == "report" and (to or parse.has(verb, "prt")):
            return None  # "reported the theft to the police" tells of an act
        inside = [kid for kid in parse.children(verb, "prep") if kid > thing]
        return "statement-object", self.under([thing, *inside])

    def _beside(self, verb: int, _: int) -> Found:
        """Words of saying between commas in what is said: "the find, he said, is rare"; "as he noted, it fell"."""
        parse, lemma = self._parse, self._parse.lemmas[verb]
        as_put = lemma == "put" and parse.deps[verb] == "advcl"  # "as she put it"
        if not as_put and (lemma not in cues("clause") or parse.has(verb, "ccomp", "dobj")):
            return None
        as_ = any(parse.words[kid].lower() == "as" for kid in parse.children(verb, "mark", "advmod"))
        if parse.deps[verb] == "advcl" and as_:
            return "statement-as", self.under([parse.heads[verb]], verb)
        if parse.deps[verb] not in ("parataxis", "ccomp") or parse.heads[verb] == verb:
            return None
        tokens = under(parse, verb)
        before, after = min(tokens) - 1, max(tokens) + 1
        marks = (",", "-", "–", "—", "--", ".", ";", "”", '"', "“")
        begins = before < 0 or parse.words[before] in marks or parse.words[min(tokens)] in marks
        ends = after >= len(parse.words) or parse.words[after] in marks or parse.words[max(tokens)] in marks
        if not (begins and ends):
            return None
        tokens = self.under([parse.heads[verb]], verb)
        return "statement-within", tokens - self._behind_setting(verb, tokens)

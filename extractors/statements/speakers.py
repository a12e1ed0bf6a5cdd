"""Who does a verb of saying, and whether something was said by it at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.clauses.lexicon import words as clause_words
from extractors.statements.lexicon import words
from extractors.statements.parting import speaks_on
from extractors.statements.vocabulary import is_cue, people

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from extractors.clauses.reading import Clauses

_OWN_VOICE = frozenset({"i", "we", "you", "one"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "JJ", "WP", "JJS", "JJR"})
_REACH = 12  # tokens from an inverted verb to the name behind it, with its titles
_UNSAID = frozenset(
    {
        "could",
        "may",
        "might",
        "can",
        "should",
        "must",
        "shall",
        "need",
        "will",
        "would",
        "wo",
        "ca",
        "'ll",
        "’ll",
    }
)
_OUTER = frozenset({"want", "plan", "hope", "expect", "schedule", "set", "intend", "seem", "try", "wish"})


class Speakers:
    """Looks for the subject of verbs of saying in one Doc.

    Args:
        clauses: The Doc's clauses.
        is_quoted: Whether a token stands in quotation marks.
        apart: Heads of what stands beside what is said (`extractors.statements.parting`).
    """

    def __init__(self, clauses: Clauses, is_quoted: Callable[[int], bool], apart: Container[int]) -> None:
        self._clauses, self._parse, self._is_quoted = clauses, clauses.parse, is_quoted
        self._apart = apart

    def of(self, verb: int) -> int | None:
        """The head of who does the verb, by the parse; None where it has no subject or that is what is said."""
        parse = self._parse
        outer = self._outer(verb)
        if outer is not None:
            return self.of(outer)
        if parse.deps[verb] == "acomp":  # "officials are worried that"
            return self.of(parse.heads[verb])
        own = next(parse.children(verb, "nsubj"), None)
        if own is not None and (behind := self._inverted(verb, own)) is not None:
            return behind
        if own is None:  # "governments have, however, recognised": the parser hangs it on the auxiliary
            auxiliaries = parse.children(verb, "aux")
            own = next((who for kid in auxiliaries for who in parse.children(kid, "nsubj")), None)
        if own is not None and parse.tags[own] not in ("WDT", "WP"):
            return own
        if own is None and (noun := self._read_as_passive(verb)) is not None:
            return noun
        bare = parse.tags[verb] == "VBN" and own is None and not parse.has(verb, "aux")
        if parse.has(verb, "nsubjpass", "auxpass") or (bare and parse.deps[verb] in ("advcl", "acl")):
            return self._by(verb)  # "asked whether he knew, he said no" tells of somebody else's question
        clause = self._clauses.of(verb)
        if clause is None or verb not in clause.chain:
            return own
        if clause.passive:
            return next(iter(clause.agents), None) if parse.has(clause.verb, "agent") else None
        return next(iter(clause.agents), None) if clause.agents else clause.subject

    def _read_as_passive(self, verb: int) -> int | None:
        """Who says it where the parser takes the verb of a sentence for a participle: "A watchdog estimated in May that"."""
        parse, noun = self._parse, self._parse.heads[verb]
        if (
            parse.deps[verb] != "acl"
            or parse.tags[verb] != "VBN"
            or parse.deps[noun] != "ROOT"
            or noun != verb - 1
        ):
            return None
        said = [kid for kid in parse.children(verb, "ccomp") if kid > verb]
        that = any(
            parse.words[mark].lower() == "that" for kid in said for mark in parse.children(kid, "mark")
        )
        return noun if that and parse.tags[noun][:2] == "NN" else None

    def _inverted(self, verb: int, own: int) -> int | None:
        """Who stands behind "said" where the parser takes a list for who says it: "Ayr and Rhu, said Ann Lee, a nurse"."""
        parse = self._parse
        if own > verb or parse.words[verb - 1] != "," or parse.lemmas[verb] != "say":
            return None
        if any(kid > verb for kid in parse.children(verb, "ccomp")):
            return None
        behind = (kid for kid in parse.children(verb, "nsubj", "dobj", "oprd") if kid > verb)
        return next((kid for kid in behind if parse.is_name(kid) and self._is_near(verb, kid)), None)

    def _is_near(self, verb: int, name: int) -> bool:
        """Whether nothing but a title and a name stands between."""
        tags = self._parse.tags[verb + 1 : name]
        return all(tag in ("NNP", "NN", "DT", "JJ", ".") for tag in tags)

    def _outer(self, verb: int) -> int | None:
        """The words of saying whose speaker goes on by this verb: "…, adding that", "and accused the firm"."""
        parse = self._parse
        if parse.has(verb, "nsubj", "nsubjpass") or verb not in self._apart:
            return None
        further = speaks_on(parse, verb)
        if further is not None:
            return further
        at = parse.heads[verb]
        for _ in range(8):
            if parse.heads[at] == at:
                return None
            above = parse.heads[at]
            if parse.deps[at] in ("ccomp", "xcomp") and is_cue(parse, above) and above < verb:
                return above
            at = above
        return None

    def beside(self, verb: int, last: int) -> int | None:
        """The same for a verb beside words in quotation marks, whose own parse often fails: "…, said the mayor".

        Args:
            verb: The verb.
            last: One past the last token of its frame.
        """
        found = self.of(verb)
        if found is not None and not self._is_quoted(found) and self._is_nominal(found):
            return found
        parse = self._parse
        for at in range(verb + 1, min(last, verb + _REACH)):
            if parse.words[at] in (",", ".", ":"):
                break
            if parse.tags[at] in ("IN", "TO", "RB") or parse.tags[at][:2] == "VB":
                break
            if self._is_nominal(at) and not 0 < parse.heads[at] - at < 6:
                return at
        at = verb - 1
        while at >= 0 and (parse.words[at] in (",",) or parse.tags[at] in ("RB", "MD", "VBD", "VBZ")):
            at -= 1
        if at >= 0 and self._is_nominal(at) and not self._is_quoted(at):
            return at
        return None

    def _is_nominal(self, token: int) -> bool:
        return self._parse.tags[token] in _NOMINAL

    def _by(self, verb: int) -> int | None:
        parse = self._parse
        return next((who for by in parse.children(verb, "agent") for who in parse.children(by, "pobj")), None)

    def is_own_voice(self, source: int) -> bool:
        """Whether the speaker is "I", "we" or "you": the article's own voice, or that of whoever is quoted."""
        return self._parse.words[source].lower() in _OWN_VOICE

    def is_thing(self, source: int, verb: int) -> bool:
        """Whether a thing only shows something: "the move suggests"; what is written says it."""
        parse = self._parse
        if parse.lemmas[verb] not in words("showing") or parse.labels[source] in (
            "PERSON",
            "ORG",
            "GPE",
            "NORP",
        ):
            return False
        if parse.tags[source] not in ("NN", "NNS", "PRP", "DT", "WDT", "CD", "VBG") or parse.lemmas[
            source
        ] in words("documents"):
            return False
        word = parse.words[source].lower()
        if parse.tags[source] in ("PRP", "DT"):
            return word in ("this", "that", "it", "these", "those")
        return not self.has_mind(source)

    def has_mind(self, source: int) -> bool:
        """Whether the head names people or a body of people."""
        parse = self._parse
        if parse.labels[source] in ("PERSON", "ORG", "GPE", "NORP") or parse.is_name(source):
            return True
        if parse.tags[source] == "PRP":
            return parse.words[source].lower() != "it"
        return parse.lemmas[source] in people()

    def is_unsaid(self, verb: int) -> bool:
        """Whether nothing was said: denied, only possible, to come, or on a condition."""
        parse = self._parse
        if parse.deps[verb] == "acomp":
            return self.is_unsaid(parse.heads[verb])
        if self.is_negated(verb) and parse.lemmas[verb] not in words("holding") | words("denies"):
            return True
        if self._is_left_open(verb):
            return True
        helpers = {parse.words[kid].lower() for kid in parse.children(verb, "aux")}
        if helpers & _UNSAID:
            return True
        marks = {parse.words[kid].lower() for kid in parse.children(verb, "mark", "advmod")}
        if marks & clause_words("conditional") and parse.deps[verb] == "advcl":
            return True
        clause = self._clauses.of(verb)
        outer = () if clause is None or verb not in clause.chain else clause.chain[: clause.chain.index(verb)]
        if any(parse.lemmas[each] in _OUTER | clause_words("denying") for each in outer):
            return True
        if outer and self.is_negated(outer[0]):
            return True
        return parse.tags[verb] == "VB" and not outer and not parse.has(verb, "aux")

    def _is_left_open(self, verb: int) -> bool:
        """Whether the one is said no more than the other: "neither confirmed nor denied", "would not confirm or deny"."""
        parse, first = self._parse, self._parse.heads[verb]
        if parse.deps[verb] != "conj" or parse.lemmas[verb] not in words("denies"):
            return False
        if parse.lemmas[first] not in ("confirm", "admit", "accept"):
            return False
        neither = any(parse.words[kid].lower() in ("neither", "nor") for kid in parse.kids[first])
        return neither or self.is_unsaid(first)

    def is_negated(self, verb: int) -> bool:
        """Whether "not" or "never" stands with it."""
        parse = self._parse
        return any(
            parse.deps[kid] == "neg" or parse.words[kid].lower() in ("never", "not")
            for kid in parse.kids[verb]
        )

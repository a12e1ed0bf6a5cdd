"""spaCy's attribute ruler with a memory: the same attributes, at a fraction of the time.

The ruler tries some two hundred patterns on every token. Nearly all of them are of one token and ask for its tag, its relation
and its word alone, and few words are named: what they give is the same for every token of one tag, relation and named word, so
it is asked of the ruler once for each and then remembered. Patterns of several tokens are tried where their first one matches.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from spacy.attrs import DEP, LOWER, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens._retokenize import set_token_attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_ASKED = frozenset(("TAG", "DEP", "LOWER", "IS_SPACE"))
_OF_WORDS = frozenset(("IN", "REGEX"))
_MOST_WORDS = 100_000  # of which it is remembered whether a pattern names them

_Token = dict[str, Any]
_Pattern = list[_Token]


class _Outcome(NamedTuple):
    """What patterns of one token give, and whether one of several tokens may begin here."""

    matches: tuple[int, ...]
    attributes: dict[int, int]
    begins: bool


class RememberingRuler(AttributeRuler):
    """An attribute ruler for patterns whose tokens ask for tag, relation, word and blankness; `remembers` says of which.

    As long as one of its patterns asks for anything else it is spaCy's own, and no faster.
    """

    def __init__(self, vocab: Vocab, name: str = "attribute_ruler") -> None:
        super().__init__(vocab, name)
        self._learn()

    @staticmethod
    def remembers(patterns: list[_Pattern]) -> bool:
        """Whether all that the patterns ask for is what outcomes are remembered by."""
        return all(_is_plain(token) for pattern in patterns for token in pattern)

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with the attributes of all patterns that match, later ones over earlier ones."""
        if self._patterns_known != len(self.attrs):
            self._learn()
        if not self._plain:
            return super().__call__(doc)
        outcomes = self._outcomes
        further: dict[int, list[int]] = {}
        of_tokens = []
        for position, (lower, tag, dep) in enumerate(doc.to_array([LOWER, TAG, DEP]).tolist()):
            key = (lower if self._is_named(lower) else 0, tag, dep)
            outcome = outcomes.get(key)
            if outcome is None:
                outcome = outcomes[key] = self._asked(doc, position)
            of_tokens.append(outcome)
            if outcome.begins:
                for rule, token in self._of_several(doc, position):
                    further.setdefault(token, []).append(rule)
        for token, outcome in zip(doc, of_tokens, strict=True):
            if token.i in further:
                for rule in sorted({*outcome.matches, *further[token.i]}):
                    set_token_attrs(token, self.attrs[rule])
            elif outcome.attributes:
                set_token_attrs(token, outcome.attributes)
        return doc

    def _learn(self) -> None:
        """Divide the patterns; nothing of what was remembered holds any more."""
        self._patterns_known = len(self.attrs)
        self._outcomes: dict[tuple[int, int, int], _Outcome] = {}
        self._named: dict[int, bool] = {}
        self._words: set[str] = set()
        self._shapes: list[re.Pattern[str]] = []
        self._one, self._several, self._begun = (Matcher(self.vocab) for _ in range(3))
        self._longest = 1
        every = [(str(rule), each["patterns"]) for rule, each in enumerate(self.patterns)]
        self._plain = all(self.remembers(patterns) for _, patterns in every)
        if not self._plain:
            return
        for rule, patterns in every:
            for pattern in patterns:
                self._divide(rule, pattern)

    def _divide(self, rule: str, pattern: _Pattern) -> None:
        for token in pattern:
            words = token.get("LOWER", ())
            if isinstance(words, str):
                self._words.add(words)
            elif words:
                self._words.update(words.get("IN", ()))
                if "REGEX" in words:
                    self._shapes.append(re.compile(words["REGEX"]))
        if len(pattern) == 1:
            self._one.add(rule, [pattern])
            return
        self._several.add(rule, [pattern])
        self._begun.add(rule, [pattern[:1]])
        self._longest = max(self._longest, len(pattern))

    def _is_named(self, lower: int) -> bool:
        """Whether a pattern may ask for this word, or it is blank."""
        known = self._named.get(lower)
        if known is None:
            if len(self._named) >= _MOST_WORDS:
                self._named.clear()
            word = self.vocab.strings[lower] if lower else ""
            known = word in self._words or word.isspace() or any(shape.search(word) for shape in self._shapes)
            self._named[lower] = known
        return known

    def _asked(self, doc: Doc, position: int) -> _Outcome:
        token = doc[position : position + 1]
        rules = sorted({self._rule(match) for match, _, _ in self._one(token, allow_missing=True)})
        attributes: dict[int, int] = {}
        for rule in rules:
            attributes.update(self.attrs[rule])
        begins = len(self._begun) > 0 and bool(self._begun(token, allow_missing=True))
        return _Outcome(tuple(rules), attributes, begins)

    def _of_several(self, doc: Doc, position: int) -> Iterator[tuple[int, int]]:
        """The rules of several tokens that match from this one on, each with the token that it is about."""
        ahead = doc[position : min(position + self._longest, len(doc))]
        for match, start, end in self._several(ahead, allow_missing=True):
            if start == 0:
                rule = self._rule(match)
                yield rule, position + range(start, end)[self.indices[rule]]

    def _rule(self, match: int) -> int:
        return int(self.vocab.strings[match])


def _is_plain(token: _Token) -> bool:
    words = token.get("LOWER", "")
    return bool(token) and set(token) <= _ASKED and (isinstance(words, str) or set(words) <= _OF_WORDS)


@Language.factory("q7x2_attribute_ruler", assigns=["token.pos", "token.morph", "token.lemma"])
def make_attribute_ruler(nlp: Language, name: str) -> RememberingRuler:
    """The ruler without patterns; `remember` gives it those of the pipeline's own."""
    return RememberingRuler(nlp.vocab, name)


def remember(nlp: Language) -> None:
    """Put a ruler with a memory in the place of the pipeline's own, where it has one."""
    if "attribute_ruler" not in nlp.pipe_names:
        return
    own = nlp.get_pipe("attribute_ruler")
    if type(own) is not AttributeRuler or not all(
        RememberingRuler.remembers(each["patterns"]) for each in own.patterns
    ):
        return
    nlp.replace_pipe("attribute_ruler", "q7x2_attribute_ruler").add_patterns(own.patterns)

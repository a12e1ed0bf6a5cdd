"""The words that a figure's noun phrase takes in, and those of the nouns that it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.clauses.arguments import descendants

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractors.clauses.clause import Clause
    from extractors.clauses.reading import Clauses
    from extractors.links.phrase import Phrase


class Scope:
    """Asked for the words of each figure of a Doc.

    Args:
        clauses: The Doc's clauses.
        phrases: All its figures: the words of one are not another's.
    """

    def __init__(self, clauses: Clauses, phrases: Iterable[Phrase]) -> None:
        self._clauses, self._parse = clauses, clauses.parse
        self._phrases = list(phrases)
        self.roots = {phrase.root for phrase in self._phrases}

    def own(self, phrase: Phrase) -> set[int]:
        """The tokens of the figure's own noun phrase, without what hangs on another figure in it."""
        parse = self._parse
        tokens = set(range(phrase.first, phrase.last + 1))
        queue = list(tokens)
        while queue:
            at = queue.pop()
            for kid in parse.kids[at]:
                other = kid in self.roots and kid != phrase.root and not phrase.holds(kid)
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
        return tokens

    def is_of_part(self, token: int, phrase: Phrase) -> bool:
        """Whether a place or day before a figure is that of a part of another count: "300 in Finland, and close two mills"."""
        return any(
            other.last < token < phrase.first
            and self._parse.deps[other.root] in ("conj", "appos")
            and token in self.own(other)
            for other in self._phrases
        )

    def is_of_counted(self, clause: Clause) -> bool:
        """Whether a participle tells of what a number counts: "for 20 hostages held by Hamas in Gaza"."""
        noun = self._parse.heads[clause.outer]
        return self._parse.deps[clause.outer] == "acl" and any(p.holds(noun) for p in self._phrases)

    def upper(self, phrase: Phrase) -> set[int]:
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
                        root for root in self.roots & below if root != phrase.root and not phrase.holds(root)
                    }
                    for other in others:
                        below -= set(descendants(parse, other))
                    clause = self._clauses.owner[phrase.root]
                    found |= {token for token in below if self._clauses.owner[token] == clause}
            else:
                break
        return found

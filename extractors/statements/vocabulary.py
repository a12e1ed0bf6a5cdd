"""Which words can say something, and which nouns name somebody who can."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extractors.actors.lexicon import lexicon
from extractors.clauses.lexicon import words as clause_words
from extractors.statements.lexicon import verbs, words

if TYPE_CHECKING:
    from extractors.clauses.parse import Parse


@cache
def people() -> frozenset[str]:
    """Nouns, as lemmas, of whoever can say something."""
    known = lexicon()
    return (
        known.roles
        | known.groups
        | known.bodies
        | known.members
        | clause_words("people")
        | clause_words("company")
    )


def is_cue(parse: Parse, token: int) -> bool:
    """Whether the token is a verb that can say something, or an adjective behind "be" that does: "is confident that"."""
    if parse.tags[token][:1] == "J" or parse.deps[token] == "acomp":
        is_told = parse.deps[token] == "acomp" and parse.lemmas[parse.heads[token]] in (
            "be",
            "feel",
            "remain",
        )
        return is_told and parse.words[token].lower() in words("adjectives") and parse.has(token, "ccomp")
    return (
        parse.tags[token][:2] == "VB"
        and parse.lemmas[token] in verbs()
        and parse.deps[token] not in ("aux", "auxpass", "amod", "compound")
    )

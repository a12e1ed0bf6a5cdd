"""Which words can say something, and which nouns name somebody who can."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extractors.actors.lexicon import lexicon
from extractors.clauses.lexicon import words as clause_words
from extractors.statements.lexicon import verbs

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
    """Whether the token is a verb that can say something."""
    return (
        parse.tags[token][:2] == "VB"
        and parse.lemmas[token] in verbs()
        and parse.deps[token] not in ("aux", "auxpass", "amod", "compound")
    )

"""Who says a figure: the speaker of its clause, "according to" whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.links.owners import Owner
from extractors.links.phrase import Phrase

if TYPE_CHECKING:
    from extractors.clauses.clause import Clause
    from extractors.clauses.reading import Clauses


def source_of(clauses: Clauses, clause: Clause | None, phrase: Phrase) -> Owner | None:
    """The head of who says it, by "according to" in the sentence or the verb of saying above the clause."""
    parse = clauses.parse
    sentence = parse.sentences[phrase.root]
    for index, word in enumerate(parse.words[:-1]):
        if (
            parse.sentences[index] == sentence
            and word.lower() == "according"
            and parse.words[index + 1] == "to"
        ):
            head = next(parse.children(index + 1, "pobj"), None)
            if head is not None:
                return Owner(head, "noun", "source-according", False)
    if clause is None or clause.speaker is None or phrase.holds(clause.speaker):
        return None
    form = "pronoun" if parse.tags[clause.speaker] == "PRP" else "noun"
    return Owner(clause.speaker, form, "source-speaker", False)  # type: ignore[arg-type]

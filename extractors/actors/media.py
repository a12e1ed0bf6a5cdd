"""Newspapers and broadcasters by what others do with them: tell them something, answer their requests for comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.clauses.parse import head_of

if TYPE_CHECKING:
    from extractors.actors.lexicon import Lexicon
    from extractors.actors.names import Named
    from extractors.clauses.parse import Parse

_SAID_TO = ("statement", "interview", "comment", "remark", "email", "e-mail")


def is_told(parse: Parse, named: Named, words: Lexicon) -> bool:
    """Whether the name is told something, given a statement or an interview, or its request for comment is spoken of.

    A name with "the" in small letters is no medium's ("told the Senate"), and neither is one of several words that is nobody's.
    """
    head = head_of(parse, named.start, named.end)
    if named.label == "" and named.start and parse.lemmas[named.start - 1] == "tell":
        return parse.words[named.start].lower() not in words.common
    if not parse.is_name(head) or parse.words[named.start].lower() in words.common:
        return False
    if named.start and parse.words[named.start - 1] == "the":
        return False
    if named.label == "GPE" and (named.start == 0 or parse.words[named.start - 1] != "The"):
        return False  # a government is told, too
    above = parse.heads[head]
    if parse.deps[head] in ("dobj", "dative", "nsubj") and parse.lemmas[above] == "tell":
        return parse.deps[head] != "nsubj" and above < head
    if parse.deps[head] == "nsubj" and head < above and parse.lemmas[parse.heads[above]] == "tell":
        return parse.heads[above] < head  # "told Ruptly that he had tried", as the parser may read it
    if parse.deps[head] == "poss" and parse.lemmas[above] in ("request", "question", "inquiry", "query"):
        return "comment" in parse.lemmas[above : above + 4]
    if parse.deps[head] == "pobj" and parse.lemmas[above] in ("to", "with"):
        return parse.lemmas[parse.heads[above]] in _SAID_TO
    return parse.deps[head] == "nsubj" and parse.lemmas[above] == "report" and parse.tags[above] == "VBD"

"""What a number counts that is told before it: "cases fell to 4,440", "the most cases, 30,692, followed by Spain with 28,147"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from extractors.figures.counted import Counting, Noun
from extractors.figures.elided import CLAUSE_END, NO_NOUN, SENTENCE_END
from extractors.figures.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.figures.quantity import Quantity
    from extractors.figures.tokens import Tokens

_REACH = 110  # code points from what is tallied to its number
_RANKED_REACH = 70  # code points from the number of one to that of the next
_COUNTED = frozenset({"digits", "words"})
_SMALLEST = 3  # a lesser number alone is a rank or a score as often
_TALLIED = re.compile(rf"\b(?:{'|'.join(sorted(words('tallied')))})\b", re.IGNORECASE)
_HAS_NUMBER = re.compile(r"\d")
_MOST = re.compile(
    r"\b[Tt]he (?:most|fewest|(?:highest|largest|biggest|greatest|lowest|smallest) numbers? of) (?P<noun>[^,;:.()]{3,40}?)"
    r"(?:,| \(| at| with)(?: about| some| at least)? ?$"
)
_NAME = r"(?:the )?[A-Z][\w’'-]*(?: (?:(?:of|and|the|de) )?[A-Z][\w’'-]*){0,3}"
_RANKED = re.compile(
    r"(?:\)?,? (?:followed by|ahead of|then|trailed by)|\)?,? and|\)?,) (?:then )?"
    rf"(?:{_NAME})(?: (?:with|on|at)(?: about| some)?|,| \() ?$"
)
_AGAINST = re.compile(r" to (?:[a-z]+ )?(?:[A-Z][\w-]* ){0,2}[A-Z][\w-]*['’]s? (?:about |some )?")
"""What another has of the same: "4,225 votes to challenger Duane Melvin's 1,902"."""
_ENDS = re.compile(r" and (?:the )?[A-Z]|\)")
_FIRST = re.compile(r"\)?,? (?:followed by|ahead of|trailed by) ")
# A verb of change, perhaps when and by how much, and directly before the number what it comes to.
_COMES_TO = re.compile(
    r"(?:\b(?:rose|rises?|risen|fell|falls?|fallen|grew|grown|climbed|dropped|jumped|increased|decreased|declined|doubled|tripled|soared"
    r"|surged|plunged|edged up|edged down|slipped|halved)(?: [\w%.’'-]+){0,6}? (?:to|from|by|at)"
    r"|\b(?:totalled|totaled|numbered|reached|passed|exceeded|(?:stood|peaked) at|(?:came|amounted) to))"
    r"(?: (?:about|around|some|nearly|almost|over|under|just|only|more than|less than|at least|a record|an estimated))* ?$",
    re.IGNORECASE,
)
_MODIFIES = frozenset({"compound", "amod", "nmod"})


def noun_of_subject(tokens: Tokens, counting: Counting, quantity: Quantity) -> Noun | None:
    """What a bare number comes to count by the subject before it, or by the superlative that it stands beside."""
    number = quantity.amount.numeral
    plain = number.form in _COUNTED and quantity.value >= _SMALLEST and not quantity.of
    if not plain or not NO_NOUN.match(tokens.text, quantity.end):
        return None
    return _of_most(tokens, counting, quantity) or _of_subject(tokens, quantity)


def ranked(text: str, earlier: Sequence[Quantity], quantity: Quantity) -> Quantity | None:
    """The number of the one before in a ranking: "Romania had 30,692 cases, followed by Spain with 28,147"."""
    last = earlier[-1] if earlier else None
    if last is None or not last.noun:
        return None
    if not (NO_NOUN.match(text, quantity.end) or _ENDS.match(text, quantity.end)):
        return None
    gap = text[last.end : quantity.start]
    if _AGAINST.fullmatch(gap):
        return last
    if len(gap) > _RANKED_REACH or SENTENCE_END.search(gap) or not _RANKED.fullmatch(gap):
        return None
    begun = last.in_list or _FIRST.match(gap)
    return last if begun and last.value >= quantity.value else None


def _of_most(tokens: Tokens, counting: Counting, quantity: Quantity) -> Noun | None:
    text, start = tokens.text, quantity.start
    said = _MOST.search(text, max(0, start - _REACH), start)
    if said is None:
        return None
    noun = counting.noun_after(said.start("noun") - 1, 2)
    return noun if noun and noun.plural and noun.end <= said.end("noun") else None


def _of_subject(tokens: Tokens, quantity: Quantity) -> Noun | None:
    text, start = tokens.text, quantity.start
    said = list(_TALLIED.finditer(text, max(0, start - _REACH), start))
    if not said:
        return None
    noun = said[-1]
    between = text[noun.end() : start]
    if CLAUSE_END.search(between) or "," in between or not _COMES_TO.search(between):
        return None
    if _HAS_NUMBER.search(_without_years_and_shares(between)):
        return None
    at = tokens.at(noun.start())
    token: Any = tokens.doc[at]
    if token.dep_ and token.dep_ not in ("nsubj", "nsubjpass"):
        return None
    first = at
    while first and tokens.doc[first - 1].dep_ in _MODIFIES and tokens.doc[first - 1].head.i == at:
        first -= 1
    said_words = " ".join(text[tokens.doc[first].idx : noun.end()].split())
    if tokens.doc[first].is_sent_start and tokens.doc[first].pos_ != "PROPN":
        said_words = said_words[0].lower() + said_words[1:]
    return Noun(noun.end(), said_words, token.lemma_.lower() or noun[0].lower(), True)


def _without_years_and_shares(text: str) -> str:
    return re.sub(r"\b(?:19|20)\d\d\b|\b\d[\d.]*(?:%| per ?cent\b)", "", text)

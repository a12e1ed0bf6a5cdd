"""Both sides of a vote: "voted 67-30", "a 5-4 ruling", "approved the bill, 219 to 212". The scores of sports are no figures."""

from __future__ import annotations

import re

from extractors.figures.amounts import Amount
from extractors.figures.lexicon import words
from extractors.figures.numeral import Numeral
from extractors.figures.quantity import Quantity, quantity_of
from extractors.figures.vocabulary import vocabulary
from extractors.figures.words import PLAIN

_SIDE = rf"\d{{1,3}}|{'|'.join(sorted((word for word in PLAIN if word != 'zero'), key=len, reverse=True))}"
_PAIR = re.compile(
    rf"(?<![\w.,:$£€/–-])(?P<one>{_SIDE})(?P<gap> ?[-–] ?| to |-to-)(?P<other>{_SIDE})(?![\w%/:–]|-\d|[.,]\d| ?per ?cent)",
    re.IGNORECASE,
)
_REACH = 120  # code points before and after, within which the sentence says that there was a vote
_SENTENCE_END = re.compile(r"[.!?;] (?=[A-Z\"“])|\n")
_SHARES = range(97, 102)  # per cent, rounded, some undecided
_VOTING = re.compile(r"\b(?:vot(?:e|es|ed|ing)|ballot|tally)\b[^.;]{0,30}$", re.IGNORECASE)
_VOTE_AFTER = re.compile(
    r"(?: [a-z-]+)? (?:vote|ruling|verdict|majority|decision|opinion|split|margin) ?(?!by the (?:judges|referee))"
)
_DECIDED = re.compile(rf"\b(?:{'|'.join(words('decides'))})\b[^.;]{{0,80}}$", re.IGNORECASE)
_SIGN = r" ?(?:%|per ?cent\b)"
_CONTEST = re.compile(
    r"\b(?:leads?|led|leading|beats?|beating|defeat(?:s|ed|ing)?|trail(?:s|ed|ing)?|edg(?:es|ed|ing)(?: out)?|ahead of|behind)\b"
    rf" (?:[a-z-]+ ){{0,3}}[A-Z][^.;:\d]{{1,50}}? (?P<by>by )?(?P<one>\d{{1,2}}(?:\.\d)?)(?P<first>{_SIGN})?"
    rf" to (?P<other>\d{{1,2}}(?:\.\d)?)(?P<second>{_SIGN})?(?![\d/-]|\.\d)"
)
_WORD = re.compile(r"[A-Za-z]+")
_RANGED = re.compile(r"\b(?:from|between|ages?|aged) $", re.IGNORECASE)
# What follows both sides of a vote; anything else is counted by them, or measured ("voted for a 15-20 mph limit").
_AFTER = re.compile(
    r"$|\n|[.,;:)—]| [-–—(A-Z]| (?:to|on|in|against|for|that|with|not|along|late|last|early|at|after|before|this|during|when"
    r"|while|as|but|and|by|yesterday|today|earlier|over|under|vote|majority)\b"
)


def votes(text: str) -> list[Quantity]:
    """The figures of votes in text order, two a vote, each counting votes."""
    found: list[Quantity] = []
    for pair in _PAIR.finditer(text):
        if pair["gap"].strip() not in ("-", "–") and pair["one"].isdigit() != pair["other"].isdigit():
            continue
        ranged = _RANGED.search(text, max(0, pair.start() - 10), pair.start())
        if (
            not ranged
            and (_AFTER.match(text, pair.end()) or _VOTE_AFTER.match(text, pair.end()))
            and _is_vote(text, pair)
        ):
            found += [_side(pair, "one", "other"), _side(pair, "other", "one")]
    return found


def shares(text: str) -> list[Quantity]:
    """Both sides of a contest in per cent, which is said once or twice: "lead the Conservatives 44 per cent to 38"."""
    found: list[Quantity] = []
    for contest in _CONTEST.finditer(text):
        sign = contest["first"] or contest["second"]
        if sign is None or (contest["by"] and not contest["first"]):
            continue  # "leads Labour by 2 to 3 percent"
        for name, own, other in (("one", "first", "other"), ("other", "second", "one")):
            start, end = contest.start(name), contest.end(own) if contest[own] else contest.end(name)
            numeral = Numeral(*contest.span(name), float(contest[name]), "digits")
            amount = Amount(start, end, numeral.value, numeral, vocabulary().names["percent"], sign.strip())
            found.append(quantity_of(amount).because(f"one side of a contest, against {contest[other]}"))
    return found


def _is_vote(text: str, pair: re.Match[str]) -> bool:
    start, end = max(0, pair.start() - _REACH), min(len(text), pair.end() + _REACH)
    for border in _SENTENCE_END.finditer(text, start, end):
        if border.start() < pair.start():
            start = border.end()
        else:
            end = border.start()
            break
    before, said = text[start : pair.start()], {word.lower() for word in _WORD.findall(text[start:end])}
    if said & words("plays"):
        return False
    if "voters" in said and _of_hundred(pair):
        return False  # "Voters rejected the amendment 59-41": shares of them
    if _VOTING.search(before):
        return True
    decides = bool(_VOTE_AFTER.match(text, pair.end())) or bool(_DECIDED.search(before))
    return decides and bool(said & words("deciding"))


def _of_hundred(pair: re.Match[str]) -> bool:
    sides = pair["one"], pair["other"]
    return all(side.isdigit() for side in sides) and sum(map(int, sides)) in _SHARES


def _side(pair: re.Match[str], name: str, against: str) -> Quantity:
    said = pair[name]
    value = float(said) if said.isdigit() else PLAIN[said.lower()]
    numeral = Numeral(*pair.span(name), value, "digits" if said.isdigit() else "words")
    side = quantity_of(Amount(*pair.span(name), value, numeral))
    return side.with_(noun="votes", head="vote").because(f"one side of a vote, against {pair[against]}")

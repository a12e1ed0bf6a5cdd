"""Lists that deal out numbers to several owners: the verb left out, or "respectively" behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.clauses.lexicon import words
from extractors.links.owners import Owner, coordinated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.clauses.clause import Clause
    from extractors.clauses.parse import Parse
    from extractors.links.phrase import Phrase

_OPENING = frozenset({",", "and", ";", "while", "but"})
_PARTING = frozenset({";"})
_OPPOSED = frozenset({"for", "by"})
_SHARES = frozenset({"percent", "%", "cent", "vote", "votes", "per", "of", "the", "seats", "points"})
_NAMING = ("NN", "NNS", "NNP", "NNPS", "JJ", "DT", "PRP$", "POS", "HYPH")
_BOUNDING = frozenset(
    {"about", "around", "some", "nearly", "only", "just", "at", "least", "most", "over", "under", "up", "to"}
)
_ENDING = frozenset({",", ".", ";", "and", ""})
_APART = 6  # tokens between the two sides of a contest: "percent of the vote"
_LONGEST = 9  # tokens of a subject whose verb is left out


def gap_owner(parse: Parse, phrase: Phrase, phrases: Sequence[Phrase]) -> Owner | None:
    """The subject of a number whose verb was said of the number before: "the army gets $5m, the navy $3m"."""
    start = parse.sentences[phrase.first]
    earlier = [p for p in phrases if p.last < phrase.first and parse.sentences[p.first] == start]
    if not earlier or not _ends(parse, phrase):
        return None
    name = phrase.first - 1
    while name > 0 and parse.words[name].lower() in _BOUNDING:
        name -= 1
    set_apart = parse.words[name] == ","
    if set_apart:  # "the army sent 900 soldiers; the Red Cross, 70 volunteers"
        name -= 1
    floor = max(earlier[-1].last, name - _LONGEST)
    first = name
    while first - 1 > floor and _goes_on(parse, first - 1):
        first -= 1
    noun = parse.tags[name] in _NAMING[:4] and parse.labels[name] not in ("DATE", "TIME", "CARDINAL")
    openings = _PARTING if set_apart else _OPENING
    if set_apart and parse.labels[name] == "PERSON" and parse.is_name(name):
        openings = _OPENING  # "fined the firm $20 million and its head, Paul Webb, $300,000"
    opens = first - 1 >= earlier[-1].last and parse.words[first - 1].lower() in openings
    parted = parse.words[first - 1] == ";"  # where and how the first was done stands before the mark
    between = () if parted else range(earlier[-1].last + 1, first)
    bodily = parse.labels[name] in ("PERSON", "ORG", "NORP")  # whom no preposition before puts somewhere
    said = any(  # "44 per cent of the vote, Karimi 22", "44 per cent in May, and Jones a third"
        parse.tags[at][:2] in ("VB", "MD", "IN", "TO", "WD", "WP")
        and not (parse.tags[at] == "IN" and (bodily or parse.words[at] == "of"))
        for at in between
    )
    if not (noun and opens) or said or parse.lemmas[name] in words("measure"):
        return None
    return Owner(name, "noun", "who-gapped", True)


def opposed_owner(
    parse: Parse, clause: Clause | None, phrase: Phrase, phrases: Sequence[Phrase]
) -> Owner | None:
    """Whose the lesser side of a contest is: "won by 57 percent to 33 for Chakwera"; nobody's where none is named."""
    before = phrase.first - 1
    if before < 1 or parse.words[before].lower() not in ("to", "against") or clause is None:
        return None
    if not {parse.lemmas[verb] for verb in clause.chain} & words("contests"):
        return None
    near = any(
        p.last < before <= p.last + _APART
        and set(map(str.lower, parse.words[p.last + 1 : before])) <= _SHARES
        for p in phrases
    )
    if not near:
        return None
    after = phrase.last + 1
    while after < len(parse.words) and parse.words[after].lower() in _SHARES:
        after += 1
    if after < len(parse.words) and parse.words[after].lower() in _OPPOSED:
        thing = next(parse.children(after, "pobj"), None)
        if thing is not None and parse.is_name(thing) and parse.words[before].lower() == "to":
            return Owner(thing, "owner", "who-opposed", True)
    led = {parse.lemmas[verb] for verb in clause.chain} & words("outdoing")
    beaten = next((p for p in clause.patients if parse.is_name(p) and p < before), None)
    if led and beaten is not None and not clause.passive:
        return Owner(beaten, "owner", "who-opposed", True)  # "lead the Conservatives 44 per cent to 38"
    return Owner(phrase.root, "noun", "who-either", True)


def _ends(parse: Parse, phrase: Phrase) -> bool:
    """Whether nothing but the end of its part of the list follows a number."""
    following = parse.words[phrase.last + 1] if phrase.last + 1 < len(parse.words) else ""
    return following.lower() in _ENDING and parse.tags[phrase.first] in ("CD", "$", "RB", "IN", "JJR", "DT")


def _goes_on(parse: Parse, token: int) -> bool:
    """Whether a token is within a name or noun phrase: also the "of" of "the Ministry of Health"."""
    within = parse.words[token].lower() in ("of", "for") and parse.tags[token - 1] in ("NNP", "NNPS")
    return parse.tags[token] in _NAMING or within


def respective_owner(
    parse: Parse, clause: Clause | None, phrase: Phrase, owners: Sequence[Owner]
) -> Owner | None:
    """Which of several subjects has a number of a list: "Haddad and Saleh were fined $200 and $900, respectively".

    Only "respectively" says so: without it, or where the two lists differ in length, it is the one's or the other's.
    """
    numbers, said = _numbers(parse, phrase)
    if len(numbers) < 2 or clause is None or not owners:
        return None
    subject = owners[0].head
    several = [subject, *coordinated(parse, subject)]
    is_owner = owners[0].form == "owner"  # "Ford's sales and profit rose 3% and 5%" are one firm's
    joined = len(several) > 1 or (not is_owner and "CC" in parse.tags[subject : max(subject, clause.verb)])
    if not joined or subject > phrase.first:
        return None
    place = next((at for at, number in enumerate(numbers) if phrase.holds(number)), None)
    if not said or place is None or len(several) != len(numbers):
        return Owner(phrase.root, "noun", "who-either", True)
    return Owner(several[place], "noun", "who-respective", True)


def _numbers(parse: Parse, phrase: Phrase) -> tuple[list[int], bool]:
    """The bare numbers that are listed with a figure's own, and whether "respectively" follows or precedes them."""
    own = [at for at in range(phrase.first, phrase.last + 1) if parse.tags[at] == "CD"]
    if not own:
        return [], False
    start = parse.sentences[phrase.first]
    first = last = own[0]
    while first > 0 and parse.sentences[first - 1] == start and _lists(parse, first - 1):
        first -= 1
    while last + 1 < len(parse.words) and parse.sentences[last + 1] == start and _lists(parse, last + 1):
        last += 1
    numbers = [
        at
        for at in range(first, last + 1)
        if parse.tags[at] == "CD" and not (at and parse.tags[at - 1] == "CD")
    ]
    near = [word.lower() for word in parse.words[max(0, first - 2) : last + 5]]
    return numbers, "respectively" in near


def _lists(parse: Parse, token: int) -> bool:
    return parse.tags[token] in ("CD", "CC", "$", ",") or parse.words[token] in ("£", "€", "%", "percent")

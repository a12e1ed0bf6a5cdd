"""Towns and countries that stand for their clubs and teams: "Liverpool beat Manchester City 2-1", "Burnley beat Preston"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from extractors.actors.lexicon import lexicon

if TYPE_CHECKING:
    from extractors.actors.lexicon import Lexicon
    from extractors.actors.setting import Setting
    from extractors.clauses.parse import Parse

_SCORE = re.compile(
    r"\b\d{1,3} ?[-–] ?\d{1,3}\b(?! ?(?:%|per ?cent|million|billion|(?!this|across|always)[a-z]{3,}s\b|members?|people))"
)
"""A score, and no range of what is counted: "lost 10-15 soldiers"."""
_SENTENCE = 400
"""How far into its sentence a score is looked for, in code points."""
_AGAINST = ("with", "against", "over", "to", "by", "at", "from")
_SIGNING = ("sign", "buy", "loan", "recruit", "poach")
"""What a club does to a player of another: "signed from Sampdoria"."""
_TRADING = frozenset({*_SIGNING, "sell", "acquire", "swap", "release"})
_PLAYERS = frozenset(
    {
        "striker",
        "midfielder",
        "defender",
        "winger",
        "goalkeeper",
        "forward",
        "fullback",
        "centre-back",
        "playmaker",
        "player",
    }
)
_NOUNS = ("win", "victory", "defeat", "loss", "draw", "triumph")

ENOUGH: Final = 3
"""Different words of sports by which a paragraph is of sports: "match" and "coach" alone are said of much else."""
ENOUGH_OF_ALL: Final = 6
"""The same of a whole article, which may have one paragraph of sports."""


def is_nation(setting: Setting, wording: str) -> bool:
    """Whether the name is of a country or division, whose sides bear it: "Ghana", "Wales", "Kentucky"."""
    if wording in HOME_NATIONS or setting.gazetteer.country(wording) is not None:
        return True
    return any(
        e.type == "province" and e.named == 0 and e.country == "US"
        for e in setting.gazetteer.candidates(wording)
    )


HOME_NATIONS: Final = frozenset({"England", "Scotland", "Wales", "Northern Ireland"})
"""What plays as a country and is none."""

_WORD = re.compile(r"[a-z][a-z-]+")
_LOOKED_AT = 20_000
"""Code points of an article that are looked at: what it is of, it says before."""


def is_club(setting: Setting, head: int, is_town: bool = True) -> bool:
    """Whether a town or country plays.

    It stands with a verb or noun of sports in a sentence that tells a score, or in a text of sports; there its players and goals
    are spoken of as well. Of two towns one beats the other in sports alone, whatever else is said.

    Args:
        setting: The Doc with what is known beside it.
        head: The name's head.
        is_town: Whether it is no country, which beats another in much else.
    """
    parse, words = setting.parse, setting.words
    plays = _plays(parse, head, words) or (_hosts(parse, head) if is_town else _goes_on(parse, head))
    if plays and _has_score(parse, head):
        return True
    if is_town and (_of_two_towns(parse, head, words) or _trades(parse, head)):
        return True
    if not is_town and _qualifies(parse, head):
        return True
    is_side = not is_town and _is_side(parse, head, words)
    return (is_side or plays or _has_team(parse, head, words, is_town)) and in_sports(setting)


def in_sports(setting: Setting) -> bool:
    """Whether the article, or this Doc of it, is of sports."""
    return setting.of_sports or _is_of_sports(setting.parse, setting.words)


@lru_cache(maxsize=4)
def is_of_sports(text: str) -> bool:
    """Whether an article is of sports."""
    found = set(_WORD.findall(text[:_LOOKED_AT].lower()))
    sports = lexicon().sports
    return len(sports & (found | {word[:-1] for word in found if word.endswith("s")})) >= ENOUGH_OF_ALL


def _is_of_sports(parse: Parse, words: Lexicon) -> bool:
    """Whether the Doc is of sports; asked again of the same one, it is not read again."""
    global _last
    if _last is None or _last[0] is not parse:
        _last = parse, len(words.sports.intersection(parse.lemmas)) >= ENOUGH
    return _last[1]


def _has_score(parse: Parse, head: int) -> bool:
    start = parse.sentences[head]
    return bool(_SCORE.search(parse.text, start, start + _SENTENCE))


def _of_two_towns(parse: Parse, head: int, words: Lexicon) -> bool:
    """Whether one name beats another and the model takes one of them for a place: "Georgetown beat Syracuse"."""
    verb = parse.heads[head]
    if parse.deps[head] not in ("nsubj", "dobj") or parse.lemmas[verb] not in words.beating:
        return False
    other = next(parse.children(verb, "dobj" if parse.deps[head] == "nsubj" else "nsubj"), None)
    if other is None or not parse.is_name(other) or not parse.is_name(head):
        return False
    return "GPE" in (parse.labels[head], parse.labels[other])


def _trades(parse: Parse, index: int) -> bool:
    """Whether it buys a player, or one is bought from it: "Braga sold the striker to Santos", "signed a winger from Getafe"."""
    if parse.deps[index] == "nsubj":
        verb = parse.heads[index]
        return _is_trade(parse, verb) or any(_is_trade(parse, to) for to in parse.children(verb, "xcomp"))
    by = parse.heads[index]
    if parse.deps[index] != "pobj" or parse.lemmas[by] not in ("from", "to"):
        return False
    above = parse.heads[by]
    return _is_trade(parse, above) or _is_trade(parse, parse.heads[above])


def _is_trade(parse: Parse, verb: int) -> bool:
    """Whether the verb's object is a player who changes clubs by it."""
    if parse.lemmas[verb] not in _TRADING:
        return False
    for thing in parse.children(verb, "dobj"):
        beside = {parse.lemmas[at] for at in (thing, *parse.children(thing, "compound", "nmod", "appos"))}
        if beside & _PLAYERS or (parse.labels[thing] == "PERSON" and parse.lemmas[verb] != "sign"):
            return True
    return False


def _plays(parse: Parse, index: int, words: Lexicon) -> bool:
    dep, head = parse.deps[index], parse.heads[index]
    if dep == "conj" and parse.deps[head] != "conj":
        return _plays(parse, head, words)
    if dep in ("nsubj", "dobj"):
        return parse.lemmas[head] in words.playing
    if dep == "pobj" and parse.lemmas[head] in _AGAINST:
        after = parse.lemmas[parse.heads[head]]
        if parse.lemmas[head] == "from" and after in _SIGNING:
            return True
        if parse.lemmas[head] == "at" and parse.has(parse.heads[head], "dobj"):
            return False  # "beat Arsenal at Old Trafford"
        return after in words.playing or after in _NOUNS
    return dep == "poss" and parse.lemmas[head] in _NOUNS


def _is_side(parse: Parse, index: int, words: Lexicon) -> bool:
    """Whether a country is one side of a match, in an article of sports: "they meet Tunisia", "set up a Tunisia tie".

    Of a verb that the parse does not know from a noun ("South Africa face Algeria"), the bare form behind the name counts.
    """
    dep, head = parse.deps[index], parse.heads[index]
    if dep == "pobj":
        return parse.lemmas[head] == "against"
    if dep == "dobj" and parse.lemmas[head] in _OPPOSING:
        return not parse.has(index, "det")
    following = parse.words[index + 1] if index + 1 < len(parse.words) else ""
    return following in _TIES or following in _BARE or (dep == "compound" and following in words.players)


def _goes_on(parse: Parse, index: int) -> bool:
    """Whether it goes top or out of what is played: "Tunisia went top of Group C"."""
    verb = parse.heads[index]
    if parse.deps[index] != "nsubj" or parse.lemmas[verb] not in _GOING:
        return False
    kids = parse.children(verb, "prt", "advmod", "acomp", "oprd", "npadvmod", "dobj", "prep")
    return any(parse.words[kid] in ("out", "through", "home", "top") for kid in kids)


def _qualifies(parse: Parse, index: int) -> bool:
    """Whether it qualifies for a round or a cup: "Kenya qualified for the finals"."""
    verb = parse.heads[index]
    if parse.deps[index] != "nsubj" or parse.lemmas[verb] != "qualify":
        return False
    aims = (kid for by in parse.children(verb, "prep") for kid in parse.children(by, "pobj"))
    return any(parse.lemmas[aim].lower() in _ROUNDS for aim in aims)


_ROUNDS: Final = frozenset(
    {
        "final",
        "finals",
        "semi-final",
        "semifinal",
        "quarter-final",
        "quarterfinal",
        "cup",
        "playoff",
        "play-off",
    }
)
_OPPOSING: Final = frozenset(
    {"meet", "face", "knock", "draw", "play", "hold", "dump", "send", "welcome", "entertain"}
)
"""What one side does to the other, and people to countries in other news."""
_GOING: Final = frozenset({"go", "bow", "crash", "knock", "come", "get"})
_TIES: Final = frozenset(
    {"tie", "clash", "match", "showdown", "fixture", "opener", "defeat", "win", "draw", "friendly"}
)
_BARE: Final = frozenset(
    {"face", "meet", "play", "beat", "hold", "host", "take", "trail", "lead", "edge", "stun", "thrash"}
)
"""Verbs of matches in the plural, as news writes them of sides."""


def _hosts(parse: Parse, index: int) -> bool:
    """Whether one name hosts another: "Everton host Tottenham", and not "Paris hosts the final"."""
    verb = parse.heads[index]
    if parse.deps[index] not in ("nsubj", "dobj") or parse.lemmas[verb] != "host":
        return False
    other = next(parse.children(verb, "dobj" if parse.deps[index] == "nsubj" else "nsubj"), None)
    pair = (index, other) if other is not None else ()
    return bool(pair) and all(
        parse.is_name(at) and not parse.has(at, "det") and parse.labels[at] != "EVENT" for at in pair
    )


def _has_team(parse: Parse, index: int, words: Lexicon, is_town: bool) -> bool:
    """Whether a team is spoken of, once the text is of sports: its deeds, its players, goals for it."""
    dep, head = parse.deps[index], parse.heads[index]
    if dep == "conj":
        return parse.deps[head] != "conj" and _has_team(parse, head, words, is_town)
    if dep in ("nsubj", "nsubjpass"):
        knocked = not is_town and parse.lemmas[head] == "knock" and parse.has(head, "prt")
        if knocked:
            return True
        deeds = words.sporting if is_town else words.sporting | words.national
        return parse.lemmas[head] in deeds
    if dep == "dobj":
        return parse.lemmas[head] in words.helping
    if dep in ("poss", "compound", "nmod"):
        return parse.lemmas[head] in words.players
    if dep != "pobj" or parse.lemmas[head] not in ("for", "against"):
        return False
    after = parse.lemmas[parse.heads[head]]
    return after in words.sporting or after in words.players or after in words.sports


_last: tuple[Parse, bool] | None = None


def is_arab_club(setting: Setting, start: int, end: int, head: int) -> bool:
    """Whether a name of one word behind "Al-" plays or buys players as clubs do, whom the model takes for a person: "Al-Ahli"."""
    parse = setting.parse
    if (
        end - start != _HYPHENED
        or parse.words[start].lower() not in ("al", "el")
        or parse.words[start + 1] != "-"
    ):
        return False
    if in_sports(setting):
        plays = parse.deps[head] in ("nsubj", "pobj", "dobj") and _plays(parse, head, setting.words)
        return plays or _goes_on(parse, head) or _trades(parse, head)
    start = parse.sentences[head]
    scored = _GOALS.search(parse.text, start, start + _SENTENCE)
    return _trades(parse, head) or bool(
        scored and (_goes_on(parse, head) or _meets(parse, head, setting.words))
    )


def _meets(parse: Parse, index: int, words: Lexicon) -> bool:
    """Whether it plays, and another name is what it plays against: "Al-Sadd beat Al-Gharafa", no "Al-Maliki lost the vote"."""
    if not _plays(parse, index, words):
        return False
    verb = parse.heads[index]
    if parse.deps[index] == "nsubj":
        below = (verb, *(k for k in parse.children(verb, "prep") if parse.lemmas[k] in _AGAINST))
        return any(parse.is_name(kid) for at in below for kid in parse.children(at, "dobj", "pobj"))
    return any(parse.is_name(kid) for kid in parse.children(verb, "nsubj")) or parse.deps[index] == "pobj"


_GOALS = re.compile(r"\b\d ?[-–] ?\d\b(?! ?(?:%|per ?cent|[a-z]{3,}s\b))")
"""A score in goals, which no vote ends with."""


_HYPHENED: Final = 3
"""Tokens of "Al-Ahli"."""


def is_free_club(setting: Setting, start: int) -> bool:
    """Whether the first word of a club's name stands before a town's, and the model left it out: "Real" before "Madrid"."""
    parse = setting.parse
    before = start - 1
    return (
        before >= 0
        and parse.words[before] in setting.words.clubs
        and not parse.labels[before]
        and parse.starts[start] == parse.ends[before] + 1
    )

"""Names that are nobody's, by what stands beside them: storms, waters, ice, ships, arms, ailments, exchanges, other scripts."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from extractors.actors.keys import is_acronym, key
from extractors.actors.name_case import NOBODY, Guess
from extractors.clauses.parse import head_of
from extractors.rules import Rule, verdicts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.actors.annotations import ActorAnnotation
    from extractors.actors.name_case import NameCase, NameRule

_STORMS: Final = frozenset({"storm", "depression", "hurricane", "typhoon", "cyclone", "medicane"})
_STORM: Final = re.compile(
    r"(?:Super |Sub)?(?:[Tt]ropical )?(?:Storm|Depression|Hurricane|Typhoon|Cyclone|Medicane) [A-Z]"
)
_OVERFLOWING: Final = frozenset({"overflow", "crest", "swell", "overtop", "inundate"})
_MOVING: Final = frozenset({"rise", "fall", "drop", "climb", "surge", "recede", "reach", "stand", "peak"})
_LENGTHS: Final = frozenset(
    {
        "metre",
        "meter",
        "foot",
        "feet",
        "inch",
        "centimetre",
        "centimeter",
        "m",
        "ft",
        "cm",
        "metres",
        "meters",
    }
)
_FAR: Final = _LENGTHS | {"km", "kilometre", "kilometer", "mile", "yard", "decade", "century"}
_SHIPS: Final = frozenset(
    {
        "ship",
        "ferry",
        "tanker",
        "vessel",
        "trawler",
        "freighter",
        "frigate",
        "destroyer",
        "submarine",
        "yacht",
    }
    | {"liner", "boat", "barge", "warship", "tugboat", "icebreaker", "schooner", "battleship", "corvette"}
    | {"mv", "m/v", "mt", "ss", "hms", "uss", "rms", "hmas", "usns", "ins", "steamer", "dinghy", "cruiser"}
)
_SINKING: Final = frozenset({"sink", "capsize", "founder", "dock", "sail", "moor", "berth", "keel"})
_ABOARD: Final = frozenset({"passenger", "crew", "container", "people", "sailor", "seaman", "crewman"})
_ARMS: Final = frozenset(
    {
        "missile",
        "rocket",
        "drone",
        "tank",
        "howitzer",
        "launcher",
        "interceptor",
        "rifle",
        "warplane",
        "bomber",
    }
    | {"torpedo", "mortar", "warhead", "munition", "pistol", "grenade", "gunship"}
)
_RAILS: Final = frozenset(
    {"train", "rail", "railway", "derail", "carriage", "locomotive", "coach", "compartment"}
)
_ICE: Final = frozenset({"glacier", "glaciers", "icefield", "icecap"})
"""Last words of names of ice on land, in lower case."""
_ICY: Final = frozenset({"glacier", "glaciologist", "ice", "iceberg", "icefield", "meltwater"})
"""Lemmas of a text that is of ice."""
_MELTING: Final = frozenset({"shrink", "calve", "thin", "melt", "thaw"})
_RETREATING: Final = frozenset({"retreat", "recede", "advance", "collapse"})
"""What ice does that people do as well: of ice where how far follows."""
_HOLDING: Final = frozenset({"hold", "lose", "shed", "drain", "contain", "store"})
"""What ice does that others do as well: of ice where "ice" follows."""
_AILING: Final = re.compile(
    r"(?:virus|itis|osis|ella|ema|pox|disease|syndrome|infections?|disorder|fever|pertussis|cancer|vaccines?|tests?)$"
)
"""Ends of the common word before a bracket that shortens an ailment, a vaccine or a test: "syncytial virus (RSV)"."""
_INFECTING: Final = frozenset({"virus", "infection", "pneumonia", "pandemic", "epidemic", "jab"})
"""Nouns that an acronym of an ailment or vaccine stands before."""
_WAY: Final = 8
"""Words after a verb in which its measure, or what it carries, is looked for."""
_THE: Final = frozenset({"the"})


def _storm(case: NameCase) -> Guess | None:
    """Storms bear names of people, and act as no actor does: "Hurricane Ian killed 15"."""
    if case.length > 1 and _STORM.match(case.wording):
        return NOBODY
    at, parse = case.named.start, case.parse
    if at == 0 or case.titles or case.named.label in ("GPE", "LOC", "FAC", "NORP"):
        return None
    before = parse.words[at - 1]
    if before.lower() in _STORMS:
        return NOBODY
    named = parse.lemmas[at - 1] in ("name", "dub", "call") and parse.words[at - 1] != "names"
    return (
        NOBODY if named and any(w.lower() in _STORMS for w in parse.words[max(0, at - 5) : at - 1]) else None
    )


def _articled(case: NameCase) -> bool:
    before = case.named.start - 1
    return before >= 0 and case.parse.words[before].lower() in _THE and not is_acronym(case.wording)


def _verb(case: NameCase) -> int | None:
    """The verb whose subject the name is."""
    head = head_of(case.parse, case.named.start, case.named.end)
    return case.parse.heads[head] if case.parse.deps[head] in ("nsubj", "nsubjpass") else None


def _following(case: NameCase, verb: int) -> list[str]:
    return case.parse.lemmas[verb + 1 : verb + 1 + _WAY]


def _water(case: NameCase) -> Guess | None:
    """A river or lake by its level: "The Guaiba rose to 5.33 metres", "the Tisza burst its banks"."""
    verb = _verb(case) if _articled(case) else None
    if verb is None or case.last in case.words.institutions:
        return None
    does, follows = case.parse.lemmas[verb], _following(case, verb)
    banks = does == "burst" and ("bank" in follows or "banks" in follows)
    level = does in _MOVING | _OVERFLOWING and _LENGTHS.intersection(follows)
    return NOBODY if banks or level or does in ("overflow", "crest") else None


def _ice(case: NameCase) -> Guess | None:
    """A glacier by its last word, or by what only ice does in a text of ice: "Hektoria retreated by 8 km"."""
    if case.last in _ICE and case.wording.split()[-1].istitle():
        return NOBODY
    if case.titles or case.named.label in ("GPE", "NORP") or case.last in case.words.institutions:
        return None
    head = head_of(case.parse, case.named.start, case.named.end)
    if _beside_ice(case, head):
        return NOBODY
    verb = case.parse.heads[head] if case.parse.deps[head] in ("nsubj", "nsubjpass") else None
    if verb is None or _ICY.isdisjoint(case.parse.lemmas):
        return None
    does = case.parse.lemmas[verb]
    follows = _following(case, verb)
    holds = does in _HOLDING and "ice" in follows
    far = does in _RETREATING and not _FAR.isdisjoint(follows)
    return NOBODY if does in _MELTING or holds or far else None


def _beside_ice(case: NameCase, head: int) -> bool:
    """Whether it stands in a list with a glacier: "surveys from Grey Glacier, Jorge Montt and Pío XI"."""
    parse = case.parse
    while parse.deps[head] == "conj" and parse.heads[head] != head:
        head = parse.heads[head]
        if parse.words[head].lower() in _ICE and parse.words[head].istitle():
            return True
    return False


def _medical(case: NameCase) -> Guess | None:
    """An ailment, a vaccine or a test by its short name: "MMR is safe", "respiratory syncytial virus (RSV)"."""
    if case.wording in case.words.medical:
        return NOBODY
    parse, start, end = case.parse, case.named.start, case.named.end
    if case.length > 1 or not is_acronym(case.wording) or case.wording in case.words.known:
        return None
    before = parse.words[start - 2] if start > 1 and parse.words[start - 1] == "(" else ""
    if before.islower() and _AILING.search(before):
        return NOBODY
    following = parse.lemmas[end] if end < len(parse.words) else ""
    return NOBODY if following in _INFECTING and parse.words[end].islower() else None


def _ship(case: NameCase) -> Guess | None:
    """A ship or train by its kind, by who is aboard or by what only ships do: "the ferry Sewol", "the Doña Paz sank"."""
    parse, at = case.parse, case.named.start
    if case.last in case.words.institutions or case.titles:
        return None
    first = parse.words[at].lower()
    if (case.length > 1 and first in _SHIPS and parse.words[at].isupper()) or (
        at and parse.lemmas[at - 1].lower() in _SHIPS and case.named.label != "GPE"
    ):
        return NOBODY
    if parse.words[max(0, at - 3) : at] in (["M", "/", "V"], ["M", "/", "T"], ["M", "/", "S"]):
        return NOBODY
    if not _articled(case):
        return None
    if case.last == "express" and not _RAILS.isdisjoint(parse.lemmas):
        return NOBODY
    before = parse.lemmas[max(0, at - 3) : at - 1]
    if before[-1:] in (["aboard"], ["capsize"]) or before in (
        ["on", "board"],
        ["sinking", "of"],
        ["capsizing", "of"],
    ):
        return NOBODY
    verb = _verb(case)
    if verb is None:
        return None
    does = parse.lemmas[verb]
    carries = does == "carry" and _ABOARD.intersection(_following(case, verb))
    aground = does == "run" and "aground" in _following(case, verb)[:2]
    sinks = does in _SINKING and not parse.has(verb, "dobj", "npadvmod", "nummod")
    return NOBODY if carries or aground or sinks else None


def _arms(case: NameCase) -> Guess | None:
    """A make of arms before what it is: "Patriot batteries", "Iskander missiles"; an actor where it is one elsewhere."""
    parse, after = case.parse, case.named.end
    if (
        case.named.label not in ("ORG", "PERSON", "PRODUCT", "")
        or case.length > 2
        or after >= len(parse.words)
    ):
        return None
    noun = parse.lemmas[after]
    if not parse.words[after].islower():
        return None
    armed = noun in _ARMS or (
        noun == "battery" and case.words.forces | _ARMS | {"defence", "defense"} & set(parse.lemmas)
    )
    return Guess(None, 1) if armed else None


def _other_script(case: NameCase) -> Guess | None:
    return NOBODY if is_other_script(case.wording) else None


@lru_cache(4096)
def is_other_script(wording: str) -> bool:
    """Whether a letter of the wording is of no Latin script: Arabic, Hebrew, Cyrillic, Chinese."""
    return not wording.isascii() and any(
        c.isalpha() and not c.isascii() and not unicodedata.name(c, "").startswith(_LATIN) for c in wording
    )


_SUFFIX: Final = re.compile(r"\.[A-Z]{1,2}\)")
"""The rest of a ticker of which the tokenizer made two: "ERICb.ST"."""
_LATIN: Final = ("LATIN", "FEMININE", "MASCULINE", "MODIFIER", "FULLWIDTH LATIN", "MICRO")


def _exchange(case: NameCase) -> Guess | None:
    """The exchange or the ticker in a bracket "(NYSE: ORB)"."""
    words, start, end = case.parse.words, case.named.start, case.named.end
    if case.length > 2 or not start or end + 1 >= len(words):
        return None
    if words[start - 1] == "(" and _SUFFIX.match(case.parse.text, case.parse.ends[end - 1]):
        return NOBODY
    lists = words[start - 1] == "(" and words[end] == ":" and ")" in words[end + 2 : end + 4]
    listed = words[end] == ")" and words[start - 1] == ":" and "(" in words[max(0, start - 4) : start - 2]
    other = words[end + 1] if lists else words[max(0, start - 2)]
    ticker = other if lists else case.wording
    return NOBODY if (lists or listed) and ticker == ticker.upper() else None


THINGS: tuple[NameRule, ...] = (
    Rule("actor-other-script", (), _other_script, "reject", "words of another script in an English text"),
    Rule(
        "actor-exchange",
        (),
        _exchange,
        "reject",
        "the exchange, or the ticker, of the firm before the bracket",
    ),
    Rule("actor-storm", ("actor-product",), _storm, "reject", "the name of a storm"),
    Rule("actor-water", ("actor-storm",), _water, "reject", "a river or lake, by its level"),
    Rule("actor-ice", ("actor-water",), _ice, "reject", "a glacier, by its name or by what ice does"),
    Rule("actor-medical", ("actor-exchange",), _medical, "reject", "an ailment, a vaccine or a test"),
    Rule("actor-ship", ("actor-ice",), _ship, "reject", "the name of a ship or train"),
    Rule("actor-arms", ("actor-institution",), _arms, "reject", "a make of the arms after it"),
)
"""What refuses a name for a thing's."""

_LASTING: Final = frozenset({"actor-storm", "actor-water", "actor-ice", "actor-medical", "actor-ship"})


def thing_names(found: Sequence[ActorAnnotation]) -> frozenset[str]:
    """Keys of the names that a storm, a water, ice, an ailment or a ship bears in the article."""
    names = set()
    for record in found:
        if any(verdict.rule in _LASTING for verdict in verdicts_of(record)):
            words = record["name"].split()
            while len(words) > 1 and words[0].lower() in _STORMS | _SHIPS | {"tropical", "super", "the"}:
                words.pop(0)
            if len(words) > 1 and words[-1].lower() in _ICE:
                names.add(key(" ".join(words)))
                words.pop()
            names.add(key(" ".join(words)))
    return frozenset(names)

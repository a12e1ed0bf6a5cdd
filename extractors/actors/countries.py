"""Which country a mention speaks of, and whether it is the country itself that acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from extractors.actors.events import acts, shares_verb
from extractors.actors.lexicon import lexicon
from extractors.actors.shape import has_article
from extractors.actors.statehood import addressed, governs, plays_role, takes_part

if TYPE_CHECKING:
    from extractors.actors.names import Named
    from extractors.actors.setting import Setting
    from extractors.gazetteer import Gazetteer
    from extractors.model import ActorType

_NO_GOVERNMENT = frozenset(["Brussels"])
"""Capitals that news names for somebody else's government: the European Union's."""
_LAND = frozenset({"Valley", "Delta", "River", "Rivers", "Basin", "Sea", "Gulf", "Bay", "Lake", "Mountains"})
"""Words after a country's name that make another name of it."""
_NAMESAKES = frozenset({"Victoria", "Stanley", "Hamilton", "Kingston", "Douglas", "Santiago", "Alexandria"})
"""Capitals and the like that persons are called by as well."""
_REACH = 7
"""How many words before a person's name its country may stand: "former South Korean Deputy Prime Minister"."""


class Acting(NamedTuple):
    """A country that a name stands for as an actor.

    Attributes:
        code: ISO 3166-1 alpha-2; None of a state that is no more.
        how: It acts, acts through what it owns, or is addressed.
        word: The verb or noun that says so.
    """

    code: str | None
    how: Literal["acts", "owns", "addressed"]
    word: str


def acting_country(setting: Setting, named: Named, head: int) -> Acting | None:
    """The country where the name is a country, or its capital, used as an agent or addressed as one."""
    parse, words, gazetteer = setting.parse, setting.words, setting.gazetteer
    if named.label not in ("GPE", "LOC", "ORG", "PERSON", ""):
        return None
    if parse.words[named.start - 1 : named.start] == ["("] and parse.words[named.end : named.end + 1] == [
        ")"
    ]:
        return None  # where somebody is from, beside the name
    wording, beside = parse.wording(named.start, named.end), parse.words[parse.heads[head]]
    country = gazetteer.country(wording)
    if wording.lower() in words.articled and not has_article(parse, named):
        return None
    former = former_state(gazetteer, wording)
    if former or (country is not None and country.code):
        code = None if former or country is None else country.code
        if parse.deps[head] == "poss" and parse.lemmas[parse.heads[head]] in words.instruments:
            return Acting(code, "owns", beside)
        if (
            acts(parse, head, words)
            or plays_role(parse, head, words)
            or shares_verb(setting.parse, named, words)
        ):
            return Acting(code, "acts", beside)
        treated = addressed(parse, head, words) or takes_part(parse, head, words)
        return Acting(code, "addressed", beside) if treated else None
    # The model takes a capital that speaks for an organisation as often as for a place.
    if country is not None or wording in _NO_GOVERNMENT or not _may_be_capital(setting, named):
        return None
    governing = governs(parse, head, words)
    if governing or addressed(parse, head, words) or takes_part(parse, head, words):
        capital = gazetteer.capital(wording)
        if capital is not None and capital.country:
            return Acting(capital.country, "acts" if governing else "addressed", beside)
    return None


def _may_be_capital(setting: Setting, named: Named) -> bool:
    """Whether the model takes the name for a town's or a body's, or for a person's whose one word is no given name."""
    if named.label != "PERSON":
        return named.label in ("GPE", "ORG")
    word, before = setting.parse.words[named.start], setting.parse.words[named.start - 1 : named.start]
    titled = before and before[0].lower().rstrip(".") in setting.words.titles
    given = setting.words.he_names | setting.words.she_names
    return named.end - named.start == 1 and word not in given | _NAMESAKES and not titled


def former_state(gazetteer: Gazetteer, wording: str) -> str | None:
    """The usual name of the state that is no more and bore that name: "Soviet Union" of "USSR"; None where none did."""
    former = lexicon().former_states
    return next(
        (e.name for e in gazetteer.candidates(wording) if e.type == "region" and e.name in former), None
    )


def country_of(setting: Setting, start: int, end: int, type_: ActorType) -> str | None:
    """The country that the words of a name give, but a person's, or the titles, demonym and possessor before it.

    "U.S. Embassy", "South Korean President Moon Jae-in", "North Korea's Kim Jong-un".
    """
    worded = type_ == "group" or (type_ != "person" and end - start > 1)
    if worded and (code := _country_among(setting, start, end)):
        return code
    parse, words = setting.parse, setting.words
    first = start
    while first > 0 and start - first < _REACH:
        word = parse.words[first - 1].lower().rstrip(".")
        known = word in words.titles or word in words.offices or word in words.roles
        if not known and parse.tags[first - 1] not in ("NNP", "POS", "JJ"):
            break
        first -= 1
    return _country_among(setting, first, start)


def one_country(setting: Setting, start: int, end: int) -> str | None:
    """The country of the demonyms and countries among the words, None where they are of several."""
    codes = {
        code for index in range(start, end) if (code := _country_among(setting, index, min(index + 2, end)))
    }
    return codes.pop() if len(codes) == 1 else None


def _country_among(setting: Setting, start: int, end: int) -> str | None:
    """The country of a demonym or country's name among the words, two of them tried before one."""
    parse, gazetteer = setting.parse, setting.gazetteer
    for index in range(start, end):
        word = parse.words[index]
        # "CHAD" in a line of capitals is as likely somebody's name.
        if not word[0].isupper() or (word.isupper() and len(word) > 3 and "." not in word):
            continue
        for stop in (index + 2, index + 1):
            if stop > end:
                continue
            if parse.words[stop : stop + 1] and parse.words[stop] in _LAND:
                continue  # "Niger Delta Women's Forum", "Jordan Valley"
            wording = parse.wording(index, stop)
            entry = gazetteer.demonym(wording) or gazetteer.country(wording)
            if entry is not None and entry.country:
                return entry.country
    return None

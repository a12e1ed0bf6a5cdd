"""The words that the place rules know."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists, lower case.

    Attributes:
        locative: Prepositions after which a name is where something is.
        offshore: What happens, or is, at sea: "off" after it says where.
        loose: Prepositions that stand before places and before much else.
        of_heads: Nouns that with "of" make a place of what follows.
        followers: Nouns before which a known name is where they are ("Gilroy police").
        trusting: Words whose "in" says nothing of a place.
        personal: What only persons have: in it, nothing is at a place.
        currencies: Nouns of money before which a country's name is no place.
        classes: Class words ("river", "counties"), each with the place type it says.
        joined: Class words that belong to the wording of the name before them.
        local: Last words of bodies that are where the place in their name is.
        media: Words of newspapers and broadcasters.
        bearing: Words of bodies that are called after a place.
        teams: Last words of sports clubs' names.
        parties: Words before a country's name in a party's.
        cues: Words and pairs of words that one country's news writes of at home, each with its ISO 3166-1 code.
        cue_openings: The first words of the cues.
        compass: Words before a place's name that mean a part of it, or more than it.
        roads: Class words of what bears other places' names without lying there.
        streets: Those of them that end no town's own name.
        hubs: Last words of sites that are called after the town they are in.
        travels: Verbs and nouns of going somewhere.
        besieging: Verbs whose object is a place.
        striking: Verbs whose object is a place or somebody.
        speaking: Verbs whose subject is somebody.
        falling: Verbs whose subject may be a town that is lost.
        lying: Verbs of being somewhere.
        being: Verbs whose subject may be a place as well as somebody.
        blank: Capitalised words that are no place by themselves.
    """

    locative: Words
    offshore: Words
    loose: Words
    of_heads: Words
    followers: Words
    trusting: Words
    personal: Words
    currencies: Words
    classes: dict[str, str]
    joined: Words
    local: Words
    media: Words
    bearing: Words
    teams: Words
    parties: Words
    cues: dict[str, str]
    cue_openings: Words
    compass: Words
    roads: Words
    streets: Words
    hubs: Words
    travels: Words
    besieging: Words
    striking: Words
    speaking: Words
    falling: Words
    lying: Words
    being: Words
    blank: Words


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package's own data file."""
    text = files("extractors.places").joinpath("data", "words.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    return Lexicon(
        locative=_words(tables["locative"]),
        offshore=_words(tables["offshore"]),
        loose=_words(tables["loose"]),
        of_heads=_words(tables["of_heads"]),
        followers=_words(tables["followers"]),
        trusting=_words(tables["trusting"]),
        personal=_words(tables["personal"]),
        currencies=_words(tables["currencies"]),
        classes={word: type_ for type_, cell in tables["classes"].items() for word in _words(cell)},
        joined=_words(tables["joined"]["words"]),
        local=_words(tables["heads"]["local"]),
        media=_words(tables["heads"]["media"]),
        bearing=_words(tables["heads"]["bearing"]),
        teams=_words(tables["heads"]["teams"]),
        parties=_words(tables["heads"]["parties"]),
        cues={word: country for country, cell in tables["cues"].items() for word in _words(cell)},
        cue_openings=frozenset(word.split()[0] for cell in tables["cues"].values() for word in _words(cell)),
        compass=_words(tables["compass"]["words"]),
        roads=_words(tables["roads"]["words"]),
        streets=_words(tables["roads"]["streets"]),
        hubs=_words(tables["hubs"]["words"]),
        travels=_words(tables["travels"]["words"]),
        **{name: _words(cell) for name, cell in tables["treated"].items()},
        blank=_words(tables["blank"]["words"]),
    )


def _words(cell: str) -> Words:
    return frozenset(word.replace("_", " ") for word in cell.split())

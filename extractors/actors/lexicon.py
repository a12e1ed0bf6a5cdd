"""The words that the rules know."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists, all lower case but the names.

    Attributes:
        roles: Heads that mean one person by office or trade.
        groups: Heads that mean several people, as lemmas.
        bodies: Heads that mean a body that acts as one.
        firms: Last words of a firm's or institution's name.
        instruments: What a country possesses when it acts through it.
        stative: Verbs whose subject does nothing.
        governing: Verbs that governments do.
        addressing: Verbs whose object is an actor.
        poised: Participles whose passive subject does what follows ("is set to end").
        titles: Words before a person's name that are no part of it.
        he: Titles of men.
        she: Titles of women.
        movements: Names that are the plural of their members.
        facilities: Last words of a site's name: a place, unless it acts.
        blank: Words that name no actor by themselves.
        known: Names of organisations as written, with the name they go by; news agencies among them.
    """

    roles: Words
    groups: Words
    bodies: Words
    firms: Words
    instruments: Words
    stative: Words
    governing: Words
    addressing: Words
    poised: Words
    titles: Words
    he: Words
    she: Words
    movements: Words
    blank: Words
    facilities: Words
    known: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package's own data files."""
    nouns, verbs, names = (_table(stem) for stem in ("nouns", "verbs", "names"))
    known: dict[str, str] = {}
    for table in ("agencies", "known"):
        for name, others in names[table].items():
            known |= dict.fromkeys([name, *filter(None, others.split("|"))], name)
    return Lexicon(
        roles=_words(nouns["role"]),
        groups=_words(nouns["group"]),
        bodies=_words(nouns["body"]),
        firms=_words(nouns["firm"]),
        instruments=_words(nouns["instrument"]),
        stative=_words(verbs["stative"]),
        governing=_words(verbs["governing"]),
        addressing=_words(verbs["addressing"]),
        poised=_words(verbs["poised"]),
        titles=_words(names["titles"]),
        he=_words(names["he"]),
        she=_words(names["she"]),
        movements=frozenset(filter(None, names["movements"].strip().split("|"))),
        blank=_words(names["blank"]),
        facilities=_words(nouns["facility"]),
        known=known,
    )


def _words(text: str) -> Words:
    return frozenset(text.split())


def _table(stem: str) -> dict[str, Any]:
    return tomllib.loads((files("extractors.actors") / "data" / f"{stem}.toml").read_text(encoding="utf-8"))

"""What the present tells of a day to come: a fixture between teams, a change that takes effect."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

Span = Any
Token = Any

_TEAMS = frozenset(("GPE", "ORG", "NORP", "LOC"))


@cache
def words(table: str) -> frozenset[str]:
    """A list of the words that decide whether a day lies ahead, by its name."""
    tables = tomllib.loads(files("extractors.timex").joinpath("data/tense.toml").read_text(encoding="utf-8"))
    return frozenset(tables[table])


def is_ahead(verb: Token, span: Span) -> bool:
    """Whether a verb in the present tells of what is to come: "Liverpool visit Everton on Sunday", "rises on 1 August"."""
    if verb.lemma_ in words("fixtures") and verb.tag_ in ("VB", "VBP"):
        return any(child.dep_ == "nsubj" and child.ent_type_ in _TEAMS for child in verb.lefts)
    has_day = any(token.tag_ == "CD" and token.lower_.isdecimal() for token in span)
    return verb.lemma_ in words("changes") and has_day and verb.tag_ in ("VBZ", "VBP", "VB")


def is_fixture_of_nouns(token: Token) -> bool:
    """Whether the model took a fixture's verb for a noun: "Arsenal host Chelsea on Sunday"."""
    if token.pos_ != "PROPN" or token.ent_type_ not in _TEAMS:
        return False
    verb = next((child for child in token.lefts if child.i == token.i - 1), None)
    if verb is None or verb.lower_ not in words("fixtures") or not verb.i or verb.is_sent_start:
        return False
    return verb.nbor(-1).ent_type_ in _TEAMS

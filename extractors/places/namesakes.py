"""Organisations of the article that are called as towns are: firms by their first word, clubs by their town."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.gazetteer.keys import name_key
from extractors.places.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.actors.annotations import ActorAnnotation


def first_words_of_firms(actors: Sequence[ActorAnnotation]) -> set[str]:
    """First words of the organisations that the model labels so and whose last word is no local body's: "Titan Operating"."""
    local = lexicon().local | lexicon().media | lexicon().teams | lexicon().classes.keys()
    names = (
        a["name"].split() for a in actors if a["form"] == "name" and a["type"] == "organisation" and a["sure"]
    )
    return {name_key(words[0]) for words in names if len(words) > 1 and words[-1].lower() not in local}


def names_of_clubs(actors: Sequence[ActorAnnotation], settled: int) -> set[str]:
    """Names of organisations of which more is known than `settled`, as of a town's name that plays."""
    return {
        name_key(actor["name"])
        for actor in actors
        if actor["form"] == "name" and actor["type"] == "organisation" and actor["sure"] > settled
    }


def acting_alone(actors: Sequence[ActorAnnotation]) -> set[str]:
    """Names of one word that act, or may: "Formosa said", "Formosa's shares"."""
    return {
        name_key(actor["name"])
        for actor in actors
        if actor["acts"] and actor["form"] in ("name", "candidate") and " " not in actor["name"]
    }

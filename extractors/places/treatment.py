"""What clauses say of a name's kind: what is besieged is a place, what is hit may be one, who tells is a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from extractors.places.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extractors.clauses.clause import Clause
    from extractors.clauses.reading import Clauses

Treatment = Literal["place", "perhaps", "actor", "person"]
"""`place`: only places are treated so. `perhaps`: places are, and people too. `actor`: who does anything at all.
`person`: only who can speak and feel is."""

_RANKS: Final[tuple[Treatment, ...]] = ("actor", "perhaps", "place", "person")
"""Of several treatments of one name, which one tells more; the last one the most."""


def treatments(clauses: Clauses, words: Lexicon) -> Mapping[int, Treatment]:
    """By token, how the clauses of a Doc treat the noun phrase of which it is the head."""
    found: dict[int, Treatment] = {}
    for clause in clauses.all:
        for token, treatment in _of_clause(clauses, clause, words):
            known = found.get(token)
            if known is None or _RANKS.index(treatment) > _RANKS.index(known):
                found[token] = treatment
    return found


_SWAMPING = frozenset({"flood", "inundate", "bombard", "besiege"})
"""What is done to people as well with questions and calls."""


def _of_clause(clauses: Clauses, clause: Clause, words: Lexicon) -> Iterator[tuple[int, Treatment]]:
    verb = clauses.parse.lemmas[clause.verb]
    prepositions = {adjunct.preposition for adjunct in clause.adjuncts}
    cut_off = verb == "cut" and clause.particle is not None
    swamped = verb in _SWAMPING and "with" in prepositions  # "Smith was flooded with calls"
    if (
        (verb in words.besieging and not swamped)
        or cut_off
        or (verb in words.striking and not prepositions & {"to", "with"})
    ):
        treatment: Treatment = "place" if verb in words.besieging else "perhaps"
        for token in clause.patients:
            yield token, treatment
    done = _of_agents(verb, prepositions, words)
    if done is not None:
        for token in clause.agents:
            yield token, done


def _of_agents(verb: str, prepositions: set[str], words: Lexicon) -> Treatment | None:
    """How a verb with these prepositions treats who does it; None where places do so as well as people."""
    if verb in words.speaking:
        return "person"
    if verb == "fall" and prepositions & {"to", "into"} and "from" not in prepositions:
        return "place"
    if verb in words.falling or (verb == "come" and "under" in prepositions):
        return "perhaps"
    if verb in words.lying and prepositions & (words.locative | {"on", "between", "along"}):
        return "perhaps"
    return None if verb in words.lying or verb in words.being else "actor"


def treated(treatments: Mapping[int, Treatment], start: int, end: int) -> Treatment | None:
    """How the name of those tokens is treated; None where no clause tells."""
    return next((treatments[token] for token in range(end - 1, start - 1, -1) if token in treatments), None)

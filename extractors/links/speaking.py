"""Who tells or expects a figure and does not have it: forecasters, officials, whoever stands in "…, he said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.actors.lexicon import lexicon
from extractors.clauses.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractors.clauses.clause import Clause
    from extractors.clauses.parse import Parse
    from extractors.links.phrase import Phrase

_PLACED = frozenset({"in", "of", "at", "for", "from"})
_KNOWN = frozenset({"sure", "certain", "aware", "confident", "convinced", "doubtful"})
_STEPS = 5  # heads from a number up to the object that it is of: "a cut of between 25 and 100 points"


def foresees(parse: Parse, clause: Clause, phrase: Phrase) -> bool:
    """Whether the clause's subject only expects the figure: "Fitch expects a deficit of 5 %", "analysts had forecast 300".

    A firm's own account is its own: "Apple expects revenue of $90 billion".
    """
    verb = clause.verb
    if parse.lemmas[verb] not in words("foreseeing") or len(clause.chain) > 1 or not clause.agents:
        return False
    if parse.has(verb, "xcomp", "ccomp"):
        return False
    thing = _object_of(parse, clause, phrase)
    if thing is None or (parse.lemmas[verb] == "see" and phrase.holds(thing)):
        return False
    judges = all(parse.lemmas[agent] in words("forecasters") for agent in clause.agents)
    named = (thing, *parse.children(thing, "compound"))  # "sees sales growth of 1.8 percent"
    return judges or not any(parse.lemmas[each] in words("own_accounts") for each in named)


def _object_of(parse: Parse, clause: Clause, phrase: Phrase) -> int | None:
    """The object of the verb that the figure is, or hangs on."""
    at = phrase.root
    for _ in range(_STEPS):
        if at in clause.patients:
            return at
        over = parse.heads[at]
        if over == clause.verb and parse.words[at].lower() == "at":
            return next(iter(clause.patients), None)
        if parse.deps[at] not in ("pobj", "prep", "nummod", "compound", "quantmod", "nmod", "amod"):
            return None
        at = over
    return None


def tells_of_itself(parse: Parse, above: Clause, measures: Iterable[int]) -> bool:
    """Whether who says how a measure is has it: "Ford said profit rose 5 %", not "the minister said growth slowed to 4 %".

    Args:
        parse: The Doc's.
        above: The clause of saying.
        measures: Heads of the subject of what is said.
    """
    if above.passive or any(
        parse.lemmas[head] in words("statistics") | words("of_a_land") for head in measures
    ):
        return False
    if any(_is_placed(parse, head) for head in measures):
        return False
    speaker = next(iter(above.agents), None)
    if speaker is None or parse.labels[speaker] == "PERSON":
        return False
    if parse.tags[speaker] == "PRP":
        return parse.words[speaker].lower() in ("it", "they", "we")
    lemma = parse.lemmas[speaker]
    return lemma not in lexicon().roles and lemma not in words("people") | words("forecasters")


def _is_placed(parse: Parse, noun: int) -> bool:
    """Whether a measure is said to be somewhere or of somebody with a name: "production in Libya"."""
    return any(
        parse.is_name(thing)
        for preposition in parse.children(noun, "prep")
        if parse.words[preposition].lower() in _PLACED
        for thing in parse.children(preposition, "pobj")
    )


def is_aside(parse: Parse, clause: Clause, at: int) -> bool:
    """Whether what hangs on the verb by that token belongs to what is said: "…, they estimate, with an error of 20 %"."""
    verb = clause.verb
    if clause.passive or parse.lemmas[verb] not in words("saying"):
        return False
    if clause.agents and at < min(clause.agents) < verb and "," in parse.words[at : min(clause.agents)]:
        return parse.deps[at] != "nsubj"  # "1,100 in Bulape alone, the director said"
    if parse.deps[at] not in ("prep", "advmod", "npadvmod"):
        return False
    return parse.deps[verb] == "parataxis" or any(kid < verb for kid in parse.children(verb, "ccomp"))


def is_known(parse: Parse, at: int) -> bool:
    """Whether the figure is what somebody is sure of, and has no part in: "it could be sure of only 740 kg"."""
    return parse.deps[at] == "acomp" and parse.lemmas[at] in _KNOWN


def is_height(parse: Parse, phrase: Phrase, prepositions: Iterable[str]) -> bool:
    """Whether it says how high or far off something is that somebody tells of: "we found no dust at 5,000 metres"."""
    lengths = words("lengths")
    return list(prepositions)[-1:] == ["at"] and any(
        parse.lemmas[token] in lengths for token in range(phrase.first, phrase.last + 1)
    )

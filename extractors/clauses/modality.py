"""Tense, negation and how far a predicate is asserted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.clauses.lexicon import words

if TYPE_CHECKING:
    from extractors.clauses.clause import Modality, Tense
    from extractors.clauses.parse import Parse


def helpers(parse: Parse, verb: int) -> list[int]:
    """The auxiliaries of a verb."""
    return list(parse.children(verb, "aux", "auxpass"))


def is_negated(parse: Parse, chain: tuple[int, ...]) -> bool:
    """Whether "not", "never" or "no longer" stands with one of the verbs."""
    return any(
        parse.deps[kid] == "neg" or parse.words[kid].lower() == "never"
        for verb in chain
        for kid in parse.kids[verb]
    )


def modality_of(parse: Parse, chain: tuple[int, ...], conditional: bool) -> Modality:
    """How far the last verb of a chain is asserted."""
    modals = {
        parse.words[kid].lower() for verb in chain for kid in helpers(parse, verb) if parse.tags[kid] == "MD"
    }
    outer = [parse.lemmas[verb] for verb in chain[:-1]]
    if is_negated(parse, chain) or any(lemma in words("denying") for lemma in outer):
        return "denied"
    if modals & words("possible"):
        return "may"
    if conditional:
        return "condition"
    if modals & words("future"):
        return "will"
    if any(lemma in words("planning") for lemma in outer):
        return "planned"
    return "did"


def tense_of(parse: Parse, chain: tuple[int, ...]) -> Tense:
    """The tense of the outermost verb, by its first auxiliary or its own form."""
    first = chain[0]
    aux = helpers(parse, first)
    if any(parse.words[kid].lower() in words("future") for kid in aux):
        return "future"
    finite = next((kid for kid in aux if parse.tags[kid] in ("VBD", "VBP", "VBZ", "MD")), None)
    if finite is not None:
        perfect = parse.lemmas[finite] == "have"
        return "past" if parse.tags[finite] == "VBD" or perfect else "present"
    if parse.tags[first] == "VBD":
        return "past"
    return "present" if parse.tags[first] in ("VBP", "VBZ") else "none"

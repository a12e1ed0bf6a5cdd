"""Who does a clause's verb, to whom, and the phrases of time and place that hang on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractors.clauses.clause import Adjunct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.clauses.parse import Parse

_OBJECTS = ("dobj", "obj", "attr", "oprd")
_PARTICLES = frozenset({"down", "up", "off", "out"})
_RELATIVES = frozenset({"WDT", "WP", "WP$"})
_DEPTH = 8


class Subject(NamedTuple):
    """The head of a subject, and whether the verb's own relation calls it passive."""

    head: int
    passive: bool


def subject_of(parse: Parse, verb: int) -> Subject | None:
    """The verb's own subject; of two that a parse gives it, the one next before it: "the rate held, as employers added"."""
    heads = [kid for kid in parse.kids[verb] if parse.deps[kid] in ("nsubj", "nsubjpass")]
    if not heads:
        return None
    head = max((kid for kid in heads if kid < verb), default=heads[0])
    return Subject(head, parse.deps[head] == "nsubjpass")


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether the verb's form is passive: with a passive auxiliary, a by-agent, or a bare participle after its noun."""
    if parse.has(verb, "auxpass", "nsubjpass"):
        return True
    if parse.has(verb, "agent"):  # "delivered 28 jets, versus 48 by Airbus" has a subject and an object
        return not (parse.has(verb, "nsubj") and parse.has(verb, "dobj"))
    return parse.tags[verb] == "VBN" and parse.deps[verb] in ("acl", "relcl") and not parse.has(verb, "aux")


def by_agent(parse: Parse, verb: int) -> int | None:
    """The head of "by whom", where that is no time ("by Friday") and no act ("by closing")."""
    for kid in parse.kids[verb]:
        if parse.deps[kid] == "agent" or (
            parse.deps[kid] == "prep" and parse.words[kid].lower() == "by" and is_passive(parse, verb)
        ):
            for agent in parse.children(kid, "pobj"):
                if (
                    parse.labels[agent] not in ("DATE", "TIME", "PERCENT", "MONEY")
                    and parse.tags[agent] != "CD"
                ):
                    return agent
    return None


def conjuncts(parse: Parse, head: int) -> tuple[int, ...]:
    """The head and the nouns that are coordinated with it."""
    found = [head]
    for each in found:
        if len(found) > _DEPTH:
            break
        found += [
            kid for kid in parse.children(each, "conj") if parse.tags[kid][:2] in ("NN", "PR", "CD", "JJ")
        ]
    return tuple(found)


def objects_of(parse: Parse, verb: int) -> tuple[int, ...]:
    """Heads of the verb's objects, coordinated ones too."""
    heads = [kid for kid in parse.kids[verb] if parse.deps[kid] in _OBJECTS]
    if not heads:  # "shot down the drone": the particle is read as a preposition
        particles = (
            kid for kid in parse.children(verb, "prep") if kid == verb + 1 and parse.words[kid] in _PARTICLES
        )
        heads = [thing for kid in particles for thing in parse.children(kid, "pobj")]
    return tuple(each for head in heads for each in conjuncts(parse, head))


def recipients_of(parse: Parse, verb: int) -> tuple[int, ...]:
    """Heads of whom something is given or told: "gave the army tanks", "paid to the agent"."""
    heads = list(parse.children(verb, "dative"))
    found = []
    for head in heads:
        if parse.tags[head] in ("IN", "TO"):
            found += list(parse.children(head, "pobj"))
        else:
            found.append(head)
    return tuple(found)


def adjuncts_of(parse: Parse, verb: int, inside: frozenset[int]) -> Iterator[Adjunct]:
    """The phrases that hang on the verb, in text order.

    Args:
        parse: The Doc.
        verb: One verb of a clause's chain.
        inside: The tokens of the clause: a phrase ends where another clause begins.
    """
    for kid in parse.kids[verb]:
        dep, word = parse.deps[kid], parse.words[kid].lower()
        if dep == "npadvmod":
            yield _phrase(parse, "", kid, kid, inside)
        elif dep in ("prep", "dative", "agent") or (dep == "advmod" and parse.has(kid, "prep")):
            yield from _prepositional(parse, kid, word, inside)


def _prepositional(parse: Parse, at: int, word: str, inside: frozenset[int]) -> Iterator[Adjunct]:
    for _ in range(3):
        objects = list(parse.children(at, "pobj"))
        for thing in objects:
            for each in conjuncts(parse, thing):
                yield _phrase(parse, word, each, at if each == thing else each, inside)
        further = next((kid for kid in parse.children(at, "prep")), None)
        if objects or further is None:
            return
        at, word = further, parse.words[further].lower()


def _phrase(parse: Parse, word: str, head: int, top: int, inside: frozenset[int]) -> Adjunct:
    tokens = [top, *descendants(parse, head, inside)]
    return Adjunct(word, head, min(tokens), max(tokens) + 1)


def descendants(
    parse: Parse, head: int, inside: frozenset[int] | None = None, coordinated: bool = False
) -> list[int]:
    """The tokens of a phrase; conjuncts of its head are phrases of their own unless `coordinated`."""
    found = [head]
    for each in found:
        for kid in parse.kids[each]:
            if inside is not None and kid not in inside:
                continue
            if each == head and parse.deps[kid] == "conj" and not coordinated:
                continue
            found.append(kid)
        if len(found) > 80:
            break
    return found


def is_relative(parse: Parse, index: int) -> bool:
    """Whether the word is "who", "which", "that" of a relative clause."""
    return parse.tags[index] in _RELATIVES

"""What only states do, have and are dealt with as: they govern, keep armies, pay sums, are allies, are accused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.actors.lexicon import Lexicon
    from extractors.clauses.parse import Parse


def arms(parse: Parse, verb: int, words: Lexicon) -> bool:
    """Whether soldiers or arms are what is had: "has 28,500 troops in South Korea", "and India has 160" after such a clause.

    A land has inhabitants, rivers and a border; who has an army is a state.
    """
    things = list(parse.children(verb, "dobj"))
    if any(_is_of(parse, thing, words.forces) for thing in things):
        return True
    above = parse.heads[verb]
    bare = all(parse.tags[thing] == "CD" for thing in things)
    return parse.deps[verb] == "conj" and bare and parse.lemmas[above] == "have" and arms(parse, above, words)


def _is_of(parse: Parse, thing: int, nouns: frozenset[str]) -> bool:
    """Whether a noun is one of those, or a number of them ("1,200 of its troops")."""
    if parse.lemmas[thing] in nouns:
        return True
    of = (k for k in parse.children(thing, "prep") if parse.words[k] == "of")
    return any(parse.lemmas[kid] in nouns for k in of for kid in parse.children(k, "pobj"))


def governs(parse: Parse, index: int, words: Lexicon) -> bool:
    """Whether the token is the subject of what governments do."""
    dep, head = parse.deps[index], parse.heads[index]
    if dep == "conj" and parse.deps[head] in ("nsubj", "agent"):
        return governs(parse, head, words)
    if dep != "nsubj":
        return False
    return parse.lemmas[head] in words.governing or _spends(parse, head, words)


def _spends(parse: Parse, verb: int, words: Lexicon) -> bool:
    """Whether money or arms are paid, lent, bought or had as only states do: "Paris pays 21 billion euros"."""
    lemma = parse.lemmas[verb]
    if lemma == "have":
        return arms(parse, verb, words)
    things = list(parse.children(verb, "dobj"))
    if lemma in words.paying:
        return any(_is_money(parse, thing, words) for thing in things)
    if lemma not in words.buying:
        return False
    of_state = words.forces | words.state_goods
    if any(_is_of(parse, thing, of_state) for thing in things):
        return True
    return lemma == "spend" and any(parse.lemmas[k] in of_state for k in _below(parse, verb) if k > verb)


def _is_money(parse: Parse, thing: int, words: Lexicon) -> bool:
    """Whether a noun phrase is a sum: a currency's name or sign, or a number of millions."""
    run = [thing, *(k for k in _below(parse, thing) if k < thing)]
    return any(parse.lemmas[k].lower() in words.sums or parse.labels[k] == "MONEY" for k in run)


def _below(parse: Parse, index: int) -> Iterator[int]:
    """The tokens that hang on a token, to a few levels."""
    level = [index]
    for _ in range(_LEVELS):
        level = [kid for token in level for kid in parse.kids[token]]
        yield from level


_LEVELS = 4
"""Levels of a phrase that are looked through: the deepest is "2 percent of its GDP on defence"."""


def takes_part(parse: Parse, index: int, words: Lexicon) -> bool:
    """Whether it is a party to what states have or send: "relations with Vietnam", "a vote of confidence from Beijing"."""
    if parse.deps[index] == "conj":
        index = parse.heads[index]
    if parse.deps[index] != "pobj":
        return False
    preposition = parse.heads[index]
    word, noun = parse.words[preposition].lower(), parse.heads[preposition]
    if parse.deps[preposition] != "prep" or not parse.tags[noun].startswith("NN"):
        return False
    if word == "from":
        return parse.lemmas[noun] in words.sent
    return word in ("with", "between") and parse.lemmas[noun] in words.bilateral


def plays_role(parse: Parse, index: int, words: Lexicon) -> bool:
    """Whether it is said to be what only somebody is: "Vietnam is one of the most vocal critics of the plan"."""
    verb = parse.heads[index]
    if parse.deps[index] != "nsubj" or parse.lemmas[verb] != "be":
        return False
    for what in parse.children(verb, "attr"):
        if parse.lemmas[what] in words.agents:
            return True
        for of in parse.children(what, "prep"):
            if parse.words[of] == "of" and any(
                parse.lemmas[k] in words.agents for k in parse.children(of, "pobj")
            ):
                return parse.lemmas[what] in ("one", "some")
    return False


def addressed(parse: Parse, index: int, words: Lexicon) -> bool:
    """Whether somebody speaks to it, moves against it or gives it something: object of "accuse", "gave Cairo 1.3 billion"."""
    dep, lemma = parse.deps[index], parse.lemmas[parse.heads[index]]
    if dep == "dative" or (dep == "dobj" and lemma in _GIVING and _is_before_sum(parse, index)):
        return lemma in _GIVING
    return dep in ("dobj", "nsubjpass") and lemma in words.addressing


def _is_before_sum(parse: Parse, index: int) -> bool:
    """Whether a sum follows the name directly: "pay Tunis 100 million euros", as the parser may read it."""
    return parse.labels[index + 1 : index + 2] in (["MONEY"], ["CARDINAL"], ["QUANTITY"])


_GIVING: Final = frozenset(
    {"give", "pay", "lend", "offer", "grant", "send", "owe", "supply", "sell", "promise", "cost"}
)
"""Verbs with somebody as their dative."""

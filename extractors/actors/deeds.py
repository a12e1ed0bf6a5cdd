"""Who does what, from the parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.clauses.lexicon import words as clause_words

if TYPE_CHECKING:
    from extractors.actors.found import Deed
    from extractors.actors.lexicon import Lexicon
    from extractors.clauses.parse import Parse

_DEPTH = 4
"""How many conjuncts or appositions are followed: the parser's chains are short, its errors long."""
_OBJECT = 60
"""Longest wording of an object, in code points: a card shows one line."""
# A deed that is denied, only possible, or yet to come is told with the words that say so.
_AUX = ("aux", "auxpass", "neg")


def acts(parse: Parse, index: int, words: Lexicon, depth: int = _DEPTH) -> bool:
    """Whether the token is the agent of a verb that is more than being or having."""
    dep, head = parse.deps[index], parse.heads[index]
    if dep == "nsubj":
        return parse.tags[head].startswith("VB") and parse.lemmas[head] not in words.stative
    if dep == "nsubjpass":
        return parse.lemmas[head] in words.poised and any(parse.children(head, "xcomp"))
    if dep == "pobj":
        noun_act = parse.words[head].lower() == "by" and parse.lemmas[parse.heads[head]] in clause_words("acts")
        return (parse.deps[head] == "agent" or noun_act) and not any(
            parse.tags[k].startswith("V") for k in parse.kids[index]
        )
    if dep in ("conj", "appos") and depth and head != index:
        return acts(parse, head, words, depth - 1)
    return False


def governs(parse: Parse, index: int, words: Lexicon) -> bool:
    """Whether the token is the subject of what governments do."""
    dep, head = parse.deps[index], parse.heads[index]
    if dep == "conj" and parse.deps[head] in ("nsubj", "agent"):
        return governs(parse, head, words)
    return dep == "nsubj" and parse.lemmas[head] in words.governing


def addressed(parse: Parse, index: int, words: Lexicon) -> bool:
    """Whether somebody speaks to it or moves against it: object of "accuse", "warn", "defeat"."""
    return parse.deps[index] == "dobj" and parse.lemmas[parse.heads[index]] in words.addressing


def deeds(parse: Parse, index: int, offset: int, depth: int = _DEPTH) -> list[Deed]:
    """What the token does, in text order: its verb, and the verbs joined to that one without a subject of their own."""
    verb = _verb_of(parse, index, depth)
    if verb is None:
        return []
    chain, tail = [verb], verb
    for _ in range(depth):
        joined = next((k for k in parse.children(tail, "conj") if _bare_verb(parse, k)), None)
        if joined is None:
            break
        chain.append(joined)
        tail = joined
    return [_deed(parse, each, offset) for each in chain]


def _verb_of(parse: Parse, index: int, depth: int) -> int | None:
    dep, head = parse.deps[index], parse.heads[index]
    if dep == "nsubj" and parse.tags[head].startswith("VB"):
        return None if parse.lemmas[head] == "be" else head
    if dep == "nsubjpass" and any(parse.children(head, "xcomp")):
        return head
    if dep == "pobj" and parse.deps[head] == "agent":
        return parse.heads[head]
    relative = next((k for k in parse.children(index, "relcl") if _active(parse, k)), None)
    if relative is not None:
        return relative
    return _verb_of(parse, head, depth - 1) if dep == "conj" and depth and head != index else None


def _active(parse: Parse, verb: int) -> bool:
    """Whether a relative clause's own subject is "who", "which" or "that"."""
    return any(parse.tags[kid] in ("WP", "WDT") for kid in parse.children(verb, "nsubj"))


def _bare_verb(parse: Parse, index: int) -> bool:
    return parse.tags[index].startswith("VB") and not any(parse.children(index, "nsubj", "nsubjpass"))


def _deed(parse: Parse, verb: int, offset: int) -> Deed:
    first = last = verb
    qualified = any(parse.children(verb, "neg")) or any(
        parse.tags[k] == "MD" for k in parse.children(verb, "aux")
    )
    if qualified or (parse.tags[verb] == "VBN" and any(parse.children(verb, "auxpass"))):
        first = min([verb, *parse.children(verb, *_AUX)])
        if any(parse.heads[k] != verb or parse.deps[k] not in (*_AUX, "advmod") for k in range(first, verb)):
            first = min([verb, *(k for k in parse.children(verb, "neg") if k == verb - 1)])
    doing = verb
    for _ in range(_DEPTH):
        last = max([last, *(k for k in parse.children(doing, "prt") if k <= doing + 2)])
        following = next((k for k in parse.children(doing, "xcomp") if _follows(parse, last, k)), None)
        if following is None:
            break
        doing = last = following
    thing = next(parse.children(doing, "dobj"), None)
    return {
        "verb": parse.wording(first, max(last, verb) + 1),
        "object": None if thing is None else _object(parse, thing),
        "sentence": offset + parse.sentences[verb],
    }


def _follows(parse: Parse, last: int, verb: int) -> bool:
    """Whether nothing but "to", particles and adverbs stands before the verb that completes another.

    "planned to send in", "denied targeting".
    """
    between = parse.tags[last + 1 : verb]
    if parse.tags[verb] == "VBG":
        return not between and verb > last
    return parse.tags[verb] == "VB" and all(tag in ("TO", "RB", "RP", "IN") for tag in between)


def _object(parse: Parse, index: int) -> str:
    """The object with what stands before it, and with its "of" phrase where that is short."""
    first = _leftmost(parse, index)
    of = next((k for k in parse.children(index, "prep") if parse.words[k] == "of"), None)
    last = next(parse.children(of, "pobj"), index) if of is not None else index
    wording = parse.wording(first, last + 1)
    if len(wording) > _OBJECT:
        wording = parse.wording(first, index + 1)
    return wording if len(wording) <= _OBJECT else parse.wording(index, index + 1)


def _leftmost(parse: Parse, index: int) -> int:
    first = index
    for _ in range(30):
        before = min((kid for kid in parse.kids[first] if kid < first), default=None)
        if before is None:
            return first
        first = before
    return first

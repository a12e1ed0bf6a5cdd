"""Who does what, from the parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.actors.assertion import told
from extractors.actors.statehood import arms
from extractors.clauses.lexicon import words as clause_words
from extractors.clauses.reading import known_clauses

if TYPE_CHECKING:
    from extractors.actors.annotations import Event
    from extractors.actors.lexicon import Lexicon
    from extractors.actors.names import Named
    from extractors.clauses.clause import Clause
    from extractors.clauses.parse import Parse

_DEPTH = 4
"""How many conjuncts or appositions are followed: the parser's chains are short, its errors long."""
_LISTING = frozenset({",", "and", "while", "but", ";"})
_TIMES = frozenset({"DATE", "TIME"})
_BOUNDING = frozenset({"about", "around", "some", "nearly", "only", "just", "another", "over"})
_OBJECT = 60
"""Longest wording of an object, in code points: a card shows one line."""
# A deed that is denied, only possible, or yet to come is told with the words that say so.
_AUX = ("aux", "auxpass", "neg")


def acts(parse: Parse, index: int, words: Lexicon, depth: int = _DEPTH) -> bool:
    """Whether the token is the agent of a verb that is more than being or having."""
    dep, head = parse.deps[index], parse.heads[index]
    if dep == "nsubj":
        if parse.tags[head].startswith("VB") and parse.lemmas[head] == "have":
            return arms(parse, head, words)
        return parse.tags[head].startswith("VB") and parse.lemmas[head] not in words.stative
    if dep == "nsubjpass":
        return parse.lemmas[head] in words.raising_verbs and parse.has(head, "xcomp")
    if dep == "pobj":
        noun_act = parse.words[head].lower() == "by" and parse.lemmas[parse.heads[head]] in clause_words(
            "acts"
        )
        return (parse.deps[head] == "agent" or noun_act) and not any(
            parse.tags[k].startswith("V") for k in parse.kids[index]
        )
    if dep in ("conj", "appos") and depth and head != index:
        return acts(parse, head, words, depth - 1)
    return False


def shares_verb(parse: Parse, name: Named, words: Lexicon) -> bool:
    """Whether the verb of a state before it is left out: "Germany gave $42 million, Japan $18 million; Chile, a ship"."""
    before = name.start - 1
    if before < 1:
        return False
    before -= 1 if parse.words[before].lower() == "the" else 0
    if parse.words[before].lower() not in _LISTING or not _has_its_own(parse, name.end, parse.words[before]):
        return False
    first = before
    while first and parse.sentences[first - 1] == parse.sentences[before] and parse.words[first - 1] != ";":
        first -= 1
    return any(
        parse.deps[at] == "nsubj"
        and parse.labels[at] == "GPE"
        and acts(parse, at, words)
        and parse.heads[at] < before
        and bool({"CD", "$"} & set(parse.tags[parse.heads[at] : before]))
        for at in range(first, before)
    )


def _has_its_own(parse: Parse, after: int, opening: str) -> bool:
    """Whether a number, or one thing, stands behind a name of a list; behind a semicolon a comma may part them."""
    while after < len(parse.words) and parse.words[after].lower() in _BOUNDING:
        after += 1
    if opening == ";" and parse.words[after : after + 1] == [","]:
        after += 1
    if parse.tags[after : after + 1] in (["CD"], ["$"]):
        return parse.labels[after] not in _TIMES
    is_one = parse.words[after - 1] != "," and parse.words[after : after + 1] in (["a"], ["an"])
    ends = parse.words[after + 2 : after + 3]
    return (
        is_one and parse.tags[after + 1 : after + 2] == ["NN"] and ends[:1] in ([","], ["."], [";"], ["and"])
    )


def events(parse: Parse, index: int, offset: int) -> list[Event]:
    """What the token does, and what is done to it by others, in text order; each from its own clause.

    What is only supposed, ordered or asked for ("told the army to leave") is left out, and so is being and having a quality.
    """
    found = []
    for clause in known_clauses(parse).acting.get(index, ()):
        if parse.lemmas[clause.verb] == "be" or clause.relation in ("infinitive", "condition"):
            continue
        if index in clause.agents:
            if not clause.passive:
                found.append(_done(parse, clause, offset))
            elif told(parse, clause) == "did":
                found.append(_done_by_agent(parse, clause, offset))
        elif index in clause.patients and clause.passive:
            found.append(_suffered(parse, clause, offset))
    return found


def _event(
    parse: Parse, clause: Clause, offset: int, verb: str, object_: str | None, other: int | None
) -> Event:
    return {
        "verb": verb,
        "object": object_,
        "sentence": offset + parse.sentences[clause.outer],
        "role": "agent",
        "other": None if other is None else [parse.starts[other] + offset, parse.ends[other] + offset],
        "modality": told(parse, clause),
    }


def _done(parse: Parse, clause: Clause, offset: int) -> Event:
    """An active clause, as its agent's event."""
    verb, object_ = _worded(parse, clause.outer)
    thing = next(iter(clause.patients), None)
    if thing is not None and object_ is None and not _is_clausal(parse, thing):
        object_ = _object(parse, thing)
    return _event(parse, clause, offset, verb, object_, thing)


def _done_by_agent(parse: Parse, clause: Clause, offset: int) -> Event:
    """A passive clause, as the event of the one by whom: "invaded Ukraine" of "Ukraine was invaded by Russia"."""
    last = clause.particle if clause.particle == clause.verb + 1 else clause.verb
    thing = next(iter(clause.patients), None)
    object_ = None if thing is None else _object(parse, thing)
    return _event(
        parse, clause, offset, parse.wording(clause.verb, (last or clause.verb) + 1), object_, thing
    )


def _suffered(parse: Parse, clause: Clause, offset: int) -> Event:
    """A passive clause, as the event of the one it is done to: "was shot", by whom."""
    verb, _ = _worded(parse, clause.outer)
    doer = next(iter(clause.agents), None)
    event = _event(parse, clause, offset, verb, None if doer is None else _object(parse, doer), doer)
    event["role"] = "patient"
    return event


def _is_clausal(parse: Parse, index: int) -> bool:
    return parse.tags[index].startswith("VB")


def _worded(parse: Parse, verb: int) -> tuple[str, str | None]:
    """A verb with the words that deny or weaken it and the verb that completes it, and its object's words."""
    first = last = verb
    qualified = parse.has(verb, "neg") or any(parse.tags[k] == "MD" for k in parse.children(verb, "aux"))
    if qualified or (parse.tags[verb] == "VBN" and parse.has(verb, "auxpass")):
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
    return parse.wording(first, max(last, verb) + 1), None if thing is None else _object(parse, thing)


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

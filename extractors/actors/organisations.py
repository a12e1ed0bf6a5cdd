"""One chain an organisation: the same name, its acronym, and its shorter forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.actors.chain import Chain
from extractors.actors.keys import initials, is_acronym, key
from extractors.actors.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractors.actors.found import FoundActor


def organisations(records: Sequence[FoundActor]) -> list[Chain]:
    """Chains of the organisations, or of the named groups, among an article's records."""
    chains: dict[str, Chain] = {}
    for record in records:
        name = key(lexicon().known.get(record["name"], record["name"]))
        chain = chains.setdefault(name, Chain(record["type"]))
        chain.records.append(record)
    _join(chains, _defined(records))
    _join(chains, _acronyms(chains))
    _join(chains, _shortened(chains))
    return list({id(chain): chain for chain in chains.values()}.values())


def _join(chains: dict[str, Chain], pairs: Iterator[tuple[str, str]]) -> None:
    for short, long in list(pairs):
        one, other = chains.get(short), chains.get(long)
        if one is None or other is None or one is other:
            continue
        other.absorb(one)
        for name, chain in chains.items():
            if chain is one:
                chains[name] = other


def _defined(records: Sequence[FoundActor]) -> Iterator[tuple[str, str]]:
    """What a bracket joins: "International Atomic Energy Agency (IAEA)", and the other way round."""
    for record in records:
        other = record["defines"]
        if other and (is_acronym(other) or is_acronym(record["name"])):
            pair = key(record["name"]), key(other)
            yield (pair[1], pair[0]) if is_acronym(other) else pair


def _acronyms(chains: dict[str, Chain]) -> Iterator[tuple[str, str]]:
    """An acronym whose letters are the initials of one name of the article only."""
    spelled: dict[str, set[str]] = {}
    for name, chain in chains.items():
        for wording in {record["name"] for record in chain.records}:
            if " " in wording:
                spelled.setdefault(initials(wording).casefold(), set()).add(name)
    for name, chain in chains.items():
        if is_acronym(chain.records[0]["text"]) and len(spelled.get(name, ())) == 1:
            yield name, next(iter(spelled[name]))


def _shortened(chains: dict[str, Chain]) -> Iterator[tuple[str, str]]:
    """A name that one longer name begins or ends with: "Apple" of "Apple Inc.", "State Department" of "US State Department"."""
    words = lexicon()
    for short in chains:
        parts = short.split()
        longer = []
        for name in chains:
            rest = name.split()
            if len(rest) <= len(parts):
                continue
            ends = rest[-len(parts) :] == parts and (len(parts) > 1 or short in words.bodies | words.firms)
            begins = rest[: len(parts)] == parts
            if ends or (begins and (short in words.firms or set(rest[len(parts) :]) <= words.firms)):
                longer.append(name)
        if len(longer) == 1:
            yield short, longer[0]

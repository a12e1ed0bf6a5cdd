"""One chain a person: full names, then surnames and given names after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.actors.chain import Chain
from extractors.actors.keys import name_parts
from extractors.actors.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.actors.found import FoundActor


def people(records: Sequence[FoundActor]) -> list[Chain]:
    """Chains of the persons among an article's records. Two people of one surname stay two."""
    chains: list[Chain] = []
    for record in records:
        parts = _parts(record)
        if len(parts) > 1:
            _full(chains, record, parts)
    bare: dict[tuple[str, str], Chain] = {}
    for record in records:
        parts = _parts(record)
        if len(parts) > 1:
            continue
        chain = _meant(chains, record, parts[0]) if parts else None
        if chain is None:
            chain = bare.setdefault((parts[0] if parts else "", _gender(record) or ""), Chain("person"))
        chain.records.append(record)
    return [*chains, *bare.values()]


def _parts(record: FoundActor) -> list[str]:
    return name_parts(record["name"])


def _full(chains: list[Chain], record: FoundActor, parts: list[str]) -> None:
    """Give a full name to the person that has it already, with or without middle names, or to a new one."""
    for chain in chains:
        if any(_same(parts, _parts(other)) for other in chain.records if " " in other["name"]):
            chain.records.append(record)
            return
    chains.append(Chain("person", [record]))


def _same(one: list[str], other: list[str]) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == len(long) or short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(part in rest for part in short)


def _meant(chains: list[Chain], record: FoundActor, part: str) -> Chain | None:
    """The person whose surname, or else given name, the bare name is; None where none is, or several could be."""
    for end in (-1, 0):
        named = [
            chain
            for chain in chains
            if any(len(p) > 1 and p[end] == part for p in map(_parts, chain.records))
        ]
        if named:
            return _one_of(named, record)
    return None


def _one_of(chains: list[Chain], record: FoundActor) -> Chain | None:
    if len(chains) == 1:
        return chains[0]
    gender = _gender(record)
    if gender:
        left = [chain for chain in chains if _gender_of(chain) in (gender, None)]
        sure = [chain for chain in left if _gender_of(chain) == gender]
        if len(sure or left) == 1:
            return (sure or left)[0]
    offices = {title for title in record["titles"] if title not in lexicon().he | lexicon().she}
    held = [chain for chain in chains if offices & chain.heads()]
    if len(held) == 1:
        return held[0]
    before = [chain for chain in chains if chain.first() < record["start"]]
    return before[0] if len(before) == 1 and not gender else None


def _gender(record: FoundActor) -> str | None:
    """What the title says, or else the given name of a full name."""
    words = lexicon()
    if any(title in words.she for title in record["titles"]):
        return "she"
    if any(title in words.he for title in record["titles"]):
        return "he"
    given = record["name"].split()[0] if " " in record["name"] else ""
    if (given in words.he_names) == (given in words.she_names):
        return None
    return "he" if given in words.he_names else "she"


def _gender_of(chain: Chain) -> str | None:
    return next((gender for record in chain.records if (gender := _gender(record))), None)

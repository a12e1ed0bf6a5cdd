"""One chain a person: full names, then surnames and given names after them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from extractors.actors.chain import Chain, gender_of
from extractors.actors.keys import name_parts
from extractors.actors.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.actors.annotations import ActorAnnotation

_SHARED = 40
"""Most persons of one surname that are compared: beyond that a bare name says nothing, and time is bounded."""


def people(records: Sequence[ActorAnnotation]) -> list[Chain]:
    """Chains of the persons among an article's records. Two people of one surname stay two.

    Args:
        records: The names of persons, in text order.
    """
    known = _Known()
    parted = [(record, name_parts(record["name"]) or [""]) for record in records]
    for record, parts in sorted(parted, key=lambda pair: _is_abbreviated(pair[1])):
        if len(parts) > 1:
            known.add(record, parts)
    bare: dict[str, list[Chain]] = defaultdict(list)
    for record, parts in parted:
        if len(parts) == 1:
            chain = known.meant(record, parts[0])
            if chain is None:
                chain = _alike(bare[parts[0]], record)
            chain.add(record)
    return [*known.chains, *(chain for chains in bare.values() for chain in chains)]


def _alike(chains: list[Chain], record: ActorAnnotation) -> Chain:
    """The one of the persons known by the bare name that the record may be: no other gender; else a new one."""
    gender = gender_of(record)
    fits = [chain for chain in chains if gender is None or chain.gender in (gender, None)]
    if len(fits) == 1 and (gender or len(chains) == 1):
        return fits[0]
    same = next((chain for chain in chains if chain.gender == gender), None)
    if same is None:
        same = Chain("person")
        chains.append(same)
    return same


class _Known:
    """The persons of an article by their full names."""

    def __init__(self) -> None:
        self.chains: list[Chain] = []
        self._by_surname: dict[str, list[tuple[list[str], Chain]]] = defaultdict(list)
        self._by_given: dict[str, list[tuple[list[str], Chain]]] = defaultdict(list)

    def add(self, record: ActorAnnotation, parts: list[str]) -> None:
        """Give a full name to the person that has it already, with or without middle names, or to a new one."""
        bearers = self._by_surname[parts[-1]]
        for other, chain in bearers[:_SHARED]:
            if _same(parts, other) and (parts == other or not _are_listed(record, chain)):
                chain.add(record)
                return
        meant = [chain for other, chain in bearers[:_SHARED] if _abbreviates(parts, other)]
        chain = meant[0] if len(meant) == 1 else Chain("person")
        chain.add(record)
        if len(meant) == 1:
            return
        self.chains.append(chain)
        bearers.append((parts, chain))
        self._by_given[parts[0]].append((parts, chain))

    def meant(self, record: ActorAnnotation, part: str) -> Chain | None:
        """The person whose surname, or else given name, the bare name is; None where none is, or several could be."""
        for bearers in (self._by_surname.get(part), self._by_given.get(part)):
            left = (
                [chain for _, chain in bearers[:_SHARED] if not _is_before(record, chain)] if bearers else []
            )
            if left:
                return _one_of(left, record)
        return None


def _is_before(record: ActorAnnotation, chain: Chain) -> bool:
    """Whether a man is called by title and surname before a woman of that surname is named in full, or the other way round."""
    titled = not lexicon().he.isdisjoint(record["titles"]) or not lexicon().she.isdisjoint(record["titles"])
    first = min(other["start"] for other in chain.records)
    return titled and record["start"] < first and chain.gender not in (None, gender_of(record))


def _are_listed(record: ActorAnnotation, chain: Chain) -> bool:
    """Whether "and" or a comma alone stands between the two names: then they are two persons."""
    gaps = (
        later - earlier
        for other in chain.records
        if other["sentence"] == record["sentence"]
        for earlier, later in ((other["end"], record["start"]), (record["end"], other["start"]))
    )
    return any(0 < gap <= len(" and ") for gap in gaps)


def _same(one: list[str], other: list[str]) -> bool:
    """Whether two full names of one surname differ by middle names or initials only."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return False
    rest = iter(long)
    return all(part in rest for part in short)


def _is_abbreviated(parts: list[str]) -> bool:
    """Whether only initials stand before the surname: "B. U. Nzeribe"."""
    return len(parts) > 1 and all(len(part.rstrip(".")) == 1 for part in parts[:-1])


def _abbreviates(one: list[str], other: list[str]) -> bool:
    """Whether the initials of one name are those of the other: "B. U. Nzeribe" of "Benjamin Nzeribe"."""
    if not _is_abbreviated(one) or len(other) < 2:
        return False
    return all(mine[0] == theirs[0] for mine, theirs in zip(one[:-1], other[:-1], strict=False))


def _one_of(chains: list[Chain], record: ActorAnnotation) -> Chain | None:
    """The one of several persons that the titles of a bare name, or else what stands before it, leave."""
    if len(chains) == 1:
        return chains[0]
    gender = gender_of(record)
    if gender:
        left = [chain for chain in chains if chain.gender in (gender, None)]
        sure = [chain for chain in left if chain.gender == gender]
        if len(sure or left) == 1:
            return (sure or left)[0]
    offices = {title for title in record["titles"] if title not in lexicon().he | lexicon().she}
    held = [chain for chain in chains if offices & chain.heads]
    if len(held) == 1:
        return held[0]
    before = [chain for chain in chains if chain.records[0]["start"] < record["start"]]
    return before[0] if len(before) == 1 and not gender else None

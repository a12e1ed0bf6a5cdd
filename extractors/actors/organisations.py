"""One chain an organisation: the same name, its acronym, and its shorter forms."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from extractors.actors.chain import Chain
from extractors.actors.keys import initials, is_acronym, key, short_forms
from extractors.actors.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extractors.actors.annotations import ActorAnnotation


def organisations(records: Sequence[ActorAnnotation]) -> list[Chain]:
    """Chains of the organisations, or of the named groups, among an article's records."""
    known = lexicon().keys
    chains: dict[str, Chain] = {}
    for record in records:
        name = key(record["name"])
        name = key(known.get(name, name))
        chains.setdefault(name, Chain(record["type"])).add(record)
    for pairs in (_defined(records), _acronyms(chains), _shortened(chains), _by_first_word(chains)):
        _join(chains, pairs)
    return list(chains.values())


def _join(chains: dict[str, Chain], pairs: Iterable[tuple[str, str]]) -> None:
    """Move the mentions of each short name to its long one; later pairs see where earlier ones went."""
    moved: dict[str, str] = {}
    for short, long in list(pairs):
        while long in moved:
            long = moved[long]
        if short in chains and long in chains and short != long:
            chains[long].absorb(chains.pop(short))
            moved[short] = long


def _defined(records: Sequence[ActorAnnotation]) -> Iterator[tuple[str, str]]:
    """What a bracket joins: "International Atomic Energy Agency (IAEA)", and the other way round."""
    for record in records:
        other = record["defines"]
        if other and other not in lexicon().agencies and (is_acronym(other) or is_acronym(record["name"])):
            pair = key(record["name"]), key(other)
            yield (pair[1], pair[0]) if is_acronym(other) else pair


def _acronyms(chains: dict[str, Chain]) -> Iterator[tuple[str, str]]:
    """An acronym whose letters are the initials of one name of the article only; of all its words before some of them."""
    words = lexicon()
    spelled: dict[str, set[str]] = defaultdict(set)
    shorter: dict[str, set[str]] = defaultdict(set)
    for name, chain in chains.items():
        for wording in {record["name"] for record in chain.records}:
            if " " in wording:
                spelled[initials(wording).casefold()].add(name)
                for form in short_forms(wording, words.firm_endings):
                    shorter[form].add(name)
    for name, chain in chains.items():
        if not is_acronym(chain.records[0]["name"]):
            continue
        form = chain.records[0]["name"].replace(".", "").casefold()
        meant = spelled.get(form) or shorter.get(form, set())
        if len(meant) == 1:
            yield name, next(iter(meant))


def _shortened(chains: dict[str, Chain]) -> Iterator[tuple[str, str]]:
    """A name that one longer name begins or ends with: "Apple" of "Apple Inc.", "State Department" of "US State Department"."""
    words = lexicon()
    longer: dict[str, set[str]] = defaultdict(set)
    for name in chains:
        longer[name.removesuffix(".com")].add(name)
        parts = name.split()
        for cut in range(1, len(parts)):
            ending, beginning = parts[cut:], parts[:cut]
            if len(ending) > 1 or ending[0] in words.institutions:
                longer[" ".join(ending)].add(name)
            purpose = ending[0] in ("of", "for") and beginning[-1] in words.institutions and cut > 1
            if (
                purpose
                or set(ending) <= words.firms | words.firm_endings | words.trades
                or ending == ["university"]
                or (cut == 1 and beginning[0] in words.firms)
                or (cut == 1 and parts[-1] in words.firm_endings and beginning[0] not in words.institutions)
            ):
                longer[" ".join(beginning)].add(name)
    whole: dict[str, str] = {}
    for name in sorted(chains, key=lambda name: -name.count(" ")):
        others = {whole.get(other, other) for other in longer[name] - {name}}
        if len(others) == 1:
            whole[name] = others.pop()
            yield name, whole[name]


def _by_first_word(chains: dict[str, Chain]) -> Iterator[tuple[str, str]]:
    """A name of one word after the one longer name that it opens: "Halvorsen" after "Halvorsen Marine"."""
    words = lexicon()
    longer: dict[str, set[str]] = defaultdict(set)
    for name, chain in chains.items():
        parts = name.split()
        if (
            len(parts) == _TWO
            and parts[1] not in words.public | words.facilities
            and chain.type == "organisation"
        ):
            longer[parts[0]].add(name)
    for name, chain in chains.items():
        wording = chain.records[0]["name"]
        if " " in wording or is_acronym(wording) or wording in words.known or name in words.institutions:
            continue
        others = {other for other in longer[name] if _start(chains[other]) < _start(chain)}
        if len(longer[name]) == 1 and others and not any(record["country"] for record in chain.records):
            yield name, others.pop()


_WARES = frozenset(
    {
        "music",
        "maps",
        "pay",
        "card",
        "cloud",
        "watch",
        "plus",
        "play",
        "store",
        "mail",
        "search",
        "prime",
        "news",
        "tv",
        "foundation",
        "prize",
    }
)
"""Last words of what a firm of the first word sells or gives."""
_TWO = 2
"""Words of a name whose first one alone may be its short form."""


def _start(chain: Chain) -> int:
    return min(record["start"] for record in chain.records)

"""Which actor a noun phrase means: "the insurgents", "Malaysia's prime minister", "the Afghan government"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from extractors.actors.chain import Chain
from extractors.actors.keys import key
from extractors.rules import Rejected, Rule, Verdict, rejected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.actors.annotations import ActorAnnotation
    from extractors.actors.states import PlaceSpans


def refer(
    records: Sequence[ActorAnnotation], named: Sequence[Chain], places: PlaceSpans, refused: list[Rejected]
) -> list[Chain]:
    """Give each nominal to the one named chain it can mean, else to a chain of its own kind.

    Args:
        records: The nominals of the article, in text order; a candidate among them is an actor only as somebody known.
        named: The chains of names; they are extended.
        places: The article's places: they say in which country a nominal's owner lies.
        refused: Gets the candidates that are nobody known.

    Returns:
        The chains of nominals that mean nobody named.
    """
    bearers, abroad = _by_head(named), _countries_by_head(records, places)
    whence = {id(chain): (chain.first(), chain.country()) for chain in named}
    kinds: dict[tuple[str | None, ...], Chain] = {}
    alike: dict[tuple[str, str | None], list[Chain]] = defaultdict(list)
    for record in records:
        country, whole = _whereabouts(record, places)
        likewise = alike[record["type"], record["head"]]
        target = _called(record, bearers, whence, country if whole else None)
        if not country:
            target = _of_no_country(record, target, likewise)
        elif target and whole and _is_unsure(target, record, country, abroad, places):
            target = None
        if target is None and UNCALLED.apply(record):
            refused.append(rejected("actor", record, [_said(UNCALLED, record, record["head"])]))
            continue
        record = record.copy()
        if target is None:
            record["country"] = country
            target = kinds.get(identity := _identity(record, whole))
            if target is None:
                target = kinds[identity] = Chain(record["type"])
                likewise.append(target)
        else:
            record["verdicts"] = [*record["verdicts"], _said(CALLED, record, target.records[0]["text"])]
        target.add(record)
    return list(kinds.values())


def _of_no_country(record: ActorAnnotation, target: Chain | None, alike: list[Chain]) -> Chain | None:
    """The chain of a nominal without a country: that which it is called by, else one of its kind that was told of."""
    if target is not None:
        return None if _is_open(target, alike, record) else target
    return _alike(record, alike) if record["definite"] and not record["inside"] else None


def _countries_by_head(records: Sequence[ActorAnnotation], places: PlaceSpans) -> dict[str | None, set[str]]:
    """The countries whose presidents, captains and the like an article speaks of, by that noun."""
    found: dict[str | None, set[str]] = defaultdict(set)
    for record in records:
        country, _ = _whereabouts(record, places)
        if country:
            found[record["head"]].add(country)
    return found


def _is_unsure(
    target: Chain,
    record: ActorAnnotation,
    country: str,
    abroad: dict[str | None, set[str]],
    places: PlaceSpans,
) -> bool:
    """Whether nothing says that the person with the title holds it of that country: "Ben Stokes won. The India captain said".

    The person is known to be of it, or the article speaks of no other country's, and by a country's name ("the India captain")
    only where it tells of a place there: "the Russian ambassador" is who is called an ambassador.
    """
    if target.type != "person" or any(each["country"] == country for each in target.records):
        return False
    if any(_is_titled_elsewhere(each, country, places) for each in target.records):
        return True
    if len(abroad[record["head"]]) > 1:
        return True
    if places.opens_with_demonym(record["text"]):
        return False
    return not places.speaks_of(country, (record["start"], record["end"]))


def _is_titled_elsewhere(record: ActorAnnotation, country: str, places: PlaceSpans) -> bool:
    """Whether a place of another country stands before the title of a name: "England captain Ben Stokes"."""
    for title in record["titles"]:
        end = record["start"] - len(title) - len("  ")
        under = places.under(end - 1, end) if end > 0 else None
        place = places.place(under[1]) if under and under[0].end == end else None
        if place is not None and place.country not in (None, country):
            return True
    return False


def _identity(record: ActorAnnotation, whole: bool) -> tuple[str | None, ...]:
    """What nominals of one kind share: `whole` says that they belong to the country itself."""
    return (
        record["type"],
        _wording(record),
        record["country"],
        None if whole else key(record["inside"] or ""),
    )


def _said(rule: Rule[Any, bool], record: ActorAnnotation, words: str | None) -> Verdict:
    return rule.verdict(record["start"], record["end"], words or record["text"])


def _is_known(chain: Chain | None) -> bool | None:
    return chain is not None or None


def _is_nobody(record: ActorAnnotation) -> bool | None:
    return record["form"] == "candidate" or None


CALLED: Rule[Chain | None, bool] = Rule("actor-called", (), _is_known, "refine", "called so is “{0}”")
"""The giving of a noun phrase to an actor that is known."""

UNCALLED: Rule[ActorAnnotation, bool] = Rule(
    "actor-uncalled", (), _is_nobody, "reject", "no one actor is named before that is called “{0}”"
)
"""The refusal of a noun phrase that could only mean somebody known."""


def _by_head(named: Sequence[Chain]) -> dict[str, list[Chain]]:
    bearers: dict[str, list[Chain]] = defaultdict(list)
    for chain in named:
        for head in chain.heads:
            bearers[head].append(chain)
    return bearers


def _whereabouts(record: ActorAnnotation, places: PlaceSpans) -> tuple[str | None, bool]:
    """The country that a nominal belongs to, and whether to the whole of it: a province's governor is not the country's."""
    if record["country"] or not record["owner"]:
        return record["country"], bool(record["country"])
    under = places.under(*record["owner"])
    place = places.place(under[1]) if under else None
    return (place.country, place.type == "country") if place else (None, False)


def _called(
    record: ActorAnnotation,
    bearers: dict[str, list[Chain]],
    whence: dict[int, tuple[int, str | None]],
    country: str | None,
) -> Chain | None:
    """The one named chain that the nominal can mean.

    "The general" is the one person with that title so far, "the interior minister" none who is called a health minister;
    "the Russian ambassador" is the one whose titles hold every word of it and who is not said to be of another country.
    """
    held = [
        c for c in bearers.get(record["head"] or "", []) if (c.type == "person") <= (not record["plural"])
    ]
    held = [chain for chain in held if not _are_apart(chain, record)]
    if country:
        said = set(record["text"].lower().split()[1 if record["country"] else 0 :])
        return _only([c for c in held if said <= c.heads and whence[id(c)][1] in (country, None)])
    if record["inside"] or not record["definite"]:
        return None
    before = [c for c in held if whence[id(c)][0] < record["start"]]
    return _only([c for c in before if _modifiers(record) <= c.heads | _words(c)])


def _are_apart(chain: Chain, record: ActorAnnotation) -> bool:
    """Whether one does something to the other: of "President Ryan met the French president" these are two."""
    return any(
        event["other"] is not None and event["other"][0] < other["end"] and other["start"] < event["other"][1]
        for one, other in (
            *((each, record) for each in chain.records if each["sentence"] == record["sentence"]),
            *((record, each) for each in chain.records if each["sentence"] == record["sentence"]),
        )
        for event in one["events"]
    )


def _is_open(target: Chain, others: Sequence[Chain], record: ActorAnnotation) -> bool:
    """Whether another was called so since the one that is meant else: "Ryan met the French president. The president said"."""
    if record["type"] != "role" or record["plural"]:
        return False
    last = max(each["start"] for each in target.records if each["start"] < record["start"])
    return any(each["start"] > last for other in others for each in other.records)


def _alike(record: ActorAnnotation, chains: Sequence[Chain]) -> Chain | None:
    """The one chain of nominals with its head that a definite nominal can mean.

    "The ministry" is the one that was spoken of, and may be called "the labour ministry" later; that is not
    "Turkey's interior ministry".
    """
    if said := _modifiers(record):
        is_bare = len(chains) == 1 and not any(map(_modifiers, chains[0].records))
        return chains[0] if is_bare else _only([c for c in chains if said <= _words(c)])
    return _only(chains)


def _modifiers(record: ActorAnnotation) -> set[str]:
    """The words of a nominal before its head, without the demonym that is its country."""
    return set(_wording(record).split()[:-1])


def _words(chain: Chain) -> set[str]:
    """The words of all that a chain is called by."""
    return {word for record in chain.records for word in key(record["text"]).split()}


def _only(chains: Sequence[Chain]) -> Chain | None:
    return chains[0] if len(chains) == 1 else None


def _wording(record: ActorAnnotation) -> str:
    """What identifies a nominal beside its owner: its words but the demonym, the head as its lemma."""
    before = key(record["text"]).split()[:-1]
    has_demonym = record["country"] and not record["owner"]
    return " ".join([*(before[1:] if has_demonym else before), record["head"] or ""])

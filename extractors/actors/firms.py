"""Firms by the clause that follows their name: what they own, employ and make, and how their shares do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extractors.actors.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractors.clauses.parse import Parse
    from extractors.gazetteer import Entry

_TOWN: Final = 50_000
"""Inhabitants of a town from which the name alone is taken for the town's, whatever the model says."""
_DOING: Final = frozenset(
    {
        "own",
        "employ",
        "make",
        "manufacture",
        "sell",
        "produce",
        "operate",
        "supply",
        "publish",
        "distribute",
        "run",
    }
    | {
        "acquire",
        "export",
        "market",
        "list",
        "trade",
        "insure",
        "provide",
        "develop",
        "hold",
        "control",
        "mine",
    }
)
_OWNED: Final = frozenset(
    {
        "share",
        "stock",
        "profit",
        "revenue",
        "sale",
        "customer",
        "shareholder",
        "product",
        "factory",
        "brand",
        "board",
    }
    | {"subsidiary", "earnings", "employee", "dividend", "bond", "headquarters", "earning"}
)


def is_firm_by_clause(parse: Parse, end: int) -> bool:
    """Whether ", which owns", ", whose shares", "'s quarterly profit" or "'s shares fell" follows the name that ends there."""
    if parse.words[end : end + 1] in (["'s"], ["’s"]):
        return _has_accounts(parse, end + 1)
    if parse.words[end : end + 1] != [","]:
        return False
    pronoun, following = parse.words[end + 1 : end + 2], parse.lemmas[end + 2 : end + 5]
    if pronoun == ["which"]:
        verb = next((lemma for lemma in following if lemma not in _BETWEEN), "")
        return verb in _DOING
    return pronoun == ["whose"] and bool(_OWNED.intersection(following[:2]))


def _has_accounts(parse: Parse, start: int) -> bool:
    """Whether what is owned is a firm's: its profit, its dividend, shares that rise and fall."""
    following = parse.lemmas[start : start + 4]
    for at, lemma in enumerate(following[:3]):
        if lemma in _ACCOUNTS:
            return True
        if lemma in ("share", "stock"):
            return not _TRADING.isdisjoint(parse.lemmas[start + at + 1 : start + at + 4])
        if lemma not in _ACCOUNTED:
            return False
    return False


_ACCOUNTS: Final = frozenset(
    {"profit", "revenue", "dividend", "shareholder", "ebitda", "earnings", "turnover", "subsidiary"}
)
_ACCOUNTED: Final = frozenset(
    {
        "net",
        "quarterly",
        "annual",
        "operating",
        "adjusted",
        "pretax",
        "pre",
        "-",
        "tax",
        "core",
        "full",
        "first",
        "second",
        "third",
    }
    | {"fourth", "quarter", "half", "year", "underlying", "main", "new"}
)
_TRADING: Final = frozenset(
    {
        "fall",
        "rise",
        "jump",
        "drop",
        "slump",
        "close",
        "gain",
        "tumble",
        "plunge",
        "soar",
        "climb",
        "surge",
        "slide",
        "trade",
        "dip",
    }
)
_BETWEEN: Final = frozenset({"also", "already", "now", "have", "still", "currently", "will", "once"})


def says_it(parse: Parse, head: int, label: str) -> bool:
    """Whether what no label makes a person or a place speaks of itself as "it": "Isagen said on Monday it would sell"."""
    subject = parse.heads[head] if parse.deps[head] == "appos" else head
    verb = parse.heads[subject]
    firm = label in ("", "ORG", "PRODUCT", "GPE") or is_unlike_person(parse, head, label)
    if not firm or parse.deps[subject] != "nsubj" or head > verb:
        return False
    if parse.lemmas[verb] not in _SAYING:
        return False
    for at in range(verb + 1, min(verb + _REACH, len(parse.words) - 1)):
        if parse.words[at] == "it":
            return parse.words[at + 1] in _OF_FIRMS and parse.sentences[at] == parse.sentences[verb]
        if parse.deps[at] in ("nsubj", "nsubjpass"):
            return False
    return False


def is_unlike_person(parse: Parse, head: int, label: str) -> bool:
    """Whether a name that the model takes for a person's is as a firm's: "Cheonan Devices", "the owner, Vuna Lines"."""
    if label != "PERSON" or parse.tags[head] == "NNPS":
        return label == "PERSON"
    first = head
    while first and parse.heads[first - 1] == head and parse.deps[first - 1] == "compound":
        first -= 1
    given = parse.words[first] in lexicon().he_names | lexicon().she_names
    return parse.deps[head] == "appos" and parse.lemmas[parse.heads[head]] in HELD_BY_FIRMS and not given


HELD_BY_FIRMS: Final = frozenset(
    {"owner", "operator", "maker", "manufacturer", "developer", "contractor", "supplier"}
)
"""What firms are called as well as persons."""


_SAYING: Final = frozenset({"say", "announce", "add", "report", "confirm", "state"})
_OF_FIRMS: Final = frozenset(
    {"would", "will", "had", "has", "plans", "planned", "expects", "expected", "aims", "sold", "bought"}
)
_REACH: Final = 7
"""Words after a verb of saying in which "it" is looked for."""


def may_be_firm(label: str, entries: Iterable[Entry]) -> bool:
    """Whether no place of note bears the name; where the model sees a place, none at all."""
    least = 0 if label in ("GPE", "LOC", "FAC") else _TOWN
    known = (entry for entry in entries if entry.named < 2)
    return not any(entry.type == "country" or entry.population >= least for entry in known)


_TRADES: Final = frozenset(
    {
        "airline",
        "automaker",
        "bookmaker",
        "brewer",
        "broadcaster",
        "carmaker",
        "chipmaker",
        "conglomerate",
        "drugmaker",
        "insurer",
    }
    | {
        "lender",
        "miner",
        "planemaker",
        "publisher",
        "retailer",
        "shipbuilder",
        "startup",
        "start-up",
        "supermarket",
        "utility",
    }
    | {
        "band",
        "newspaper",
        "charity",
        "nonprofit",
        "watchdog",
        "thinktank",
        "steelmaker",
        "oilmaker",
        "refiner",
        "telecom",
    }
)


_GROUPS: Final = frozenset(
    {"advocacy", "aid", "armed", "campaign", "conservation", "consumer", "defence", "energy", "environmental"}
    | {"extremist", "hacking", "industry", "insurgent", "islamist", "jihadist", "lobby", "lobbying", "media"}
    | {
        "militant",
        "mining",
        "monitor",
        "monitoring",
        "opposition",
        "paramilitary",
        "rebel",
        "relief",
        "retail",
    }
    | {"research", "rights", "separatist", "shipping", "software", "telecoms", "terrorist", "trade"}
)
"""What stands before "group" where a name follows: "the monitoring group Acled"."""


def is_called_trade(parse: Parse, start: int, end: int, label: str) -> bool:
    """Whether the noun before the name says that it is a firm or body: "the retailer Zalmo", "aid group Malteka"."""
    if not start or label == "LOC" or (label == "PERSON" and end - start > 1):
        return False
    before = parse.words[start - 1].lower()
    aid = before == "group" and parse.words[max(0, start - 2)].lower() in _GROUPS
    return (before in _TRADES or aid) and parse.words[start - 1].islower() and parse.words[start][0].isupper()


def _is_apposed(parse: Parse, start: int, end: int) -> bool:
    """Whether the name stands between commas after "the airline", "the fruit exporter"."""
    if start < _APPOSED or parse.words[start - 1] != "," or parse.words[end : end + 1] != [","]:
        return False
    noun = parse.words[start - 2]
    if noun not in _TRADES | _MAKERS or parse.tags[start - 2] != "NN" or not parse.words[start][0].isupper():
        return False
    return bool(_DEFINITE.intersection(word.lower() for word in parse.words[max(0, start - 6) : start - 2]))


_APPOSED: Final = 3
_MAKERS: Final = frozenset(
    {
        "company",
        "firm",
        "carrier",
        "exporter",
        "importer",
        "manufacturer",
        "maker",
        "operator",
        "producer",
        "developer",
    }
)
_DEFINITE: Final = frozenset({"the", "its", "their", "his", "her", "'s", "’s"})


def firm_sureness(parse: Parse, span: tuple[int, int], head: int, label: str) -> int:
    """How much the words about a name speak for a firm.

    0, nothing; 1, what persons have as well; 2, what firms alone are; 3, what it is said to be: "The airline, Iberia, said".
    """
    start, end = span
    if _is_apposed(parse, start, end):
        return 3
    if is_called_trade(parse, start, end, label):
        return 2
    if label == "NORP" or (
        label == "PERSON" and end - start > 1 and not is_unlike_person(parse, head, label)
    ):
        return 0
    if not (is_firm_by_clause(parse, end) or says_it(parse, head, label)):
        return 0
    if is_unlike_person(parse, head, label):
        return 2
    return 1 if label == "PERSON" and parse.words[end : end + 1] != [","] else 2

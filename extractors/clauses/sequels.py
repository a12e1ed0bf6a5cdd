"""What a relative clause tells on: ", killing 12" behind "the jet that crashed" is not what who found it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.clauses.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.token_columns import TokenColumns

_DEPTH = 12  # heads between a relative clause and the verb of the sentence
_RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})


def with_sequels(columns: TokenColumns, heads: list[int], deps: Sequence[str]) -> list[int]:
    """Heads in which a participle of harm hangs on the relative clause before it that tells of a mishap.

    Of "investigators found the jet that crashed, killing 12" the parser makes the investigators the killers. Where the main
    verb is what harms it is the main verb's: "gunmen attacked a bus that carried pupils, killing 12".
    """
    if "relcl" not in deps:
        return heads
    sequels = [at for at, dep in enumerate(deps) if dep == "advcl" and _tells_harm(columns, at)]
    changed = heads
    for at in sequels:
        told = _told_of(columns, heads, deps, at)
        if told is not None:
            changed = [*changed[:at], told, *changed[at + 1 :]]
    return changed


def _told_of(columns: TokenColumns, heads: Sequence[int], deps: Sequence[str], at: int) -> int | None:
    """The verb whose harm the participle tells, where that is another one than the parser's."""
    over = heads[at]
    if deps[over] == "relcl" and not _befalls(columns, heads, over):
        return next((verb for verb in _above(heads, over) if _harms(columns, verb)), None)
    return None if _harms(columns, over) else _mishap(columns, heads, deps, over, at)


def _tells_harm(columns: TokenColumns, at: int) -> bool:
    """Whether it is the participle of a verb of harm behind a comma."""
    if columns.tags[at] != "VBG" or at == 0 or columns.words[at - 1] != ",":
        return False
    return columns.lemmas[at] in words("casualty") | words("harming") | words("wrecking")


def _harms(columns: TokenColumns, verb: int) -> bool:
    return columns.lemmas[verb] in words("casualty") | words("onslaught")


def _mishap(
    columns: TokenColumns, heads: Sequence[int], deps: Sequence[str], over: int, at: int
) -> int | None:
    """The last verb of a relative clause with a subject of its own, between a verb and its participle, that tells of a mishap."""
    for verb in range(at - 1, over, -1):
        if deps[verb] != "relcl" or not _is_below(heads, verb, over):
            continue
        opened = any(
            heads[kid] == verb and deps[kid] in ("nsubj", "nsubjpass") and columns.tags[kid] in _RELATIVES
            for kid in range(over, verb)
        )
        owned = any(columns.tags[kid] == "WP$" for kid in range(max(over, verb - 5), verb))
        return verb if (opened or owned) and _befalls(columns, heads, verb) else None
    return None


def _befalls(columns: TokenColumns, heads: Sequence[int], verb: int) -> bool:
    """Whether the verb tells of what harms: "sank", "caught fire", "went off", and "began" of a fire."""
    lemma = columns.lemmas[verb]
    if lemma in words("mishaps") | words("casualty") | words("onslaught"):
        return True
    following = [word.lower() for word in columns.words[verb + 1 : verb + 3]]
    if lemma in ("catch", "go", "give"):
        return bool({"fire", "off", "way"} & set(following))
    return columns.lemmas[heads[verb]] in words("events")


def _is_below(heads: Sequence[int], token: int, above: int) -> bool:
    return above in _above(heads, token)


def _above(heads: Sequence[int], token: int) -> list[int]:
    """What a token hangs on, the nearest first."""
    found: list[int] = []
    while heads[token] != token and len(found) < _DEPTH:
        token = heads[token]
        found.append(token)
    return found

"""What the words of a filter can go on with: fields, then the values that there are, the most frequent first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, get_args

from extractors.asking.grammar import COMPARED
from extractors.asking.likeness import folded
from extractors.kinds.registry import kind_asked_by, kind_names, kind_of, types
from extractors.model import Bound, Entity, Figure, Place, Timex
from tui.links_asked import LINKS

_TERM = re.compile(
    r'(?P<not>[-!]?)(?P<key>[a-z_]+)(?P<sign>[<>]=?|[:=])(?P<value>"[^"]*|[^\s"]*)$', re.IGNORECASE
)
_WORD = re.compile(r"(?P<not>[-!]?)(?P<key>[a-z_]*)$", re.IGNORECASE)
_OFFERED = 200
_NEAR = "100km"


class Completion(NamedTuple):
    """One way to go on.

    Attributes:
        words: All that is typed then.
        label: What is added, as a list has it.
        times: How often it is there; 0 where that means nothing.
    """

    words: str
    label: str
    times: int = 0


Values = Callable[[str], Mapping[str, int]]
"""The values of a field, with how often each is there."""


def completions(words: str, keys: Iterable[str], values: Values) -> tuple[Completion, ...]:
    """What the last term can become: a field, or a value of its field; none where its end is no such thing.

    Args:
        words: What is typed, up to the cursor.
        keys: The fields that can be asked for.
        values: The values that there are.
    """
    term = _TERM.search(words)
    if term is not None:
        return _values(words[: term.start()], term, values)
    word = _WORD.search(words)
    if word is None or (word.start() and not words[word.start() - 1].isspace()):
        return ()
    before, typed = words[: word.start()] + word["not"], word["key"].lower()
    fields = [key for key in keys if key.startswith(typed)]
    return tuple(Completion(f"{before}{key}{'>=' if key in COMPARED else ':'}", key) for key in fields)


def _values(before: str, term: re.Match[str], values: Values) -> tuple[Completion, ...]:
    typed = folded(term["value"].lstrip('"'))
    found = [
        (value, count)
        for value, count in values(term["key"].lower()).items()
        if _begins(folded(value), typed)
    ]
    found.sort(key=lambda one: (not folded(one[0]).startswith(typed), -one[1], folded(one[0])))
    if term["key"].lower() == "value":
        found.sort(key=lambda one: float(one[0]))
    begun = f"{before}{term['not']}{term['key']}{term['sign']}"
    return tuple(Completion(begun + _quoted(value), value, count) for value, count in found[:_OFFERED])


def _begins(value: str, typed: str) -> bool:
    """Whether the value, or a word of it, begins with what is typed."""
    return value.startswith(typed) or f" {typed}" in value


def _quoted(value: str) -> str:
    plain = value.replace('"', "")
    return f'"{plain}"' if re.search(r"\s", plain) else plain


def said(found: tuple[Completion, ...], at: int) -> str:
    """The choices for a note, beginning with the one of that index: `Kabul 4 · Herat 2 · …`."""
    shown = (f"{one.label} {one.times}" if one.times else one.label for one in (*found[at:], *found[:at]))
    return " · ".join(shown)


_FACETS: Mapping[str, tuple[str, ...]] = {
    "name": ("location", "actor"),
    "where": ("location",),
    "who": ("actor",),
    "source": ("actor",),
    "unit": ("figure",),
    "about": ("about",),
}
FIXED: Mapping[str, Callable[[], Iterable[str]]] = {
    "kind": kind_names,
    "type": types,
    "bound": lambda: get_args(Bound),
    "status": lambda: ("doubtful", "rejected", "corrected", "merged", "confirmed", "added"),
}
"""Fields whose values are the same in every article."""


def values_in(entities: Mapping[str, Entity], counts: Mapping[str, int], field: str) -> Mapping[str, int]:
    """The values of a field in an article: its mentions, or of a link the figures that have it.

    Args:
        entities: By id.
        counts: How often each is mentioned, by id.
        field: The field asked for.
    """
    found: Counter[str] = Counter()
    for id_, entity in entities.items():
        if counts.get(id_):
            for value in _of(entity, field, entities):
                found[value] += 1 if field in LINKS or field in ("kind", "type", "bound") else counts[id_]
    if field in ("kind", "type", "bound"):
        return found
    return found or dict.fromkeys(FIXED.get(field, tuple)(), 0)


def values_of_facets(facets: Mapping[str, Mapping[str, int]], field: str) -> Mapping[str, int]:
    """The values of a field in a corpus, with how many articles have each.

    Args:
        facets: By kind, what its entities are counted as.
        field: The field asked for.
    """
    spec = kind_asked_by(field)
    if spec is not None:
        return facets.get(spec.name, {})
    if field == "near":
        return {f"{name} {_NEAR}": times for name, times in facets.get("location", {}).items()}
    kinds = _FACETS.get(field, ())
    found: dict[str, int] = {}
    for kind in kinds:
        found |= facets.get(kind, {})
    return found or dict.fromkeys(() if kinds else FIXED.get(field, tuple)(), 0)


def _of(entity: Entity, field: str, entities: Mapping[str, Entity]) -> Iterable[str]:
    """The values that an entity has of a field."""
    if field in LINKS:
        value = getattr(entity, field, None) if isinstance(entity, Figure) else None
        if value is None:
            return ()
        other = entities.get(value)
        return () if other is None and field != "source" else (_called(other) if other else value,)
    if field == "near":
        return (f"{entity.name} {_NEAR}",) if isinstance(entity, Place) and entity.lat is not None else ()
    if field == "date":
        return (entity.first,) if isinstance(entity, Timex) and entity.first else ()
    if field == "kind":
        return (entity.kind,)
    if field == "value":
        return (_plain(entity.value),) if isinstance(entity, Figure) and entity.value is not None else ()
    spec = kind_asked_by(field)
    if field == "name" or spec is not None:
        return (_called(entity),) if spec is None or entity.kind == spec.name else ()
    value = getattr(entity, field, None)
    return (str(value),) if isinstance(value, str) else ()


def _plain(value: float) -> str:
    """A number as it is typed: `38000`, `0.4`."""
    return str(int(value)) if value == int(value) else repr(value)


def _called(entity: Entity) -> str:
    """What it is asked for by: its name, of a date its first day."""
    return (entity.first or "") if isinstance(entity, Timex) else str(kind_of(entity.kind).called_of(entity))

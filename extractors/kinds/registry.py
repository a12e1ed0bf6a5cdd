"""Which kinds there are: those of this package, and those that are registered for a while."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import NamedTuple

from extractors.kinds import CLOSED, NAMES
from extractors.kinds.spec import KindSpec


class _Known(NamedTuple):
    """The kinds at a time, in their order."""

    by_name: dict[str, KindSpec]
    by_letter: dict[str, KindSpec]


_registered: dict[str, KindSpec] = {}


def kinds() -> tuple[KindSpec, ...]:
    """Every kind, in the order in which panes, reports and tables have them."""
    return tuple(_known().by_name.values())


def kind_names() -> tuple[str, ...]:
    """The names of every kind, in their order."""
    return tuple(_known().by_name)


def counted_kinds() -> tuple[str, ...]:
    """Those of them that lists of articles count: what the window shows at first."""
    return tuple(name for name in kind_names() if name not in CLOSED)


def kind_of(name: str) -> KindSpec:
    """The kind of that name.

    Raises:
        KeyError: There is none.
    """
    return _known().by_name[name]


def kind_of_id(id_: str) -> KindSpec:
    """The kind of the entity of that id, by its letter.

    Raises:
        KeyError: No kind has the letter.
    """
    return _known().by_letter[id_[:1]]


def kind_asked_by(term: str) -> KindSpec | None:
    """The kind in whose entities a query's field finds words (`place:kabul`); None where the field is no kind's."""
    return next((spec for spec in kinds() if term and spec.term == term), None)


def terms() -> tuple[str, ...]:
    """The fields of a query that find words in entities of one kind."""
    return tuple(spec.term for spec in kinds() if spec.term)


def types() -> tuple[str, ...]:
    """The types of all kinds, each once, in the order of the kinds."""
    return tuple(dict.fromkeys(type_ for spec in kinds() for type_ in spec.types))


def in_order_of_reading() -> tuple[KindSpec, ...]:
    """The kinds, each behind those that its component and its linker read."""
    ordered: dict[str, KindSpec] = {}

    def add(spec: KindSpec) -> None:
        for name in spec.after:
            add(kind_of(name))
        ordered.setdefault(spec.name, spec)

    for spec in kinds():
        add(spec)
    return tuple(ordered.values())


@contextmanager
def registered(spec: KindSpec) -> Iterator[KindSpec]:
    """A further kind, as long as the block runs: for a kind that another package brings, and for tests.

    Args:
        spec: The kind.

    Raises:
        ValueError: Another kind has its name or its letter.
    """
    if any(spec.name == other.name or spec.letter == other.letter for other in kinds()):
        raise ValueError(f"There is a kind {spec.name!r}, or one with the letter {spec.letter!r}, already.")
    _registered[spec.name] = spec
    _known.cache_clear()
    try:
        yield spec
    finally:
        del _registered[spec.name]
        _known.cache_clear()


@cache
def _known() -> _Known:
    ours = (import_module(f"extractors.kinds.{name}").SPEC for name in NAMES)
    by_name = {spec.name: spec for spec in (*ours, *_registered.values())}
    return _Known(by_name, {spec.letter: spec for spec in by_name.values()})

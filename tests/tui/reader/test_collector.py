"""Garbage goes while no key waits."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Iterator

import pytest

from tui.reader.collector import ANSWERED_S, Collector


class Knot:
    """Something that only a collection frees."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def as_before() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


def knots(count: int) -> weakref.ref[Knot]:
    """So many that refer to themselves, and nobody to them; one of them."""
    some = [Knot() for _ in range(count)]
    return weakref.ref(some[0])


@pytest.mark.usefixtures("as_before")
async def test_what_a_key_left_is_collected_once_it_is_answered() -> None:
    collector = Collector()
    collector.begin()
    knot = knots(5_000)
    collector.key_pressed()
    assert knot() is not None, "while it is answered nothing is"
    await asyncio.sleep(3 * ANSWERED_S)
    assert knot() is None
    collector.end()


@pytest.mark.usefixtures("as_before")
async def test_what_was_learnt_is_looked_at_once_and_the_garbage_beside_it_goes() -> None:
    collector = Collector()
    collector.begin()
    kept, frozen = [Knot() for _ in range(100)], gc.get_freeze_count()
    knot = knots(10)
    collector.keep()
    await asyncio.sleep(3 * ANSWERED_S)
    assert knot() is None
    assert gc.get_freeze_count() >= frozen + len(kept)
    collector.end()


@pytest.mark.usefixtures("as_before")
async def test_a_window_that_is_closed_collects_nothing_more() -> None:
    collector = Collector()
    collector.begin()
    knot = knots(5_000)
    collector.key_pressed()
    collector.end()
    collector.key_pressed()
    await asyncio.sleep(3 * ANSWERED_S)
    assert knot() is not None

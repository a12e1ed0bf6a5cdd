"""The collector passes over the model, and still finds the garbage that comes after."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from extractors.collecting import YOUNG, spare_the_model


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


class Node:
    """Something that may hold itself."""

    def __init__(self) -> None:
        self.held: object = self


def test_what_is_there_is_passed_over_and_what_comes_is_not() -> None:
    model, before = [Node() for _ in range(1000)], gc.get_freeze_count()
    spare_the_model()
    assert gc.get_freeze_count() >= before + len(model)
    assert gc.get_threshold()[0] == YOUNG
    gone = weakref.ref(Node())
    gc.collect()
    assert gone() is None

"""Hostile bytes to everything that reads bytes: every loader, query, file and line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.amount import some
from tests.fuzz.broken import family
from tests.fuzz.targets import TARGETS
from tests.fuzz.watch import watched


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_sound_passes(name: str) -> None:
    for seed in TARGETS[name].seeds:
        TARGETS[name].deed(seed)


@pytest.mark.parametrize("name", TARGETS)
def test_hostile_bytes_are_read_or_refused_in_a_sentence(name: str) -> None:
    target = TARGETS[name]

    @some(-(-target.few // target.together), target.together)
    @given(target.inputs, st.integers(0, 2**32 - 1))
    def holds(data: bytes, seed: int) -> None:
        for one in family(data, seed, target.together):
            with watched(name):
                target.deed(one)

    holds()

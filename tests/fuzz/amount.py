"""How many inputs each target of the fuzz tests gets: few in `make test`, as many as `Q7X2_FUZZ` says in `make fuzz`.

A storm of keys through a whole window takes a second and more: there is one for so many inputs of the others.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# How many inputs a target is promised; 0 in `make test`, where each says itself what a second or less allows it.
PROMISED = int(os.environ.get("Q7X2_FUZZ", "0"))

_INPUTS_A_STORM = 100


def storms(few: int) -> int:
    """How many storms of keys a window gets.

    Args:
        few: How many `make test` tries.
    """
    return -(-PROMISED // _INPUTS_A_STORM) if PROMISED else few


def some(few: int, together: int = 1) -> settings:
    """Settings for a test of one target or several.

    Args:
        few: How many examples `make test` tries at most: it takes half of them, as its ten minutes allow.
        together: How many inputs an example holds at least.
    """
    return settings(
        max_examples=-(-PROMISED // together) if PROMISED else -(-few // 2),
        deadline=None,  # it would be measured after the end: `watch` ends what takes too long
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )

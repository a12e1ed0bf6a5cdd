"""How many inputs a fuzz test tries: few in `make test`, as many as `Q7X2_FUZZ` says in `make fuzz`."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# A hundred a loader take some seconds; what hypothesis finds once it keeps and tries first.
_FEW = 100

INPUTS = int(os.environ.get("Q7X2_FUZZ", str(_FEW)))


def some(share: float = 1.0) -> settings:
    """Settings for a test that takes its share of the inputs; none may take longer than ten seconds."""
    return settings(
        max_examples=max(20, int(INPUTS * share)),
        deadline=10_000,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )

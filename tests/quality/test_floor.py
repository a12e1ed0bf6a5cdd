"""A floor under what the extractors say: a change may raise it, and whoever falls through it sees of which kind and where."""

from __future__ import annotations

import pytest

from extractors.extracting import Extractor
from extractors.model import KINDS, Kind
from tests.quality.gold import Count, articles, tell


@pytest.fixture(scope="module")
def counts(extractor: Extractor) -> dict[Kind, Count]:
    counts = {kind: Count() for kind in KINDS}
    for article, gold in articles():
        tell(counts, article, extractor.analysis(article), gold)
    return counts


# What held when these articles were first scored; a change may raise it.
FLOORS: dict[Kind, float] = {"location": 0.93, "actor": 0.9, "figure": 0.96, "date": 1.0}
MOST_SPURIOUS = 1


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_falls_through_its_floor(counts: dict[Kind, Count], kind: Kind) -> None:
    count = counts[kind]
    assert count.share >= FLOORS[kind], "\n".join(count.faults)
    assert count.spurious <= MOST_SPURIOUS, "\n".join(count.faults)

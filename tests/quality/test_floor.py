"""A floor under what the extractors say: a change may raise it, and whoever falls through it sees of which kind and where."""

from __future__ import annotations

import pytest

from extractors.extracting import Extractor
from extractors.model import KINDS, Analysis, Kind
from tests.quality.gold import Count, articles, tell


@pytest.fixture(scope="module")
def counts(extractor: Extractor) -> dict[Kind, Count]:
    counts = {kind: Count() for kind in KINDS}
    for article, gold in articles():
        tell(counts, article, extractor.analysis(article), gold)
    return counts


@pytest.mark.parametrize("kind", KINDS)
def test_floor(counts: dict[Kind, Count], kind: Kind) -> None:
    count = counts[kind]
    print(kind, count.right, count.wanted, count.spurious, count.share)
    print("\n".join(count.faults))
    assert 0

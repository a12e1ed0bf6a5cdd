"""The reader of the sample article, with an analysis that a fixed file holds, and no window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from extractors.model import Analysis, Article
from tests.tui.reader.fakes import Reader


@pytest.fixture
def reader(sample: Article, stored_analysis: Analysis) -> Iterator[Reader]:
    made = Reader([sample], stored_analysis)
    yield made
    made.host.close()

"""The reader of the sample article, with an analysis that a fixed file holds, and no window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from extractors.model import Analysis, Article
from tests.tui.reader.fakes import OPENED, Reader


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    """Nobody waits for the tasks of a test that is over."""
    yield
    while OPENED:
        OPENED.pop().host.close()


@pytest.fixture
def reader(sample: Article, stored_analysis: Analysis) -> Reader:
    return Reader([sample], stored_analysis)

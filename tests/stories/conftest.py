"""The marked articles, analysed once for all tests."""

from __future__ import annotations

import pytest

from extractors.extracting import Extractor
from extractors.model import Analysis, Article
from tests.stories.marked import analysed, marked


@pytest.fixture(scope="session")
def told(extractor: Extractor) -> dict[str, tuple[Article, Analysis]]:
    return analysed(extractor, marked())

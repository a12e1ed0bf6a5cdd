"""What many tests read: the sample article, and the pipeline, loaded once."""

from __future__ import annotations

import pytest

from extractors.extracting import Extractor
from extractors.model import Analysis, Article
from extractors.sources.opening import single_article
from tui import resources


@pytest.fixture(scope="session")
def sample() -> Article:
    return single_article(resources.sample())


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="session")
def sample_analysis(extractor: Extractor, sample: Article) -> Analysis:
    return extractor.analysis(sample)

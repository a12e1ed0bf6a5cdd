"""What many tests read: the sample article, and the pipeline, loaded once."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from extractors.extracting import Extractor
from extractors.model import Analysis, Article
from extractors.sources.opening import single_article
from tui import resources


@pytest.fixture(scope="session", autouse=True)
def _no_configuration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whoever runs the tests may have configured the reader: no test, and no program that one starts, sees it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        yield


@pytest.fixture(scope="session")
def sample() -> Article:
    return single_article(resources.sample())


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="session")
def sample_analysis(extractor: Extractor, sample: Article) -> Analysis:
    return extractor.analysis(sample)


def pytest_sessionfinish() -> None:
    """A window freezes what it was built of; DuckDB complains at the interpreter's end of what is never collected."""
    gc.unfreeze()

"""The window on the sample article, with an analysis that a fixed file holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from extractors.model import Analysis, Article
from extractors.protocol import analysis_of
from tests.tui.canned import CannedClient
from tui.app import ReaderApp
from tui.reader.analysis_controller import AnalysisController

_STORED = Path(__file__).parent / "sample_analysis.json"

MakeApp = Callable[..., ReaderApp]


@pytest.fixture(scope="session")
def stored_analysis() -> Analysis:
    """What the extractors said of the sample once: the window's tests do not move with the model."""
    return analysis_of(orjson.loads(_STORED.read_bytes()))


@pytest.fixture(autouse=True)
def undelayed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the worker says is taken in at once, also right after a key: the tests know what they will see."""
    monkeypatch.setattr(AnalysisController, "rest_s", 0.0)


@pytest.fixture
def client(stored_analysis: Analysis) -> CannedClient:
    return CannedClient(stored_analysis)


@pytest.fixture
def app(sample: Article, client: CannedClient) -> ReaderApp:
    return ReaderApp([sample], client)

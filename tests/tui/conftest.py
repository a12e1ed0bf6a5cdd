"""The window on the sample article, with an analysis that a fixed file holds."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from extractors.model import Analysis, Article
from extractors.protocol import analysis_of
from tests.tui.canned import CannedClient
from tui.app import ReaderApp
from tui.reader.analysis_controller import AnalysisController

_STORED = Path(__file__).parent / "sample_analysis.json"

MakeApp = Callable[..., ReaderApp]


@pytest.fixture(scope="session", autouse=True)
def _styles_are_parsed_once() -> Iterator[None]:
    """A tenth of what a window's test takes went into parsing the same stylesheets, twice for each window."""
    parsed: dict[Hashable, list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def remembered(self: Stylesheet, css: str, *where: Any, **more: Any) -> list[RuleSet]:
        key = (frozenset(self._variables.items()), css, where, tuple(sorted(more.items())))
        if key not in parsed:
            parsed[key] = parse(self, css, *where, **more)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", remembered)
        yield


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

"""The map and the timeline as pictures."""

from __future__ import annotations

import pytest

from extractors.model import Analysis, Article
from tests.tui.canned import CannedClient
from tests.tui.test_pictures import looks_as_it_did
from tui.app import ReaderApp


@pytest.mark.parametrize(
    ("name", "theme", "size", "keys"),
    [
        ("map-dark", "dark", (120, 36), ["l", "l", "m", "tab"]),
        ("map-narrow", "dark", (80, 24), ["l", "l", "m"]),
        ("map-very-wide-light", "light", (170, 50), ["m", "0", "escape", "G"]),
        ("timeline-dark", "dark", (120, 36), ["l", "t", "j"]),
        ("timeline-narrow-light", "light", (80, 24), ["l", "t"]),
        ("timeline-very-wide", "dark", (170, 50), ["l", "l", "l", "t", "escape"]),
    ],
)
async def test_a_chart_looks_as_it_did(
    sample: Article, stored_analysis: Analysis, name: str, theme: str, size: tuple[int, int], keys: list[str]
) -> None:
    await looks_as_it_did(name, ReaderApp([sample], CannedClient(stored_analysis), theme), size, keys)


@pytest.mark.parametrize(("name", "key"), [("map-without-colour", "m"), ("timeline-without-colour", "t")])
async def test_a_chart_reads_without_colour(
    sample: Article, stored_analysis: Analysis, monkeypatch: pytest.MonkeyPatch, name: str, key: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = ReaderApp([sample], CannedClient(stored_analysis))
    await looks_as_it_did(name, app, (80, 24), ["l", "l", "l", key, *(["tab"] if key == "m" else [])])

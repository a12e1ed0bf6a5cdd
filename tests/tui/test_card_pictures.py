"""Cards as pictures, accepted like the window's own."""

from __future__ import annotations

import pytest

from extractors.model import Analysis, Article
from tests.tui.canned import CannedClient
from tests.tui.test_pictures import looks_as_it_did
from tui.app import ReaderApp

WIDE, NARROW = (120, 36), (80, 24)


def searched(words: str, *then: str) -> list[str]:
    return ["slash", *words, "enter", *then]


@pytest.mark.parametrize(
    ("name", "theme", "size", "keys"),
    [
        ("card-location", "dark", WIDE, searched("kabul, isn", "i")),
        ("card-actor", "dark", WIDE, [*searched("Taliban, who", "i"), "n"]),
        ("card-figure", "dark", WIDE, searched("some 800", "i")),
        ("card-date", "dark", WIDE, searched("Friday", "i")),
        ("card-narrow", "dark", NARROW, [*searched("Taliban, who", "i"), "n"]),
        ("card-very-wide", "dark", (170, 50), searched("kabul, isn", "i")),
        ("card-light", "light", WIDE, [*searched("the United States", "i"), "j"]),
    ],
)
async def test_a_card_looks_as_it_did(
    sample: Article, stored_analysis: Analysis, name: str, theme: str, size: tuple[int, int], keys: list[str]
) -> None:
    await looks_as_it_did(name, ReaderApp([sample], CannedClient(stored_analysis), theme), size, keys)


async def test_a_card_reads_without_colour(
    sample: Article, stored_analysis: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = ReaderApp([sample], CannedClient(stored_analysis))
    await looks_as_it_did("card-without-colour", app, WIDE, searched("some 800", "i"))

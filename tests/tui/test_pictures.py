"""The window as pictures: a change of looks is seen, and accepted on purpose with ACCEPT_PICTURES=1."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from extractors.model import Analysis, Article
from tests.tui.canned import CannedClient
from tests.tui.test_window import settled
from tui.app import ReaderApp

PICTURES = Path(__file__).parent / "pictures"

_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


async def picture(app: ReaderApp, size: tuple[int, int], keys: list[str]) -> str:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        await pilot.pause()
        return _FONTS.sub("", app.export_screenshot())


def compare(name: str, svg: str) -> None:
    path = PICTURES / f"{name}.svg"
    if os.environ.get("ACCEPT_PICTURES"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(svg, "utf-8")
    if svg != path.read_text("utf-8"):
        seen = Path(os.environ.get("TMPDIR", "/tmp")) / f"q7x2-{name}.svg"
        seen.write_text(svg, "utf-8")
        pytest.fail(
            f"the window looks otherwise: compare {path} with {seen}; accept it with ACCEPT_PICTURES=1"
        )


@pytest.mark.parametrize(
    ("name", "theme", "size", "keys"),
    [
        ("wide-dark", "dark", (120, 36), ["l", "l", "right_square_bracket"]),
        ("search-and-pane-light", "light", (120, 36), ["slash", *"taliban", "enter", "tab", "tab"]),
        ("narrow-dark", "dark", (80, 24), ["l", "tab", "tab"]),
        ("very-wide-dark", "dark", (170, 50), ["l"]),
        ("filter", "dark", (120, 36), ["f", *"kind:figure value>500"]),
        ("high-contrast", "high-contrast", (120, 36), ["slash", *"taliban", "enter", "tab", "tab"]),
        ("colour-blind", "colour-blind", (120, 36), ["l", "l", "right_square_bracket"]),
        ("zen", "dark", (120, 36), ["l", "z"]),
        ("export", "dark", (80, 24), ["e", "j", "j", "enter"]),
        ("help", "dark", (120, 36), ["question_mark"]),
        ("change", "dark", (120, 36), ["l", "l", "tab", "c"]),
        ("merge-narrow-light", "light", (80, 24), ["l", "l", "tab", "tab", "M"]),
        ("help-narrow-light", "light", (60, 15), ["question_mark"]),
        ("filter-refused-narrow", "dark", (80, 24), ["f", *"kind:figure value>>3", "enter"]),
        ("nothing-remains", "high-contrast-light", (170, 50), ["f", *"zzzzz", "enter"]),
        ("nothing-under-the-cursor", "colour-blind-light", (60, 15), ["g", "c"]),
        ("palette", "dark", (80, 24), ["ctrl+p"]),
        ("rejected", "dark", (120, 36), ["l", "l", "tab", "x", "f", *"status:rejected", "enter"]),
    ],
)
async def test_it_looks_as_it_did(
    sample: Article, stored_analysis: Analysis, name: str, theme: str, size: tuple[int, int], keys: list[str]
) -> None:
    compare(name, await picture(ReaderApp([sample], CannedClient(stored_analysis), theme), size, keys))


async def test_it_reads_without_colour(
    sample: Article, stored_analysis: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = ReaderApp([sample], CannedClient(stored_analysis))
    compare("without-colour", await picture(app, (80, 24), ["l"]))

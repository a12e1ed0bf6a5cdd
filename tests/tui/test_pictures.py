"""The window as pictures: a change of looks is seen, and accepted on purpose with ACCEPT_PICTURES=1."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from rich.text import Text
from textual.app import App, ComposeResult
from textual.widgets import Static

from extractors.model import Analysis, Article
from tests.tui.canned import CannedClient
from tests.tui.dumps import dumped
from tests.tui.test_window import settled
from tui.app import ReaderApp

PICTURES = Path(__file__).parent / "pictures"

# One of each kind of window is drawn, to be looked at; of the others a dump says the same in characters.
DRAWN = {
    "wide-dark", "search-and-pane-light", "colour-blind", "without-colour",
    "card-location", "map-dark", "timeline-dark", "library-wide",
}  # fmt: skip

_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def picture(name: str, app: App[object]) -> str:
    """The window as it is now: an SVG, or a dump."""
    return _FONTS.sub("", app.export_screenshot()) if name in DRAWN else dumped(app)


def compare(name: str, seen: str) -> None:
    path = PICTURES / f"{name}.{'svg' if name in DRAWN else 'txt'}"
    if os.environ.get("ACCEPT_PICTURES"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(seen, "utf-8")
    if not path.exists() or seen != path.read_text("utf-8"):
        other = Path(os.environ.get("TMPDIR", "/tmp")) / f"q7x2-{path.name}"
        other.write_text(seen, "utf-8")
        pytest.fail(
            f"the window looks otherwise: compare {path} with {other}; accept it with ACCEPT_PICTURES=1"
        )


async def looks_as_it_did(name: str, app: ReaderApp, size: tuple[int, int], keys: list[str]) -> None:
    """Press the keys in a window of that size, and compare it with its picture."""
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        await pilot.pause()
        seen = picture(name, app)
    compare(name, seen)


def test_every_picture_is_of_a_window_that_is_compared() -> None:
    drawn = {path.stem for path in PICTURES.glob("*.svg")}
    assert drawn == DRAWN
    assert not drawn & {path.stem for path in PICTURES.glob("*.txt")}


async def test_a_dump_tells_the_characters_and_the_look_of_each() -> None:
    class Small(App[None]):
        def compose(self) -> ComposeResult:
            text = Text("漢 a", "#ffffff on #000000")
            text.stylize("bold #ff0000", 0, 1)
            yield Static(text)

    async with Small(ansi_color=False).run_test(size=(5, 1)) as pilot:
        await pilot.pause()
        rows, marks, meanings = dumped(pilot.app).strip("\n").split("\n\n")
    assert rows == "│漢 a │"
    looks = dict(line.split("  ") for line in meanings.split("\n"))
    assert [looks[mark] for mark in marks.strip("│")][:4] == [
        *["#ff0000 on #000000 bold"] * 3,
        "#ffffff on #000000",
    ]


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
    await looks_as_it_did(name, ReaderApp([sample], CannedClient(stored_analysis), theme), size, keys)


async def test_it_reads_without_colour(
    sample: Article, stored_analysis: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = ReaderApp([sample], CannedClient(stored_analysis))
    await looks_as_it_did("without-colour", app, (80, 24), ["l"])

import os
from pathlib import Path

import pytest

from extractors.sources.opening import single_article
from tests.tui.canned import CannedClient
from tui import resources
from tui.app import ReaderApp
from tui.geometry import text_place
from tui.preferences import Preferences
from tui.startup import article_page, first_page
from tui.widgets.article_view import ArticleView

LONG = "A headline of the day\n\n" + "\n\n".join(
    f"Paragraph {n} says “something” of 漢字, and more of it. " * 4 for n in range(40)
)


@pytest.mark.parametrize("size", [(80, 24), (99, 30), (100, 30), (120, 36), (149, 40), (170, 50), (240, 60)])
@pytest.mark.parametrize("text", [None, LONG])
async def test_the_painted_page_is_the_windows_first_page(
    tmp_path: Path, size: tuple[int, int], text: str | None
) -> None:
    source = resources.sample()
    if text is not None:
        source = str(tmp_path / "long.txt")
        Path(source).write_text(text, "utf-8")
    article = single_article(source)
    async with ReaderApp([article], CannedClient(None)).run_test(size=size) as pilot:
        await pilot.pause()
        view = pilot.app.screen.query_one(ArticleView)
        rows = text_place(*size)[2]
        shown = ["".join(segment.text for segment in view.render_line(y))[2:].rstrip() for y in range(rows)]
        painted = [line.rstrip() for line in article_page.page_lines(article.text, *size)]
        assert painted + [""] * (rows - len(painted)) == shown
        assert (view.content_region.x, view.content_region.y) == (text_place(*size)[0], 1)


@pytest.mark.parametrize(
    "arguments",
    [["-"], ["--help"], ["nowhere.txt"], ["records.jsonl"], ["binary"], ["latin-1"], ["--unknown", "x"]],
)
def test_what_is_not_sure_to_be_the_windows_page_is_not_painted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("records.jsonl").write_text('{"text": "Kabul fell."}', "utf-8")
    Path("binary").write_bytes(b"a\0b")
    Path("latin-1").write_bytes("é".encode("latin-1"))
    monkeypatch.setattr(os, "write", lambda *_: pytest.fail("it painted"))
    assert first_page.painted(arguments, "nowhere-either.txt") is None


@pytest.mark.parametrize("width", [40, 72, 120])
@pytest.mark.parametrize("size", [(80, 24), (120, 36), (170, 50), (260, 60)])
async def test_the_painted_page_has_the_configured_width(
    tmp_path: Path, size: tuple[int, int], width: int
) -> None:
    path = tmp_path / "long.txt"
    path.write_text(LONG, "utf-8")
    app = ReaderApp([single_article(str(path))], CannedClient(None), preferences=Preferences(width=width))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        view = pilot.app.screen.query_one(ArticleView)
        rows = text_place(*size)[2]
        shown = ["".join(segment.text for segment in view.render_line(y))[2:].rstrip() for y in range(rows)]
        assert [line.rstrip() for line in article_page.page_lines(LONG, *size, width)] == shown


@pytest.mark.parametrize(
    ("arguments", "configured", "ground", "width"),
    [
        ([], {}, "#15171b", 88),
        (["--theme", "light"], {"theme": "nord"}, "#fbfaf7", 88),
        ([], {"theme": "nord", "width": 60}, "#2e3440", 60),
        (["--width=50"], {"theme": "high-contrast", "width": 60}, "#000000", 50),
    ],
)
def test_an_option_goes_before_the_file_on_the_painted_page_too(
    arguments: list[str], configured: dict[str, object], ground: str, width: int
) -> None:
    wanted = first_page._wanted(arguments, configured)
    assert wanted is not None
    assert (wanted[1][1], wanted[2]) == (ground, width)


def test_a_theme_or_width_that_is_none_paints_nothing() -> None:
    assert first_page._wanted(["--theme", "drak"], {}) is None
    assert first_page._wanted(["--width", "wide"], {}) is None

"""Where an article was left, it opens again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from platformdirs import user_state_path

from extractors.model import Analysis, Article
from extractors.sources.opening import single_article
from extractors.sources.text import article_of
from tests.tui.canned import CannedClient
from tests.tui.test_window import focused_text, now, settled
from tui import resources
from tui.app import ReaderApp
from tui.geometry import text_place
from tui.memory import Memory
from tui.reading import Order, Reading, Scope
from tui.reading_positions import ReadingPositions
from tui.startup import article_page
from tui.startup.reading_position import ReadingPosition, path_of, place_at, place_of, print_of
from tui.state_folder import state_folder
from tui.widgets.article_view import ArticleView

LONG = "\n\n".join(f"Paragraph {n} says “something” of 漢字, and more of it. " * 4 for n in range(400))


async def left(
    article: Article, analysis: Analysis | None, folder: Path, size: tuple[int, int], *keys: str
) -> Reading:
    app = ReaderApp([article], CannedClient(analysis), memory=Memory.in_folder(str(folder)))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        return now(app)


async def test_place_filter_scope_and_order_are_as_they_were_left(
    sample: Article, stored_analysis: Analysis, tmp_path: Path
) -> None:
    keys = ["right_curly_bracket", "right_curly_bracket", "s", "o", "4", "f", *"kabul", "enter"]
    before = await left(sample, stored_analysis, tmp_path, (80, 24), *keys)
    app = ReaderApp([sample], CannedClient(stored_analysis), memory=Memory.in_folder(str(tmp_path)))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Where you left it" in app.screen.notice  # type: ignore[attr-defined]
        await settled(pilot)
        after = now(app)
        assert (after.focus.offset, after.page) == (before.focus.offset, before.page)
        assert (after.scope, after.order) == (Scope.PARAGRAPH, Order.FREQUENCY)
        assert after.filter == before.filter
        assert set(after.facts.of_entity) == set(before.facts.of_entity)


async def test_from_the_start_means_from_the_start(sample: Article, tmp_path: Path) -> None:
    await left(sample, None, tmp_path, (80, 24), "right_curly_bracket")
    app = ReaderApp([sample], CannedClient(None), memory=Memory.in_folder(str(tmp_path), is_fresh=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert now(app).focus.offset == sample.lede.start


async def test_an_article_that_was_read_to_its_end_opens_at_its_beginning(
    sample: Article, stored_analysis: Analysis, tmp_path: Path
) -> None:
    await left(sample, stored_analysis, tmp_path, (80, 24), "2", "2", "G")
    app = ReaderApp([sample], CannedClient(stored_analysis), memory=Memory.in_folder(str(tmp_path)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert now(app).focus.offset == sample.lede.start
        assert now(app).filter.asked_hidden == {"actor"}, "what one wants to see is kept"


async def test_an_article_that_is_as_it_opens_leaves_nothing(sample: Article, tmp_path: Path) -> None:
    await left(sample, None, tmp_path, (80, 24), "right_curly_bracket")
    assert list((tmp_path / "places").iterdir())
    await left(
        sample, None, tmp_path, (80, 24), "g", "right_curly_bracket", "ctrl+o", "ctrl+o", "4", "4", "4", *"jj"
    )
    app = ReaderApp([sample], CannedClient(None), memory=Memory.in_folder(str(tmp_path)))
    async with app.run_test(size=(80, 24)) as pilot:
        while now(app).focus.offset != sample.lede.start:
            before = now(app).focus.offset
            await pilot.press("h" if before > sample.lede.start else "l")
            assert now(app).focus.offset != before
    assert not list((tmp_path / "places").iterdir())


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (170, 50)])
@pytest.mark.parametrize("text", [None, LONG])
async def test_the_first_page_is_painted_where_the_article_was_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], text: str | None
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    source = resources.sample()
    if text is not None:
        source = str(tmp_path / "long.txt")
        Path(source).write_text(text, "utf-8")
    article, folder = single_article(source), Path(state_folder())
    keys = ["space"] * 3 if text else ["space"]
    await left(article, None, folder, (100, 30), *keys)
    head = article_page._head(source)
    assert head is not None
    whole, place = article_page._with_place(head, source)
    assert place is not None
    app = ReaderApp([article], CannedClient(None), memory=Memory.in_folder(str(folder)))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.pause()
        view, rows = app.screen.query_one(ArticleView), text_place(*size)[2]
        shown = ["".join(segment.text for segment in view.render_line(y))[2:].rstrip() for y in range(rows)]
        painted = [line.rstrip() for line in article_page.page_lines(whole, *size, place=place)]
        assert painted + [""] * (rows - len(painted)) == shown
        assert now(app).page.start <= now(app).focus.offset < now(app).page.end


async def test_coming_back_to_an_article_shows_the_page_that_was_left(
    sample: Article, stored_analysis: Analysis
) -> None:
    other = article_of("Nothing else happened.", id="other", source="other.txt")
    app = ReaderApp([sample, other], CannedClient(stored_analysis))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("space", "k", "k")
        await pilot.pause()
        before = now(app)
        await pilot.press("full_stop")
        await pilot.pause()
        await pilot.press("comma")
        await pilot.pause()
        assert (now(app).page, now(app).focus) == (before.page, before.focus)
        await pilot.press("ctrl+o")
        assert "not jumped" in app.screen.notice  # type: ignore[attr-defined]


async def test_a_jump_in_one_article_never_leads_into_another(
    sample: Article, stored_analysis: Analysis
) -> None:
    other = article_of("Nothing else happened.", id="other", source="other.txt")
    app = ReaderApp([sample, other], CannedClient(stored_analysis))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("G", "full_stop", "ctrl+o")
        assert focused_text(app).startswith("Nothing else")
        await pilot.press("comma", "ctrl+o")
        assert focused_text(app).startswith("The Taliban have captured")


def test_another_text_of_the_same_beginning_has_no_place(tmp_path: Path) -> None:
    one, other = "a " * 6000 + "one", "a " * 6000 + "two"
    path = Path(path_of(one, str(tmp_path)))
    path.parent.mkdir(parents=True)
    path.write_text(ReadingPosition(print_of(one), 10, 20).written())
    assert place_of(one, str(tmp_path)) is not None
    assert path_of(other, str(tmp_path)) == str(path)
    assert place_of(other, str(tmp_path)) is None


@pytest.mark.parametrize("words", ["", "top 1\n", "text x\ntop one\noffset 2\n", "\0\0", "text x\ntop 5\n"])
def test_a_damaged_place_is_none(tmp_path: Path, words: str) -> None:
    (tmp_path / "place").write_text(words)
    assert place_at(str(tmp_path / "place")) is None


def test_a_place_past_the_text_is_none(tmp_path: Path) -> None:
    path = Path(path_of("short", str(tmp_path)))
    path.parent.mkdir(parents=True)
    path.write_text(ReadingPosition(print_of("short"), 0, 50).written())
    assert place_of("short", str(tmp_path)) is None


def test_only_so_many_places_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.reading_positions._PLACES_KEPT", 20)
    monkeypatch.setattr("tui.reading_positions._REMOVED_AT_ONCE", 5)
    places = ReadingPositions(str(tmp_path))
    for number in range(60):
        article = article_of(f"Paragraph {number}. And another sentence. And its last.", id="a", source="a")
        places.keep(Reading.of(article).focused_on(14))
        os.utime(path_of(article.text, str(tmp_path)), (number, number))
    kept = list((tmp_path / "places").iterdir())
    assert len(kept) <= 21
    assert place_of("Paragraph 59. And another sentence. And its last.", str(tmp_path)) is not None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    article = article_of("One. Two.", id="a", source="a")
    ReadingPositions(str(tmp_path / "file")).keep(Reading.of(article).focused_on(5))


@pytest.mark.skipif(os.name != "posix", reason="the folders are POSIX")
def test_the_state_folder_is_the_platforms_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert state_folder() == str(user_state_path("q7x2-tui"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert state_folder() == str(user_state_path("q7x2-tui"))

"""What a library shows before its corpus is read: the same as afterwards, or nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.corpus.library_snapshot import NAME, snapshot_of, write_snapshot
from extractors.corpus.shard import write_shard
from tests.tui.library.test_library import app_of, ended, facets_of, listed, reading, record, screen_line
from tests.tui.library.test_library import corpus as corpus
from tui.library.library_controller import LibraryController
from tui.library.page import library_lines
from tui.library.read_articles import ReadArticles
from tui.library_app import LibraryApp

__all__ = ["ended"]  # the fixture


@pytest.fixture
def fronted(corpus: Path, tmp_path: Path) -> Path:
    shutil.copytree(corpus, tmp_path / "fronted")
    write_snapshot(tmp_path / "fronted")
    return tmp_path / "fronted"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (99, 24), (100, 30), (120, 36), (170, 50)])
async def test_the_painted_page_is_the_librarys_first_page(fronted: Path, size: tuple[int, int]) -> None:
    state = fronted.parent / "state"
    front = snapshot_of(fronted)
    assert front is not None
    ReadArticles(str(state)).add(front.rows[1].key)
    painted = library_lines(str(fronted), str(state), *size)
    assert painted is not None
    app = app_of(fronted, state)
    async with app.run_test(size=size) as pilot:
        await listed(pilot, app, 4)
        shown = [screen_line(app, "#library-list", y).rstrip() for y in range(4)]
        assert [line.rstrip() for line in painted[1:]] == shown
        assert str(app.screen.query_one("#library-head").render()).rstrip() == painted[0].rstrip()
        assert shown[0].startswith("● ")
        assert shown[1].startswith("  ")


async def test_rows_and_facets_are_there_before_the_corpus_is_open(
    fronted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(_: LibraryController) -> None:
        return None

    monkeypatch.setattr(LibraryController, "_open", never)
    app = app_of(fronted)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert "None at all" in screen_line(app, "#library-list")
        assert "4 articles" in screen_line(app, "#title")
        assert "Fri 13 Aug" in screen_line(app, "#facets", 1)
        assert "Kabul" in facets_of(app)
        assert app.library.controller.corpus is None
        await pilot.press("f", *"troops", "enter")  # a question opens it
        await listed(pilot, app, 3)


async def test_an_article_is_opened_before_the_corpus_is(
    fronted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(_: LibraryController) -> None:
        return None

    monkeypatch.setattr(LibraryController, "_open", never)
    app = app_of(fronted)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("enter")
        await reading(pilot, app, "None at all")


def test_a_front_of_other_shards_is_none(fronted: Path) -> None:
    write_shard(fronted, "e1", [record(9, "2021-08-14", "Later", 12)])  # type: ignore[list-item]
    assert snapshot_of(fronted) is None
    assert library_lines(str(fronted), "", 80, 24) is None
    write_snapshot(fronted)
    front = snapshot_of(fronted)
    assert front is not None
    assert front.rows[0].title == "Later"
    assert front.total == 5


_DAMAGES: dict[str, Callable[[dict[str, object]], object]] = {
    "no object": lambda front: [front],
    "no rows": lambda front: {**front, "rows": None},
    "rows of something else": lambda front: {**front, "rows": [1, None]},
    "a title that is none": lambda front: {**front, "rows": [{**row, "title": 7} for row in front["rows"]]},  # type: ignore[attr-defined]
    "a day that is none": lambda front: {**front, "rows": [{**row, "date": "x"} for row in front["rows"]]},  # type: ignore[attr-defined]
    "too few fields": lambda front: {**front, "rows": [{"key": "k"}]},
}


@pytest.mark.parametrize("damage", _DAMAGES)
async def test_a_damaged_front_is_no_trouble(fronted: Path, damage: str) -> None:
    front = json.loads((fronted / NAME).read_text("utf-8"))
    (fronted / NAME).write_text(json.dumps(_DAMAGES[damage](front)), "utf-8")
    assert library_lines(str(fronted), "", 80, 24) is None
    app: LibraryApp = app_of(fronted)
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(pilot, app, 4)
        assert "None at all" in screen_line(app, "#library-list")


def test_what_a_front_says_is_no_command_to_the_terminal(fronted: Path) -> None:
    front = json.loads((fronted / NAME).read_text("utf-8"))
    front["rows"][0]["title"] = "\x1b]0;x\x07 \u202eturned"
    (fronted / NAME).write_text(json.dumps(front), "utf-8")
    lines = library_lines(str(fronted), "", 120, 24)
    assert lines is not None
    assert "␛" in lines[1]
    assert not set("".join(lines)) & set("\x1b\x07\u202e")


def test_a_front_that_cannot_be_kept_is_no_failure(fronted: Path) -> None:
    (fronted / NAME).unlink()
    (fronted / NAME).mkdir()
    write_snapshot(fronted)
    assert snapshot_of(fronted) is None

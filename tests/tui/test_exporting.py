"""An export from the window, through its keys, to a real file."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Static

from extractors.model import Analysis, Article
from tests.tui.test_window import settled
from tui.app import ReaderApp
from tui.exported import Export, proposed_name
from tui.reading import Progress
from tui.screens.export_screen import ExportScreen
from tui.screens.reading_screen import ReadingScreen

SIZE = (120, 36)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


async def opened(pilot: Pilot[None]) -> ExportScreen:
    await settled(pilot)
    await pilot.press("e")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, ExportScreen)
    return screen


async def answered(pilot: Pilot[None]) -> None:
    """Wait until the writing process has ended and its answer is there: the window has closed, or says why not."""
    for _ in range(3000):
        await pilot.pause(0.01)
        if not isinstance(pilot.app.screen, ExportScreen) or "writing" not in note(pilot.app.screen):
            return
    pytest.fail("the export did not end")


def note(screen: ExportScreen) -> str:
    return str(screen.query_one("#export-note", Static).content)


async def test_a_format_and_its_path_are_chosen_and_the_file_is_there(app: ReaderApp, tmp_path: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        assert screen.query_one(Input).value.endswith(".json")
        await pilot.press("j", "j")
        assert screen.query_one(Input).value.endswith(".csv")
        await pilot.press("enter", "enter")
        await answered(pilot)
        reading = pilot.app.screen
        assert isinstance(reading, ReadingScreen)
        (path,) = tmp_path.iterdir()
        assert reading.notice == f"Exported to {path}"
        rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))
        assert len(rows) == len(reading.now.analysis.mentions)


async def test_what_is_there_is_replaced_only_when_that_is_said(app: ReaderApp, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text("my own words", "utf-8")
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        screen.query_one(Input).value = "mine.json"
        await pilot.press("enter", "enter")
        await answered(pilot)
        assert "there already" in note(screen)
        assert path.read_text("utf-8") == "my own words"
        await pilot.press("enter")
        await answered(pilot)
        assert json.loads(path.read_text("utf-8"))["schema"] == 1


async def test_a_path_that_is_typed_in_one_burst_is_the_path(app: ReaderApp, tmp_path: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("enter")
        for key in ("ctrl+u", *"mime", "backspace", "backspace", *"ne.json"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.press("enter")
        await answered(pilot)
        assert [path.name for path in tmp_path.iterdir()] == ["mine.json"]


@pytest.mark.parametrize(("words", "says"), [("nowhere/a", "no such folder"), ("", "path is needed")])
async def test_what_cannot_be_written_is_said_and_the_question_stays(
    app: ReaderApp, words: str, says: str
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        screen.query_one(Input).value = words
        await pilot.press("enter", "enter")
        await answered(pilot)
        assert says in note(screen)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReadingScreen)


async def test_the_format_of_the_last_export_comes_first_the_next_time(
    app: ReaderApp, tmp_path: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("j", "enter", "enter")
        await answered(pilot)
        screen = await opened(pilot)
        assert screen.query_one(Input).value.endswith(".jsonl")


async def test_the_binary_and_the_folder_formats_are_written_too(app: ReaderApp, tmp_path: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press(*["j"] * 8, "enter", "enter")
        await answered(pilot)
        (folder,) = tmp_path.iterdir()
        assert {path.suffix for path in folder.iterdir()} == {".ann", ".txt", ".conf"}
        await opened(pilot)
        await pilot.press(*["j"] * 2, "enter", "enter")
        await answered(pilot)
        assert [path for path in tmp_path.iterdir() if path.suffix == ".spacy"]


def test_an_export_of_half_an_analysis_says_so(sample: Article, stored_analysis: Analysis) -> None:
    half = Export.of(sample, stored_analysis, Progress(3, 12))
    assert half.analysis.notes[-1] == "Exported before the analysis was complete: 3 of 12 parts."
    assert Export.of(sample, stored_analysis, Progress(12, 12, True)).analysis is stored_analysis


@pytest.mark.parametrize(
    ("id_", "name"), [("a b/../c\x1b[2J", "a-b-..-c-2J.csv"), ("-", "article.csv"), ("..", "article.csv")]
)
def test_a_proposed_name_is_harmless(id_: str, name: str) -> None:
    assert proposed_name(Article(id_, "s", "t"), ".csv") == name

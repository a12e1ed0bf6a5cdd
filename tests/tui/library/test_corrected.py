"""What is corrected in an article holds in the library when the reader is back, and in the next one from its beginning."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.corpus.library_snapshot import write_snapshot
from extractors.corpus.marker import mark
from extractors.corpus.reading import Corpus
from extractors.corpus.rows import rows_of
from extractors.corpus.shard import write_shard
from extractors.corrections.ledger import Ledger
from extractors.exports.schema import as_schema
from tests.corpus.test_corrected import told
from tests.tui.canned import CannedClient
from tests.tui.library.test_library import facets_of, reading, until
from tui.library.read_articles import ReadArticles
from tui.library_app import LibraryApp
from tui.screens.library_screen import LibraryScreen


@pytest.fixture
def made(tmp_path: Path) -> Callable[[], LibraryApp]:
    folder = tmp_path / "news"
    mark(folder, "e1")
    write_shard(folder, "e1", [rows_of(as_schema(*told(number))) for number in range(3)])
    write_snapshot(folder)
    ledger = Ledger(tmp_path / "corrections", tmp_path / "rules.toml")
    return lambda: LibraryApp(folder, CannedClient(None), ReadArticles(), ledger=ledger)


async def test_a_rejection_in_the_window_narrows_the_library_and_the_next_one(
    made: Callable[[], LibraryApp],
) -> None:
    app = made()
    async with app.run_test(size=(120, 36)) as pilot:
        controller = app.library.controller
        await until(pilot, lambda: controller.corpus is not None and controller.result.count == 3)
        await pilot.press("f", *"place:titan", "enter")
        await until(pilot, lambda: controller.result.count == 3 and controller.result.query != "")
        await pilot.press("enter")
        reader = await reading(pilot, app, "Taliban")
        await pilot.press("x")
        await until(pilot, lambda: "rejected" in reader.notice.lower() or "none" in reader.notice.lower())
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await until(pilot, lambda: controller.result.count == 2)
        assert controller.result.query == "place:titan", "what was asked stays asked"
    app.end()
    again = made()
    async with again.run_test(size=(120, 36)) as pilot:
        controller = again.library.controller
        await until(pilot, lambda: controller.corpus is not None and controller.result.count == 3)

        def is_corrected() -> bool:
            line = next((line for line in facets_of(again).splitlines() if "Titan" in line), "")
            return line.split()[-1:] == ["2"]

        await until(pilot, is_corrected)
    again.end()
    gc.unfreeze()


async def test_keys_before_the_corrections_are_laid_over_the_library_hold(
    made: Callable[[], LibraryApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on, correct = threading.Event(), Corpus.correct

    def slowly(corpus: Corpus) -> bool:
        may_go_on.wait()
        correct(corpus)
        return True

    monkeypatch.setattr(Corpus, "correct", slowly)
    app = made()
    async with app.run_test(size=(120, 36)) as pilot:
        controller, first = app.library.controller, app.library.controller.result
        await pilot.press("G", "k")
        row = app.library.articles.row
        may_go_on.set()
        await until(pilot, lambda: controller.result is not first)
        assert row is not None
        assert app.library.articles.cursor == 1
        assert app.library.articles.row == row
    app.end()
    gc.unfreeze()

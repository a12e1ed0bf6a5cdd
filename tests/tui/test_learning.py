from dataclasses import replace

import pytest

from extractors.model import Analysis, Article
from extractors.protocol import Analysed, Progressed
from tests.tui.canned import CannedClient
from tui.app import ReaderApp
from tui.facts import Facts
from tui.filter import Filter
from tui.reader import analysis_controller
from tui.reader.analysis_controller import AnalysisController

SIZE = (120, 36)


async def test_what_was_found_waits_for_the_hand_to_rest_and_only_the_last_of_a_section_is_taken_in(
    sample: Article, stored_analysis: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AnalysisController, "rest_s", 60.0)
    monkeypatch.setattr(analysis_controller, "_PATIENCE_S", 60.0)
    client = CannedClient(None)
    app = ReaderApp([sample], client)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j")
        client.say(Analysed(0, Analysis(analysed=1), 1, 3, complete=False))
        client.say(Analysed(0, stored_analysis, 3, 3, complete=True))
        await pilot.pause()
        assert not app.screen.now.known.sections
        monkeypatch.setattr(analysis_controller, "_PATIENCE_S", 0.0)
        client.say(Progressed(0, 3, 3))
        await pilot.pause()
        assert app.screen.now.known.whole == stored_analysis


async def test_what_was_found_before_the_worker_died_is_not_lost(
    sample: Article, stored_analysis: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AnalysisController, "rest_s", 60.0)
    client = CannedClient(None)
    app = ReaderApp([sample], client)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j")
        client.say(Analysed(0, stored_analysis, 2, 3, complete=False))
        client.die("The analysis was ended.")
        await pilot.pause()
        assert app.screen.now.known.whole == stored_analysis
        assert app.screen.now.progress.trouble


async def test_a_long_text_that_was_kept_is_unpacked_section_by_section(
    sample: Article, stored_analysis: Analysis
) -> None:
    parts = [
        replace(
            stored_analysis,
            mentions=tuple(m for m in stored_analysis.mentions if m.start // 700 == number),
            sentences=tuple(s for s in stored_analysis.sentences if s.start // 700 == number),
        )
        for number in range(4)
    ]
    app = ReaderApp([sample], CannedClient(None), cached=lambda article: parts)
    async with app.run_test(size=SIZE) as pilot:
        while len(app.screen.now.known.sections) < 4:
            await pilot.pause()
        assert app.screen.now.facts.mentions == Facts(sample, stored_analysis, Filter()).mentions
        assert app.screen.now.progress.is_complete

"""What the panes show of their rows, and how they share their room."""

from __future__ import annotations

from extractors.model import Analysis, Article, Mention, Span, Timex
from tests.tui.canned import CannedClient
from tui.app import ReaderApp
from tui.widgets.entity_pane import EntityPane


def lines_of(app: ReaderApp, kind: str) -> list[str]:
    pane = app.screen.query_one(f"#pane-{kind}", EntityPane)
    return [pane.render_line(y).text.rstrip() for y in range(len(pane.rows))]


async def test_the_date_that_is_read_quotes_the_words_in_scope() -> None:
    text = "It fell on Friday. It rained. On 13 August it fell silent."
    said = ("Friday", "13 August")
    article = Article("a", "a", text, "2021-08-13", paragraphs=(Span(0, len(text)),))
    analysis = Analysis(
        (Span(0, 18), Span(19, 29), Span(30, len(text))),
        tuple(Mention("date", text.index(w), text.index(w) + len(w), w, "D1") for w in said),
        (Timex("D1", "date", "2021-08-13", "2021-08-13", "2021-08-13"),),
        1,
    )
    app = ReaderApp([article], CannedClient(analysis))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert lines_of(app, "date") == ["▌ Fri 13 Aug 2021 “Friday”                   2"]
        await pilot.press("l")
        assert lines_of(app, "date")[0].startswith("  Fri 13 Aug 2021 “Friday”")
        await pilot.press("l")
        assert lines_of(app, "date")[0].startswith("▌ Fri 13 Aug 2021 “13 August”")

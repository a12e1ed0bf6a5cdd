"""What the panes show of their rows, and how they share their room."""

from __future__ import annotations

from extractors.model import Actor, Analysis, Article, Mention, Span, Timex
from tests.tui.canned import CannedClient
from tui.app import ReaderApp
from tui.widgets.entity_pane import EntityPane
from tui.widgets.pane_header import PaneHeader


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


async def test_who_is_named_and_what_day_is_known_stands_before_the_others_which_are_counted() -> None:
    text = "Officials met for hours. Kabul officials and police saw residents and Ms. Lee in 2020."
    people = {
        "Officials": Actor("A1", "Officials", "group", reason="a noun phrase about “official” that acts"),
        "Kabul officials": Actor("A2", "Kabul officials", "group", country="AF"),
        "police": Actor("A3", "police", "group"),
        "residents": Actor("A4", "residents", "group"),
        "Lee": Actor("A5", "Lee", "person"),
    }
    times = {
        "hours": Timex("D1", "duration", "PTXH"),
        "2020": Timex("D2", "date", "2020", "2020-01-01", "2020-12-31"),
    }
    article = Article("a", "a", text, paragraphs=(Span(0, len(text)),))
    mentions = [
        Mention(entity.kind, text.index(words), text.index(words) + len(words), words, entity.id)
        for words, entity in (*people.items(), *times.items())
    ]
    mentions.sort(key=lambda mention: mention.start)
    analysis = Analysis(
        (Span(0, 24), Span(25, len(text))), tuple(mentions), (*people.values(), *times.values()), 1
    )
    app = ReaderApp([article], CannedClient(analysis))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        names = [row.name for row in app.screen.query_one("#pane-actor", EntityPane).rows]
        assert names == ["Kabul officials", "Lee", "Officials", "police", "residents"]
        assert lines_of(app, "date")[0].startswith("  2020")
        header = app.screen.query_one("#frame-actor PaneHeader", PaneHeader).render_line(0).text
        assert "2 · 5, 3 unnamed" in header
        await pilot.press("o", "o")  # by name
        pane = app.screen.query_one("#pane-actor", EntityPane)
        assert [row.name for row in pane.rows] == [
            "Kabul officials",
            "Lee",
            "Officials",
            "police",
            "residents",
        ]
        assert [pane.rows.place(id_) for id_ in ("A2", "A5", "A1", "A3", "A4")] == [0, 1, 2, 3, 4]
        await pilot.press("o")
        assert [pane.rows.place(id_) for id_ in ("A2", "A5", "A1", "A3", "A4")] == [0, 1, 2, 3, 4]

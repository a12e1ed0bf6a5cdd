"""What the panes show of their rows, and how they share their room."""

from __future__ import annotations

import pytest

from extractors.kinds import NAMES as KINDS
from extractors.model import Actor, Analysis, Article, Figure, Mention, Span, Timex
from tests.tui.canned import CannedClient
from tui.app import ReaderApp
from tui.geometry import facts_columns
from tui.rows import Row
from tui.widgets.entity_pane import EntityPane
from tui.widgets.facts_column import ROW_BESIDE, FactsColumn
from tui.widgets.pane_columns import PaneColumns
from tui.widgets.pane_header import PaneHeader
from tui.widgets.row_lines import RowLines


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


async def test_a_day_that_is_not_known_says_so_and_does_not_quote_its_own_name() -> None:
    text = "It fell on Friday, the police said."
    article = Article("a", "a", text, paragraphs=(Span(0, len(text)),))
    mention = Mention("date", 11, 17, "Friday", "D1")
    analysis = Analysis((Span(0, len(text)),), (mention,), (Timex("D1", "date"),), 1)
    app = ReaderApp([article], CannedClient(analysis))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert lines_of(app, "date") == ["▌ Friday no day known"]


async def test_where_one_pane_is_in_view_a_filter_shows_the_one_that_lists_something(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        facts = app.screen.query_one(FactsColumn)
        await pilot.press("f", *"value>500", "enter")
        assert facts.shown == "figure"
        assert app.screen.query_one("#pane-figure", EntityPane).rows
        await pilot.press("escape")
        assert facts.shown == "location", "the reader's own choice comes back"
        await pilot.press("tab", "tab", "escape")
        assert facts.shown == "actor", "what was chosen stays while it lists something"
        await pilot.press("1")
        assert facts.shown == "location", "a kind's key has its pane in view first"
        await pilot.press("1")
        assert facts.shown == "actor", "and then hides the kind"
        await pilot.press("2")
        assert facts.shown == "figure"


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


async def test_a_wider_window_never_shows_less_of_a_row(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 36)) as pilot:
        await pilot.pause()
        before: list[str] = []
        for columns in (100, 119, 143, 149, 150, 170, 191, 192, 210, 250):
            await pilot.resize_terminal(columns, 36)
            await pilot.pause()
            lines = [" ".join(line.rstrip("…”").split()) for line in lines_of(app, "figure")]
            assert all(len(line) >= len(old) for old, line in zip(before, lines, strict=False)), columns
            before = lines


async def test_an_empty_pane_is_its_header_and_the_room_goes_where_rows_are_hidden() -> None:
    text = ". ".join(f"Lee{number} fell" for number in range(60))
    people = [Actor(f"A{number}", f"Lee{number}", "person") for number in range(60)]
    starts = [text.index(f"Lee{number} ") for number in range(60)]
    mentions = tuple(
        Mention("actor", at, at + len(one.name), one.name, one.id)
        for at, one in zip(starts, people, strict=True)
    )
    article = Article("a", "a", text, paragraphs=(Span(0, len(text)),))
    app = ReaderApp([article], CannedClient(Analysis((Span(0, len(text)),), mentions, tuple(people), 1)))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        heights = {kind: app.screen.query_one(f"#frame-{kind}").size.height for kind in KINDS}
        assert heights == {"location": 1, "actor": 35, "figure": 1, "date": 1, "statement": 0}
        await pilot.press("f", *"lee7", "enter")
        assert app.screen.query_one("#frame-actor").size.height == 35, "a filter moves no pane"


@pytest.mark.parametrize("key", ["m", "t"])
async def test_under_a_chart_the_panes_have_their_rows_whole_and_the_chart_the_greater_part(
    app: ReaderApp, key: str
) -> None:
    async with app.run_test(size=(150, 45)) as pilot:
        await pilot.pause()
        facts = app.screen.query_one(FactsColumn)
        await pilot.press(key)
        await pilot.pause()
        every = [app.screen.query_one(f"#frame-{kind}") for kind in KINDS]
        frames = [frame for frame in every if frame.display]
        assert {frame.size.width for frame in frames} == {facts.size.width}, "one below another"
        assert sum(frame.size.height for frame in frames) < facts.size.height / 2
        await pilot.resize_terminal(210, 60)
        await pilot.pause()
        assert all(frame.size.width < facts.size.width / 2 for frame in frames), "two beside each other"
        await pilot.press(key)
        await pilot.pause()
        assert sum(frame.size.height for frame in frames) > facts.size.height / 2


def figures(count: int, said: str) -> ReaderApp:
    """A window on so many figures of pounds, each with that said after it."""
    line = f"7 pounds {said}."
    text = " ".join([line] * count)
    starts = [number * (len(line) + 1) for number in range(count)]
    article = Article("a", "a", text, paragraphs=(Span(0, len(text)),))
    analysis = Analysis(
        tuple(Span(start, start + len(line)) for start in starts),
        tuple(Mention("figure", start, start + 8, "7 pounds", f"F{n}") for n, start in enumerate(starts)),
        tuple(Figure(f"F{n}", "count", 7.0, unit="pounds") for n in range(count)),
        1,
    )
    return ReaderApp([article], CannedClient(analysis))


async def test_a_row_that_would_be_cut_goes_on_in_a_line_that_is_left_over() -> None:
    app = figures(2, "of water vapor were being released from Europa per second")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        pane = app.screen.query_one("#pane-figure", EntityPane)
        shown = [pane.render_line(y).text.rstrip() for y in range(5)]
        assert shown == [
            "▌ 7  pounds  “… of water vapor were being",
            "▌    released from Europa per second”",
            "  7  pounds  “… of water vapor were being",
            "     released from Europa per second”",
            "",
        ], "with a blank line before the next pane"
        await pilot.click(pane, offset=(5, 3))
        await pilot.pause()
        assert pane.cursor == 1
        await pilot.press("k")
        assert pane.cursor == 0, "a key goes by rows, not by lines"


async def test_rows_take_one_line_each_where_none_is_left_over() -> None:
    app = figures(60, "of water vapor were being released from Europa per second")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        pane = app.screen.query_one("#pane-figure", EntityPane)
        assert all(pane.render_line(y).text.lstrip("▌ ").startswith("7  pounds") for y in range(10))


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_the_row_under_the_cursor_is_whole_while_its_pane_has_the_keys(size: tuple[int, int]) -> None:
    said = "of water vapor were being released from Europa per second by plumes that nobody has seen so far"
    app = figures(60, said)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        pane = app.screen.query_one("#pane-figure", EntityPane)
        await pilot.press(*([] if size[0] < 100 else ["tab", "tab"]), "tab", "j", "j")
        await pilot.pause()
        assert pane.cursor == 2

        def shown() -> list[str]:
            return [pane.render_line(y).text.strip("▌ ") for y in range(8)]

        whole = " ".join(" ".join(line.split()) for line in shown()[2:])
        assert whole.startswith(f"7 pounds “… {said}” 7 pounds"), "the next row follows"
        assert all(line.startswith("7  pounds") for line in shown()[:3]), (
            "the rows before it take a line each"
        )
        await pilot.press("escape")
        await pilot.pause()
        assert all(line.startswith("7  pounds") for line in shown())


def test_a_row_that_is_unfolded_moves_those_after_it() -> None:
    lines = RowLines(4, (), (1, 3))
    assert len(lines) == 6
    assert [lines.at(y) for y in range(6)] == [(0, 0), (1, 0), (1, 1), (1, 2), (2, 0), (3, 0)]
    assert [lines.of(index) for index in range(4)] == [range(1), range(1, 4), range(4, 5), range(5, 6)]
    assert RowLines(4, (), (1, 1)) == RowLines(4, (), (3, 1)) == RowLines(4) != lines


def test_a_days_own_words_are_cut_with_a_sign_and_not_at_their_comma() -> None:
    row = Row("D1", "", "Wed 5 Nov 2025", "date", 1, 0, "")
    columns = PaneColumns.of([row], is_told=False)
    ((_, _), (what, _)) = columns.cells(row, 30, "“Wednesday, 5 November 2025”")
    assert what == "“Wednesday, …"


@pytest.mark.parametrize("columns", [100, 120, 149, 170, 191])
async def test_how_wide_a_row_is_is_known_before_the_first_layout(columns: int) -> None:
    app = figures(2, "of vapor")
    async with app.run_test(size=(columns, 36)) as pilot:
        await pilot.pause()
        pane = app.screen.query_one("#pane-figure", EntityPane)
        assert pane.scrollable_content_region.width == facts_columns(columns) - ROW_BESIDE


@pytest.mark.parametrize("is_laid_out_early", [False, True])
async def test_a_pane_that_was_never_in_view_opens_the_same_whether_or_not_it_was_laid_out(
    app: ReaderApp, is_laid_out_early: bool
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        frame, pane = app.screen.query_one("#frame-actor"), app.screen.query_one("#pane-actor", EntityPane)
        if is_laid_out_early:
            frame.styles.display, frame.styles.height = "block", 2  # as among others in a wide window
            await pilot.press("l", "l")
            frame.styles.clear_rule("height")
            frame.styles.clear_rule("display")
            await pilot.pause()
        else:
            await pilot.press("l", "l")
        await pilot.press("tab", "tab")
        await pilot.pause()
        assert frame.has_class("-shown")
        assert pane.rows[pane.cursor].name == "Taliban"
        assert pane.scroll_offset.y == 0

"""What the keys do, through the window itself."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from extractors.model import Analysis, Article, Span
from extractors.protocol import Analyse, Look, Progressed, Redate
from tests.tui.canned import CannedClient
from tui.app import ReaderApp
from tui.reading import Reading, Scope
from tui.screens.reading_screen import ReadingScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.entity_pane import EntityPane
from tui.widgets.status_bar import StatusBar

SIZE = (120, 36)


def screen(app: ReaderApp) -> ReadingScreen:
    found = app.screen_stack[0] if len(app.screen_stack) == 1 else app.screen_stack[-1]
    assert isinstance(found, ReadingScreen)
    return found


def now(app: ReaderApp) -> Reading:
    return screen(app).now


def focused_text(app: ReaderApp) -> str:
    reading = now(app)
    return reading.article.text[reading.focus.offset :]


def line(app: ReaderApp, selector: str, y: int) -> str:
    return "".join(segment.text for segment in app.screen.query_one(selector).render_line(y))  # type: ignore[attr-defined]


async def settled(pilot: Pilot[None]) -> None:
    """Wait until the canned analysis has come in."""
    app = pilot.app
    assert isinstance(app, ReaderApp)
    for _ in range(200):
        await pilot.pause()
        if now(app).progress.is_complete:
            return
    pytest.fail("the analysis did not come in")


async def test_the_text_is_there_before_the_analysis(sample: Article) -> None:
    app = ReaderApp([sample], CannedClient(None))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "The Taliban have captured" in line(app, "#article", 4)
        assert "loading model" in line(app, "#title", 0)
        await pilot.press("j", "l")
        assert focused_text(app).startswith("The provincial council chief")


async def test_the_progress_of_the_analysis_is_told_quietly(sample: Article) -> None:
    client = CannedClient(None)
    app = ReaderApp([sample], client)
    async with app.run_test(size=SIZE) as pilot:
        client.say(Progressed(0, 3, 12))
        await pilot.pause()
        assert "analysing 3/12" in line(app, "#title", 0)


async def test_four_panes_fill_when_the_analysis_comes(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for kind in ("location", "actor", "figure", "date"):
            assert app.screen.query_one(f"#pane-{kind}", EntityPane).rows


async def test_panes_follow_the_sentence_and_keep_their_order(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        pane = app.screen.query_one("#pane-location", EntityPane)
        order = [row.name for row in pane.rows]
        index = order.index("Lashkar Gah")
        assert not line(app, "#pane-location", index).startswith("▌")
        await pilot.press("l", "l")
        assert "Lashkar Gah" in focused_text(app)[:100]
        assert line(app, "#pane-location", index - pane.scroll_offset.y).startswith("▌")
        assert [row.name for row in pane.rows] == order


async def test_j_moves_a_line_and_k_moves_it_back(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        start = now(app).focus.offset
        await pilot.press("j", "j", "j")
        assert now(app).focus.offset > start + 100
        await pilot.press("k", "k", "k")
        assert now(app).focus.offset == start


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (["l"], "The provincial council chief"),
        (["l", "h"], "The Taliban have captured"),
        (["right_curly_bracket"], "The provincial council chief"),
        (["right_curly_bracket", "j", "left_curly_bracket"], "The provincial council chief"),
        (["G"], "Separately, Britain said"),
        (["G", "g"], "date 2021-08-13"),
        (["G", "ctrl+o"], "The Taliban have captured"),
    ],
)
async def test_movement(app: ReaderApp, keys: list[str], text: str) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        assert focused_text(app).startswith(text)


async def test_brackets_step_through_entities_and_n_through_one(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("right_square_bracket", "right_square_bracket")
        assert focused_text(app).startswith("another two provincial capitals")
        await pilot.press("left_square_bracket")
        assert focused_text(app).startswith("Taliban")
        chosen = now(app).focus.entity
        first = now(app).focus.offset
        await pilot.press("n")
        assert now(app).focus.entity == chosen
        assert now(app).focus.offset > first
        await pilot.press("N")
        assert now(app).focus.offset == first


async def test_a_digit_hides_a_kind_and_shows_it_again(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("1")
        assert not app.screen.query_one("#pane-location", EntityPane).rows
        assert all(mention.kind != "location" for mention in now(app).facts.mentions)
        assert "actors, figures, dates" in line(app, "#status", 0)
        await pilot.press("1")
        assert app.screen.query_one("#pane-location", EntityPane).rows


async def test_the_filter_narrows_while_it_is_typed_and_esc_undoes_it(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        everything = len(now(app).facts.of_entity)
        await pilot.press("f", *"taliban")
        assert 0 < len(now(app).facts.of_entity) < everything
        await pilot.press("escape")
        assert len(now(app).facts.of_entity) == everything
        await pilot.press("f", *"taliban", "enter")
        assert "taliban" in line(app, "#status", 0)
        await pilot.press("escape")
        assert len(now(app).facts.of_entity) == everything


async def test_a_bad_query_is_explained_and_can_be_mended(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("f", *"colour:red", "enter")
        note = app.screen.query_one("#prompt-note")
        assert "is no field" in str(note.render())
        await pilot.press(*["backspace"] * 10, *"kabul", "enter")
        assert now(app).filter.query == "kabul"


async def test_search_goes_to_the_match_and_ctrl_o_back(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        start = now(app).focus.offset
        await pilot.press("slash", *"lashkar gah", "enter")
        assert focused_text(app).startswith("Lashkar Gah")
        assert "/lashkar gah 1/1" in line(app, "#status", 0)
        await pilot.press("ctrl+o")
        assert now(app).focus.offset == start


async def test_enter_on_a_row_goes_to_its_mention_and_again_opens_its_card(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("tab", "tab")
        pane = app.screen.query_one("#pane-actor", EntityPane)
        assert pane.has_focus
        taliban = next(i for i, row in enumerate(pane.rows) if row.name == "Taliban")
        await pilot.press("g", *["j"] * taliban, "enter")
        await pilot.pause()
        first = now(app).focus
        assert first.entity == pane.rows[taliban].entity
        await pilot.press("n")
        assert now(app).focus.entity == first.entity
        assert now(app).focus.offset > first.offset
        await pilot.press("enter")
        await pilot.pause()
        assert "Taliban" in line(app, "#card", 1)


async def test_enter_in_the_text_finds_the_row(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"lashkar", "enter", "enter")
        pane = app.screen.query_one("#pane-location", EntityPane)
        assert pane.has_focus
        assert pane.rows[pane.cursor].name == "Lashkar Gah"


async def test_a_row_says_why_it_is_what_it_is(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("tab", "tab", "tab", "tab")
        await pilot.pause()
        pane = app.screen.query_one("#pane-date", EntityPane)
        assert pane.rows[pane.cursor].reason
        assert app.screen.query_one(StatusBar).notice == pane.rows[pane.cursor].reason


async def test_scope_cycles(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for scope in (Scope.PARAGRAPH, Scope.SCREEN, Scope.SO_FAR, Scope.ARTICLE, Scope.SENTENCE):
            await pilot.press("s")
            assert now(app).scope is scope


async def test_another_anchor_is_sent_to_the_worker(app: ReaderApp, client: CannedClient) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("d", *["backspace"] * 10, *"2021-08-20", "enter")
        assert client.heard[-1] == Redate(0, "2021-08-20", "option")
        assert "Fri 20 Aug 2021, as given" in line(app, "#title", 0)


async def test_no_date_is_taken_for_a_day(app: ReaderApp, client: CannedClient) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("d", *"-soon", "enter")
        assert not any(isinstance(command, Redate) for command in client.heard)
        await pilot.press("escape")
        assert now(app).article.published == "2021-08-13"


async def test_a_dead_worker_is_told_of_and_can_be_started_again(
    sample: Article, client: CannedClient
) -> None:
    dying = CannedClient(None)
    app = ReaderApp([sample], dying)
    dying.next = client
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        dying.die("The analysis was ended from outside (signal 9).")
        await pilot.pause()
        assert "signal 9" in line(app, "#status", 0)
        assert "not analysed" in line(app, "#title", 0)
        await pilot.press("l")
        assert focused_text(app).startswith("The provincial council chief")
        await pilot.press("r")
        await settled(pilot)
        assert dying.has_ended
        assert "signal 9" not in line(app, "#status", 0)


async def test_the_worker_hears_where_the_reader_goes(sample: Article) -> None:
    client = CannedClient(None)
    app = ReaderApp([sample], client)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("G")
        assert isinstance(client.heard[0], Analyse)
        assert client.heard[-1] == Look(0, now(app).focus.offset)


async def test_comma_and_full_stop_change_the_article(sample: Article, client: CannedClient) -> None:
    from extractors.sources.text import article_of

    other = article_of("Nothing else happened.", id="other", source="other.txt")
    app = ReaderApp([sample, other], client)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("l", "full_stop")
        assert "Nothing else happened." in line(app, "#article", 0)
        assert "2 of 2" in line(app, "#title", 0)
        await pilot.press("comma")
        assert focused_text(app).startswith("The provincial council chief")


async def test_help_names_every_key_and_closes(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        shown = " ".join(str(widget.render()) for widget in app.screen.query("Static.help-row"))
        for key in ("j ↓", "] ", "^o", "q "):
            assert key in shown
        await pilot.press("q")
        assert isinstance(app.screen, ReadingScreen)


async def test_the_palette_knows_every_action(app: ReaderApp) -> None:
    from tui.keymap import COMMANDS

    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        names = {command.title for command in app.get_system_commands(app.screen)}
        assert {command.words for command in COMMANDS} <= names


async def test_q_quits_and_the_worker_ends(app: ReaderApp, client: CannedClient) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("q")
    assert client.has_ended


async def test_a_click_goes_there_and_chooses_the_entity(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        text = line(app, "#article", 4)
        await pilot.click("#article", offset=(text.index("Taliban") + 2, 4))
        await pilot.pause()
        reading = now(app)
        assert reading.facts.shown[reading.focus.entity or ""].name == "Taliban"  # type: ignore[union-attr]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (170, 50)])
async def test_the_focus_is_on_the_screen_at_every_size(app: ReaderApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for key in ("G", "g", *["space"] * 4, *["right_square_bracket"] * 9):
            await pilot.press(key)
            await pilot.pause()
            page: Span = now(app).page
            assert page.start <= now(app).focus.offset <= page.end


async def test_a_resize_keeps_the_position_in_view(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("G")
        for size in ((80, 24), (60, 20), (170, 50)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert focused_text(app).startswith("Separately, Britain said")
            assert now(app).page.start <= now(app).focus.offset <= now(app).page.end


async def test_one_pane_at_a_time_where_it_is_narrow(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("tab")
        assert app.screen.query_one("#pane-location", EntityPane).has_focus
        await pilot.press("tab")
        await pilot.pause()
        assert app.screen.query_one("#frame-actor").display
        pane = app.screen.query_one("#pane-actor", EntityPane)
        assert pane.rows[pane.scroll_offset.y].name in line(app, "#pane-actor", 0)
        assert not app.screen.query_one("#frame-location").display
        await pilot.press("escape")
        assert app.screen.query_one(ArticleView).has_focus


async def test_a_move_repaints_lines_and_not_the_page(
    app: ReaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        painted: list[int] = []
        view = app.screen.query_one(ArticleView)
        original = view.render_line
        monkeypatch.setattr(view, "render_line", lambda y: painted.append(y) or original(y))
        await pilot.press("j")
        await pilot.pause()
        assert 0 < len(set(painted)) <= 4


async def test_an_article_that_is_known_from_before_is_there_at_once(
    sample: Article, stored_analysis: Analysis
) -> None:
    client = CannedClient(None)
    app = ReaderApp([sample], client, cached=lambda article: [stored_analysis])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "Lashkar Gah" in "".join(line(app, "#pane-location", y) for y in range(9))
        assert client.heard == []
        await pilot.press("d", *["backspace"] * 10, *"2021-08-20", "enter")
        await pilot.pause()
        assert [command.article.published for command in client.heard if isinstance(command, Analyse)] == [
            "2021-08-20"
        ]

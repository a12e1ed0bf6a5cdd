"""What users of other readers and annotation tools complained of, each answered."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.style import Style

from extractors.kinds import NAMES as KINDS
from extractors.model import Actor, Analysis, Article, Mention, Place, Span
from extractors.sources.text import article_of
from tests.tui.canned import CannedClient
from tests.tui.test_window import SIZE, focused_text, line, now, settled
from tui.app import ReaderApp
from tui.keymap import COMMANDS
from tui.widgets.article_view import ArticleView
from tui.widgets.entity_pane import EntityPane
from tui.widgets.layers import layers_of


async def test_a_phrase_is_found_across_a_wrapped_line(app: ReaderApp) -> None:
    async with app.run_test(size=(40, 24)) as pilot:
        await settled(pilot)
        view = app.screen.query_one(ArticleView)
        broken = next(
            (first, second)
            for first, second in zip(range(3, 40), range(4, 41), strict=True)
            if view._lines.span(first).end
            and view._lines.span(second).end > view._lines.span(second).start
            and view._lines.span(first).end > view._lines.span(first).start
        )
        text = now(app).article.text
        last = text[slice(*view._lines.span(broken[0]))].split()[-1]
        first = text[slice(*view._lines.span(broken[1]))].split()[0]
        await pilot.press("slash", *f"{last} {first}", "enter")
        assert now(app).search.found.count
        assert re.match(rf"{re.escape(last)}\s+{re.escape(first)}", focused_text(app))


async def test_g_is_the_beginning_and_capital_g_the_end_and_q_quits(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("G")
        end = now(app).focus.offset
        await pilot.press("g")
        assert now(app).focus.offset < end
        await pilot.press("q")
    assert app.return_code == 0


def test_no_key_is_one_that_terminals_and_tmux_take() -> None:
    # ^b is tmux's own, ^a screen's; ^j and ^m are Enter, ^i is Tab, ^h is Backspace; ^s and ^q stop the line,
    # ^c interrupts. ^z suspends, here as everywhere.
    taken = {f"ctrl+{letter}" for letter in "abcijmhsq"}
    assert not taken & {key for command in COMMANDS for key in command.keys.split(",")}
    assert [command.id for command in COMMANDS if "ctrl+z" in command.keys.split(",")] == ["suspend"]


async def test_every_action_is_found_by_its_name_with_its_key_beside_it(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        commands = {command.title: command.help for command in app.get_system_commands(app.screen)}
        for command in COMMANDS:
            assert command.id in commands[command.words]
            assert command.keys_in_words in commands[command.words]
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert app.screen is not app.screen_stack[0]


def test_overlaps_show_both() -> None:
    article = article_of("The U.S. Embassy in Kabul stands.", id="a", source="a")
    embassy = Mention("actor", 4, 25, "U.S. Embassy in Kabul", "A1")
    kabul = Mention("location", 20, 25, "Kabul", "L1")
    analysis = Analysis(
        (Span(0, 33),),
        (embassy, kabul),
        (Place("L1", "Kabul", "city"), Actor("A1", "U.S. Embassy", "organisation")),
    )
    from tui.reading import Progress, Reading

    reading = Reading.of(article).analysed(analysis, Progress(is_complete=True))
    looks = [layer.look for layer in layers_of(reading, Span(0, 33)) if layer.start <= 21 < layer.end]
    assert {"actor", "location"} <= set(looks)
    assert reading.facts.at(21) == kabul, "a click on the inner one chooses it"
    assert reading.facts.at(5) == embassy


async def test_colour_is_never_the_only_cue(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        view = app.screen.query_one(ArticleView)
        looks: list[Style] = [
            view.get_component_rich_style(f"article--{kind}", partial=True) for kind in KINDS
        ]
        cues = {(bool(look.underline), bool(look.bold), bool(look.italic)) for look in looks}
        assert len(cues) == len(KINDS)
        await pilot.press("L")
        assert "ATaliban" in line(app, "#article", 4), "and its letter, where one wants it"


async def test_a_kind_is_hidden_by_one_key_without_a_dialog(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("2")
        assert len(app.screen_stack) == 1
        assert not any(mention.kind == "actor" for mention in now(app).facts.mentions)


async def test_the_lists_are_filtered_by_text(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("f", *"kab")
        names = [row.name for row in app.screen.query_one("#pane-location", EntityPane).rows]
        assert names
        assert all("kab" in name.lower() for name in names)


async def test_from_a_row_to_its_first_mention_in_context(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("G", "tab", "tab", "g", "enter")
        await pilot.pause()
        pane = app.screen.query_one("#pane-actor", EntityPane)
        row = pane.rows[pane.cursor]
        assert now(app).focus.offset == row.first
        assert now(app).page.start <= row.first < now(app).page.end


async def test_the_text_never_shifts(sample: Article, stored_analysis: Analysis) -> None:
    from extractors.protocol import Analysed

    client = CannedClient(None)
    app = ReaderApp([sample], client)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()

        def text() -> list[str]:
            return [line(app, "#article", y)[2:] for y in range(30)]

        before = text()
        client.say(Analysed(0, stored_analysis, 3, 3, complete=True))
        await settled(pilot)
        assert text() == before, "when the analysis comes"
        for keys in (
            ["1"],
            ["f", *"taliban", "enter"],
            ["slash", *"kabul"],
            ["escape"],
            ["right_square_bracket"],
            ["tab"],
            ["s"],
        ):
            await pilot.press(*keys)
            await pilot.pause()
            assert text() == before, keys


async def test_a_window_of_80_by_24_is_usable(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        article = app.screen.query_one(ArticleView)
        pane = app.screen.query_one("#pane-location", EntityPane)
        assert article.size.height >= 12
        assert pane.size.height >= 4
        assert "for help" in line(app, "#status", 0) or "help" in line(app, "#status", 0)
        await pilot.press("tab", "j", "enter")
        await pilot.pause()
        assert now(app).focus.entity == pane.rows[pane.cursor].entity


def test_a_screen_reader_gets_plain_linear_text() -> None:
    run = subprocess.run(
        [str(Path(sys.executable).parent / "q7x2-tui"), "--no-cache"],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    assert "\x1b" not in run.stdout
    for heading in ("LOCATIONS: ", "ACTORS: ", "FIGURES: ", "DATES: "):
        assert heading in run.stdout
    assert run.stdout.index("The Taliban have captured") < run.stdout.index("LOCATIONS: ")


async def test_a_filter_says_what_it_hides_and_what_it_does_not_understand(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("f", *"contry:AF", "enter")
        assert "perhaps “country”" in str(app.screen.query_one("#prompt-note").render())
        await pilot.press("escape", "f", *"value>", "enter")
        assert "value> what?" in str(app.screen.query_one("#prompt-note").render())
        assert app.screen.query_one("#prompt").display
        await pilot.press("escape", "f", *"country:united kingdom value>$1 billion", "enter")
        assert not app.screen.query_one("#prompt").display
        await pilot.press("escape", "f", *"lashkr", "enter")
        assert "nearly so" in line(app, "#status", 0)
        count = re.search(r"(\d+) of (\d+)", line(app, "#status", 0).split("lashkr")[1])
        assert count is not None
        assert int(count[1]) == len(now(app).facts.of_entity)
        await pilot.press("escape")
        assert int(count[2]) == len(now(app).facts.of_entity), "the whole is what can be shown"


@pytest.mark.parametrize("keys", [["tab", "tab", "j"], ["tab", "tab", "G"]])
async def test_panes_never_reorder_or_jump_on_a_move(app: ReaderApp, keys: list[str]) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        pane = app.screen.query_one("#pane-actor", EntityPane)
        rows = [row.entity for row in pane.rows]
        for _ in range(8):
            await pilot.press("l")
            marked = {row.entity for row in pane.rows if row.entity in now(app).marked}
            top, height = pane.scroll_offset.y, pane.size.height
            in_sight = {row.entity for row in list(pane.rows)[top : top + height]}
            assert not marked or marked & in_sight
        assert [row.entity for row in pane.rows] == rows

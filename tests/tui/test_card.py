"""The card in the window, through the keys."""

from __future__ import annotations

import base64
import subprocess
import sys
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from extractors.model import Analysis, Article, Mention, Place, Span
from extractors.protocol import Analysed
from extractors.sources.text import article_of
from tests.tui.canned import CannedClient
from tests.tui.test_window import SIZE, focused_text, line, now, screen, settled
from tui.app import ReaderApp
from tui.widgets.article_view import ArticleView
from tui.widgets.card import CardView
from tui.widgets.entity_pane import EntityPane
from tui.widgets.facts_column import FactsColumn


def card(app: ReaderApp) -> CardView:
    return app.screen.query_one(CardView)


def title(app: ReaderApp) -> str:
    shown = card(app).card
    assert shown is not None
    return shown.title


async def searched(pilot: Pilot[None], words: str, *then: str) -> None:
    await pilot.press("slash", *words, "enter", *then)
    await pilot.pause()


async def test_a_narrow_window_gives_the_card_half_its_rows_and_keeps_in_sight_what_is_read(
    app: ReaderApp,
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await searched(pilot, "Taliban, who")
        focus = now(app).focus
        await pilot.press("i")
        await pilot.pause()
        article = app.screen.query_one(ArticleView).region
        assert (article.height, card(app).region.height) == (11, 11)
        assert now(app).focus == focus
        assert now(app).page.start <= focus.offset < now(app).page.end
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.query_one(ArticleView).has_focus
        assert now(app).focus == focus


@pytest.mark.parametrize("size", [(100, 30), (120, 36), (170, 50)])
async def test_the_card_opens_where_the_panes_stand_and_moves_no_text(
    app: ReaderApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await searched(pilot, "Taliban, who")
        before = [line(app, "#article", y) for y in range(app.screen.query_one(ArticleView).size.height)]
        place = app.screen.query_one(FactsColumn).region
        marked = (now(app).focus, now(app).page)
        await pilot.press("i")
        await pilot.pause()
        assert [line(app, "#article", y) for y in range(len(before))] == before
        assert (now(app).focus, now(app).page) == marked
        assert card(app).region == place
        assert card(app).has_focus
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.query_one(FactsColumn).region == place
        assert app.screen.query_one(ArticleView).has_focus


async def test_n_steps_through_the_mentions_and_the_text_follows(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await searched(pilot, "Taliban, who", "i")
        start = now(app).focus.offset
        await pilot.press("n")
        await pilot.pause()
        assert focused_text(app).startswith("Taliban, who are estimated")
        assert "mention 7 of 7" in line(app, "#card", 0)
        await pilot.press("n")
        assert "no mention further on" in screen(app).notice
        await pilot.press("escape")
        await pilot.pause()
        assert now(app).focus.offset == start  # only looked at


async def test_enter_on_a_mention_goes_there_and_ctrl_o_leads_back(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await searched(pilot, "Taliban, who", "i")
        start = now(app).focus.offset
        await pilot.press("n", "enter")
        await pilot.pause()
        assert focused_text(app).startswith("Taliban, who are estimated")
        assert app.screen.query_one(ArticleView).has_focus
        assert not card(app).display
        await pilot.press("ctrl+o")
        assert now(app).focus.offset == start


async def test_an_action_goes_to_its_sentence(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await searched(pilot, "Taliban, who", "i", "g", "j")
        assert "captured" in focused_text(app)[:120]
        assert now(app).sentence.start == now(app).focus.offset


async def test_links_lead_from_card_to_card_and_back(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await searched(pilot, "more than two-thirds", "i", "g", "enter")
        await pilot.pause()
        assert title(app) == "Taliban"
        assert "⌫ back" in line(app, "#card", 0)
        await pilot.press("ctrl+o")
        assert title(app).startswith("“more than two-thirds")


async def test_the_card_stays_while_the_reader_moves_until_another_is_chosen(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await searched(pilot, "Taliban, who", "i", "tab", "j", "j", "l")
        assert app.screen.query_one(ArticleView).has_focus
        assert title(app) == "Taliban"
        await pilot.press("right_square_bracket")
        chosen = now(app).facts.entities[now(app).focus.entity or ""]
        assert chosen.name == title(app) != "Taliban"  # type: ignore[union-attr]
        await pilot.press("tab")
        assert card(app).has_focus
        await pilot.press("backspace")
        assert title(app) == "Taliban"


async def test_enter_in_a_pane_goes_to_the_mention_then_opens_the_card_and_esc_gives_the_keys_back(
    app: ReaderApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("tab", "g", "enter")
        await pilot.pause()
        assert "Enter: card" in screen(app).notice
        await pilot.press("enter")
        await pilot.pause()
        assert title(app) == "Chaman"
        assert "next mention" in line(app, "#status", 0)  # not the row's reason: the card has that
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.query_one("#pane-location", EntityPane).has_focus


async def test_i_in_a_pane_opens_the_card_of_the_row(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("tab", "g", "j", "i")
        assert title(app) == "Pakistan"


async def test_the_card_grows_with_the_analysis_and_keeps_hold_of_its_entity(
    sample: Article, stored_analysis: Analysis
) -> None:
    client = CannedClient(stored_analysis)
    app = ReaderApp([sample], client)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await searched(pilot, "Taliban, who", "i")
        fewer = replace(
            stored_analysis,
            mentions=tuple(
                replace(m, entity=f"X{m.entity}") for m in stored_analysis.mentions if m.start > 200
            ),
            entities=tuple(replace(e, id=f"X{e.id}") for e in stored_analysis.entities),
        )
        client.say(Analysed(0, fewer, 3, 3, complete=True))
        await pilot.pause()
        shown = card(app).card
        assert shown is not None
        assert title(app) == "Taliban"
        assert len(shown.mentions) < 7
        client.say(Analysed(0, replace(stored_analysis, mentions=(), entities=()), 3, 3, complete=True))
        await pilot.pause()
        assert not card(app).display
        assert "no longer" in screen(app).notice


async def test_what_the_filter_hides_has_its_card_still(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await searched(pilot, "Taliban, who", "i", "2")
        await pilot.pause()
        assert "The filter hides it" in line(app, "#card", 3)
        await pilot.press("n")
        assert focused_text(app).startswith("Taliban, who are")
        assert now(app).focus.entity is None


async def test_another_article_closes_the_card(sample: Article, client: CannedClient) -> None:
    other = article_of("Nothing else happened.", id="other", source="other.txt")
    app = ReaderApp([sample, other], client)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await searched(pilot, "Taliban, who", "i", "full_stop")
        await pilot.pause()
        assert not card(app).display
        assert app.screen.query_one(ArticleView).has_focus


async def test_a_resize_makes_the_card_for_its_new_width(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await searched(pilot, "Taliban, who", "i", "n")
        for size in ((80, 24), (60, 20), (170, 50), (100, 30)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            view = card(app)
            assert view.card is not None
            assert all(len(shown.text) <= view.room for shown in view.card.lines())
            assert title(app) == "Taliban"
            stop = view.stop
            assert stop is not None
            assert stop.mention is not None
            assert stop.mention.start == now(app).focus.offset


async def test_the_article_alone_means_without_a_card(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await searched(pilot, "Taliban, who", "i", "z")
        await pilot.pause()
        assert not card(app).display
        await pilot.press("z")
        await pilot.pause()
        assert app.screen.query_one(FactsColumn).display
        await pilot.press("i")
        await pilot.pause()
        assert card(app).display
        assert not app.screen.query_one(FactsColumn).display


async def test_the_map_and_a_card_take_turns(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await searched(pilot, "Lashkar", "m", "n", "i")
        await pilot.pause()
        assert card(app).has_focus
        assert app.screen.query_one(ArticleView).display
        await pilot.press("m")
        await pilot.pause()
        assert not card(app).display
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.query_one(ArticleView).has_focus


async def test_a_correction_on_the_card_is_of_what_its_cursor_stands_on(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await searched(pilot, "Taliban, who", "i", "x")
        await pilot.pause()
        shown = card(app).card
        assert shown is not None
        assert len(shown.mentions) == 6
        assert card(app).has_focus


def test_the_window_opens_without_cards() -> None:
    code = "import sys, tui.app; sys.exit(any(name.startswith('tui.cards') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


async def test_twenty_thousand_mentions_open_and_step(sample: Article) -> None:
    text = "Ohio won. " * 20_000
    mentions = tuple(Mention("location", 10 * n, 10 * n + 4, "Ohio", "L1") for n in range(20_000))
    analysis = Analysis((Span(0, 9),), mentions, (Place("L1", "Ohio", "province"),), 1)
    app = ReaderApp([article_of(text, id="x", source="x")], CannedClient(analysis))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        made: list[int] = []
        await pilot.press("i")
        await pilot.pause()
        shown = card(app).card
        assert shown is not None
        original = shown.line
        shown.line = lambda index: made.append(index) or original(index)  # type: ignore[method-assign,func-returns-value]
        await pilot.press("G")
        await pilot.pause()
        assert "mention 20,000 of 20,000" in line(app, "#card", 0)
        assert len(set(made)) < 200


async def test_y_copies_the_card_with_a_citation_of_the_mention(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await searched(pilot, "Lashkar", "i", "y")
        said = app.clipboard
        assert said.startswith("Lashkar Gah: city, Helmand, AF; 31.5938, 64.3716; GeoNames 1134720\nWhy: ")
        assert "“Another Afghan official says" in said
        assert said.endswith("Fri 13 Aug 2021)")


@pytest.mark.parametrize(
    ("title_", "source", "published", "origin"),
    [
        ("A title", "news.txt", "2021-08-13", "A title, news.txt, Fri 13 Aug 2021"),
        (None, "-", None, "standard input, undated"),
        (
            "Two\nlines\x1b",
            "records.jsonl, line 4",
            "2021-08-13",
            "Two lines␛, records.jsonl, line 4, Fri 13 Aug 2021",
        ),
    ],
)
async def test_a_citation_reaches_the_terminal_s_clipboard_with_quote_title_source_and_day(
    monkeypatch: pytest.MonkeyPatch, title_: str | None, source: str, published: str | None, origin: str
) -> None:
    article = article_of("One  sentence stands here. Another follows.", id="x", source=source, title=title_)
    article = replace(article, published=published)
    app = ReaderApp([article], CannedClient(None))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        written: list[str] = []
        assert app._driver is not None
        monkeypatch.setattr(app._driver, "write", written.append)
        await pilot.press("y")
        prefix, suffix = "\x1b]52;c;", "\a"
        sent = next(text for text in written if text.startswith(prefix))
        citation = base64.b64decode(sent.removeprefix(prefix).removesuffix(suffix)).decode()
        assert citation == f"“One sentence stands here.” ({origin})" == app.clipboard


async def test_every_command_of_the_card_says_why_it_cannot_act(sample: Article) -> None:
    app = ReaderApp([sample], CannedClient(None))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for key in ("i", "equals_sign", "enter"):
            await pilot.press(key)
            assert screen(app).notice == "No entity is known yet."

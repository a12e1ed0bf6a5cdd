"""Whatever the reader types, however the window is resized and whatever the worker says, what the window shows is true.

A short run belongs to the tests; `make fuzz` makes a long one, with other sequences each time.
"""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from textual import events
from textual.pilot import Pilot

from extractors.kinds import NAMES as KINDS
from extractors.model import Analysis, Article, Span
from extractors.protocol import Analysed, Progressed
from extractors.sources.text import article_of
from tests.fuzz.amount import PROMISED, storms
from tests.tui.canned import CannedClient
from tui.app import ReaderApp
from tui.keymap import COMMANDS
from tui.rows import rows_of
from tui.screens.reading_screen import ReadingScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.entity_pane import EntityPane
from tui.widgets.prompt import Prompt
from tui.widgets.status_bar import StatusBar

_QUIETLY = settings(
    max_examples=storms(few=2),
    derandomize=not PROMISED,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    phases=[Phase.generate, Phase.shrink] if PROMISED else [Phase.generate],  # shrinking takes minutes
)

_KEYS = [key for command in COMMANDS if command.id != "quit" for key in command.keys.split(",")]
_SIZES = [(80, 24), (120, 36), (170, 50), (40, 10), (20, 4), (100, 12)]
_QUERIES = [
    "taliban", "kind:figure value>500", "-kind:actor", "country:AF", "colour:red", "lashkr", '"kabul', "date>=2021", "@", "zzz",
    "\\d+ troops", "(", "the", "2021-08-20",
]  # fmt: skip

_step = st.one_of(
    st.tuples(st.just("key"), st.sampled_from(_KEYS)),
    st.tuples(
        st.just("key"),
        st.sampled_from(["]", "j", "l", "space", "tab", "enter", "n", "escape", "s", "o", "f", "slash"]),
    ),
    st.tuples(st.just("type"), st.sampled_from(_QUERIES)),
    st.tuples(st.just("size"), st.sampled_from(_SIZES)),
    st.tuples(st.just("worker"), st.sampled_from(["part", "whole", "nothing", "progress", "death"])),
    st.tuples(st.just("wheel"), st.sampled_from([1, -1])),
)


@_QUIETLY
@given(steps=st.lists(_step, min_size=10, max_size=30))
def test_the_window_stays_true(
    steps: list[tuple[str, object]],
    sample: Article,
    stored_analysis: Analysis,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    here, folder = Path.cwd(), tmp_path_factory.mktemp("window")
    homes = {f"XDG_{what}_HOME": str(folder) for what in ("STATE", "DATA", "CONFIG", "CACHE")}
    before = {name: os.environ.get(name) for name in homes}
    try:
        os.environ.update(homes)
        os.chdir(folder)
        asyncio.run(_played(steps, sample, stored_analysis))
    finally:
        os.chdir(here)
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.__setitem__(name, value)


async def _played(steps: list[tuple[str, object]], sample: Article, analysis: Analysis) -> None:
    client = CannedClient(None)
    app = ReaderApp([sample, article_of("Kabul fell.\n\nNothing else.", id="b", source="b")], client)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        for step in steps:
            client = await _do(pilot, step, client, analysis)
            await pilot.pause()
            await pilot.pause()
            assert app.return_code is None, f"{step} closed the window"
            _check(app)


async def _do(
    pilot: Pilot[None], step: tuple[str, object], client: CannedClient, analysis: Analysis
) -> CannedClient:
    app = pilot.app
    match step:
        case ("key", str(key)):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        case ("type", str(words)):
            for letter in words:
                app.post_message(events.Key("space" if letter == " " else letter, letter))
        case ("size", (int(width), int(height))):
            await pilot.resize_terminal(width, height)
        case ("wheel", direction) if app.screen is _reading_screen(app):
            kind = events.MouseScrollDown if direction == 1 else events.MouseScrollUp
            await pilot._post_mouse_events([kind], ArticleView, offset=(1, 0))
        case ("worker", "death"):
            client.next = CannedClient(None)
            client.die("The analysis was ended from outside (signal 9).")
            await pilot.pause()
            app.post_message(events.Key("escape", None))
            app.post_message(events.Key("r", "r"))
            return client.next if _reading_screen(app).controllers.analysis.client is client.next else client
        case ("worker", str(what)):
            client = _told(client, what, analysis, _reading_screen(app).session.number)
    return client


def _told(client: CannedClient, what: str, analysis: Analysis, job: int) -> CannedClient:
    found = Analysis() if job else analysis
    half = replace(found, mentions=found.mentions[: len(found.mentions) // 2])
    match what:
        case "progress":
            client.say(Progressed(job, 1, 3))
        case "part":
            client.say(Analysed(job, half, 1, 3, complete=False))
        case "nothing":
            client.say(Analysed(job, Analysis(), 0, 3, complete=False))
        case _:
            client.say(Analysed(job, found, 3, 3, complete=True))
    return client


def _reading_screen(app: object) -> ReadingScreen:
    assert isinstance(app, ReaderApp)
    return next(screen for screen in app.screen_stack if isinstance(screen, ReadingScreen))


def _check(app: ReaderApp) -> None:
    screen = _reading_screen(app)
    reading, length = screen.now, len(screen.now.article.text)
    assert 0 <= reading.focus.offset < length
    assert reading.focus.entity is None or reading.facts.shows(reading.focus.entity)
    assert all(0 <= offset < length for offset in (*screen.session.jumps.back, *screen.session.jumps.on))
    assert all(one != other for one, other in pairwise(screen.session.jumps.back))
    assert screen.query_one(Prompt).display is not screen.query_one(StatusBar).display
    assert screen.query_one(Prompt).display is screen.query_one(Prompt).is_open
    for kind in KINDS:
        pane = screen.query_one(f"#pane-{kind}", EntityPane)
        assert list(pane.rows) == list(rows_of(reading.facts, kind, reading.order))
        assert 0 <= pane.cursor < max(1, len(pane.rows))
        assert kind not in reading.filter.hidden or not pane.rows
    _check_highlights(screen.query_one(ArticleView))


def _check_highlights(view: ArticleView) -> None:
    """Each character on the screen has the look of a kind where, and only where, a shown mention covers it."""
    reading = view.reading
    assert reading is not None
    colours = {view.get_component_rich_style(f"article--{kind}", partial=True).color for kind in KINDS}
    text = reading.article.text
    for line in range(view._top(), min(view._top() + view.size.height, len(view._lines))):
        span = view._lines.span(line)
        mentions = reading.facts.between(span)
        mentioned = {offset for m in mentions for offset in range(m.start, m.end)}
        offset = span.start
        for segment in view._text(line, reading):
            for _ in segment.text:
                if not text[offset].isspace():
                    is_lit = segment.style is not None and segment.style.color in colours
                    assert is_lit is (offset in mentioned), (text[offset:], span)
                offset += 1
        assert offset == span.end == Span(*span).end

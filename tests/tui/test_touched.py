"""No key does work that grows with the text: counted in lines, rows, listings and look-ups, not in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from extractors.model import Actor, Analysis, Mention, Place, Span
from extractors.protocol import Analysed
from extractors.sources.text import article_of
from tests.tui.canned import CannedClient
from tui import analysis_store, listing, rows, section, sentences, wrapping
from tui.app import ReaderApp
from tui.widgets.article_view import ArticleView
from tui.widgets.entity_pane import EntityPane

SIZE = (120, 36)
ON_SCREEN = 4 * SIZE[1]  # lines of text, and rows of panes side by side
KEYS = [
    "j",
    "k",
    "l",
    "h",
    "pagedown",
    "pageup",
    "]",
    "[",
    "}",
    "{",
    "1",
    "1",
    "2",
    "2",
    "s",
    "s",
    "s",
    "s",
    "s",
    "n",
]

# What is counted, and where it is done.
COUNTED: list[tuple[Any, str]] = [
    (ArticleView, "render_line"),
    (EntityPane, "render_line"),
    (rows, "_row"),
    (wrapping.Lines, "_wrap"),
    (section.Shown, "__init__"),
    (analysis_store.AnalysisStore, "learnt"),
    (listing.Listing, "_by_id"),
    (sentences, "_guessed"),
]


def analysed(paragraphs: int, section_of: int) -> tuple[str, list[Analysis]]:
    """A text in which every paragraph names a place and an actor of its own, in sections of so many paragraphs."""
    parts = [
        f"The people of Place{n} fled. Actor{n} said on Friday that many others stayed."
        for n in range(paragraphs)
    ]
    text, at, sections = "\n\n".join(parts), 0, []
    mentions: list[Mention] = []
    entities: list[Place | Actor] = []
    spans: list[Span] = []
    for n, part in enumerate(parts):
        place, actor = f"Place{n}", f"Actor{n}"
        for kind, name, id_ in (("location", place, f"L{n}"), ("actor", actor, f"A{n}")):
            start = at + part.index(name)
            mentions.append(Mention(kind, start, start + len(name), name, id_))  # type: ignore[arg-type]
        entities += [Place(f"L{n}", place, "city"), Actor(f"A{n}", actor, "person")]
        cut = at + part.index(".") + 1
        spans += [Span(at, cut), Span(cut + 1, at + len(part))]
        at += len(part) + 2
        if (n + 1) % section_of == 0:
            sections.append(Analysis(tuple(spans), tuple(mentions), tuple(entities), section_of))
            mentions, entities, spans = [], [], []
    return text, sections


async def touched(paragraphs: int, monkeypatch: pytest.MonkeyPatch) -> dict[str, Counter[str]]:
    """How often each counted thing is done for each key, in the middle of the text."""
    text, sections = analysed(paragraphs, 50)
    client = CannedClient(None)
    app = ReaderApp([article_of(text, id="t", source="t", option_date="2021-08-13")], client)
    counts: Counter[str] = Counter()
    found: dict[str, Counter[str]] = {}
    async with app.run_test(size=SIZE) as pilot:
        for number, analysis in enumerate(sections):
            client.say(Analysed(0, analysis, 0, 0, number == len(sections) - 1, number, len(sections)))
        await pilot.pause()
        app.screen.session.jump(len(text) // 2)
        await pilot.press("]", "[", "s", "s", "s", "s", "s")
        for owner, name in COUNTED:
            monkeypatch.setattr(
                owner, name, _counting(getattr(owner, name), f"{owner.__name__}.{name}", counts)
            )
        for step, key in enumerate(KEYS):
            counts.clear()
            await pilot.press(key)
            await pilot.pause()
            found[f"{step} {key}"] = Counter(counts)
    return found


def _counting(done: Callable[..., Any], name: str, counts: Counter[str]) -> Callable[..., Any]:
    def counted(*arguments: Any, **named: Any) -> Any:
        counts[name] += 1
        return done(*arguments, **named)

    return counted


async def test_a_key_touches_as_much_of_a_long_text_as_of_a_short_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patched:
        short = await touched(100, patched)
    with monkeypatch.context() as patched:
        long = await touched(1000, patched)
    for key, counts in long.items():
        assert sum(counts.values()) <= 2 * ON_SCREEN, f"{key}: {counts}"
        assert sum(counts.values()) <= 1.5 * sum(short[key].values()) + 10, (
            f"{key}: {counts}, short: {short[key]}"
        )
        assert not counts["Lines._wrap"] + counts["AnalysisStore.learnt"], (
            "nothing is wrapped or learnt by a key"
        )
    assert any(counts["EntityPane.render_line"] for counts in long.values()), "the counting counts"

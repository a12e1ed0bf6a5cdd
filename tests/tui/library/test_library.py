"""A corpus in the window: listed, filtered, read, and what is new in an article to who read others."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from extractors.corpus.marker import mark
from extractors.corpus.rows import rows_of
from extractors.corpus.shard import write_shard
from extractors.exports.schema import as_schema
from extractors.model import AboutPlace, Actor, Analysis, Figure, Mention, ModelInfo, Place, Span, Timex
from extractors.sources.text import article_of
from tests.tui.canned import CannedClient
from tui.library.read_articles import ReadArticles
from tui.library_app import LibraryApp
from tui.screens.library_reading import LibraryReadingScreen
from tui.screens.library_screen import LibraryScreen
from tui.widgets.facet_list import FacetList
from tui.widgets.library_list import LibraryList
from tui.widgets.notice_lines import NoticeLines
from tui.widgets.prompt import Prompt

STORIES = (
    ("2021-08-10", "Troops stay", 650),
    ("2021-08-11", "More troops", 3000),
    ("2021-08-12", "The same again", 3000),
    ("2021-08-13", "None at all", None),
)


def record(number: int, day: str, title: str, troops: int | None) -> dict[str, object]:
    text = f"In Kabul {troops:,} troops stood." if troops else "In Kabul nobody stood. The Taliban came."
    article = article_of(text, id=f"r{number}", source="records.jsonl", option_date=day)
    kabul = Place("L1", "Kabul", "city", "AF", geonameid=1138958, lat=34.5, lon=69.2)
    mentions, entities = [Mention("location", 3, 8, "Kabul", "L1")], [kabul]
    if troops:
        end = text.index(" stood")
        mentions.append(Mention("figure", 9, end, text[9:end], "F1"))
        entities.append(
            Figure("F1", "count", float(troops), unit="troops", where="L1", where_from="clause", verb="stood")
        )  # type: ignore[arg-type]
    else:
        mentions.append(Mention("actor", 27, 34, text[27:34], "A1"))
        entities.append(Actor("A1", "Taliban", "group"))  # type: ignore[arg-type]
    analysis = Analysis(
        (Span(0, len(text)),),
        tuple(mentions),
        tuple(entities),
        1,
        (AboutPlace("AF", "Afghanistan"),),
        ModelInfo("m", "1"),
    )
    whole = as_schema(article, analysis)
    whole["article"]["title"] = title
    return rows_of(whole)  # type: ignore[return-value]


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpora") / "news"
    mark(folder, "e1")
    write_shard(folder, "e1", [record(number, *story) for number, story in enumerate(STORIES)])  # type: ignore[misc]
    return folder


_OPENED: list[LibraryApp] = []


@pytest.fixture(autouse=True)
def ended() -> Iterator[None]:
    """As `open_library` ends a window: DuckDB complains at the interpreter's end of what is never collected."""
    yield
    while _OPENED:
        _OPENED.pop().end()
    gc.unfreeze()


def app_of(corpus: Path, state: Path | None = None) -> LibraryApp:
    _OPENED.append(LibraryApp(corpus, CannedClient(None), ReadArticles(str(state) if state else None)))
    return _OPENED[-1]


def screen_line(app: LibraryApp, selector: str, y: int = 0) -> str:
    return "".join(segment.text for segment in app.screen.query_one(selector).render_line(y))  # type: ignore[attr-defined]


def said(app: LibraryApp) -> str:
    """What the last line says, with the lines above it on which it goes on."""
    above = [str(lines.render()) for lines in app.screen.query(NoticeLines) if lines.display]
    return " ".join(" ".join([*above, screen_line(app, "#status")]).split())


def facets_of(app: LibraryApp) -> str:
    return "\n".join(screen_line(app, "#facets", y) for y in range(30))


def card(app: LibraryApp) -> str:
    view = app.screen.query("#card")
    shown = getattr(view.first(), "card", None) if view else None
    return "\n".join(line.text for line in shown.lines()) if shown is not None else ""


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    for _ in range(1000):
        await pilot.pause(0.01)
        if holds():
            return
    pytest.fail("it did not come to hold")


async def listed(pilot: Pilot[None], app: LibraryApp, count: int) -> None:
    await until(
        pilot,
        lambda: app.library.controller.corpus is not None and app.library.controller.result.count == count,
    )
    await pilot.pause()


async def reading(pilot: Pilot[None], app: LibraryApp, title: str) -> LibraryReadingScreen:
    def is_there() -> bool:
        return isinstance(app.screen, LibraryReadingScreen) and title in screen_line(app, "#title")

    await until(pilot, is_there)
    assert isinstance(app.screen, LibraryReadingScreen)
    return app.screen


async def test_a_figure_is_new_then_changed_then_seen(corpus: Path, tmp_path: Path) -> None:
    app = app_of(corpus, tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await listed(pilot, app, 4)
        await pilot.press("o")
        await until(pilot, lambda: "Troops stay" in screen_line(app, "#library-list", 0))
        await pilot.press("f", *"unit:troops value>500", "enter")
        await listed(pilot, app, 3)
        assert screen_line(app, "#library-list").startswith("● ")
        await pilot.press("enter")
        first = await reading(pilot, app, "Troops stay")
        assert first.now.filter.query == "unit:troops value>500", "with the same filter"
        assert first.now.article.text[first.now.focus.offset :].startswith("650 troops"), "at the first match"
        await pilot.press("i")
        await until(pilot, lambda: "no article that you read has it" in card(app))
        assert "new" in card(app)
        assert "2 others" in card(app)
        await pilot.press("escape", "full_stop")
        await reading(pilot, app, "More troops")
        await pilot.press("i")
        await until(pilot, lambda: "changed" in card(app))
        assert "650 in “Troops stay”, Tue 10 Aug 2021" in " ".join(card(app).split())
        await pilot.press("escape", "full_stop")
        await reading(pilot, app, "The same again")
        await pilot.press("i")
        await until(pilot, lambda: "seen" in card(app))
        assert "“More troops”" in card(app)
        assert "by date" in card(app)
        await pilot.press("escape", "q")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        assert screen_line(app, "#library-list", 0).startswith("  "), "it was read"
    again = ReadArticles(str(tmp_path))
    assert sum(again.has(row.key) for row in app.library.controller.corpus.articles()) == 3  # type: ignore[union-attr]


async def test_a_card_says_who_and_what_stands_in_other_articles_with_it(corpus: Path) -> None:
    app = app_of(corpus)
    async with app.run_test(size=(120, 40)) as pilot:
        await listed(pilot, app, 4)
        await pilot.press("f", *"unit:troops", "enter")
        await listed(pilot, app, 3)
        await pilot.press("G", "enter")
        await reading(pilot, app, "Troops stay")
        await pilot.press("i")
        await until(pilot, lambda: "TOGETHER ACROSS ARTICLES" in card(app))
        lines = [line.strip() for line in card(app).splitlines()]
        heading = next(index for index, line in enumerate(lines) if line.startswith("TOGETHER ACROSS"))
        assert lines[heading] == "TOGETHER ACROSS ARTICLES  in so many of them"
        assert "3× Kabul  location ›" in lines[heading:]


async def test_enter_on_what_stands_together_lists_the_articles_in_which_both_do(corpus: Path) -> None:
    app = app_of(corpus)
    async with app.run_test(size=(120, 40)) as pilot:
        await listed(pilot, app, 4)
        await pilot.press("f", *"value=650", "enter")
        await listed(pilot, app, 1)
        await pilot.press("enter")
        await reading(pilot, app, "Troops stay")
        await pilot.press("i")
        await until(pilot, lambda: "TOGETHER ACROSS ARTICLES" in card(app))
        await pilot.press("g", "enter")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await listed(pilot, app, 3)
        assert app.library.controller.result.query == 'unit="troops" place="Kabul"', "and not value=650 too"
        assert app.library.articles.row is not None
        assert app.library.articles.row.title == "Troops stay", "with the cursor on the article that was read"
        await pilot.press("escape")
        await listed(pilot, app, 4)


@pytest.mark.parametrize(
    ("query", "title", "shows", "told"),
    [
        ("country:AF unit:troops", "Troops stay", {"L1", "F1"}, ""),
        ("country:Afghanistan value>500", "Troops stay", {"L1", "F1"}, ""),
        ("place:Kabul country:afg value=650", "Troops stay", {"L1", "F1"}, ""),
        ("actor:Taliban", "None at all", {"A1"}, ""),
        ("actor:taliban place:kabul", "None at all", {"L1", "A1"}, ""),
        ("kabul taliban", "None at all", {"L1", "A1"}, ""),
        ("kind:location taliban kabul", "None at all", set(), ""),
        (
            "unit:troops date=2021-08-10",
            "Troops stay",
            {"F1"},
            "date=2021-08-10 is asked of the article’s own date",
        ),
        ("kabul stay", "Troops stay", {"L1"}, "stay is asked of the title alone"),
        ("-date:2021-08-11 value:650", "Troops stay", {"F1"}, "own date"),
    ],
)
async def test_an_article_opens_with_the_filter_of_the_list(
    corpus: Path, query: str, title: str, shows: set[str], told: str
) -> None:
    app = app_of(corpus)
    async with app.run_test(size=(120, 36)) as pilot:
        await listed(pilot, app, 4)
        await pilot.press("o", "f", *query, "enter")
        await listed(pilot, app, 1 if shows else 0) if "650" in query or not shows else await until(
            pilot, lambda: app.library.controller.result.query == query
        )
        if not shows:
            return
        await until(pilot, lambda: title in screen_line(app, "#library-list"))
        await pilot.press("enter")
        screen = await reading(pilot, app, title)
        assert set(screen.now.facts.of_entity) == shows
        assert screen.now.filter.query
        assert told in screen.notice
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))


@pytest.mark.parametrize(
    ("query", "says"),
    [("value>", "value> what?"), ("country:", "country: what?"), ('actor:"Tali', "not closed")],
)
async def test_half_a_query_keeps_the_prompt_and_says_what_is_missing(
    corpus: Path, query: str, says: str
) -> None:
    app = app_of(corpus)
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(pilot, app, 4)
        await pilot.press("f", *query, "enter")
        await until(pilot, lambda: says in str(app.screen.query_one("#prompt-note").render()))
        assert app.screen.query_one("#prompt").display
        await pilot.press("escape")


async def test_tab_completes_with_what_the_articles_have(corpus: Path) -> None:
    app = app_of(corpus)
    async with app.run_test(size=(120, 36)) as pilot:
        await listed(pilot, app, 4)
        await until(pilot, lambda: "Kabul" in facets_of(app))
        prompt = app.screen.query_one(Prompt)
        await pilot.press("f", *"whe", "tab")
        assert prompt.words == "where:"
        await pilot.press(*"ka", "tab")
        assert prompt.words == "where:Kabul"
        await pilot.press("escape")


async def test_escape_goes_back_to_the_list_and_then_shows_every_article(corpus: Path) -> None:
    app = app_of(corpus)
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(pilot, app, 4)
        await pilot.press("slash", *"taliban", "enter")
        await listed(pilot, app, 1)
        await pilot.press("enter")
        await reading(pilot, app, "None at all")
        await pilot.press("escape")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("escape")
        await listed(pilot, app, 4)
        await pilot.press("q")
    assert app.return_code == 0


async def test_a_facet_narrows_and_is_taken_back(corpus: Path) -> None:
    app = app_of(corpus)
    async with app.run_test(size=(120, 36)) as pilot:
        await listed(pilot, app, 4)
        await until(pilot, lambda: "Kabul" in facets_of(app))
        await pilot.press("tab", "G", "enter")  # troops
        await listed(pilot, app, 3)
        await until(pilot, lambda: "✓" in facets_of(app))
        await pilot.press("tab", "escape")
        await listed(pilot, app, 4)


async def test_a_period_of_the_histogram_narrows_and_is_taken_back(corpus: Path) -> None:
    app = app_of(corpus)
    async with app.run_test(size=(120, 36)) as pilot:
        await listed(pilot, app, 4)
        await until(pilot, lambda: "DAYS by day, 2021" in facets_of(app))
        await pilot.press("tab", "j", "enter")
        await listed(pilot, app, 1)
        assert app.library.controller.result.query == "date:2021-08-12"
        await until(pilot, lambda: "✓" in facets_of(app))
        await pilot.press("enter")
        await listed(pilot, app, 4)


async def test_facets_are_found_while_one_types_and_escape_shows_all_of_them(corpus: Path) -> None:
    app = app_of(corpus)
    async with app.run_test(size=(120, 36)) as pilot:
        await listed(pilot, app, 4)
        await until(pilot, lambda: "Kabul" in facets_of(app))
        await pilot.press("tab", "slash", *"tali")
        await until(pilot, lambda: "Kabul" not in facets_of(app))
        assert "Taliban" in facets_of(app)
        await pilot.press("enter", "G", "enter")
        await listed(pilot, app, 1)
        assert app.library.controller.result.query == 'actor="Taliban"'
        await until(pilot, lambda: "Kabul" in facets_of(app))
        await pilot.press("slash", *"kab", "enter")
        await until(pilot, lambda: "Taliban" not in facets_of(app))
        await pilot.press("escape")
        await until(pilot, lambda: "Taliban" in facets_of(app))
        assert isinstance(app.focused, FacetList)


async def test_enter_after_finding_narrows_to_what_was_found(corpus: Path) -> None:
    app = app_of(corpus)
    async with app.run_test(size=(120, 36)) as pilot:
        await listed(pilot, app, 4)
        await until(pilot, lambda: "Kabul" in facets_of(app))
        await pilot.press("tab", "slash", *"tali")
        await until(pilot, lambda: "Kabul" not in facets_of(app) and "Taliban" in facets_of(app))
        await pilot.press("enter", "enter")
        await listed(pilot, app, 1)
        assert app.library.controller.result.query == 'actor="Taliban"', (
            "and not a period, which stands above it"
        )


async def test_a_query_that_makes_no_sense_is_told_and_the_list_stays(corpus: Path) -> None:
    app = app_of(corpus)
    async with app.run_test(size=(120, 36)) as pilot:
        await listed(pilot, app, 4)
        await pilot.press("f", *"value>many", "enter")
        note = app.screen.query_one("#prompt-note")
        await until(pilot, lambda: "no number" in str(note.render()))
        await pilot.press("escape")
        await listed(pilot, app, 4)
        assert not app.library.controller.result.query, "given up, it is as it was"
        await pilot.press("f", *"nowhere", "enter")
        await listed(pilot, app, 0)
        assert "no article has this" in screen_line(app, "#library-list")


async def test_what_is_no_corpus_is_a_sentence(tmp_path: Path) -> None:
    app = app_of(tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, lambda: "this is no corpus" in said(app))


def chart(app: LibraryApp, selector: str) -> str:
    found = app.screen.query(selector)
    if not found:
        return ""
    return "\n".join(screen_line(app, selector, y) for y in range(app.screen.query_one(selector).size.height))


async def test_the_map_of_what_is_listed_narrows_to_a_place_and_goes_with_its_key(corpus: Path) -> None:
    app = app_of(corpus)
    async with app.run_test(size=(120, 36)) as pilot:
        await listed(pilot, app, 4)
        await pilot.press("m")
        await until(pilot, lambda: "Kabul" in chart(app, "#map"))
        assert not app.library.articles.display
        await pilot.press("n")
        await until(pilot, lambda: "4 articles have it" in screen_line(app, "#status"))
        await pilot.press("enter")
        await until(pilot, lambda: app.library.controller.result.query == 'place="Kabul"')
        await until(pilot, lambda: "Kabul" in chart(app, "#map"))
        await pilot.press("escape", "escape")
        await listed(pilot, app, 4)
        await until(pilot, lambda: not app.library.controller.result.query)
        assert app.library.articles.display
        assert isinstance(app.focused, LibraryList)
        await pilot.press("m")
        await until(pilot, lambda: bool(app.screen.query("#map")))
        await pilot.press("m")
        await until(pilot, lambda: not app.screen.query("#map"))


async def test_the_timeline_of_what_is_listed_has_its_days_with_their_articles_and_narrows(
    dated: Path,
) -> None:
    app = app_of(dated)
    async with app.run_test(size=(120, 36)) as pilot:
        await listed(pilot, app, 6)
        await pilot.press("t")
        await until(pilot, lambda: "TIMELINE" in chart(app, "#timeline"))
        await until(pilot, lambda: "Fri 13 Aug 2021" in chart(app, "#timeline"))
        shown = chart(app, "#timeline")
        assert shown.index("Thu 12 Aug 2021") < shown.index("Fri 13 Aug 2021")
        assert shown.count("Story") == 1 + 4
        assert "… and 1 more article" in shown
        assert "the article’s own date" not in shown
        await pilot.press("g", "enter")
        await listed(pilot, app, 1)
        assert app.library.controller.result.query == 'kind:date name="2021-08-12"'
        await until(pilot, lambda: "Fri 13" not in chart(app, "#timeline"))
        await pilot.press("m")
        await until(pilot, lambda: bool(app.screen.query("#map")) and not app.screen.query("#timeline"))
        assert "no place" in chart(app, "#map")


async def test_the_map_says_how_many_articles_name_a_place_however_few_are_told_of(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    mark(folder, "e1")
    write_shard(folder, "e1", [record(n, "2021-08-10", f"Troops {n}", 100 + n) for n in range(11)])  # type: ignore[misc]
    app = app_of(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(pilot, app, 11)
        await pilot.press("m")
        await until(pilot, lambda: "Kabul 11" in chart(app, "#map"))
        await pilot.press("n")
        await until(pilot, lambda: "11 articles have it" in screen_line(app, "#status"))


@pytest.mark.parametrize("keys", [(), ("m",), ("t",), ("tab",)])
async def test_no_hint_is_cut_and_help_and_quit_always_stay(corpus: Path, keys: tuple[str, ...]) -> None:
    app = app_of(corpus)
    async with app.run_test(size=(70, 24)) as pilot:
        await listed(pilot, app, 4)
        await pilot.press("f", *"country:AF", "enter")
        await listed(pilot, app, 4)
        await pilot.press(*keys)
        await until(pilot, lambda: "? help  q quit " in screen_line(app, "#status"))


async def test_keys_that_follow_at_once_are_the_charts(corpus: Path) -> None:
    app = app_of(corpus)
    async with app.run_test(size=(120, 36)) as pilot:
        await listed(pilot, app, 4)
        await pilot.press("m", "enter", "tab", "tab", "t", "escape", "j")
        await until(pilot, lambda: app.library.articles.cursor == 1)
        assert isinstance(app.screen, LibraryScreen)
        assert not app.screen.query("#map, #timeline")


@pytest.fixture
def dated(tmp_path: Path) -> Path:
    """Five articles that speak of one day, and one that speaks of the day before."""
    records = []
    for number in range(6):
        day = "2021-08-12" if number == 0 else "2021-08-13"
        article = article_of(
            "It fell on that day.", id=f"d{number}", source="d.jsonl", option_date="2021-08-14"
        )
        found = Analysis(
            (Span(0, 20),),
            (Mention("date", 11, 19, "that day", "D1"),),
            (Timex("D1", "date", day, first=day, last=day),),
            1,
        )
        whole = as_schema(article, found)
        whole["article"]["title"] = f"Story {number}"
        records.append(rows_of(whole))
    folder = tmp_path / "dated"
    mark(folder, "e1")
    write_shard(folder, "e1", records)  # type: ignore[arg-type]
    return folder

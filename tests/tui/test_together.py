"""On a card: who and what stands in the same sentences, counted; Enter goes to the first of them."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Actor, Analysis, Article, Figure, Mention, Place, Span
from extractors.sources.text import article_of
from tests.tui.canned import CannedClient
from tests.tui.test_card import card
from tests.tui.test_window import SIZE, now, settled
from tui.app import ReaderApp
from tui.cards.card import Card
from tui.cards.entity_anchor import mentions_of
from tui.cards.names import Names
from tui.cards.together import company_of
from tui.filter import Filter
from tui.reading import Progress, Reading

TEXT = "Omar met Nia in Kabul. Residents of Kabul saw Omar and Nia and 12 men. Omar slept. Omar, Omar and Lee met 9 officials."


def mentions() -> list[Mention]:
    found = []
    named = {"Omar": ("actor", "A1"), "Nia": ("actor", "A2"), "Lee": ("actor", "A3"), "Residents": ("actor", "A4"),
             "Kabul": ("location", "L1"), "12 men": ("figure", "F1"), "9 officials": ("figure", "F2")}  # fmt: skip
    for words, (kind, id_) in named.items():
        at = TEXT.find(words)
        while at >= 0:
            found.append(Mention(kind, at, at + len(words), words, id_))
            at = TEXT.find(words, at + 1)
    return sorted(found, key=lambda m: m.start)


ENDS = [i + 1 for i, c in enumerate(TEXT) if c == "."]
ANALYSIS = Analysis(
    sentences=tuple(Span(a + bool(a), b) for a, b in zip([0, *ENDS], ENDS, strict=False)),
    mentions=tuple(mentions()),
    entities=(
        Place("L1", "Kabul", "city", "AF"),
        Actor("A1", "Omar", "person"),
        Actor("A2", "Nia", "person"),
        Actor("A3", "Lee", "person"),
        Actor("A4", "residents", "group", reason="“residents” are people."),
        Figure("F1", "count", 12.0, unit="men"),
        Figure("F2", "count", 9.0, unit="officials"),
    ),
    analysed=1,
)


def article() -> Article:
    return article_of(TEXT, id="a", source="a")


def counted(id_: str, reading: Reading | None = None) -> list[tuple[str, int]]:
    reading = reading or Reading.of(article()).analysed(ANALYSIS, Progress(1, 1, is_complete=True))
    names = Names(reading, 60)
    return [(c.entity.id, c.count) for c in company_of(names, mentions_of(reading.facts, id_))]


def test_sentences_are_counted_once_and_names_go_before_what_names_nobody() -> None:
    assert counted("A1") == [("L1", 2), ("A2", 2), ("A3", 1), ("F1", 1), ("F2", 1), ("A4", 1)]
    assert counted("A3") == [("A1", 1), ("F2", 1)]


def test_an_amount_that_is_told_twice_in_the_same_words_is_listed_once() -> None:
    second = Mention("figure", TEXT.index("9 officials"), len(TEXT) - 1, "12 men", "F3")
    others = (m for m in ANALYSIS.mentions if m.entity != "F2")
    twice = replace(
        ANALYSIS,
        mentions=(*others, second),
        entities=(*ANALYSIS.entities, Figure("F3", "count", 12.0, unit="men")),
    )
    reading = Reading.of(article()).analysed(twice, Progress(1, 1, is_complete=True))
    assert ("F1", 2) in counted("A1", reading)
    assert "F3" not in dict(counted("A1", reading))


def test_what_the_filter_hides_is_counted_too() -> None:
    reading = Reading.of(article()).analysed(ANALYSIS, Progress(1, 1, is_complete=True))
    hidden = reading.filtered(Filter(frozenset({"location"})))
    assert counted("A1", hidden) == counted("A1")


def test_an_entity_that_stands_alone_has_no_such_list() -> None:
    alone = Analysis(sentences=(Span(0, 22),), mentions=(ANALYSIS.mentions[0],), entities=ANALYSIS.entities)
    reading = Reading.of(article()).analysed(alone, Progress(1, 1, is_complete=True))
    assert "TOGETHER" not in "\n".join(line.text for line in Card(reading, "A1", 60).lines())


async def test_enter_goes_to_the_first_sentence_that_they_share() -> None:
    app = ReaderApp([article()], CannedClient(ANALYSIS))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("right_square_bracket", "i", "g")
        shown = card(app).card
        assert shown is not None
        lines = [line.text.strip() for line in shown.lines()]
        at = next(index for index, line in enumerate(lines) if line.startswith("1× Lee"))
        stops = [index for index, line in enumerate(shown.lines()) if line.stop is not None]
        first = next(index for index in stops if index >= (shown.stop_from(0) or 0))
        await pilot.press(*["j"] * (stops.index(at) - stops.index(first)))
        await pilot.press("enter")
        await pilot.pause()
        assert now(app).article.text[now(app).focus.offset :].startswith("Omar, Omar and Lee")
        assert not card(app).display

"""The article's dates in order, over one axis, with what happens on each."""

import datetime as dt

import pytest

from extractors.model import Analysis, Article, Mention, Span, Timex
from tui.facts import Facts
from tui.filter import Filter
from tui.timeline.axis import ANCHOR, Axis, near_period, noted, whole_period
from tui.timeline.chronicle import Chronicle
from tui.timeline.face import Face, fitted
from tui.timeline.lines import NO_ANCHOR, UNRESOLVED, Lines

TEXT = (
    "In the 1990s they left. On Friday the town fell; Friday was long. Last week it rained. "
    "It took two hours. Every Monday they meet. In recent days it grew. On Friday they prayed. Sometime it ends."
)
DATES = {
    "the 1990s": Timex("D1", "date", "199", "1990-01-01", "1999-12-31"),
    "Friday": Timex("D2", "date", "2021-08-13", "2021-08-13", "2021-08-13", reason="the Friday of that week"),
    "Last week": Timex("D3", "date", "2021-W31", "2021-08-02", "2021-08-08"),
    "two hours": Timex("D4", "duration", "PT2H", amount=2, unit="hours"),
    "Every Monday": Timex("D5", "set", "XXXX-WXX-1"),
    "recent days": Timex("D6", "date", None, reason="the words do not say when"),
    "Sometime": Timex("D7", "date", None, reason="the words do not say when"),
}


def article(published: str | None = "2021-08-13") -> Article:
    return Article(
        "a", "a", TEXT, None, published, "header" if published else None, (), (Span(0, len(TEXT)),)
    )


def facts(filter: Filter | None = None) -> Facts:
    sentences, start = [], 0
    for part in TEXT.split(". "):
        sentences.append(Span(start, min(start + len(part) + 1, len(TEXT))))
        start += len(part) + 2
    mentions = []
    for words, timex in DATES.items():
        at = TEXT.find(words)
        while at >= 0:
            mentions.append(Mention("date", at, at + len(words), words, timex.id))
            at = TEXT.find(words, at + 1)
    mentions.sort(key=lambda mention: mention.start)
    analysis = Analysis(tuple(sentences), tuple(mentions), tuple(DATES.values()), 1)
    return Facts(article(), analysis, filter or Filter())


def shown(width: int, published: str | None = "2021-08-13", is_whole: bool = False) -> list[str]:
    chronicle = Chronicle(facts())
    lines = Lines(chronicle, article(published), width, width >= 76)
    face = Face.of(chronicle, lines, Lines.anchor_of(article(published)), width, is_whole)
    return ["".join(text for text, _ in face.cells(lines[index])).rstrip() for index in range(len(lines))]


def test_spare_rows_tell_events_whole_and_few_rows_tell_each_in_one_line() -> None:
    chronicle, width = Chronicle(facts()), 24
    lines = Lines(chronicle, article(), width, is_roomy=False)
    face = Face.of(chronicle, lines, Lines.anchor_of(article()), width, False)

    def shown_in(rows: int) -> list[str]:
        given = lines.unfolded(face.lines_needed, rows)
        assert len(given) <= max(rows, len(lines))
        assert [given[index].offset for index in given.events] == [
            lines[index].offset for index in lines.events
        ]
        return ["".join(text for text, _ in face.cells(given[index])).strip() for index in range(len(given))]

    whole = shown_in(100)
    at = whole.index("On Friday the town")
    assert whole[at : at + 3] == ["On Friday the town", "fell; Friday was", "long."]
    assert shown_in(len(lines)) == shown_in(0)
    assert not any(line.endswith("…") for line in whole if line.startswith("On"))


def test_days_are_in_order_and_what_is_no_day_stands_apart() -> None:
    chronicle = Chronicle(facts())
    assert [dated.entity for dated in chronicle.days] == ["D1", "D3", "D2"]
    assert [dated.entity for dated in chronicle.lengths] == ["D4"]
    assert [dated.entity for dated in chronicle.repeated] == ["D5"]
    assert [dated.entity for dated in chronicle.unresolved] == ["D6", "D7"]


def test_a_sentence_that_names_a_day_twice_is_one_event() -> None:
    chronicle = Chronicle(facts())
    friday = chronicle.days[-1]
    ledes = [chronicle.lede(offset, 40) for offset in chronicle.events(friday)]
    assert ledes == ["On Friday the town fell; Friday was long.", "On Friday they prayed."]


def test_what_the_filter_hides_is_not_on_the_timeline() -> None:
    assert Chronicle(facts(Filter(frozenset({"date"})))).is_empty
    assert [d.entity for d in Chronicle(facts(Filter(query="friday"))).days] == ["D2"]


@pytest.mark.parametrize("width", [48, 80])
def test_every_date_tells_what_happens_and_nothing_is_wider_than_its_line(width: int) -> None:
    lines = shown(width)
    assert all(len(line) <= width - 2 for line in lines)
    text = "\n".join(lines)
    for words in (
        "In the 1990s they left",
        "On Friday the town fell",
        "2 hours",
        "recent days",
        "REPEATED",
        UNRESOLVED,
    ):
        assert words in text
    assert (
        text.index("In the 1990s")
        < text.index("Last week it")
        < text.index("▲")
        < text.index("the town fell")
    )


def test_the_anchor_stands_before_its_own_day_and_its_absence_is_said() -> None:
    assert "▲ Fri 13 Aug 2021: the article’s own date, from the header" in shown(80)
    assert "▲ Fri 13 Aug 2021: the article’s own date" in shown(48)
    assert f"▲ {NO_ANCHOR}" in shown(48, published=None)


def test_without_a_day_or_an_own_date_no_axis_is_drawn() -> None:
    chronicle = Chronicle(facts(Filter(query="nothing-of-that-name")))
    lines = Lines(chronicle, article(None), 80, is_roomy=True)
    assert Face.of(chronicle, lines, None, 80, is_whole=False).ends() == []
    own = Lines.anchor_of(article())
    assert (
        Face.of(chronicle, Lines(chronicle, article(), 80, is_roomy=True), own, 80, is_whole=False).ends()
        == []
    )


def test_the_vague_ones_share_their_reason() -> None:
    assert [line for line in shown(80) if "the words do not say when" in line] == [
        "the words do not say when"
    ]


def test_events_are_found_by_the_part_of_the_text() -> None:
    chronicle = Chronicle(facts())
    lines = Lines(chronicle, article(), 80, True)
    start = TEXT.index("On Friday they")
    (found,) = lines.within(Span(start, start + 20))
    assert lines[found].offset == TEXT.index("Friday they")
    assert lines.of_entity("D2", TEXT.index("Friday they")) == found
    assert lines.of_entity("nobody", 0) is None


def days(first: str, last: str | None = None) -> tuple[int, int]:
    return dt.date.fromisoformat(first).toordinal(), dt.date.fromisoformat(last or first).toordinal()


ANCHOR_DAY = days("2021-08-13")[0]


def test_the_axis_shows_the_days_around_the_articles_own_and_an_arrow_for_those_far_off() -> None:
    runs = [
        days("1990-01-01", "1999-12-31"),
        days("2021-08-02", "2021-08-08"),
        days("2021-08-13"),
        days("2021-08-12"),
    ]
    period = near_period(runs, ANCHOR_DAY)
    axis = Axis(*period, 24, ANCHOR_DAY)
    assert period == days("2021-08-02", "2021-08-13")
    assert axis.bar(runs[0]).startswith("◂")
    assert axis.bar(runs[1]).startswith("━━━")
    assert axis.bar(runs[2]).rstrip().endswith("●")
    assert ANCHOR in axis.bar(runs[1])
    assert axis.ends.startswith("2 Aug ")
    assert axis.ends.endswith(" 13 Aug")
    whole = whole_period(runs, ANCHOR_DAY)
    assert whole[0] == runs[0][0]
    assert Axis(*whole, 24).ends.startswith("1990 ")


def test_a_span_that_goes_on_beyond_the_axis_says_so() -> None:
    axis = Axis(*days("2021-08-01", "2021-08-31"), 31)
    assert axis.bar(days("2021-07-01", "2021-08-02")).startswith("◂━ ")
    assert axis.bar(days("2021-08-30", "2021-12-31")).endswith(" ━▸")
    assert axis.bar(days("2021-07-01", "2021-12-31")) == "◂" + "━" * 29 + "▸"
    assert axis.bar(days("2022-01-01")).endswith("▸")


def test_one_day_alone_has_a_week_around_it() -> None:
    first, last = near_period([days("2021-08-13")], ANCHOR_DAY)
    assert last - first + 1 == 7
    assert whole_period([], None) == (1, 1)
    assert near_period([(1, 1)], None)[0] >= 1


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert fitted("a long sentence", 6) == "a lon…"
    assert fitted("short", 8) == "short   "


@pytest.mark.parametrize("width", [40, 80, 170])
def test_the_axis_has_the_panes_width(width: int) -> None:
    chronicle = Chronicle(facts())
    lines = Lines(chronicle, article(), width, width >= 76)
    face = Face.of(chronicle, lines, ANCHOR_DAY, width, is_whole=False)
    assert sum(len(text) for text, _ in face.ends()) == width - 1
    bars = [text for line in lines if line.look == "date" for text, look in face.cells(line) if look == "bar"]
    assert {len(bar) for bar in bars} == {face.axis.columns + 1}


def test_days_that_coincide_say_so() -> None:
    twice = {
        "Friday": DATES["Friday"],
        "two hours": Timex("D4", "time", "2021-08-13T09:00", "2021-08-13", "2021-08-13"),
        "Last week": DATES["Last week"],
        "the 1990s": Timex("D1", "date", "2021-W31", "2021-08-02", "2021-08-08", "2021-08-01"),
    }
    mentions = sorted(
        (Mention("date", TEXT.index(w), TEXT.index(w) + len(w), w, timex.id) for w, timex in twice.items()),
        key=lambda mention: mention.start,
    )
    analysis = Analysis((Span(0, len(TEXT)),), tuple(mentions), tuple(twice.values()), 1)
    chronicle = Chronicle(Facts(article(), analysis, Filter()))
    lines = Lines(chronicle, article(), 80, is_roomy=True)
    face = Face.of(chronicle, lines, ANCHOR_DAY, 80, is_whole=False)
    rows = ["".join(text for text, _ in face.cells(line)) for line in lines if line.look == "date"]
    assert ["the same days" in row for row in rows] == [False, True, False, False]
    assert ["the article’s own day" in row for row in rows] == [False, False, True, False]
    assert rows[3].rstrip().endswith("the same day ●")


def test_a_note_stands_where_it_has_room() -> None:
    assert noted("  ●       ", "same") == "  ● same  "
    assert noted("       ●  ", "same") == "  same ●  "
    assert noted("  ●  ", "same") == "  ●  "
    assert noted("━━━", "") == "━━━"


@pytest.mark.parametrize("room", [*range(24, 130, 7), 400])
def test_an_event_that_is_cut_has_the_words_of_its_date(room: int) -> None:
    text = "The ruling party took 89 of 150 seats in the parliament after a count that lasted until Thursday night in Tbilisi."
    at = text.index("Thursday")
    day = Timex("D1", "date", "2021-08-12", "2021-08-12", "2021-08-12")
    found = Analysis((Span(0, len(text)),), (Mention("date", at, at + 8, "Thursday", "D1"),), (day,), 1)
    told = Article("a", "a", text, None, None, None, (), (Span(0, len(text)),))
    lede = Chronicle(Facts(told, found, Filter())).lede(at, room)
    assert "Thursday" in lede[:room]
    assert lede == text if room >= len(text) else lede.startswith("… ") or lede == text
    assert lede.removeprefix("… ") in text

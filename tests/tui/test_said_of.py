"""What a figure's row says it is of, and that what it shows is found when it is typed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model import Actor, Analysis, Article, Bound, Entity, Figure, Mention, Place, Span, Timex
from tui.facts import Facts
from tui.filter import Filter
from tui.rows import Row, rows_of


def row_of(text: str, words: str, figure: Figure, *others: Entity) -> Row:
    start = text.index(words)
    mention = Mention("figure", start, start + len(words), words, figure.id)
    analysis = Analysis((Span(0, len(text)),), (mention,), (*others, figure), 1)
    article = Article("a", "a", text, paragraphs=(Span(0, len(text)),))
    return rows_of(Facts(article, analysis, Filter()), "figure")[0]


def percent(value: float, **said: object) -> Figure:
    return Figure("F1", "percent", value, unit="%", unit_id="percent", **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words", "subject_and_verb", "said"),
    [
        ("U.S. crude fell 3 %.", "3 %", ("U.S. crude", "fell"), "U.S. crude fell"),
        # What stands between is told, not only the head's words.
        ("Shares did not fall 3 %.", "3 %", ("Shares", "fall"), "Shares did not fall"),
        ("Ford & Sons may cut 3 %.", "3 %", ("Ford &", "cut"), "Ford & Sons may cut"),
        # What is too long between is left out, a denial is not.
        ("Shares, which were in demand a week ago, never lost 3 %.", "3 %", ("Shares", "lost"), "Shares … never … lost"),
        ("The city, which was in the rebels’ hands, lost 3 %.", "3 %", ("The city", "lost"), "The city … lost"),
        # A bracket that is not closed and a verb that says nothing are left out.
        ("Plains (covering 3 % of it) are dry.", "3 %", ("Plains", "covering"), "Plains … covering"),
        ("Titan, which lies beyond the rings there, is 3 % of it.", "3 %", ("Titan", "is"), "Titan"),
        # A pronoun says nothing on a row of its own: the words around the number do.
        ("They lost 3 % of the vote.", "3 %", ("They", "lost"), "“… of the vote”"),
        ("It was sold for 3 %.", "3 %", (None, None), "“It was sold for …”"),
        ("3 % of voters stayed at home.", "3 %", (None, "stayed"), "“… of voters stayed at home”"),
        # How far one number is from another is not what somebody sold; of a measure it is.
        ("Ford sold 79 lots, 3 % more than a year ago.", "3 %", ("Ford", "sold"), "“… more than a year ago”"),
        ("Costs were 3 % above last year’s.", "3 %", ("Costs", "were"), "Costs were … above last year’s"),
        ("Ford sold 3 %, more than ever.", "3 %", ("Ford", "sold"), "Ford sold"),
        # The old value of a change says that it is one.
        ("The bank cut it to 2 % from 3 %.", "3 %", ("The bank", "cut"), "before: The bank cut"),
        ("The bank cut it from 3 % to 2 %.", "3 %", ("The bank", "cut"), "before: The bank cut"),
        ("The bank took 3 % from 2 firms.", "3 %", ("The bank", "took"), "The bank took"),
        ("It got to keep 2 firms, so Ford took from 3 % of us.", "3 %", ("Ford", "took"), "Ford took"),
        # A quote in it has single marks, and it is as long as a wide row.
        ("“If so, we’d go,” 3 % of them said.", "3 %", (None, None), "“… of them said”"),
        ("3 % said “no” there.", "3 %", (None, None), "“… said ‘no’ there”"),
        (f"3 % {'of all of them ' * 6}fell.", "3 %", (None, None), f"“… {'of all of them ' * 6}fell”"),
    ],
)  # fmt: skip
def test_a_figures_row_says_what_it_is_of(
    text: str, words: str, subject_and_verb: tuple[str | None, str | None], said: str
) -> None:
    subject, verb = subject_and_verb
    assert row_of(text, words, percent(3.0, subject=subject, verb=verb)).what == said


def test_it_says_who_and_where_and_marks_what_the_article_told_before() -> None:
    who, where = Actor("A1", "PG&E", "organisation"), Place("L1", "California", "province")
    text = "It cuts off 375,000 people."
    figure = Figure(
        "F1", "count", 375_000.0, unit="people", subject="It", verb="cuts off", who="A1", where="L1"
    )
    assert row_of(text, "375,000 people", figure, who, where).what == "PG&E … cuts off, California"
    told = replace(figure, who_from="article", where_from="article")
    assert row_of(text, "375,000 people", told, who, where).what == "PG&E? … cuts off, California?"


def test_an_exact_amount_has_no_sign_and_a_percentage_its_own() -> None:
    row = row_of("Prices rose 3 %.", "3 %", percent(3.0))
    assert (row.lead, row.name) == ("3", "%")
    assert row_of("Prices rose over 3 %.", "over 3 %", percent(3.0, bound="more than")).lead == "> 3"


_VALUES = st.one_of(
    st.integers(-(10**15), 10**15).map(float),
    st.decimals(-(10**9), 10**9, places=3).map(float),
    st.floats(1e-6, 1e13).map(lambda value: float(f"{value:.6g}")),
    st.sampled_from([0.5, 2 / 3, 1.3e6, 2.5e9, 1e12, 0.0, 27_934.02]),
)
_UNITS = st.sampled_from(
    [
        ("count", "people", None), ("count", None, None), ("count", "Hong Kong dollars", None), ("percent", "%", "percent"),
        ("percent", "percentage points", "percent"), ("money", "$", "USD"), ("money", "£", "GBP"), ("money", "€", "EUR"),
        ("money", "yen", "JPY"), ("money", "francs", "CHF"), ("money", "rupees", "INR"), ("quantity", "km", "kilometre"),
        ("quantity", "mph", "mile per hour"), ("ratio", "provincial capitals", None), ("count", "“yellow” vests", None),
        ("quantity", "sq. miles", "square mile"), ("count", "U.S. troops", None), ("count", "État-major officers", None),
    ]
)  # fmt: skip


@st.composite
def _figures(draw: st.DrawFn) -> Figure:
    type_, unit, unit_id = draw(_UNITS)
    value = draw(st.one_of(_VALUES, st.none()))
    bound = draw(st.sampled_from(get_args(Bound)))
    figure = Figure("F1", type_, value, unit=unit, unit_id=unit_id, bound=bound)  # type: ignore[arg-type]
    if value is None:
        return replace(figure, order=draw(st.sampled_from([10.0, 100.0, 1000.0, 1e5, 1e6, 1e9])))
    if type_ == "ratio":
        return replace(figure, of=draw(st.one_of(st.none(), st.integers(1, 1000).map(float))))
    more = draw(st.sampled_from(["", "", "high", "from_value"]))
    return replace(figure, **{more: draw(_VALUES)}) if more else figure


@settings(max_examples=300, deadline=None, derandomize=True)
@given(_figures(), st.sampled_from(["so many", "1,234.50 of them", "some 88 billion", "$1.30m"]))
def test_what_a_row_shows_typed_as_a_filter_finds_the_row(figure: Figure, words: str) -> None:
    text = f"There were {words} here. Kabul fell on 3 May."
    mention = Mention("figure", 11, 11 + len(words), words, "F1")
    day = Mention("date", text.index("3 May"), text.index("3 May") + 5, "3 May", "D1")
    others = (
        Figure("F2", "count", 7.25, unit="cities"),
        Timex("D1", "date", "2021-05-03", "2021-05-03", "2021-05-03"),
    )
    analysis = Analysis((Span(0, len(text)),), (mention, day), (figure, *others), 1)
    article = Article("a", "a", text, paragraphs=(Span(0, len(text)),))
    row = rows_of(Facts(article, analysis, Filter()), "figure")[0]
    for shown in (f"{row.lead} {row.name}", row.lead, f"{row.brief} {row.name}", row.brief, row.name):
        found = Facts(article, analysis, Filter().asking(shown, is_final=True))
        assert [one.entity for one in rows_of(found, "figure")] == ["F1"], shown


@st.composite
def _timexes(draw: st.DrawFn) -> Timex:
    day = draw(st.dates(dt.date(1000, 1, 1), dt.date(2099, 12, 20)))
    iso, year = day.isoformat(), f"{day.year:04}"
    last = day + dt.timedelta(days=draw(st.integers(1, 9)))
    unit = draw(st.sampled_from(["years", "months", "weeks", "days", "hours", "minutes", "decades"]))
    amount = draw(st.one_of(st.integers(1, 5000).map(float), st.decimals(0, 99, places=1).map(float)))
    whole = ("date", f"{year}-01-01", f"{year}-12-31")
    value, (type_, first, end) = draw(
        st.sampled_from(
            [
                (iso, ("date", iso, iso)),
                (f"{iso}T20:00Z", ("time", iso, iso)),
                (f"{iso}T16:30-05:00", ("time", iso, iso)),
                *((f"{iso}T{part}", ("time", iso, iso)) for part in ("MO", "AF", "EV", "NI")),
                (f"{iso}/{last.isoformat()}", ("date", iso, last.isoformat())),
                (iso[:7], ("date", f"{iso[:7]}-03", f"{iso[:7]}-09")),
                *(
                    (value, whole)
                    for value in (
                        iso[:7],
                        year,
                        year[:3],
                        year[:2],
                        f"{year}-W07",
                        f"{year}-SU",
                        f"{year}-Q2",
                    )
                ),
                ("PTXH", ("duration", None, None)),
                (None, ("date", None, None)),
                (f"P{amount:g}Y", ("duration", None, None)),
            ]
        )
    )
    counted = {"amount": amount, "unit": unit} if type_ == "duration" and value != "PTXH" else {}
    return Timex("D1", type_, value, first, end, **counted)  # type: ignore[arg-type]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(_timexes(), st.sampled_from(["Friday", "so long", "the 7th of it"]))
def test_a_dates_row_typed_as_a_filter_finds_the_row(timex: Timex, words: str) -> None:
    text = f"It was {words} there."
    mention = Mention("date", 7, 7 + len(words), words, "D1")
    analysis = Analysis((Span(0, len(text)),), (mention,), (timex,), 1)
    article = Article("a", "a", text, paragraphs=(Span(0, len(text)),))
    (row,) = rows_of(Facts(article, analysis, Filter()), "date")
    for shown in filter(None, (row.name, row.what if row.what.startswith("“") else "")):
        found = Facts(article, analysis, Filter().asking(shown, is_final=True))
        assert [one.entity for one in rows_of(found, "date")] == ["D1"], shown
        assert not rows_of(
            Facts(article, analysis, Filter().asking(f"{shown} zzz", is_final=True)), "date"
        ), "not all"

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Span

from extractors.timex.days import MONTHS
from extractors.timex.linking import link_timex
from extractors.timex.recognition import recognise
from tests.extractors.timex_reading import dates_in

TOKENIZER: Any = English().tokenizer
DAYS = st.dates(date(1800, 1, 1), date(2059, 12, 31))
SHAPES = {
    "13-Aug-2021": lambda d: f"{d.day}-{MONTHS[d.month - 1][:3]}-{d.year}",
    "13/August/2021": lambda d: f"{d.day}/{MONTHS[d.month - 1]}/{d.year}",
    "Aug-13-2021": lambda d: f"{MONTHS[d.month - 1][:3]}-{d.day:02}-{d.year}",
    "2021-Aug-13": lambda d: f"{d.year}-{MONTHS[d.month - 1][:3]}-{d.day:02}",
    "2021 August 13": lambda d: f"{d.year} {MONTHS[d.month - 1]} {d.day}",
    "2021.08.13": lambda d: f"{d.year}.{d.month:02}.{d.day:02}",
    "13AUG2021": lambda d: f"{d.day:02}{MONTHS[d.month - 1][:3].upper()}{d.year}",
}


def labelled(text: str, *dates: str, anchor: str | None = None) -> list[tuple[str, str | None, str]]:
    """Words, value and reason of each date in a text whose `dates` the model has labelled."""
    doc = TOKENIZER(text)
    spans = [doc.char_span(text.index(said), text.index(said) + len(said), "DATE") for said in dates]
    doc.ents = [span for span in spans if isinstance(span, Span)]
    assert len(doc.ents) == len(dates)
    found = recognise(doc)
    assert all(text[one["start"] : one["end"]] == one["text"] for one in found)
    return [
        (text[span.start : span.end], group.entity.value, group.entity.reason)
        for group in link_timex(found, anchor)
        for span in group.spans
    ]


@pytest.mark.parametrize("shape", SHAPES)
@given(day=DAYS, anchor=st.none() | DAYS.map(date.isoformat))
def test_a_date_in_an_unusual_shape_is_one_date_whatever_the_anchor_and_the_model(
    shape: str, day: date, anchor: str | None
) -> None:
    written = SHAPES[shape](day)
    (group,) = dates_in(f"It is dated {written} and was paid.", anchor)
    assert group.entity.value == day.isoformat()
    assert "unusual wording" in group.entity.reason
    assert [(span.start, span.end) for span in group.spans] == [(12, 12 + len(written))]


@pytest.mark.parametrize(
    ("said", "mention", "value"),
    [
        ("13 Aug 21", "13 Aug 21", "2021-08-13"),
        ("Fri 13 Aug 21", "Fri 13 Aug 21", "2021-08-13"),
        ("August-2021", "August-2021", "2021-08"),
        ("2021-08-13T14:30:00+02:00", "2021-08-13T14:30:00+02:00", "2021-08-13T14:30:00+02:00"),
        ("Fri Aug 13 14:30:05 2021", "Fri Aug 13 14:30:05 2021", "2021-08-13T14:30:05"),
        ("12h30 on 5 May 2020", "12h30 on 5 May 2020", "2020-05-05T12:30"),
    ],
)
def test_a_date_that_the_model_marks_is_read_at_the_granularity_of_its_words(
    said: str, mention: str, value: str
) -> None:
    ((text, found, reason),) = labelled(f"It was signed on {said} in Rome.", said)
    assert (text, found) == (mention, value)
    assert "unusual wording" in reason


def test_a_time_that_the_model_marks_apart_from_its_day_is_of_that_day() -> None:
    dates = labelled("He came at 12h30 on 5 May 2020 by train.", "12h30", "5 May 2020")
    assert [date_[:2] for date_ in dates] == [("12h30 on 5 May 2020", "2020-05-05T12:30")]


def test_an_unusual_day_without_its_year_counts_from_the_articles_own_date() -> None:
    said = "May the 5th"
    assert labelled(f"It is on {said} again.", said, anchor="2021-06-01")[0][1] == "2021-05-05"
    ((_, value, reason),) = labelled(f"It is on {said} again.", said)
    assert value is None
    assert "not known" in reason


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("August 13, 2021 A.D.", ["2021-08-13"]),
        ("August 13-15, 2021", ["2021-08-13/2021-08-15"]),
        ("August/September 2021", ["2021-08", "2021-09"]),
        ("Friday, May 18, 2018, on Monday", ["2018-05-18", None]),
        ("13.08.2021", ["2021-08-13"]),
        ("Aug. 13th, '21", ["2021-08-13"]),
        ("AUGUST 13TH 2021", ["2021-08-13"]),
    ],
)
def test_what_the_grammar_reads_stays_as_it_reads_it(said: str, values: list[str | None]) -> None:
    dates = labelled(f"It was on {said} in Rome.", said)
    assert [value for _, value, _ in dates] == values
    assert not any("unusual" in reason for *_, reason in dates)


@pytest.mark.parametrize(
    "text",
    [
        "see example.org/2021/Aug/13/story",
        "the file report-13-Aug-2021-final",
        "version 2021.13.45",
        "on 31-Nov-2021x",
        "Article 13-Mayor-2021",
    ],
)
def test_a_date_within_an_address_or_a_name_is_not_taken_out_of_it(text: str) -> None:
    assert not any("unusual" in group.entity.reason for group in dates_in(text, "2021-08-13"))


@given(st.text(alphabet="0123456789-/. :,'’hTZ+AaugMyof", max_size=80))
def test_no_scramble_of_digits_and_months_does_harm(text: str) -> None:
    doc = TOKENIZER(text)
    if len(doc):
        doc.ents = [Span(doc, 0, len(doc), "DATE")]
    for one in recognise(doc):
        assert text[one["start"] : one["end"]] == one["text"]
    link_timex(recognise(doc), "2021-08-13")


def test_an_article_without_such_wordings_does_not_pay_for_reading_them() -> None:
    code = (
        "import sys\n"
        "from tests.extractors.timex_reading import dates_in\n"
        "assert dates_in('On 13 August 2021 it rose; last May it fell.', '2021-08-20')\n"
        "assert 'dateparser' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

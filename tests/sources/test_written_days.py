"""Days as pages write them in many languages."""

from __future__ import annotations

import pytest

from extractors.sources.written_days import month_named, written_days


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("3. August 2009", "de", "2009-08-03"),
        ("Sonntag, Dezember 16th, 2012, 7:05 pm", "de", "2012-12-16"),
        ("31 Okt, 2023", "de", "2023-10-31"),
        ("28.01.22", "de", "2022-01-28"),
        ("jeudi 27 juin 2019", "fr", "2019-06-27"),
        ("1er septembre 2019", "fr", "2019-09-01"),
        ("21 de marzo de 2019", "es", "2019-03-21"),
        ("13 listopada 2020", "pl", "2020-11-13"),
        ("13 listopada 2020", "hr", "2020-10-13"),
        ("2021. május 3.", "hu", "2021-05-03"),
        ("5 мая 2021 г.", "ru", "2021-05-05"),
        ("12 Ağustos 2020", "tr", "2020-08-12"),
        ("2020年4月7日", "zh", "2020-04-07"),
        ("2020년 4월 7일", "ko", "2020-04-07"),
        ("19-Nov-2018", "en", "2018-11-19"),
        ("04/03/2022", "de", "2022-03-04"),
        ("04/03/2022", "en-US", "2022-04-03"),
        ("17/02/2022", "", "2022-02-17"),
    ],
)
def test_a_day_is_read_in_the_pages_language(text: str, language: str, day: str) -> None:
    assert [str(one.day) for one in written_days(text, language)] == [day]
    (found,) = written_days(f"Le {text} x", language)
    assert found.start >= 3


@pytest.mark.parametrize(
    "text",
    [
        "1.2.3.2004",
        "version 12.4.20.1",
        "3,5 Mai 2020",
        "04/03/2022",
        "30 Februar 2020",
        "12 monkeys 2020",
        "2020",
    ],
)
def test_what_is_no_whole_day_is_none(text: str) -> None:
    assert not list(written_days(text, "en"))


def test_a_beginning_that_two_months_have_is_none() -> None:
    assert month_named("jui", "fr") is None
    assert month_named("juil.", "fr") == 7
